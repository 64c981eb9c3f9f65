"""What is wrong in a content file: where, what was found, what is allowed, what to do."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """An error keeps an exercise from being offered; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend. `path` is relative to the content folder, `line` counts from 1."""

    path: Path
    line: int
    where: str
    found: str
    allowed: str
    advice: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return (
            f"{self.path.as_posix()}:{self.line}: {self.severity}: {self.where}: "
            f"found {self.found}; allowed: {self.allowed}; {self.advice}."
        )

"""How a warning about the course as a whole is put."""

from pathlib import Path
from typing import Final

from kit.content.problems import Problem, Severity

#: The place of what is no single file's fault.
COURSE: Final = Path("exercises")


def percent(share: float) -> str:
    """A share of 0 to 1 as per cent, to the tenth where that is needed: 65 %, 65.2 %."""
    return f"{share * 100:.1f}".removesuffix(".0") + " %"


def warning(path: Path, where: str, fault: str, allowed: str, advice: str) -> Problem:
    """A warning at the start of a file."""
    return Problem(path, 1, where, fault, allowed, advice, Severity.WARNING)

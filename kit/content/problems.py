"""What is wrong in a content file: where, what was found, what is allowed, what to do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

#: What is found in a file can be of any length; a line of problems can not.
_SHOWN_MOST: Final = 400
_QUOTED_MOST: Final = 40
#: How the files of keys end.
KEY_SUFFIX: Final = ".key.yaml"


class Severity(StrEnum):
    """An error keeps an exercise from being offered; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class PlainWords:
    """A problem in sentences for somebody who has never seen a file of it: a message id with facts.

    `terms` are facts that are message ids themselves.
    """

    message: str
    facts: Mapping[str, object] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)

    def said(self, translate: Callable[[str], str] = str) -> str:
        """The sentences, in the language of `translate`; in English without it."""
        terms = {name: translate(term) for name, term in self.terms.items()}
        return translate(self.message) % {**self.facts, **terms}


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend. `path` is relative to the content folder, `line` counts from 1.

    `plain` says the same to a teacher at a form, where there are such words; what is said in such
    words alone has them in `found`, and nothing that is allowed.
    """

    path: Path
    line: int
    where: str
    found: str
    allowed: str
    advice: str
    severity: Severity = Severity.ERROR
    plain: PlainWords | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.place}: {self.severity}: {self.sentence}"

    @property
    def place(self) -> str:
        """File and line, as editors and compilers write it."""
        return f"{_printable(self.path.as_posix())}:{self.line}"

    @property
    def in_key(self) -> bool:
        """Whether its words may give a key away."""
        return self.path.name.endswith(KEY_SUFFIX)

    @property
    def sentence(self) -> str:
        """What is wrong and what to do, without its place."""
        if self.plain is not None and not self.allowed:
            return f"{_printable(self.where)}: {_printable(self.found)}"
        return (
            f"{_printable(self.where)}: found {_printable(self.found)}; allowed: "
            f"{_printable(self.allowed)}; {_printable(self.advice)}."
        )


@dataclass(frozen=True, slots=True)
class Withheld:
    """An exercise file that is not offered, and the errors for it: its own, or what it needs.

    `is_kept`: what was read of it before it had errors is offered all the same.
    """

    path: Path
    title: str
    reasons: tuple[Problem, ...]
    is_kept: bool = False


def short_repr(text: str) -> str:
    """The text in quotes, as long as it need be to be found again."""
    return repr(text if len(text) <= _QUOTED_MOST else text[: _QUOTED_MOST - 1] + "…")


def _printable(text: str) -> str:
    """The text on one line, of a length that can be read, in signs that any terminal shows."""
    short = text if len(text) <= _SHOWN_MOST else text[: _SHOWN_MOST - 1] + "…"
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in short)

"""What a page of Markdown is checked for as it is read: front matter, size, pens."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kit.content.markdown import PEN
from kit.content.markdown_bounds import excess_of
from kit.content.problems import Problem, Severity, short_repr
from kit.items.fields.advice import near_miss
from kit.vocabulary import Label

_FRONT_MATTER: Final = re.compile(r"\A---\n(?P<yaml>.*?\n)---\n", re.DOTALL)
_LABELS: Final = [label.value for label in Label]
_ONE_BRACKET: Final = re.compile(rf"(?<!\[)\[({'|'.join(_LABELS)}):[^\[\]]*\](?![\](])")


@dataclass(frozen=True, slots=True)
class PageText:
    """A file's front matter, None where it has none, and what stands below it.

    `lines_before` is how many lines of the file stand above the body.
    """

    matter: str | None
    body: str
    lines_before: int


def page_text(text: str) -> PageText:
    """The two parts of a file."""
    front = _FRONT_MATTER.match(text)
    if front is None:
        return PageText(None, text, 0)
    head = text[: front.end()]
    return PageText(front["yaml"], text[front.end() :], head.count("\n"))


def no_front_matter(shown: Path) -> Problem:
    """That a file begins without it."""
    return Problem(
        shown, 1, "front matter", "no lines between --- and ---",
        "front matter at the top of the file, between two lines ---",
        "begin the file with it (docs/authoring.md)",
    )  # fmt: skip


def too_much(shown: Path, text: str, lines_before: int) -> list[Problem]:
    """The problem of a text that is more than is rendered, if it is."""
    excess = excess_of(text)
    if excess is None:
        return []
    line = lines_before + 1
    return [Problem(shown, line, "text", excess.amount, excess.bound, excess.advice)]


def pen_problems(shown: Path, body: str, lines_before: int) -> Iterator[Problem]:
    """The pens of no label, and brackets of pens that lack a half."""
    for number, line in enumerate(body.split("\n"), lines_before + 1):
        for pen in PEN.finditer(line):
            label = pen["label"].strip()
            if label not in _LABELS:
                yield Problem(
                    shown, number, "text", f"a pen {label!r}", ", ".join(_LABELS),
                    near_miss(label, _LABELS, "choose one of these"),
                )  # fmt: skip
        left = PEN.sub("", line)
        single = _ONE_BRACKET.search(left)
        if single:
            yield Problem(
                shown, number, "text", f"{short_repr(single[0])}, shown as it is typed",
                "[[label: words]] where a pen is meant", "write two brackets on each side",
                Severity.WARNING,
            )  # fmt: skip
        if "[[" in left or "]]" in left:
            yield Problem(
                shown, number, "text", "[[ or ]] without its other half or its label",
                "[[label: words]] within one line", "close it, and name the label first",
            )  # fmt: skip

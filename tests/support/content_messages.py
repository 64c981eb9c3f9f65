"""A tiny content folder, one thing changed in it, and the lines that `kit check` says of it."""

from pathlib import Path

from kit.content.library import load_library
from tests.support.room import write_content

EX = "exercises/01-three-claims.yaml"


KEYS = "exercises/01-three-claims.key.yaml"


LES = "lessons/01-three-claims.md"


#: The tiny exercise has four items; that it is small is no part of these tests.
FEW = (
    f"{EX}:6: warning: items: found 4 of them; allowed: 12 or more; "
    "add some: few items tell little about a class."
)


def lines(folder: Path, **changed: str | None) -> list[str]:
    problems = load_library(write_content(folder, **changed)).problems
    return [text for text in map(str, problems) if text != FEW]


def changed(file: str, text: str, old: str, new: str) -> dict[str, str]:
    assert old in text, old
    return {file: text.replace(old, new, 1)}

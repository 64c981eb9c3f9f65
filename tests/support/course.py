"""Content folders of any size, with items of every label."""

from collections.abc import Sequence
from pathlib import Path

from tests.support.room import write_content

#: A claim and its label, each in a form that gives it away.
PLAIN = (
    ("The minutes of 1 March record nine votes.", "sourced"),
    ("The mayor said that the square will stay open.", "official"),
    ("The square is a disgrace.", "editorial"),
)
#: Four of each, in the order in which they might fall.
MIXED = tuple(PLAIN[kind] for kind in (0, 0, 1, 2, 1, 1, 0, 2, 2, 1, 0, 2))


def exercise_text(name: str, claims: Sequence[tuple[str, str]], origin: str) -> tuple[str, str]:
    """An exercise of those claims and its key, as texts of their files."""
    items = "".join(
        f"  - {{id: n{number}, claim: {claim}, from: {origin}}}\n"
        for number, (claim, _) in enumerate(claims)
    )
    entries = "".join(
        f"  n{number}: {{label: {label}, why: step 1, cues: [], check: x}}\n"
        for number, (_, label) in enumerate(claims)
    )
    head = f"id: {name}\ntitle: T\nlesson: 01-three-claims\ntype: classify\nscheme: three-way\n"
    return f"{head}items:\n{items}", f"exercise: {name}\nitems:\n{entries}"


def write_course(
    folder: Path,
    exercises: int,
    claims: Sequence[tuple[str, str]] = MIXED,
    origin: str = "{article: a, paragraph: 1}",
) -> Path:
    """A content folder with one lesson and that many like exercises."""
    write_content(folder)
    for number in range(1, exercises + 1):
        exercise, key = exercise_text(f"like-{number}", claims, origin)
        name = "01-three-claims" if number == 1 else f"01-like-{number}"
        (folder / f"exercises/{name}.yaml").write_text(exercise, encoding="utf-8")
        (folder / f"exercises/{name}.key.yaml").write_text(key, encoding="utf-8")
    return folder

"""A content folder whose lesson has pictures."""

from pathlib import Path

from tests.support.pictures import ENTRY, SQUARE, SVG, with_pictures
from tests.support.room import LESSON, write_content

LES = "lessons/01-three-claims.md"
#: Lines of the lesson on which its entries and its figure stand.
ENTRY_LINE, FIGURE_LINE = 8, 13


def pictured(entries: str = f"[{ENTRY}]", figure: str = SQUARE) -> str:
    """The tiny lesson with pictures."""
    return with_pictures(LESSON, entries, figure)


def write_pictured(folder: Path, lesson: str | None = None, **files: str | bytes | None) -> Path:
    """A content folder with that lesson, and square.svg beside it unless `files` says otherwise.

    `files` by their names, with _ for the point: `square_svg=...`; None for none.
    """
    write_content(folder, lesson=pictured() if lesson is None else lesson)
    for name, content in {"square_svg": SVG, **files}.items():
        path = folder / "lessons" / ".".join(name.rsplit("_", 1))
        if content is not None:
            path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder

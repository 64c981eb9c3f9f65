"""A lesson with pictures: what stands in its file, and the pictures' own bytes."""

import zlib
from pathlib import Path
from struct import pack

from tests.support.room import LESSON, write_content

#: `fill` is nowhere else on a page, so that it tells the drawing in a PDF.
SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200" width="400" height="250">
  <rect width="320" height="200" fill="#336699"/>
  <text x="20" y="40" font-family="sans-serif" fill="#ffffff">The square</text>
</svg>
"""
SQUARE = '![The square from above](square.svg "The square in 2026.")'
PHOTO = '![The square at noon](square.png "The square at noon.")'
ENTRY = "{file: square.svg, by: Ann Ash, licence: CC BY 4.0}"
PHOTO_ENTRY = "{file: square.png, by: Ben Birch, licence: CC0}"
LES = "lessons/01-three-claims.md"
#: Lines of LESSON on which the one entry and the one figure of `pictured` begin.
ENTRY_LINE, FIGURE_LINE = 8, 13


def png(width: int, height: int, *, rows: bytes | None = None) -> bytes:
    """A PNG of one grey; `rows` in place of its content, compressed or not."""
    raw = b"".join(b"\0" + b"\x80" * width for _row in range(height)) if rows is None else b""
    content = zlib.compress(raw) if rows is None else rows
    header = pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", content), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*one) for one in chunks)


def chunk(name: bytes, content: bytes) -> bytes:
    """A chunk of a PNG, with its length and its check sum."""
    return pack(">I", len(content)) + name + content + pack(">I", zlib.crc32(name + content))


def pictured(entries: str = f"[{ENTRY}]", figure: str = SQUARE) -> str:
    """The tiny lesson with pictures in its front matter, and a figure in its reading."""
    front = LESSON.replace(
        "discussion: Who said so?\n", f"discussion: Who said so?\npictures: {entries}\n"
    )
    return front.replace("## Reading\n\n", f"## Reading\n\n{figure}\n\n")


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

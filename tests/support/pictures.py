"""Pictures: their bytes, and what a lesson says of them."""

import zlib
from struct import pack

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


def with_pictures(lesson: str, entries: str = f"[{ENTRY}]", figure: str = SQUARE) -> str:
    """A lesson's text with pictures in its front matter, and a figure below its first heading."""
    front, reading = lesson.split("\n---\n\n", 1)
    heading, text = reading.split("\n\n", 1)
    return f"{front}\npictures: {entries}\n---\n\n{heading}\n\n{figure}\n\n{text}"

"""PNG: whether a file is one, whole, and of what size."""

import zlib
from struct import unpack_from
from typing import Final

#: How every PNG begins.
SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_HEADER_BYTES: Final = 13
#: A chunk has its length and name before its content, and a check sum behind.
_BEFORE: Final = 8
_BEHIND: Final = 4


def png_size(raw: bytes) -> tuple[int, int] | None:
    """Width and height in pixels as the file gives them; None where it is no whole PNG."""
    if not raw.startswith(SIGNATURE):
        return None
    names = list[bytes]()
    at = len(SIGNATURE)
    while names[-1:] != [b"IEND"]:
        name = _sound_chunk(raw, at)
        if name is None:
            return None
        names.append(name)
        at += _BEFORE + _length(raw, at) + _BEHIND
    first = len(SIGNATURE)
    if names[0] != b"IHDR" or b"IDAT" not in names or _length(raw, first) != _HEADER_BYTES:
        return None
    width, height = unpack_from(">II", raw, first + _BEFORE)
    return width, height


def _length(raw: bytes, at: int) -> int:
    return int(unpack_from(">I", raw, at)[0])


def _sound_chunk(raw: bytes, at: int) -> bytes | None:
    """The name of the chunk there; None where it is cut off or damaged."""
    if len(raw) < at + _BEFORE + _BEHIND:
        return None
    end = at + _BEFORE + _length(raw, at)
    if len(raw) < end + _BEHIND or unpack_from(">I", raw, end)[0] != zlib.crc32(raw[at + 4 : end]):
        return None
    return raw[at + 4 : at + _BEFORE]

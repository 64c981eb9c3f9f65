"""Reading the file of a picture: what it is, whatever its name says."""

from pathlib import Path
from typing import Any, Final

from kit.content.notation.markdown_remarks import Remark
from kit.content.pictures.picture import LARGEST_PICTURE, SIDE_MOST
from kit.content.pictures.png import SIGNATURE, png_size
from kit.content.pictures.svg import svg_look

#: How files of other kinds begin.
_KINDS: Final = {
    SIGNATURE: "a PNG",
    b"\xff\xd8\xff": "a JPEG",
    b"GIF8": "a GIF",
    b"RIFF": "a WebP or a sound",
    b"%PDF": "a PDF",
    b"\x1f\x8b": "a packed file",
    b"PK\x03\x04": "a packed file",
    b"<?xml": "an SVG or other XML",
    b"<svg": "an SVG",
}
_KINDS_TAKEN: Final = "an SVG or a PNG, each with the ending that says so"


def read_picture(path: Path) -> dict[str, Any] | list[Remark]:
    """The fields `content`, `width` and `height` of a picture, or all that is wrong."""
    raw = _read(path)
    return [raw] if isinstance(raw, Remark) else picture_of(raw, path.suffix)


def picture_of(raw: bytes, suffix: str) -> dict[str, Any] | list[Remark]:
    """The same of a picture's bytes, as a file with that ending would hold them."""
    if len(raw) > LARGEST_PICTURE:
        return [_too_large(len(raw))]
    size, remarks = _look(raw, suffix)
    if size is not None and max(size) > SIDE_MOST:
        remarks.append(_too_wide(size))
    if size is not None and min(size) == 0:
        remarks.append(_no_picture("a picture of no width or height"))
    if size is None or remarks:
        return remarks
    return {"content": raw, "width": size[0], "height": size[1]}


def _read(path: Path) -> bytes | Remark:
    try:
        if not path.is_file():
            return Remark(
                1, "no plain file", "a file with a picture", "put the picture in its place"
            )
        size = path.stat().st_size
        if size > LARGEST_PICTURE:
            return _too_large(size)
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "no reason given"
        return Remark(
            1, f"a file that cannot be read ({reason})", "a readable file", "check its permissions"
        )


def ending_of(raw: bytes) -> str | list[Remark]:
    """The ending of a picture's file, by what it is, or what is wrong where it is none."""
    kind = next((kind for start, kind in _KINDS.items() if raw.startswith(start)), None)
    if kind == _KINDS[SIGNATURE]:
        return ".png"
    if kind is None or "SVG" in kind:
        # Comments and blanks may stand before what an SVG begins with.
        return ".svg" if b"<svg" in raw else [_no_picture("a file that is no picture")]
    return [_no_picture(kind)]


def _too_large(size: int) -> Remark:
    return Remark(
        1, f"{size} bytes", f"at most {LARGEST_PICTURE} bytes (500 kB)",
        "save the picture smaller, or draw it as an SVG",
    )  # fmt: skip


def _look(raw: bytes, suffix: str) -> tuple[tuple[int, int] | None, list[Remark]]:
    """The size, if there is one, and what is wrong."""
    kind = next((kind for start, kind in _KINDS.items() if raw.startswith(start)), None)
    if suffix == ".png":
        size = png_size(raw)
        return size, [] if size else [_no_png(kind)]
    if kind is not None and "SVG" not in kind:
        return None, [_no_picture(f"{kind} under the name of an SVG")]
    return svg_look(raw)


def _no_png(kind: str | None) -> Remark:
    if kind == _KINDS[SIGNATURE]:
        return _no_picture("a PNG that is cut off or damaged")
    return _no_picture(f"{kind} under the name of a PNG" if kind else "a file that is no PNG")


def _no_picture(mistake: str) -> Remark:
    return Remark(1, mistake, _KINDS_TAKEN, "save the picture anew in one of these forms")


def _too_wide(size: tuple[int, int]) -> Remark:
    return Remark(
        1, f"a picture of {size[0]} x {size[1]} pixels", f"at most {SIDE_MOST} a side",
        "save the picture smaller",
    )  # fmt: skip

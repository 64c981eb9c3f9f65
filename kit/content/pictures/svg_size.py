"""The size of an SVG: its width and height, or those of its viewBox."""

import re
from collections.abc import Mapping
from typing import Final

from kit.content.notation.markdown_remarks import Remark
from kit.content.problems import short_repr

_NUMBER: Final = r"(?:[0-9]{1,6}(?:\.[0-9]{1,12})?|\.[0-9]{1,12})"
_LENGTH: Final = re.compile(rf"\s*(?P<number>{_NUMBER})(?P<unit>px|pt|pc|mm|cm|in)?\s*")
_BOX: Final = re.compile(rf"\s*-?{_NUMBER}(?:[\s,]+-?{_NUMBER}){{3}}\s*")
#: CSS pixels, of which an inch has 96.
_UNITS: Final = {"px": 1, "pt": 96 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
_ALLOWED: Final = "numbers above 0 for width and height, or a viewBox of four"


def size_of(attributes: Mapping[str, str]) -> tuple[int, int] | Remark:
    """Width and height in CSS pixels, 1 or more, from the attributes of the root; or what is wrong.

    >>> size_of({"viewBox": "0 0 320 660", "width": "100%"})
    (320, 660)
    """
    box = attributes.get("viewBox")
    sides = None if box is None else _box_sides(box)
    if box is not None and sides is None:
        return _remark(f"the viewBox {short_repr(box)}")
    width, height = _length(attributes.get("width")), _length(attributes.get("height"))
    if sides is not None and (width is None or height is None):
        return _pixels(*_by_box(sides, width, height))
    if width is None or height is None:
        return _remark("no width and height, and no viewBox")
    return _pixels(width, height)


def _remark(mistake: str) -> Remark:
    advice = 'write viewBox="0 0 WIDTH HEIGHT" into <svg>'
    return Remark(1, mistake, _ALLOWED, advice)


def _pixels(width: float, height: float) -> tuple[int, int]:
    return max(1, round(width)), max(1, round(height))


def _by_box(
    sides: tuple[float, float], width: float | None, height: float | None
) -> tuple[float, float]:
    """The sides of the box, made as wide or high as the one length that is given."""
    if width is not None:
        return width, width * sides[1] / sides[0]
    if height is not None:
        return height * sides[0] / sides[1], height
    return sides


def _box_sides(text: str) -> tuple[float, float] | None:
    if not _BOX.fullmatch(text):
        return None
    _left, _top, width, height = map(float, re.split(r"[\s,]+", text.strip()))
    return (width, height) if width > 0 and height > 0 else None


def _length(text: str | None) -> float | None:
    """CSS pixels; None for what is none above 0, such as 100%."""
    match = _LENGTH.fullmatch(text or "")
    return float(match["number"]) * _UNITS[match["unit"] or "px"] or None if match else None

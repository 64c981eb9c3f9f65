"""Text in a Word file: what XML cannot hold is left out, and what runs from the right does so."""

import re
import unicodedata
from typing import Any, Final

from docx.oxml import OxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: What the format wants after the direction, of what the kit sets.
_AFTER_BIDI: Final = ("w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr", "w:sectPr")
_FROM_RIGHT: Final = frozenset({"R", "AL"})


def plain_text(text: str) -> str:
    """The text without what XML cannot hold."""
    return _NO_XML.sub("", text)


def add_text(paragraph: Paragraph, text: str, style: str | None = None) -> Run:
    """A run of that character style. The paragraph takes its direction from its first letters."""
    if not paragraph.runs and runs_from_right(text):
        set_from_right(paragraph)
    run = paragraph.add_run(plain_text(text), style)
    if runs_from_right(text):
        run.font.rtl = True
    return run


def element_of(paragraph: Paragraph) -> Any:
    """What the library has no words for is said in the XML below it."""
    return paragraph.paragraph_format.element


def set_from_right(paragraph: Paragraph) -> None:
    """Begin its lines on the right."""
    element_of(paragraph).get_or_add_pPr().insert_element_before(
        OxmlElement("w:bidi"), *_AFTER_BIDI
    )


def runs_from_right(text: str) -> bool:
    """Whether the first letter with a direction has that of Arabic or Hebrew.

    >>> runs_from_right("«ليلى» and Tom"), runs_from_right("Tom and ليلى")
    (True, False)
    """
    kinds = map(unicodedata.bidirectional, text)
    return next((kind in _FROM_RIGHT for kind in kinds if kind in {"L", *_FROM_RIGHT}), False)

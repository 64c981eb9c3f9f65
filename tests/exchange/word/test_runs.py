"""Text of any kind in a Word file."""

from kit.exchange.word.document import Foot, Layout, open_document, saved
from kit.exchange.word.runs import add_text, runs_from_right
from tests.support.word_files import lines_in, opened


def written(*texts: str) -> bytes:
    document = open_document(Layout(), "x", Foot("x"))
    for text in texts:
        add_text(document.add_paragraph(), text)
    return saved(document)


def test_what_xml_cannot_hold_is_left_out() -> None:
    assert lines_in(written("a\x00b\x1bc\ud800d\uffffe")) == ["abcde"]


def test_text_from_the_right_begins_there() -> None:
    first, second = opened(written("ליאת אמרה", "Ada said")).paragraphs
    assert "<w:bidi/>" in first.paragraph_format.element.xml
    assert first.runs[0].font.rtl
    assert "<w:bidi/>" not in second.paragraph_format.element.xml
    assert not second.runs[0].font.rtl


def test_direction_is_that_of_the_first_letter_that_has_one() -> None:
    assert runs_from_right("12: «ليلى»")
    assert not runs_from_right("12 Ada ליאת")
    assert not runs_from_right("12")

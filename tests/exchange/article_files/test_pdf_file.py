"""The article of a PDF, read in this process."""

import pytest

from kit.exchange.article_files.article import PictureOfText
from kit.exchange.article_files.pdf_file import pdf_file
from tests.support.article_files import pdf_of

WORDS = "The council closed the weir bridge, and nobody may cross it."


def test_running_heads_and_page_numbers_go_and_words_stay() -> None:
    words = [f"The {name} bridge is shut, and nobody may cross it." for name in "abcd"]
    pages = [
        [(72, 800, "THE COURIER, page 3"), (72, 700, line), (72, 40, f"- {number} -")]
        for number, line in enumerate(words, 1)
    ]
    assert pdf_file(pdf_of(pages)).text.split("\n") == words


def test_line_that_two_of_five_pages_have_stays() -> None:
    pages = [
        [(72, 800, "Letters" if number < 2 else f"{'abc'[number - 2]} head"), (72, 700, WORDS)]
        for number in range(5)
    ]
    assert pdf_file(pdf_of(pages)).text.count("Letters") == 2


def test_stamp_on_a_scan_is_no_text() -> None:
    with pytest.raises(PictureOfText):
        pdf_file(pdf_of([[(72, 700, "Copy")], [], []]))

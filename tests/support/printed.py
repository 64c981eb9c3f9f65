"""Exercises made to be printed: twenty items of odd length, and what a PDF of them says."""

import io
import re
from dataclasses import dataclass
from typing import Final

from pypdf import PdfReader

from kit.content.own.texts import EXERCISE, KEY

#: Sixty letters without a place to break, and a text from right to left.
LONG_WORD: Final = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunter"
RIGHT_TO_LEFT: Final = "أعلن المجلس يوم الاثنين خطة جديدة للساحة القديمة في وسط المدينة"
#: How many items there are.
MANY: Final = 20
_A4: Final = (595, 842)
_LETTER: Final = (612, 792)
#: Width and height of a page in points.
PAPER: Final = {"a4": _A4, "letter": _LETTER}


def _claim(number: int) -> str:
    odd = {4: LONG_WORD, 9: RIGHT_TO_LEFT}.get(number, "")
    more = "The council counted the trees and said so in its minutes. " * (number % 4)
    return f"Opening{number} {more}{odd} closing{number}."


def twenty() -> dict[str, str]:
    """The texts of a draft of twenty claims; each ends with a source line of its own."""
    items = "".join(
        f"""
  - id: claim-{number}
    claim: "{_claim(number)}"
    context: {{before: "On day {number}:"}}
    from: {{invented: "Source{number} is made up."}}"""
        for number in range(1, MANY + 1)
    )
    key = "".join(
        f"""
  claim-{number}: {{label: voice, why: "Because{number} of it.", cues: [], check: "Look{number}."}}"""
        for number in range(1, MANY + 1)
    )
    head = "id: twenty\ntitle: Twenty claims\ntype: classify\nscheme: five-way\nitems:"
    return {EXERCISE: head + items + "\n", KEY: f"exercise: twenty\nitems:{key}\n"}


@dataclass(frozen=True)
class PrintedPage:
    """One page of a PDF: its words, and its size in points."""

    text: str
    width: int
    height: int

    def has(self, word: str) -> bool:
        """Whether a word stands on it, by itself."""
        return re.search(rf"(?<!\w){word}(?!\w)", self.text) is not None


def pages_of(pdf: bytes) -> list[PrintedPage]:
    """The pages; ligatures are taken apart."""
    return [
        PrintedPage(
            text=page.extract_text().replace("ﬁ", "fi").replace("ﬂ", "fl"),
            width=round(page.mediabox.width),
            height=round(page.mediabox.height),
        )
        for page in PdfReader(io.BytesIO(pdf)).pages
    ]


def page_with(pages: list[PrintedPage], word: str) -> int:
    """The number of the one page that has a word, from 0."""
    numbers = [number for number, page in enumerate(pages) if page.has(word)]
    assert len(numbers) == 1, f"{word} is on the pages {numbers}"
    return numbers[0]

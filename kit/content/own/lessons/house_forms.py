"""The forms that a reading may have, each once: for the buttons of an editor, and to copy by hand.

A form goes around words in a line (`before`, `after`), before each of the lines (`before` alone),
or stands as a block of its own. `words` are what it has where nothing was selected.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kit.content.leaving.leave_page import EXTRACTS_HEADING
from kit.content.own.texts import LEAVE, LESSON, NOTES
from kit.content.stats.course_check import RELIABLE_ENDING
from kit.vocabulary import N_, PENS, Label


class Reach(StrEnum):
    """What a form is put around."""

    WORDS = "words"
    LINES = "lines"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class HouseForm:
    """A form by its name, a message id. `pen` is the label whose pen it draws."""

    name: str
    reach: Reach
    before: str
    after: str = ""
    words: str = ""
    pen: Label | None = None

    @property
    def example(self) -> str:
        """The form as it is typed."""
        if self.reach is Reach.LINES:
            return "\n".join(self.before + line for line in self.words.split("\n"))
        return f"{self.before}{self.words}{self.after}"


_TABLE: Final = "| who | what |\n|---|---|\n| the mayor | announced it |"
_COMMON: Final = (
    HouseForm(N_("Heading"), Reach.LINES, "## ", words="A heading"),
    HouseForm(N_("Smaller heading"), Reach.LINES, "### ", words="A heading"),
    HouseForm(N_("Bold"), Reach.WORDS, "**", "**", "words"),
    HouseForm(N_("Emphasis"), Reach.WORDS, "*", "*", "words"),
    HouseForm(N_("List"), Reach.LINES, "- ", words="one thing\nanother"),
    HouseForm(N_("Numbered list"), Reach.LINES, "1. ", words="first\nthen"),
    HouseForm(N_("Table"), Reach.BLOCK, "", words=_TABLE),
    HouseForm(N_("Link"), Reach.WORDS, "[", "](https://)", "what it is"),
)
_QUOTED: Final = (
    HouseForm(N_("Quotation"), Reach.LINES, "> ", words="What somebody said."),
    HouseForm(
        N_("Box"),
        Reach.LINES,
        "> ",
        words="**We nearly wrote:** what, and how one notices.",
    ),
)
_PENS: Final = tuple(
    HouseForm(PENS[label].name, Reach.WORDS, f"[[{label.value}: ", "]]", "words", label)
    for label in Label
)
_ENDING: Final = HouseForm(
    N_("Last section"), Reach.BLOCK, f"## {RELIABLE_ENDING}\n\n", words="One claim, and why."
)
_EXTRACTS: Final = (
    HouseForm(
        N_("Begin the extracts"),
        Reach.BLOCK,
        f"## {EXTRACTS_HEADING}\n\n",
        words="### The page, date",
    ),
    HouseForm(N_("Extract"), Reach.BLOCK, "### ", "\n\nWhat the page says.", "The page, date"),
)
#: By the text of the draft that they are for.
HOUSE_FORMS: Final[Mapping[str, Sequence[HouseForm]]] = {
    LESSON: (*_COMMON, *_QUOTED, *_PENS, _ENDING),
    NOTES: (*_COMMON, *_QUOTED),
    LEAVE: (*_COMMON[2:], *_QUOTED, *_EXTRACTS),
}

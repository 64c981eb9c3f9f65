"""What is noted of a claim beside its draft: where it stands, and what its teacher answered. Pure.

A claim is one of the draft's as long as its item is among the exercise's texts: a mark stays when
an item goes, so that undoing brings both back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from kit.drafting.article import Article, Span
from kit.drafting.findings import Place, Question
from kit.vocabulary import Label


class Answer(StrEnum):
    """What a teacher answers to one of the guide's questions.

    `OTHER` is of the first question alone: somebody speaks who has no public authority.
    """

    YES = "yes"
    OTHER = "other"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Mark:
    """Of an item: `block`, `start` and `end` are where its claim stands (`Place`), in `words`.

    `first` is the label that the teacher chose before any proposal was shown, None where proposals
    came at once or none is chosen yet.
    """

    block: int
    start: int
    end: int
    words: str
    answers: Mapping[Question, Answer] = field(default_factory=dict)
    first: Label | None = None

    @property
    def place(self) -> Place:
        """Where the claim stands."""
        return Place(self.block, Span(self.start, self.end))

    @property
    def key(self) -> str:
        """The place as a form posts it: `2:0:41`."""
        return f"{self.block}:{self.start}:{self.end}"


Marks = Mapping[str, Mark]


def marks_of(stored: Mapping[str, Mapping[str, Any]]) -> dict[str, Mark]:
    """The marks of a row, by the ids of their items."""
    return {
        item_id: Mark(
            mark["block"],
            mark["start"],
            mark["end"],
            mark["words"],
            {Question(one): Answer(said) for one, said in mark["answers"].items()},
            Label(mark["first"]) if mark["first"] else None,
        )
        for item_id, mark in stored.items()
    }


def stored_marks(marks: Marks) -> dict[str, dict[str, Any]]:
    """The marks as a row has them; inverse of `marks_of`."""
    return {
        item_id: {
            "block": mark.block,
            "start": mark.start,
            "end": mark.end,
            "words": mark.words,
            "answers": {one.value: said.value for one, said in mark.answers.items()},
            "first": mark.first.value if mark.first else None,
        }
        for item_id, mark in marks.items()
    }


def mark_at(article: Article, place: Place) -> Mark | None:
    """A new mark for words of the article; None where there is no such place, or it is empty."""
    if not 0 <= place.block < len(article.blocks):
        return None
    text, span = article.blocks[place.block].text, place.span
    if not 0 <= span.start < span.end <= len(text) or not span.of(text).strip():
        return None
    return Mark(place.block, span.start, span.end, span.of(text))


def found_again(marks: Marks, article: Article) -> dict[str, Mark]:
    """The marks in an article that is cut otherwise now: each where its words stand.

    Where they stand several times it is the nearest block; where nowhere, the mark stays as it is.
    """
    return {item_id: _again(mark, article) for item_id, mark in marks.items()}


def _again(mark: Mark, article: Article) -> Mark:
    stands = mark_at(article, mark.place)
    if stands is not None and stands.words == mark.words:
        return mark
    place = place_of(mark.words, article, mark.block)
    if place is None:
        return mark
    return replace(mark, block=place.block, start=place.span.start, end=place.span.end)


def place_of(words: str, article: Article, near: int = 0) -> Place | None:
    """Where words stand in the article, in the block nearest to one; None where nowhere."""
    order: Sequence[int] = sorted(range(len(article.blocks)), key=lambda index: abs(index - near))
    for index in order:
        start = article.blocks[index].text.find(words)
        if start >= 0:
            return Place(index, Span(start, start + len(words)))
    return None

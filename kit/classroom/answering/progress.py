"""How much of an attempt is answered: counted in questions, since an item may have several."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from kit.classroom.answering.attempts import Work
from kit.items import ITEM_TYPES
from kit.items.base import BLANK

#: Handing in asks once where more than one in so many questions of the core is open.
_MUCH_OPEN: Final = 4


@dataclass(frozen=True, slots=True)
class Answered:
    """How much of one item, or of several, is answered: `filled` of `asked` questions.

    Both are 0 for what comes after the core, where there is nothing.
    """

    filled: int
    asked: int

    @property
    def open(self) -> int:
        """How many of the questions have no answer yet."""
        return self.asked - self.filled

    @property
    def state(self) -> Literal["open", "half", "done"]:
        """Nothing of it is answered, some of it, or all."""
        if not self.filled:
            return "open"
        return "half" if self.open else "done"


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of an attempt is answered, in whole and by item; nothing of the key is in it.

    `core` and `further` count the questions of the items before and after the end of the core;
    `open_items` are the ids of the items that have an open question, those of the core first.
    `latest` is the item that was answered or taken back last, None where none was.
    """

    by_item: Mapping[str, Answered]
    core: Answered
    further: Answered
    open_items: Sequence[str]
    latest: str | None

    @property
    def much_is_open(self) -> bool:
        """Whether so much of the core is open that handing in asks first."""
        return self.core.open * _MUCH_OPEN > self.core.asked


def progress_of(work: Work) -> Progress:
    """How much of the attempt is answered. Pure."""
    exercise = work.exercise
    item_type = ITEM_TYPES[exercise.type]
    by_item = {
        item.id: Answered(
            *item_type.answered(
                item,
                exercise.scheme,
                work.answers[item.id].value if item.id in work.answers else BLANK,
            )
        )
        for item in exercise.items
    }
    core = [by_item[item.id] for item in exercise.core_items]
    further = [by_item[item.id] for item in exercise.further_items]
    saved = sorted((held.saved_at, item) for item, held in work.form_context.answers.items())
    return Progress(
        by_item,
        _sum(core),
        _sum(further),
        [item for item, answered in by_item.items() if answered.open],
        next((item for _moment, item in reversed(saved) if item in by_item), None),
    )


def _sum(counts: Sequence[Answered]) -> Answered:
    return Answered(sum(one.filled for one in counts), sum(one.asked for one in counts))

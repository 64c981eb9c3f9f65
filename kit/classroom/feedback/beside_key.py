"""An attempt beside the key in rows: what differs, what is the same, what is asked anew. Pure."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from kit.classroom.feedback import attempt_summary
from kit.classroom.feedback.feedback import MarkedWork
from kit.items import ITEM_TYPES
from kit.items.fields.base_models import Item
from kit.results.columns import item_columns
from kit.results.counts.attempt_summary import Confused, Tally
from kit.results.sheet import ItemColumn, PartColumn

#: A question that folds away more than so many claims would be most of the page.
_MOST_ASKED: Final = 7

#: `left`: one after the core that was not answered; `text`: one that a teacher marks.
Standing = Literal["differs", "same", "void", "left", "text"]


@dataclass(frozen=True, slots=True)
class HeldPart:
    """One choice held against the key: `choice` is None where it was left out; credit is 0 to 1."""

    part: PartColumn
    choice: str | None
    credit: float


@dataclass(frozen=True, slots=True)
class Row:
    """What the key gives one reason for: an item, or a part of one.

    `place` is its number on the page, such as 3, or 2.3 for the third part of the second item;
    `anchor` is what a link leads to, unique on the page. `by_part`: it is one part of several.
    """

    item: Item
    place: str
    anchor: str
    parts: Sequence[HeldPart]
    standing: Standing
    by_part: bool = False
    further: bool = False

    @property
    def part_ids(self) -> Sequence[str]:
        """The parts that it holds."""
        return [piece.part.part.id for piece in self.parts]

    def is_at(self, anchor: str | None) -> bool:
        """Whether a link with that anchor leads to it: by its own, or by that of a part in it."""
        parts = [anchor_of(self.item.id, part_id) for part_id in self.part_ids]
        return anchor == self.anchor or anchor in parts

    @property
    def debatable(self) -> bool:
        """Whether careful readers could differ on it."""
        return any(piece.part.debatable for piece in self.parts)


@dataclass(frozen=True, slots=True)
class LookAgain:
    """A question before the key is seen: which of the claims called so are something else.

    `rows` are all that were called so, `sought` those among them that the question is about.
    `picked` are the anchors that the student named; None until they have looked.
    """

    pair: Confused
    rows: Sequence[Row]
    sought: Sequence[Row]
    picked: Collection[str] | None

    @property
    def hides(self) -> bool:
        """Whether the key of its rows stays folded away for now."""
        return self.picked is None


@dataclass(frozen=True, slots=True)
class BesideKey:
    """An attempt in rows. `partly` are the credits of what earned a part, of the core."""

    rows: Sequence[Row]
    partly: Sequence[float]
    look: LookAgain | None

    def standing(self, *standings: Standing) -> Sequence[Row]:
        """The rows that stand so and whose key is not held back by the question."""
        return [row for row in self.rows if row.standing in standings and not self.is_held(row)]

    def held(self, standing: Standing) -> int:
        """How many rows that stand so the question still holds back."""
        return sum(self.is_held(row) and row.standing == standing for row in self.rows)

    def is_held(self, row: Row) -> bool:
        """Whether the question still holds the key of a row back."""
        return self.look is not None and self.look.hides and row in self.look.rows

    @property
    def held_items(self) -> Collection[str]:
        """The items of which the question still holds something back."""
        return {row.item.id for row in self.rows if self.is_held(row)}


def beside_key(
    marked: MarkedWork, counted: Tally, picked: Collection[str] | None = ()
) -> BesideKey:
    """An attempt in rows; `counted` are its counts.

    `picked`: the anchors of what the student picked when they looked again; None holds the key of
    what the question is about back. A question is one where it is about some, and not about all.
    """
    rows = list(_rows(marked))
    counted_parts = [
        piece for row in rows if not row.further for piece in row.parts if row.standing != "void"
    ]
    return BesideKey(
        rows,
        [piece.credit for piece in counted_parts if 0 < piece.credit < 1],
        _look_again(rows, counted, picked),
    )


def _look_again(
    rows: Sequence[Row], counted: Tally, picked: Collection[str] | None
) -> LookAgain | None:
    if counted.habit:
        # Nearly everything was called so: the question would fold the whole page away.
        return None
    for pair in counted.confused:
        called = [row for row in rows if not row.further and _has(row, pair, pair.choice.value)]
        sought = [row for row in called if _has(row, pair, pair.choice.value, pair.due.value)]
        if 0 < len(sought) < len(called) <= _MOST_ASKED:
            return LookAgain(pair, called, sought, picked)
    return None


def _has(row: Row, pair: Confused, choice: str, due: str | None = None) -> bool:
    """Whether a row was given that choice, and with `due` wrongly in place of that one."""
    return row.standing != "void" and any(
        piece.choice == choice
        and piece.part.part.topic is pair.topic
        and (due is None or (piece.part.due == due and piece.credit == 0))
        for piece in row.parts
    )


def _rows(marked: MarkedWork) -> Iterator[Row]:
    exercise = marked.work.exercise
    by_part = ITEM_TYPES[exercise.type].reasons_by_part
    for column in item_columns(exercise, marked.key):
        item = exercise.item(column.item_id)
        further = attempt_summary.is_further(marked, column)
        parts = _held(marked, column, item)
        if not by_part:
            yield Row(
                item,
                str(column.position),
                anchor_of(item.id),
                parts,
                _standing(column, parts, further),
                further=further,
            )
            continue
        for number, piece in enumerate(parts, 1):
            yield Row(
                item,
                str(number) if len(exercise.items) == 1 else f"{column.position}.{number}",
                anchor_of(item.id, piece.part.part.id),
                [piece],
                _standing(column, [piece], further),
                by_part=True,
                further=further,
            )


def anchor_of(item_id: str, part_id: str = "") -> str:
    """What a link to an item, or to one of its parts, leads to on the page of feedback."""
    return f"item-{item_id}.{part_id}" if part_id else f"item-{item_id}"


def _held(marked: MarkedWork, column: ItemColumn, item: Any) -> Sequence[HeldPart]:
    answer = marked.work.answers.get(column.item_id)
    item_type = ITEM_TYPES[marked.work.exercise.type]
    choices = item_type.chosen(item, answer.value) if answer else {}
    credit = attempt_summary.part_credits(marked.counting).get(column.item_id, {})
    return [
        HeldPart(part, choices.get(part.part.id), credit.get(part.part.id, 0.0))
        for part in column.parts
    ]


def _standing(column: ItemColumn, parts: Sequence[HeldPart], further: bool) -> Standing:
    if column.void:
        return "void"
    if not parts:
        return "text"
    if further and all(piece.choice is None for piece in parts):
        return "left"
    return "same" if all(piece.credit == 1 for piece in parts) else "differs"

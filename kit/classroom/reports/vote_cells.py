"""The votes of a live session as cells of the sheet, marked under the present key. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.items import ITEM_TYPES
from kit.results.sheet import Cell
from kit.store.live.sessions import RoundRecord
from kit.store.live.votes import VoteRow
from kit.vocabulary import Stage

#: By student, then by ballot, then by item.
Votes = Mapping[UUID, Mapping[int, Mapping[str, Cell]]]


def shown_since(rounds: Sequence[RoundRecord]) -> Mapping[str, datetime]:
    """Since when the class has seen the key of each question that is at it."""
    return {one.item_id: one.since for one in rounds if one.stage is Stage.REVEAL}


def came_after(shown: Mapping[str, datetime], item_id: str, saved_at: datetime) -> bool:
    """Whether it was saved after the class had seen the key: then it came by a file."""
    return item_id in shown and saved_at > shown[item_id]


def vote_cells(
    exercise: Exercise[Any],
    key: Key[Any],
    rows: Sequence[VoteRow],
    shown: Mapping[str, datetime],
) -> Votes:
    """What each student gave in each ballot; `shown` as `shown_since` has it.

    A vote has no mark that is kept: what the key says now holds for the first vote as for the
    last. What a teacher marks stays pending here.
    """
    item_type = ITEM_TYPES[exercise.type]
    items = {item.id: item for item in exercise.items}
    by_student: dict[UUID, dict[int, dict[str, Cell]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows:
        item = items.get(row.item_id)
        if item is None:
            continue
        marking = item_type.mark(item, row.value, key.items[row.item_id])
        by_student[row.student_id][row.ballot][row.item_id] = Cell(
            choices=item_type.chosen(item, row.value),
            credit=marking.credit,
            verdict=marking.verdict,
            certainty=row.certainty,
            saved_at=row.saved_at,
            after_feedback=came_after(shown, row.item_id, row.saved_at),
            text=item_type.free_text(row.value),
        )
    return {student: dict(ballots) for student, ballots in by_student.items()}

"""The votes of a live session as cells of the sheet, marked under the present key. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from kit.classroom.assignments.key_visibility import came_after
from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.items import ITEM_TYPES
from kit.results.sheet import Cell, Sheet
from kit.store.live.votes import VoteRow

#: By student, then by ballot, then by item.
Votes = Mapping[UUID, Mapping[int, Mapping[str, Cell]]]


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


def with_votes(sheet: Sheet, votes_by: Votes, shown: Mapping[str, datetime]) -> Sheet:
    """The sheet with the votes of a live session; what came after a key was shown is flagged."""
    if not votes_by:
        return sheet
    rows = [
        replace(
            row,
            votes=votes_by.get(row.student_id, {}),
            cells={
                item_id: cell._replace(
                    after_feedback=cell.after_feedback or came_after(shown, item_id, cell.saved_at),
                )
                for item_id, cell in row.cells.items()
            },
        )
        for row in sheet.students
    ]
    return replace(sheet, students=rows)

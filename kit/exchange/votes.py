"""The votes of a live session as tables: what each gave in each ballot, and who moved."""

from collections.abc import Iterator, Sequence
from typing import Final

from kit.classroom.results import Results
from kit.exchange.tables import Entry, Shown, Table, by_part, table
from kit.results.ballots import Ballot, rounds_of
from kit.results.sheet import StudentRow

VOTES_HEADER: Final = (
    "student", "item", "position", "ballot", "given", "certainty", "credit", "verdict", "saved_at",
)  # fmt: skip
ROUNDS_HEADER: Final = (
    "item", "position", "first_votes", "second_votes", "first_right", "second_right",
    "wrong_to_right", "right_to_wrong", "stayed_right", "stayed_wrong",
)  # fmt: skip


def votes_table(results: Results, shown: Shown) -> Table:
    """One row for each student, item and ballot in which they voted."""
    rows = (row for student in results.sheet.students for row in _votes(results, student, shown))
    return table("Votes", VOTES_HEADER, rows, shown)


def _votes(results: Results, student: StudentRow, shown: Shown) -> Iterator[Sequence[Entry]]:
    for item in results.sheet.items:
        for ballot, cells in sorted(student.votes.items()):
            cell = cells.get(item.item_id)
            if cell is not None:
                yield (
                    shown.name_of(student),
                    item.item_id,
                    item.position,
                    ballot,
                    by_part(cell.given) or cell.text,
                    cell.certainty,
                    cell.credit if shown.keys else None,
                    cell.verdict if shown.keys else None,
                    cell.saved_at.isoformat(),
                )


def rounds_table(results: Results, shown: Shown) -> Table:
    """One row for each item: both votes, and who moved; what tells the key only with keys."""
    rows = (
        (
            one.item.item_id,
            one.item.position,
            one.first.voters,
            one.second.voters if one.second else 0,
            *(
                (
                    _right(one.first),
                    _right(one.second),
                    one.moved.put_right if one.moved else None,
                    one.moved.undone if one.moved else None,
                    one.moved.stayed_right if one.moved else None,
                    one.moved.stayed_wrong if one.moved else None,
                )
                if shown.keys
                else (None,) * 6
            ),
        )
        for one in rounds_of(results.sheet)
    )
    return table("Rounds", ROUNDS_HEADER, rows, shown)


def _right(ballot: Ballot | None) -> int | None:
    """How many choices agreed with the key; None where there was no vote."""
    return sum(one.agreeing for one in ballot.distributions) if ballot else None

"""The votes of a live session as tables: what each gave in each ballot, and what moved."""

from collections.abc import Iterator, Sequence
from typing import Final

from kit.classroom.reports.results import Results
from kit.exchange.results.tables import Entry, Shown, Table, by_part, table
from kit.results.counts.votes import RoundVotes, rounds_of
from kit.results.sheet import StudentRow

VOTES_HEADER: Final = (
    "student", "item", "position", "ballot", "given", "certainty", "credit", "verdict", "saved_at",
    "after_feedback",
)  # fmt: skip
ROUNDS_HEADER: Final = (
    "item", "position", "counts", "first_votes", "second_votes", "first_choices",
    "second_choices", "first_right", "second_right", "wrong_to_right", "right_to_wrong",
    "stayed_right", "stayed_wrong",
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
                    by_part(cell.choices) or cell.text,
                    cell.certainty,
                    cell.credit if shown.keys else None,
                    cell.verdict if shown.keys else None,
                    cell.saved_at.isoformat(),
                    "yes" if cell.after_feedback else "no",
                )


def rounds_table(results: Results, shown: Shown) -> Table:
    """One row for each item: both votes, and what moved; what tells the key only with keys."""
    rows = (_round(one, shown) for one in rounds_of(results.sheet))
    return table("Rounds", ROUNDS_HEADER, rows, shown)


def _round(vote: RoundVotes, shown: Shown) -> Sequence[Entry]:
    """Votes are of students, all that follows of choices: a question may have several."""
    both = (vote.first, vote.second)
    right = (ballot.right if ballot else None for ballot in both)
    moved = vote.moved and (
        vote.moved.put_right, vote.moved.undone, vote.moved.stayed_right, vote.moved.stayed_wrong,
    )  # fmt: skip
    return (
        vote.item.item_id,
        vote.item.position,
        "void" if vote.item.void else "yes",
        *(ballot.voters if ballot else 0 for ballot in both),
        *(ballot.choices if ballot else 0 for ballot in both),
        *(right if shown.keys else (None,) * 2),
        *((moved if shown.keys else None) or (None,) * 4),
    )

"""The votes of a live session as tables: what each gave in each ballot, and what moved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from kit.classroom.reports.results import Results
from kit.exchange.results.tables import Column, Entry, Table, cell_words, table, yes_no, zoned
from kit.results.counts.transitions import Transition
from kit.results.counts.votes import Ballot, RoundVotes, rounds_of
from kit.results.sheet import Cell, ItemColumn, StudentRow


@dataclass(frozen=True, slots=True)
class Vote:
    """What a student gave in a ballot on an item."""

    student: StudentRow
    item: ItemColumn
    ballot: int
    cell: Cell


_VOTES: Final[Sequence[Column[Vote]]] = (
    ("student", lambda vote: vote.student.label),
    ("item", lambda vote: vote.item.item_id),
    ("position", lambda vote: vote.item.position),
    ("ballot", lambda vote: vote.ballot),
    ("given", lambda vote: cell_words(vote.cell)),
    ("certainty", lambda vote: vote.cell.certainty),
    ("credit", lambda vote: vote.cell.credit),
    ("verdict", lambda vote: vote.cell.verdict),
    ("saved_at", lambda vote: vote.cell.saved_at),
    ("after_feedback", lambda vote: yes_no(vote.cell.after_feedback)),
)


def _second(
    entry: Callable[[Ballot], Entry], without: Entry = None
) -> Callable[[RoundVotes], Entry]:
    """What is said of the second vote, and what stands there without one."""
    return lambda row: entry(row.second) if row.second else without


def _moved(entry: Callable[[Transition], Entry]) -> Callable[[RoundVotes], Entry]:
    return lambda row: entry(row.moved) if row.moved else None


#: Votes are of students, all that follows of choices: a question may have several.
_ROUNDS: Final[Sequence[Column[RoundVotes]]] = (
    ("item", lambda row: row.item.item_id),
    ("position", lambda row: row.item.position),
    ("counts", lambda row: "void" if row.item.void else "yes"),
    ("first_votes", lambda row: row.first.voters),
    ("second_votes", _second(lambda ballot: ballot.voters, 0)),
    ("first_choices", lambda row: row.first.choices),
    ("second_choices", _second(lambda ballot: ballot.choices, 0)),
    ("first_right", lambda row: row.first.right),
    ("second_right", _second(lambda ballot: ballot.right)),
    ("wrong_to_right", _moved(lambda moved: moved.put_right)),
    ("right_to_wrong", _moved(lambda moved: moved.undone)),
    ("stayed_right", _moved(lambda moved: moved.stayed_right)),
    ("stayed_wrong", _moved(lambda moved: moved.stayed_wrong)),
)


def votes_table(results: Results, *, simulated: bool = False) -> Table | None:
    """One row for each student, item and ballot in which they voted; None unless it was live."""
    if not results.assignment.live:
        return None
    rows = (
        Vote(student, item, ballot, cells[item.item_id])
        for student in results.sheet.students
        for item in results.sheet.items
        for ballot, cells in sorted(student.votes.items())
        if item.item_id in cells
    )
    return table("Votes", zoned(_VOTES), rows, simulated=simulated)


def rounds_table(results: Results, *, simulated: bool = False) -> Table | None:
    """One row for each item: both votes, and what moved; None unless it was live."""
    if not results.assignment.live:
        return None
    return table("Rounds", _ROUNDS, rounds_of(results.sheet), simulated=simulated)

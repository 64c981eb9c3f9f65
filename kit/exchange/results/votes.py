"""The votes of a live session as tables: what each gave in each ballot, and what moved."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kit.classroom.reports.results import Results
from kit.exchange.results.tables import Column, Entry, Table, cell_words, table, yes_no, zoned
from kit.results.counts.hands import HandRound, PartCount
from kit.results.counts.transitions import Transition
from kit.results.counts.votes import Ballot, RoundVotes, rounds_of
from kit.results.sheet import Cell, ItemColumn, PartColumn, StudentRow


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


def _of_votes(
    entry: Callable[[RoundVotes], Entry],
) -> Callable[[tuple[RoundVotes, HandRound | None]], Entry]:
    return lambda row: entry(row[0])


#: Hands are of nobody: beside the votes of students, and never added to them in a file.
_BY_HAND: Final[Sequence[Column[tuple[RoundVotes, HandRound | None]]]] = (
    ("first_hands", lambda row: _hands(row[1], 1, lambda ballot: ballot.voters)),
    ("second_hands", lambda row: _hands(row[1], 2, lambda ballot: ballot.voters)),
    ("first_hands_right", lambda row: _hands(row[1], 1, lambda ballot: ballot.right)),
    ("second_hands_right", lambda row: _hands(row[1], 2, lambda ballot: ballot.right)),
)


_ROUND_COLUMNS: Final[Sequence[Column[tuple[RoundVotes, HandRound | None]]]] = (
    *((name, _of_votes(entry)) for name, entry in _ROUNDS),
    *_BY_HAND,
)


def _hands(raised: HandRound | None, number: int, entry: Callable[[Ballot], Entry]) -> Entry:
    counted = raised.by_hand(number) if raised else None
    return entry(counted.ballot) if counted else None


@dataclass(frozen=True, slots=True)
class HandsOfChoice:
    """How many hands were raised for a choice of a part, beside how many chose it by phone."""

    item: ItemColumn
    ballot: int
    part: PartColumn
    choice: str
    count: PartCount
    by_phone: int


_HANDS: Final[Sequence[Column[HandsOfChoice]]] = (
    ("item", lambda row: row.item.item_id),
    ("position", lambda row: row.item.position),
    ("ballot", lambda row: row.ballot),
    ("part", lambda row: row.part.part.id or None),
    ("choice", lambda row: row.choice),
    ("hands", lambda row: row.count.counts.get(row.choice, 0)),
    ("votes_by_phone", lambda row: row.by_phone),
    ("key", lambda row: yes_no(row.part.agrees(row.choice)) if row.item.settles else None),
    ("students_present", lambda row: row.count.present),
    ("more_than_present", lambda row: yes_no(row.count.over)),
    ("let_stand", lambda row: yes_no(row.count.stands) if row.count.over else None),
    ("after_feedback", lambda row: yes_no(row.count.after_key)),
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
    """One row for each item: both votes, what moved, and hands; None unless it was live."""
    if not results.assignment.live:
        return None
    raised = {one.item.item_id: one for one in results.by_hand}
    rows = [(one, raised.get(one.item.item_id)) for one in rounds_of(results.sheet)]
    return table("Rounds", _ROUND_COLUMNS, rows, simulated=simulated)


def hands_table(results: Results, *, simulated: bool = False) -> Table | None:
    """One row for each item, ballot, part and choice that hands were counted for.

    None unless it was live.
    """
    if not results.assignment.live:
        return None
    return table("Hands", _HANDS, _hands_rows(results), simulated=simulated)


def _hands_rows(results: Results) -> Iterator[HandsOfChoice]:
    for voted in rounds_of(results.sheet):
        counted = results.hands.get(voted.item.item_id, {})
        phones = {1: voted.first, 2: voted.second}
        for ballot, counts in sorted(counted.items()):
            for count, part in ((one, voted.item.part(one.part_id)) for one in counts):
                if part is None or not count.counts:
                    continue
                for choice in part.part.choices:
                    chosen = _by_phone(phones[ballot], part, choice.value)
                    yield HandsOfChoice(voted.item, ballot, part, choice.value, count, chosen)


def _by_phone(ballot: Ballot | None, part: PartColumn, choice: str) -> int:
    distributions = ballot.distributions if ballot else ()
    return sum(one.counts.get(choice, 0) for one in distributions if one.part == part)

"""Where hands are counted in a live session, and what stands there."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.key_visibility import came_after, shown_since
from kit.classroom.assignments.loading import load_assignment
from kit.classroom.errors import NotFound
from kit.classroom.live.session import Live, live_in
from kit.classroom.stages import last_ballot
from kit.content.exercise import Exercise
from kit.items import ITEM_TYPES
from kit.items.base import Part
from kit.results.counts.hands import HandCounts, PartCount
from kit.store.engine import Store
from kit.store.live import hands, votes
from kit.store.live.hands import HandsRecord
from kit.store.live.sessions import RoundRecord
from kit.store.people import students
from kit.vocabulary import Stage

_BALLOTS: Final = (1, 2)


@dataclass(frozen=True, slots=True)
class Place:
    """What hands are counted for: a part of a question, in a ballot, 1 or 2."""

    item_id: str
    ballot: int
    part_id: str


@dataclass(frozen=True, slots=True)
class Panel:
    """A place to count hands at, and the count that stands there.

    `parts` are all of the question that hands can be counted for; `ballots` those to choose from.
    `voted` is how many voted on a device in that ballot. `present` is how many students there are,
    None where nobody can say; `asked`: the teacher said so, and not the class list. `counted` are
    all counts of the question.
    """

    live: Live
    round: RoundRecord
    place: Place
    part: Part
    parts: Sequence[Part]
    ballots: Sequence[int]
    record: HandsRecord | None
    voted: int
    present: int | None
    asked: bool
    counted: Sequence[HandsRecord]

    @property
    def counts(self) -> Mapping[str, int]:
        """The count that stands, by choice; empty without one."""
        return self.record.counts if self.record else {}

    @property
    def total(self) -> int:
        """How many hands were counted."""
        return self.record.total if self.record else 0

    @property
    def revision(self) -> int:
        """The number of the count that stands, 0 without one."""
        return self.record.revision if self.record else 0

    @property
    def changes(self) -> int:
        """How often any count of the question was changed."""
        return sum(one.revision for one in self.counted)

    def most_hands(self, ballot: int) -> int:
        """How many hands were counted in a ballot; of several parts, for the one with most."""
        return max((one.total for one in self.counted if one.ballot == ballot), default=0)

    @property
    def over(self) -> bool:
        """Whether there are more hands than students."""
        return self.record is not None and self.record.over

    @property
    def open(self) -> bool:
        """Whether there are, and the teacher has not said that it is right."""
        return self.record is not None and self.record.over and not self.record.stands

    @property
    def in_both(self) -> bool:
        """Whether hands and votes on devices together are more than the students."""
        if self.present is None or self.over or not self.voted:
            return False
        return self.total + self.voted > self.present


def parts_to_count(exercise: Exercise[Any], item_id: str) -> Sequence[Part]:
    """The parts of a question that hands can be counted for. Pure.

    None where there is nothing to choose from, or where the class is to find the claims first: a
    question about one would show it.
    """
    item_type = ITEM_TYPES[exercise.type]
    every = item_type.parts(exercise.item(item_id), exercise.scheme)
    return [part for part in every if part.choices and not part.to_find]


def panel_in(
    live_session: Live,
    counted: Sequence[HandsRecord],
    voted: Mapping[int, int],
    roll: int,
    place: Place | None = None,
) -> Panel | None:
    """A place to count at; without one, where the round before the class is. Pure.

    `counted` are the counts of its question, `voted` is how many voted on a device, by ballot,
    `roll` how many students the class list has. None before a vote was opened, and for a question
    without a choice that hands could make.
    """
    item_id = place.item_id if place else live_session.session.item_id
    item_round = live_session.rounds.get(item_id) if item_id else None
    if item_round is None or item_round.opened_at is None:
        return None
    parts = parts_to_count(live_session.exercise, item_round.item_id)
    if parts and place is None:
        place = _place_now(item_round, counted, parts)
    part = next((one for one in parts if place and one.id == place.part_id), None)
    if place is None or part is None:
        return None
    present = live_session.session.present
    latest = max([last_ballot(item_round.stage), place.ballot, *(one.ballot for one in counted)])
    return Panel(
        live=live_session,
        round=item_round,
        place=place,
        part=part,
        parts=parts,
        ballots=range(1, latest + 1),
        record=_at(counted, place),
        voted=voted.get(place.ballot, 0),
        present=present if present is not None else roll or None,
        asked=present is not None,
        counted=counted,
    )


def _place_now(
    item_round: RoundRecord, counted: Sequence[HandsRecord], parts: Sequence[Part]
) -> Place:
    """The latest ballot, at the key one that was counted; the first part without a count."""
    ballot = last_ballot(item_round.stage)
    if item_round.stage is Stage.REVEAL:
        ballot = max((one.ballot for one in counted), default=1)
    places = [Place(item_round.item_id, ballot, part.id) for part in parts]
    return next((one for one in places if _at(counted, one) is None), places[0])


def _at(counted: Sequence[HandsRecord], place: Place) -> HandsRecord | None:
    wanted = (place.item_id, place.ballot, place.part_id)
    return next((one for one in counted if (one.item_id, one.ballot, one.part_id) == wanted), None)


def panel(store: Store, classroom_id: UUID, assignment_id: UUID, place: Place) -> Panel:
    """A place to count hands at; with an empty part it is the first one.

    Raises NotFound where there is none: also for a question on which no vote was opened.
    """
    with store.reading() as connection:
        record = load_assignment(connection, classroom_id, assignment_id)
        return load_panel(connection, live_in(connection, record), place)


def load_panel(connection: Connection, live_session: Live, place: Place) -> Panel:
    """As `panel`, within a transaction."""
    if place.item_id not in live_session.rounds or place.ballot not in _BALLOTS:
        raise NotFound
    parts = parts_to_count(live_session.exercise, place.item_id)
    if parts and not place.part_id:
        place = replace(place, part_id=parts[0].id)
    record = live_session.assignment
    assignment_ref = (connection, record.classroom_id, record.id)
    counted = hands.hands_of(*assignment_ref, place.item_id)
    voted = {place.ballot: len(votes.voters(*assignment_ref, place.item_id, place.ballot))}
    roll = students.count_students(connection, record.classroom_id)
    shown = panel_in(live_session, counted, voted, roll, place)
    if shown is None:
        raise NotFound
    return shown


def part_counts(counted: Sequence[HandsRecord], rounds: Sequence[RoundRecord]) -> HandCounts:
    """Stored counts as results take them: by question, then by ballot; none taken back. Pure."""
    shown = shown_since(rounds)
    by_item: dict[str, dict[int, list[PartCount]]] = defaultdict(lambda: defaultdict(list))
    for record in counted:
        if not record.counts:
            continue
        late = came_after(shown, record.item_id, record.counted_at)
        by_item[record.item_id][record.ballot].append(
            PartCount(record.part_id, record.counts, record.present, record.stands, late)
        )
    return by_item

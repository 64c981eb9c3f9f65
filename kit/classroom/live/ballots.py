"""The votes of a round: how many there are, and once it is due what they were."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.pinned_content import key_of
from kit.classroom.live.hand_panel import Panel, panel_in, part_counts
from kit.classroom.live.reveal import settle_reveal
from kit.classroom.live.session import Live, live_in
from kit.classroom.people.students import numbered_students
from kit.classroom.stages import last_ballot
from kit.content.exercise import Exercise
from kit.items import ITEM_TYPES
from kit.items.fields.base_models import KeyEntry
from kit.results.columns import item_columns
from kit.results.counts.hands import HandRound, hand_round
from kit.results.counts.transitions import Transition
from kit.results.counts.votes import Advice, Ballot, Choices, advice, round_votes
from kit.store.answering import attempts
from kit.store.engine import Store
from kit.store.live import hands, votes
from kit.store.live.sessions import RoundRecord
from kit.store.live.votes import VoteRow
from kit.store.people import students
from kit.vocabulary import Stage


@dataclass(frozen=True, slots=True)
class Turnout:
    """How far a vote is, without a look at any key.

    `participants` are the students who take part, by id; `voted` those of them who voted in the
    ballot that is open or was last. `panel` is where hands are counted, None where they are not.
    """

    live: Live
    participants: frozenset[UUID]
    voted: frozenset[UUID]
    panel: Panel | None

    @property
    def hands(self) -> int:
        """How many hands were counted in that ballot: those of one choice, or of one part."""
        if self.panel is None or self.live.round is None:
            return 0
        number = last_ballot(self.live.round.stage)
        return self.panel.most_hands(number)


@dataclass(frozen=True, slots=True)
class Look:
    """A round's votes beside its key: for the teacher, and for all once the key is shown.

    `second` and `moved` are None where nobody voted again; `advice` is for after a first vote. Of
    an item that counts for nobody there is neither a share, nor who moved, nor advice. `hands` has
    the counts beside, None where no hands were counted.
    """

    live: Live
    entry: KeyEntry
    first: Ballot
    second: Ballot | None
    moved: Transition | None
    advice: Advice | None
    hands: HandRound | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A student who has not voted; `position` stands for the name while names are hidden."""

    name: str
    position: int


def turnout(store: Store, classroom_id: UUID, assignment_id: UUID, now: datetime) -> Turnout:
    """How many of how many have voted. Raises NotFound."""
    return vote_state(store, classroom_id, assignment_id, never, now)[0]


#: At which stages somebody may see the votes beside the key.
MaySee = Callable[[Stage], bool]


def never(_stage: Stage) -> bool:
    """For who may not see it at all."""
    return False


def always(_stage: Stage) -> bool:
    """For the teacher, on the laptop."""
    return True


def once_revealed(stage: Stage) -> bool:
    """For the class: its phones and the wall."""
    return stage is Stage.REVEAL


def once_closed(stage: Stage) -> bool:
    """For the advice after a first vote, before the class goes on."""
    return stage is Stage.CLOSED


def vote_state(
    store: Store, classroom_id: UUID, assignment_id: UUID, may_see: MaySee, now: datetime
) -> tuple[Turnout, Look | None]:
    """How far the vote is, and the votes beside the key where `may_see` says so: of one moment.

    A key that is due by now is shown first. Where `may_see` says no, no key is read. Raises
    NotFound.
    """
    settle_reveal(store, classroom_id, assignment_id, now)
    with store.reading() as connection:
        live_session = live_in(connection, load_assignment(connection, classroom_id, assignment_id))
        return _turnout(connection, live_session), look_in(connection, live_session, may_see)


def look_in(connection: Connection, live_session: Live, may_see: MaySee) -> Look | None:
    """The votes beside the key where `may_see` says so; else None, and no key is read."""
    if live_session.round is None or not may_see(live_session.round.stage):
        return None
    return _look(connection, live_session, live_session.round)


def _turnout(connection: Connection, live_session: Live) -> Turnout:
    assignment_ref = (live_session.assignment.classroom_id, live_session.assignment.id)
    participants = frozenset(
        row.student_id for row in attempts.progress(connection, *assignment_ref)
    )
    present = live_session.round
    if present is None:
        return Turnout(live_session, participants, frozenset(), None)
    number = last_ballot(present.stage)
    voters = {
        ballot: participants & votes.voters(connection, *assignment_ref, present.item_id, ballot)
        for ballot in range(1, number + 1)
    }
    shown = panel_in(
        live_session,
        hands.hands_of(connection, *assignment_ref, present.item_id),
        {ballot: len(voted) for ballot, voted in voters.items()},
        students.count_students(connection, live_session.assignment.classroom_id),
    )
    return Turnout(live_session, participants, voters.get(number, frozenset()), shown)


def waiting_for(store: Store, round_turnout: Turnout) -> Sequence[Waiting]:
    """Who takes part and has not voted, by name."""
    with store.reading() as connection:
        everybody = numbered_students(connection, round_turnout.live.assignment.classroom_id)
    missing = round_turnout.participants - round_turnout.voted
    return [Waiting(one.name, number) for number, one in everybody if one.id in missing]


def _look(connection: Connection, live_session: Live, present: RoundRecord) -> Look:
    item_id, record = present.item_id, live_session.assignment
    key = key_of(connection, record)
    column = next(one for one in item_columns(live_session.exercise, key) if one.item_id == item_id)
    rows = votes.votes_of(connection, record.classroom_id, record.id, item_id)
    first, second = (_choices(live_session.exercise, rows, number) for number in (1, 2))
    voted = round_votes(column, first, second)
    counted = hands.hands_of(connection, record.classroom_id, record.id, item_id)
    raised = hand_round(voted, part_counts(counted, [present]).get(item_id, {}))
    share = raised.share_right if raised else voted.first.share_right
    return Look(
        live=live_session,
        entry=key.items[item_id],
        first=voted.first,
        second=voted.second,
        moved=voted.moved,
        advice=advice(share),
        hands=raised,
    )


def _choices(exercise: Exercise[Any], rows: Sequence[VoteRow], number: int) -> Choices:
    item_type = ITEM_TYPES[exercise.type]
    return {
        row.student_id: item_type.chosen(exercise.item(row.item_id), row.value)
        for row in rows
        if row.ballot == number
    }

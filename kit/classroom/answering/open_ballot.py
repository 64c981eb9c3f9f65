"""Which votes are taken: those for the ballot that is open now, by the server's state alone."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from kit.classroom.errors import RoundClosed
from kit.classroom.stages import open_ballot
from kit.items.base import BLANK
from kit.store.answering.answers import AnswerRecord
from kit.store.answering.attempts import AttemptRecord
from kit.store.assignments import AssignmentRecord
from kit.store.live import sessions, votes


@dataclass(frozen=True, slots=True)
class OpenBallot:
    """The ballot that takes votes now."""

    item_id: str
    number: int


def ballot_for(
    connection: Connection,
    record: AssignmentRecord,
    items: Collection[str],
    number: int | None,
    now: datetime,
) -> OpenBallot:
    """The open ballot, if what was posted is for it: its item and no other, and its number.

    The assignment is held, so it does not close meanwhile. Raises RoundClosed.
    """
    present = sessions.present_round(connection, record.classroom_id, record.id, now)
    open_now = open_ballot(present.stage) if present else None
    if present is None or open_now is None or open_now != number or set(items) != {present.item_id}:
        raise RoundClosed
    return OpenBallot(present.item_id, open_now)


def stored_for_ballot(
    connection: Connection,
    attempt: AttemptRecord,
    ballot: OpenBallot,
    answers: Mapping[str, AnswerRecord],
) -> Mapping[str, AnswerRecord]:
    """What the attempt holds, as the open ballot sees it.

    What was given in the first ballot only is no vote in the second: its value counts as blank,
    so that the same answer given again is one, under a revision above.
    """
    stands = answers.get(ballot.item_id)
    if stands is None or stored_votes(connection, attempt, [ballot.item_id], ballot.number):
        return answers
    return {**answers, ballot.item_id: replace(stands, value=BLANK, certainty=None)}


def stored_votes(
    connection: Connection, attempt: AttemptRecord, items: Collection[str], number: int | None
) -> Mapping[str, AnswerRecord]:
    """What the attempt holds as votes in a ballot, by item; those taken back included."""
    if number is None:
        return {}
    attempt_ref = (connection, attempt.classroom_id, attempt.id)
    ballot_votes = {item_id: votes.vote(*attempt_ref, item_id, number) for item_id in items}
    return {item_id: vote for item_id, vote in ballot_votes.items() if vote is not None}

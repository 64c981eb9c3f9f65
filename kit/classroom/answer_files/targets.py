"""Where an answer from a file belongs: the answer that it replaces, or a vote of a live session."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.answer_files.errors import BallotMissing, BallotNotYet, BallotOpen, NotAskedYet
from kit.classroom.errors import KitError
from kit.classroom.stages import last_ballot, open_ballot
from kit.store.answering.answers import AnswerRecord, read_answers
from kit.store.answering.attempts import AttemptRecord
from kit.store.assignments import AssignmentRecord
from kit.store.live import sessions, votes
from kit.store.live.sessions import RoundRecord


@dataclass(frozen=True, slots=True)
class AnswerTarget:
    """Where an answer of a file belongs.

    `stored` is what the kit holds there: the answer, in a live session the vote in `ballot`.
    `answer` is the one that counts now. `stands` tells whether what comes will count instead: not
    where the attempt holds a vote of a later ballot. `refusal` says why it is not taken in, if it
    is not.
    """

    stored: AnswerRecord | None
    answer: AnswerRecord | None
    ballot: int | None = None
    stands: bool = True
    refusal: KitError | None = None

    @property
    def replaced(self) -> AnswerRecord | None:
        """What gives way to what comes: in a live session the vote, where only that changes."""
        return self.answer if self.stands else self.stored

    @property
    def revision(self) -> int:
        """The number that what comes has to rise above; 0 where there is nothing yet."""
        there = [self.stored, self.answer if self.stands else None]
        return max((one.revision for one in there if one is not None), default=0)


def targets(
    connection: Connection,
    record: AssignmentRecord,
    attempt: AttemptRecord,
    ballots: Mapping[str, int | None],
) -> Mapping[str, AnswerTarget]:
    """The target of each answer; `ballots` are those that the file says, by item."""
    answers = read_answers(connection, record.classroom_id, attempt.id)
    if not record.live:
        answer_by_item = {item_id: answers.get(item_id) for item_id in ballots}
        return {item_id: AnswerTarget(answer, answer) for item_id, answer in answer_by_item.items()}
    rounds = {
        one.item_id: one for one in sessions.rounds(connection, record.classroom_id, record.id)
    }
    return {
        item_id: _in_ballot(
            _votes(connection, record.classroom_id, attempt.id, item_id),
            answers.get(item_id),
            ballot,
            rounds.get(item_id),
        )
        for item_id, ballot in ballots.items()
    }


def _votes(
    connection: Connection, classroom_id: UUID, attempt_id: UUID, item_id: str
) -> Mapping[int, AnswerRecord | None]:
    answer_ref = (connection, classroom_id, attempt_id, item_id)
    return {ballot: votes.vote(*answer_ref, ballot) for ballot in (1, 2)}


def _in_ballot(
    voted: Mapping[int, AnswerRecord | None],
    answer: AnswerRecord | None,
    ballot: int | None,
    put: RoundRecord | None,
) -> AnswerTarget:
    """The target of a vote. Pure."""
    refusal = _refusal(ballot, put)
    if ballot is None:
        return AnswerTarget(None, answer, stands=False, refusal=refusal)
    later = ballot == 1 and voted[2] is not None
    return AnswerTarget(voted[ballot], answer, ballot, not later, refusal)


def _refusal(ballot: int | None, put: RoundRecord | None) -> KitError | None:
    """Why a vote of this ballot is not taken in as the round stands, if it is not. Pure.

    Once the key is shown both ballots are: whether a second one was ever open is not kept, so the
    teacher, who knows, decides.
    """
    if put is None or put.opened_at is None:
        return NotAskedYet()
    if ballot is None:
        return BallotMissing()
    if open_ballot(put.stage) == ballot:
        return BallotOpen()
    return BallotNotYet() if ballot > last_ballot(put.stage) else None

"""A student's place in a live session: the question before the class, and what they gave."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kit.classroom.answering.attempts import FormContext
from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.marking import mark_under
from kit.classroom.live.ballots import Look, look_in, once_revealed
from kit.classroom.live.reveal import settle_reveal
from kit.classroom.live.session import Live, live_in, session_version
from kit.classroom.people.students import StudentIdentity
from kit.classroom.stages import last_ballot, open_ballot
from kit.store.answering import attempts
from kit.store.answering.answers import AnswerRecord, read_answers_to
from kit.store.answering.attempts import AttemptRecord
from kit.store.answering.marks import MarkRecord
from kit.store.engine import Store
from kit.store.live import sessions, votes
from kit.store.live.sessions import SessionVersion
from kit.store.people import students
from kit.vocabulary import Stage


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a student is. Before the key is shown it holds nothing of that, nor of other votes.

    `shown` are the votes beside the key, for who takes part, once the class has come to that.
    `attempt` is None until they take part. `answer` is what they gave for the question before the
    class; `voted` tells whether in the ballot that is open. `time_factor` is in percent. `here` is
    how many take part, this student included.
    """

    live: Live
    attempt: AttemptRecord | None
    answer: AnswerRecord | None
    voted: bool
    time_factor: int
    shown: Look | None
    here: int

    @property
    def latest_ballot(self) -> int | None:
        """The ballot of which something may be said at this stage, if it is only one."""
        present = self.live.round
        if present is None or present.stage is Stage.REVEAL:
            return None
        return last_ballot(present.stage)

    @property
    def ballot(self) -> int | None:
        """The ballot that takes votes now, if any."""
        return open_ballot(self.live.round.stage) if self.live.round else None

    @property
    def form_context(self) -> FormContext:
        """What the form of the question before the class is filled from."""
        exercise, item = self.live.exercise, self.live.item
        alone = exercise.model_copy(update={"items": (item,) if item else ()})
        answers = {self.answer.item_id: self.answer} if self.answer else {}
        return FormContext(self.live.assignment, alone, answers)

    @property
    def mark(self) -> MarkRecord | None:
        """What the student's last vote earns, as feedback will say, once the key is shown.

        Nothing of it is stored before the session ends: until then its answers are open.
        """
        item, answer = self.live.item, self.answer
        if self.shown is None or item is None or answer is None or not answer.value:
            return None
        return mark_under(self.live.exercise.type, item, self.shown.entry, answer)

    def seconds_left(self, now: datetime) -> int | None:
        """What is left of the time suggested for a vote, 0 at least; None without a suggestion."""
        return self.live.seconds_left(now, self.time_factor) if self.ballot else None


def seat_of(store: Store, identity: StudentIdentity, assignment_id: UUID, now: datetime) -> Seat:
    """The student's place in the session; a key due by now is shown first. Raises NotFound."""
    classroom_id, student_id = identity.classroom_id, identity.student_id
    settle_reveal(store, classroom_id, assignment_id, now)
    with store.reading() as connection:
        record = load_assignment(connection, classroom_id, assignment_id)
        live_session = live_in(connection, record)
        own_attempts = attempts.attempts_of_student(
            connection, classroom_id, student_id, assignment_id
        )
        attempt = own_attempts[-1] if own_attempts else None
        student = students.student(connection, classroom_id, student_id)
        answer, voted = None, False
        shown = look_in(connection, live_session, once_revealed) if attempt else None
        if attempt and live_session.round:
            item_id = live_session.round.item_id
            everything = read_answers_to(connection, classroom_id, attempt.id, {item_id})
            answer = everything.get(item_id)
            ballot = open_ballot(live_session.round.stage)
            voted = ballot is not None and (
                votes.vote(connection, classroom_id, attempt.id, item_id, ballot) is not None
            )
        here = sessions.count_here(connection, classroom_id, assignment_id)
    time_factor = student.time_factor if student else 100
    return Seat(live_session, attempt, answer, voted, time_factor, shown, here)


def seat_since(
    store: Store,
    identity: StudentIdentity,
    assignment_id: UUID,
    has: Callable[[str], bool],
    now: datetime,
) -> tuple[SessionVersion, Seat | None]:
    """Where the session is, and the student's place in it unless they have it as it is.

    `has` says of a version's word whether the student's page is of that. Raises NotFound.
    """
    version = session_version(store, identity.classroom_id, assignment_id, now)
    if has(version.word):
        return version, None
    return version, seat_of(store, identity, assignment_id, now)

"""A live session with everybody in it: the teacher's moves, the class's votes, what is held."""

from dataclasses import dataclass, field
from uuid import UUID

from kit.classroom.answering import attempts, saving
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.clock import clock_at
from kit.classroom.live import session
from kit.store.engine import Store
from kit.store.live import votes
from kit.vocabulary import Stage
from tests.support.room import NOON, Room


@dataclass
class Session:
    """A live session with everybody in it."""

    room: Room
    task: UUID
    attempt: dict[str, UUID] = field(default_factory=dict)

    @property
    def assignment_ref(self) -> tuple[Store, UUID, UUID]:
        return self.room.store, self.room.classroom_id, self.task

    @property
    def step(self) -> int:
        return session.live_of(*self.assignment_ref).session.step

    def put(self, item: str = "plan") -> None:
        session.put(*self.assignment_ref, self.step, item, clock_at(NOON))

    def move(self, *stages: Stage) -> None:
        for stage in stages:
            session.move(*self.assignment_ref, self.step, stage, clock_at(NOON))

    def take_part(self, name: str) -> None:
        who = self.room.people[name]
        attempts.start(self.room.store, who, self.task, clock_at(NOON))
        self.attempt[name] = attempts.work(self.room.store, who, self.task, NOON).attempt.id

    def vote(
        self, name: str, label: str, ballot: int | None, revision: int = 1, item: str = "plan"
    ) -> str:
        """The label that stands afterwards."""
        given = [PostedAnswer(item, revision, {"label": label})]
        attempt_ref = (self.room.store, self.room.people[name], self.task, self.attempt[name])
        held = saving.save_answers(*attempt_ref, given, clock_at(NOON), ballot=ballot)
        return str(held[0].value["label"])

    def take_back(self, name: str, ballot: int, revision: int, item: str = "plan") -> None:
        given = [PostedAnswer(item, revision, {})]
        attempt_ref = (self.room.store, self.room.people[name], self.task, self.attempt[name])
        saving.save_answers(*attempt_ref, given, clock_at(NOON), ballot=ballot)

    def stored_votes(self) -> dict[tuple[str, int], str]:
        """What the database has of votes, by name and ballot."""
        names = {who.student_id: name for name, who in self.room.people.items()}
        with self.room.store.reading() as connection:
            rows = votes.votes_of(connection, self.room.classroom_id, self.task)
        return {(names[row.student_id], row.ballot): row.value["label"] for row in rows}

    def stands(self, name: str, item: str = "plan") -> str | None:
        who = self.room.people[name]
        answers = attempts.work(self.room.store, who, self.task, NOON).answers
        return answers[item].value["label"] if item in answers else None


def session_in(room: Room) -> Session:
    task = session.start(room.store, room.library, room.classroom_id, "three-claims", NOON)
    made = Session(room, task)
    for name in room.people:
        made.take_part(name)
    return made

"""The key and *Look again* asked for while others save, hand in and close: no key before its time."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Final
from uuid import UUID

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.store.answering import answers
from kit.vocabulary import Feedback
from kit.web import state as web_state
from tests.support import databases
from tests.support.at_once import Said, at_once
from tests.support.room import KEY_MARK
from tests.support.school import School, school_of

pytestmark = [pytest.mark.process, pytest.mark.timeout(300)]

#: Each saves, looks and hands in or is closed at the same moment: about fifty in all.
STUDENTS: Final = 17
LABELS: Final = ("official", "sourced", "editorial")
_DONE: Final = Said(200, "", "")


@pytest.fixture(scope="module", params=databases.EITHER)
def school(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[School]:
    with school_of(request.param, tmp_path_factory.mktemp("key"), STUDENTS) as opened:
        yield opened


@dataclass
class Seat:
    """One student at a task: what was acknowledged, and when the key was seen first."""

    school: School
    task: UUID
    number: int
    attempt: str
    last: str = ""
    key_at: datetime | None = None
    early: list[int] = field(default_factory=list)

    def ask(self, path: str, *, script: bool = False, **form: str) -> Said:
        who = self.school.askers[self.number]
        return who.ask(f"/work/{self.task}{path}", script=script, **form)

    def save(self, until: float) -> Said:
        """One answer after another until one is refused; the last that was taken is kept."""
        revision = 0
        while time.monotonic() < until:
            label, revision = LABELS[revision % 3], revision + 1
            form = {"plan.label": label, "plan.revision": str(revision)}
            said = self.ask(f"/claims/{self.attempt}", script=True, **form)
            if said.status != 200:
                assert KEY_MARK not in said.text
                return said
            assert json.loads(said.text)["held"]["plan"]["taken"]
            self.last = label
        message = "no answer was refused"
        raise AssertionError(message)

    def look(self, until: float) -> Said:
        """*Look again*, and the whole page, until the key is there."""
        ways = ("?looked=1&pick=plan&attempt=1", "?looked=1&pick=vote&pick=plan", "", "?open=plan")
        while time.monotonic() < until:
            for way in ways:
                said = self.ask(f"/feedback{way}")
                if KEY_MARK in said.text:
                    # When it came, so that what showed it was not earlier.
                    self.key_at = web_state.now()
                    return said
                self.early.append(said.status)
        return _DONE

    def stored(self) -> dict[str, str]:
        """By item, the label that is stored."""
        room = self.school.room
        [attempt] = self.school.attempts_of(self.task, self.school.names[self.number])
        with room.store.reading() as connection:
            rows = answers.read_answers(connection, room.classroom_id, attempt.id)
        return {item: str(row.value["label"]) for item, row in rows.items()}


def seats_of(school: School, rules: Rules) -> list[Seat]:
    """Everybody has begun."""
    task = school.give(rules)

    def begin(number: int) -> Said:
        return Said(200, school.begin(task, school.askers[number]), "")

    begun = at_once([partial(begin, number) for number in range(STUDENTS)])
    return [Seat(school, task, number, said.place) for number, said in enumerate(begun)]


@pytest.mark.long
def test_look_again_shows_no_key_before_the_task_is_closed(school: School) -> None:
    room, until = school.room, time.monotonic() + 120
    seats = seats_of(school, Rules(feedback=Feedback.ON_CLOSING))
    task = seats[0].task

    def close() -> Said:
        time.sleep(1)
        assignments.close(room.store, room.classroom_id, task, web_state.now)
        return _DONE

    at_once(
        [
            *(partial(one.save, until) for one in seats),
            *(partial(one.look, until) for one in seats),
            close,
        ]
    )
    closed = assignments.assignment_of(room.store, room.classroom_id, task).closed_at
    assert closed is not None
    for one in seats:
        assert set(one.early) <= {403}, set(one.early)
        assert one.key_at is not None
        assert one.key_at >= closed
        # The last that was acknowledged stands.
        assert one.stored() == ({"plan": one.last} if one.last else {})


@pytest.mark.long
def test_feedback_shows_no_key_before_the_attempt_is_handed_in(school: School) -> None:
    seats = seats_of(school, Rules(feedback=Feedback.ON_SUBMISSION, attempts_allowed=1))
    until = time.monotonic() + 120

    def hand_in(seat: Seat) -> Said:
        time.sleep(1)
        return seat.ask(f"/hand-in/{seat.attempt}", do="hand-in")

    acts = [partial(hand_in, one) for one in seats]
    saves = [partial(one.save, until) for one in seats]
    looks = [partial(one.look, until) for one in seats]
    replies = at_once([*saves, *looks, *acts])
    assert {said.status for said in replies[-len(acts) :]} == {303}
    for one in seats:
        [attempt] = school.attempts_of(one.task, school.names[one.number])
        assert set(one.early) <= {403}, set(one.early)
        assert attempt.submitted_at is not None
        assert one.key_at is not None
        assert one.key_at >= attempt.submitted_at
        assert one.stored() == ({"plan": one.last} if one.last else {})
        # Who has seen the key answers no more, and begins no second attempt.
        known = one.stored()
        other = next(label for label in LABELS if label != known.get("plan"))
        form = {"plan.label": other, "plan.revision": "9999"}
        assert one.ask(f"/claims/{one.attempt}", script=True, **form).status in {403, 409}
        one.ask("/start", do="start")
        assert one.stored() == known

"""Limits and closing times hold when fifty ask at the same moment, over real HTTP."""

import json
import time
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any, Final
from uuid import UUID

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.assignments.groups import groups
from kit.classroom.assignments.pinning import Rules
from kit.classroom.authoring import drafts
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.reading import inviting
from kit.classroom.authoring.reading.inviting import Invitation
from kit.classroom.live import session
from kit.classroom.people import classrooms, students
from kit.classroom.people.limits import STUDENTS_MAX
from kit.classroom.people.throttle import JOINING, SIGNING_IN
from kit.store import assignments as stored_assignments
from kit.store.answering import answers
from kit.store.authoring import readers
from kit.store.groups import groups as stored_groups
from kit.store.ids import new_id
from kit.store.live import votes
from kit.vocabulary import Feedback, Stage
from kit.web import state as web_state
from tests.support import databases
from tests.support.at_once import Asker, Said, at_once, counted
from tests.support.room import make_teacher
from tests.support.school import School, school_of
from tests.support.showcase import FIRST

pytestmark = [pytest.mark.process, pytest.mark.timeout(300)]

FIFTY: Final = 50


@pytest.fixture(scope="module", params=databases.EITHER)
def school(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[School]:
    with school_of(request.param, tmp_path_factory.mktemp("fifty"), FIFTY) as opened:
        yield opened


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("allowed", [1, 2])
def test_one_student_begins_no_more_often_than_is_allowed(school: School, allowed: int) -> None:
    task = school.give(Rules(feedback=Feedback.NEVER, attempts_allowed=allowed))
    who, name = school.askers[0], school.names[0]
    for number in range(1, allowed + 2):
        begun = at_once([partial(who.ask, f"/work/{task}/start", do="start")] * FIFTY)
        assert set(counted(begun)) <= {303, 403, 409}, counted(begun)
        stored = school.attempts_of(task, name)
        assert len(stored) == min(number, allowed)
        hand_in = f"/work/{task}/hand-in/{stored[-1].id}"
        handed_in = at_once([partial(who.ask, hand_in, do="hand-in")] * FIFTY)
        assert counted(handed_in) == {303: FIFTY}
        moments = {one.submitted_at for one in school.attempts_of(task, name)}
        assert len(moments) == min(number, allowed)
        assert None not in moments


def saved_until_closed(who: Asker, path: str, until: float) -> tuple[str, bool]:
    """Save one answer after another until one is refused; the last label that was taken."""
    last, labels, revision = "", ("official", "sourced", "editorial"), 0
    while time.monotonic() < until:
        label, revision = labels[revision % 3], revision + 1
        form = {"plan.label": label, "plan.revision": str(revision)}
        said = who.ask(path, script=True, **form)
        if said.status != 200:
            return last, True
        held = json.loads(said.text)["held"]["plan"]
        assert held["taken"]
        last = label
    return last, False


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("by", ["its hour", "the teacher"])
def test_what_is_acknowledged_at_closing_came_in_time_and_nothing_after_it(
    school: School, by: str
) -> None:
    room = school.room
    task = school.give(Rules(feedback=Feedback.ON_CLOSING))
    begun = at_once([partial(_begin, school, task, who) for who in school.askers])
    paths = [said.place for said in begun]
    if by == "its hour":
        with room.store.writing() as connection:
            stored_assignments.change_assignment(
                connection,
                room.classroom_id,
                task,
                closes_at=web_state.now() + timedelta(seconds=3),
            )
    until, taken = time.monotonic() + 120, list[tuple[str, str, bool]]()

    def save(number: int) -> Said:
        taken.append((school.names[number], *saved_until_closed(
            school.askers[number], paths[number], until
        )))  # fmt: skip
        return Said(200, "", "")

    def close() -> Said:
        if by == "the teacher":
            time.sleep(1)
            assignments.close(room.store, room.classroom_id, task, web_state.now)
        return Said(200, "", "")

    at_once([*(partial(save, number) for number in range(FIFTY)), close])
    record = assignments.assignment_of(room.store, room.classroom_id, task)
    closed = record.closed_at or record.closes_at
    assert closed is not None
    assert all(refused for _name, _label, refused in taken)
    for name, label, _refused in taken:
        [attempt] = school.attempts_of(task, name)
        with room.store.reading() as connection:
            stored = answers.read_answers(connection, room.classroom_id, attempt.id)
        # The last that was acknowledged stands, and none was stored after the hour.
        assert [one.value["label"] for one in stored.values()] == ([label] if label else [])
        assert all(one.saved_at <= closed for one in stored.values()), name


def _begin(school: School, task: UUID, who: Asker) -> Said:
    return Said(200, f"/work/{task}/claims/{school.begin(task, who)}", "")


@pytest.mark.long
def test_what_is_acknowledged_at_the_end_of_a_vote_is_counted_and_nothing_after_it(
    school: School,
) -> None:
    room = school.room
    task = session.start(
        room.store, room.library, room.classroom_id, "three-claims", web_state.now()
    )
    ref = (room.store, room.classroom_id, task)
    paths = [
        f"/work/{task}/claims/{attempts_after_start(school, task, number)}"
        for number in range(FIFTY)
    ]
    session.put(*ref, 0, "plan", web_state.now)
    session.move(*ref, 1, Stage.VOTE, web_state.now)

    def vote(number: int) -> Said:
        form = {"plan.label": "official", "plan.revision": "1", "plan.ballot": "1"}
        return school.askers[number].ask(paths[number], script=True, **form)

    def close() -> Said:
        time.sleep(0.2)
        session.move(*ref, 2, Stage.CLOSED, web_state.now)
        return Said(200, "", "")

    replies = at_once([*(partial(vote, number) for number in range(FIFTY)), close])[:FIFTY]
    assert set(counted(replies)) <= {200, 409}, counted(replies)
    with room.store.reading() as connection:
        rows = votes.votes_of(connection, room.classroom_id, task, "plan")
    assert len(rows) == counted(replies)[200]
    late = at_once([partial(vote, number) for number in range(FIFTY)])
    # What came in time and is sent again is answered as it was; all others are too late.
    assert counted(late) == counted(replies)
    with room.store.reading() as connection:
        assert len(votes.votes_of(connection, room.classroom_id, task, "plan")) == len(rows)


def attempts_after_start(school: School, task: UUID, number: int) -> UUID:
    school.askers[number].ask(f"/work/{task}/start", do="start")
    [attempt] = school.attempts_of(task, school.names[number])
    return attempt.id


@pytest.mark.long
def test_one_time_code_lets_one_browser_in(school: School) -> None:
    room, name = school.room, school.names[1]
    _name, code = students.readmit(room.store, room.classroom_id, school.ids[name], web_state.now())
    strangers = [school.stranger() for _number in range(FIFTY)]
    back = f"/join/{room.code}/back"
    replies = at_once([partial(one.ask, back, personal_code=code) for one in strangers])
    assert counted(replies) == {303: 1, 404: FIFTY - 1}


@pytest.mark.long
def test_class_takes_as_many_as_it_has_places(school: School) -> None:
    room = school.room
    classroom = classrooms.create_classroom(room.store, room.teacher_id, "8C", web_state.now())
    code = classrooms.join_code_of(room.store, classroom)
    assert code is not None
    most = STUDENTS_MAX
    listed = [f"Listed {number:03}" for number in range(most - 10)]
    classrooms.add_roster(room.store, classroom, listed, web_state.now())
    strangers = [school.stranger() for _number in range(FIFTY)]
    replies = at_once(
        [
            partial(one.ask, f"/join/{code.code}", name=f"New {number:02}")
            for number, one in enumerate(strangers)
        ]
    )
    assert counted(replies)[303] == 10
    assert len(students.students_of(room.store, classroom)) == most


@pytest.mark.long
def test_class_has_no_more_groups_than_it_may(school: School) -> None:
    room, teacher = school.room, school.teacher()
    classroom = classrooms.create_classroom(room.store, room.teacher_id, "8D", web_state.now())
    for number in range(groups.GROUPS_MAX - 5):
        groups.add_group(room.store, classroom, f"Group {number}", web_state.now())
    page = f"/teacher/classrooms/{classroom}/groups"
    at_once([partial(teacher.ask, page, name=f"More {n}") for n in range(FIFTY)])
    with room.store.reading() as connection:
        assert len(stored_groups.groups(connection, classroom)) == groups.GROUPS_MAX


@pytest.mark.long
def test_form_with_the_same_word_gives_once(school: School) -> None:
    room, teacher, once = school.room, school.teacher(), str(new_id())
    classroom = classrooms.create_classroom(room.store, room.teacher_id, "8E", web_state.now())
    path = f"/teacher/classrooms/{classroom}/give/{FIRST}"
    replies = at_once([partial(teacher.ask, path, once=once, again="1")] * FIFTY)
    assert counted(replies) == {303: FIFTY}
    assert len(assignments.assignments_of(room.store, classroom)) == 1


@pytest.mark.long
def test_reader_of_a_draft_has_one_labelling_however_often_it_is_begun(school: School) -> None:
    room, secret = school.room, "a secret"
    draft = drafts.make(
        room.store, room.teacher_id, drafts.example("classify", "Ours", "b"), web_state.now()
    )
    own = OwnDraft(room.teacher_id, draft.id)
    reader = inviting.invite(room.store, own, Invitation(new_id(), "Ana"), secret, web_state.now())
    page, who = f"/read/{inviting.link_token(secret, reader.id)}", school.stranger()

    def stored() -> readers.ReaderRecord:
        with room.store.reading() as connection:
            [record] = readers.readers_of(connection, draft.id)
        return record

    assert stored().begun_at is None
    begun = at_once([partial(who.ask, f"{page}/begin", do="begin")] * FIFTY)
    assert counted(begun) == {303: FIFTY}
    first = stored()
    assert (first.begun_at is None, first.read_version, bool(first.exercise)) == (False, 1, True)
    form: dict[str, Any] = {"1-label": "official", "1-note": "Who says?", "1-was-note": ""}
    saved = at_once(
        [partial(who.ask, f"{page}/begin", do="begin"), partial(who.ask, f"{page}/save", **form)]
        * (FIFTY // 2)
    )
    assert counted(saved) == {303: FIFTY}
    assert stored() == first
    with room.store.reading() as connection:
        [answer] = readers.answers_of(connection, [reader.id])
    assert (answer.label, answer.note) == ("official", "Who says?")


@pytest.mark.long
def test_wrong_passwords_at_once_are_judged_no_more_often_than_the_limit_says(
    school: School,
) -> None:
    make_teacher(school.room.store, "Mr Brown", web_state.now())
    form: dict[str, Any] = {"name": "Mr Brown", "password": "not the password at all"}
    strangers = [school.stranger() for _number in range(FIFTY)]
    replies = at_once([partial(one.ask, "/teacher/sign-in", **form) for one in strangers])
    judged = FIFTY - counted(replies)[429]
    assert judged == SIGNING_IN.pair, counted(replies)


@pytest.mark.long
def test_wrong_codes_at_once_are_answered_few_more_often_than_the_limit_says(
    school: School,
) -> None:
    """Its counter caps load alone (kit.classroom.people.throttle): those under way may pass it."""
    who, answered = school.stranger(), 0
    for _round in range(4):
        replies = at_once([partial(who.ask, "/join/ZZZZ2222")] * FIFTY)
        answered += counted(replies)[404]
        assert set(counted(replies)) <= {404, 429}
    assert JOINING.pair - FIFTY < answered <= JOINING.pair + FIFTY
    assert counted(at_once([partial(who.ask, "/join/ZZZZ2222")] * FIFTY)) == {429: FIFTY}

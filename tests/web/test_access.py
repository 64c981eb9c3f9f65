"""Who reaches what: a row for every route and role; a new route without a row fails."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest

from kit.classroom import classrooms, live, students
from kit.store.engine import open_store
from kit.store.ids import new_id
from kit.web import state as web_state
from tests.support.databases import new_sqlite
from tests.support.room import make_teacher
from tests.web.conftest import Site, Visitor, make_site

Answer = int | tuple[int, str]
Row = dict[str, Answer]

SIGN_IN = (303, "/teacher/sign-in")
JOIN = (303, "/?signed_out=1")
COMPARE = (303, "/teacher/compare")
TEACHER_ONLY: Row = {"nobody": SIGN_IN, "student": SIGN_IN, "other teacher": 404, "network": 403}
ANY_TEACHER: Row = {"nobody": SIGN_IN, "student": SIGN_IN, "other teacher": 200, "network": 403}
STUDENT_ONLY: Row = {"nobody": JOIN, "outsider": 404, "teacher": JOIN}
PUBLIC: Row = {"nobody": 200, "network": 200}

#: By endpoint: the answer of its GET (or, for routes that only take POST, of its POST).
ROWS: dict[str, Row] = {
    "static": {"nobody": 200, "network": 200},
    "bootstrap.static": {"nobody": 200, "network": 200},
    "join.start": PUBLIC,
    "join.lobby": {**PUBLIC, "student": (303, "/work/")},
    "join.come_back": PUBLIC,
    "join.take_roster_name": {"nobody": (303, "/work/"), "network": (303, "/work/")},
    "join.hand_on": {"nobody": (303, "/?handed_on=1")},
    "join.token": PUBLIC,
    "student.home": {"nobody": JOIN, "outsider": 200, "student": 200, "teacher": JOIN},
    "student.task_list": {"nobody": JOIN, "outsider": 200, "student": 200, "teacher": JOIN},
    "student.task": {**STUDENT_ONLY, "student": 200},
    "student.lesson": {**STUDENT_ONLY, "student": 200},
    "student.other_lesson": {**STUDENT_ONLY, "student": 200, "classmate": 200},
    "student.start": {**STUDENT_ONLY, "student": 303},
    "student.claims": {**STUDENT_ONLY, "student": 200, "classmate": 404},
    "student.save": {**STUDENT_ONLY, "student": 303, "classmate": 404},
    "student.review": {**STUDENT_ONLY, "student": 200, "classmate": 404},
    "student.hand_in": {**STUDENT_ONLY, "student": 303, "classmate": 404},
    "student.feedback": {**STUDENT_ONLY, "student": 403, "classmate": 404},
    "live.show": {**STUDENT_ONLY, "student": 200, "classmate": 303},
    "live.question": {**STUDENT_ONLY, "student": 200, "classmate": 409},
    "live.place": {**STUDENT_ONLY, "student": 200, "classmate": 200},
    # Whoever has the code may be asked; it is looked at when the phone is made the remote.
    "remote.offer": PUBLIC,
    "remote.pair": {"nobody": 410, "student": 410, "teacher": 410, "network": 410},
    "remote.show": {"nobody": 404, "student": 404, "teacher": 404, "network": 404},
    "remote.state": {"nobody": 404, "student": 404, "teacher": 404, "network": 404},
    "remote.move": {"nobody": 404, "student": 404, "teacher": 404, "network": 404},
    "so_far.show": {"nobody": JOIN, "outsider": 200, "student": 200, "teacher": JOIN},
    # Sam is at work: the key, and arguing with it, come after handing in.
    "contest.contest": {**STUDENT_ONLY, "student": 403, "classmate": 404},
    "contest.withdraw": {**STUDENT_ONLY, "student": 403, "classmate": 404},
    "account.sign_in": {"nobody": 200, "network": 403, "teacher": (303, "/teacher/")},
    "account.set_up": {"nobody": 410, "network": 403},
    "account.sign_out": {"nobody": SIGN_IN, "network": 403, "teacher": SIGN_IN},
    "account.hide": {"nobody": SIGN_IN, "network": 403, "teacher": (303, "/teacher/")},
    "classrooms.home": {**ANY_TEACHER, "teacher": 200},
    "classrooms.lesson": {**ANY_TEACHER, "teacher": 200},
    # The exercise of this room has a lesson; test_teacher_giving.py opens one without.
    "classrooms.test_form": {**ANY_TEACHER, "other teacher": 404, "teacher": 404},
    "classrooms.show": {**TEACHER_ONLY, "teacher": 200},
    "classrooms.rename": {**TEACHER_ONLY, "teacher": 400},
    "classrooms.join_page": {**TEACHER_ONLY, "teacher": 200},
    "classrooms.joined": {**TEACHER_ONLY, "teacher": 200},
    "classrooms.new_code": {**TEACHER_ONLY, "teacher": 303},
    "classrooms.stop_joining": {**TEACHER_ONLY, "teacher": 303},
    "classrooms.let_join": {**TEACHER_ONLY, "teacher": 303},
    "classrooms.codes": {**TEACHER_ONLY, "teacher": 200},
    "classrooms.export": {**TEACHER_ONLY, "teacher": 200},
    "classrooms.delete": {**TEACHER_ONLY, "teacher": 200},
    "class_list.add_roster": {**TEACHER_ONLY, "teacher": 400},
    "class_list.edit": {**TEACHER_ONLY, "teacher": 200},
    # An empty form gives no factor.
    "class_list.give_time": {**TEACHER_ONLY, "teacher": 400},
    "class_list.merge": {**TEACHER_ONLY, "teacher": 303},
    "class_list.readmit": {**TEACHER_ONLY, "teacher": 200},
    "class_list.sign_out": {**TEACHER_ONLY, "teacher": 200},
    "class_list.remove": {**TEACHER_ONLY, "teacher": 303},
    "class_list.restore": {**TEACHER_ONLY, "teacher": 404},
    "class_list.erase": {**TEACHER_ONLY, "teacher": 404},
    "giving.give": {**TEACHER_ONLY, "teacher": 303},
    "giving.give_with_rules": {**TEACHER_ONLY, "teacher": 200},
    "giving.watch": {**TEACHER_ONLY, "teacher": 200},
    "giving.progress": {**TEACHER_ONLY, "teacher": 200},
    # Sam has begun, so the teacher is told so on the page of progress.
    "giving.take_back": {**TEACHER_ONLY, "teacher": 303},
    "giving.close": {**TEACHER_ONLY, "teacher": 303},
    "giving.reopen": {**TEACHER_ONLY, "teacher": 200},
    "live_control.start": {**TEACHER_ONLY, "teacher": 303},
    "live_control.show": {**TEACHER_ONLY, "teacher": 200},
    "live_control.state": {**TEACHER_ONLY, "teacher": 200},
    # An empty form names no move.
    "live_control.move": {**TEACHER_ONLY, "teacher": 400},
    "live_control.suggest": {**TEACHER_ONLY, "teacher": 303},
    "live_control.pair": {**TEACHER_ONLY, "teacher": 200},
    "live_control.unpair": {**TEACHER_ONLY, "teacher": 303},
    "live_control.projector": {**TEACHER_ONLY, "teacher": 200},
    "live_control.stage": {**TEACHER_ONLY, "teacher": 200},
    "live_control.end": {**TEACHER_ONLY, "teacher": 303},
    "live_control.go_on": {**TEACHER_ONLY, "teacher": 303},
    "answer_files.show": {**TEACHER_ONLY, "teacher": 200},
    # An empty form brings no file.
    "answer_files.take_in": {**TEACHER_ONLY, "teacher": 400},
    "outcomes.results": {**TEACHER_ONLY, "teacher": 200},
    "outcomes.text": {**TEACHER_ONLY, "teacher": 200},
    "outcomes.item": {**TEACHER_ONLY, "teacher": 200},
    "outcomes.student": {**TEACHER_ONLY, "teacher": 200},
    # The exercise of this room is marked by the kit; test_teacher_marking.py has one that is not.
    "marking.show": {**TEACHER_ONLY, "teacher": 404},
    "marking.save": {**TEACHER_ONLY, "teacher": 400},
    "before_after.show": {**TEACHER_ONLY, "teacher": 200},
    "student_work.show": {**TEACHER_ONLY, "teacher": 200},
    "comparing.classes": {**ANY_TEACHER, "teacher": 200},
    # Two are chosen in the address; test_comparing_pages.py asks for other teachers' classes.
    "comparing.two": {**ANY_TEACHER, "other teacher": COMPARE, "teacher": COMPARE},
    "downloads.answers": {**TEACHER_ONLY, "teacher": 200},
    "downloads.items": {**TEACHER_ONLY, "teacher": 200},
    "downloads.labels": {**TEACHER_ONLY, "teacher": 200},
    "downloads.votes": {**TEACHER_ONLY, "teacher": 200},
    "downloads.rounds": {**TEACHER_ONLY, "teacher": 200},
    "downloads.canvas": {**TEACHER_ONLY, "teacher": 200},
    "downloads.moodle": {**TEACHER_ONLY, "teacher": 200},
    "downloads.workbook": {**TEACHER_ONLY, "teacher": 200},
    "downloads.everything": {**TEACHER_ONLY, "teacher": 200},
    # The tiny content has none of the exercises that the made-up class works on.
    "demo.make": {**ANY_TEACHER, "other teacher": 303, "teacher": 303},
    "keys.decide": {**TEACHER_ONLY, "teacher": 200},
    # An empty form says nothing of what is decided.
    "keys.preview": {**TEACHER_ONLY, "teacher": 400},
    "keys.history": {**TEACHER_ONLY, "teacher": 200},
    # The kit ships the key that the class has; test_contest.py has another one shipped.
    "keys.shipped": {**TEACHER_ONLY, "teacher": 409},
}
CASES = [(endpoint, role) for endpoint, roles in ROWS.items() for role in roles]


def test_every_route_has_a_row(sqlite_site: Site) -> None:
    endpoints = {rule.endpoint for rule in sqlite_site.app.url_map.iter_rules()}
    assert endpoints == set(ROWS)


@dataclass
class Cast:
    """Everybody who might ask."""

    site: Site
    attempt: str
    free_name: str
    live: UUID

    def visitor(self, role: str) -> Visitor:
        match role:
            case "nobody":
                return self.site.visitor()
            case "network":
                return self.site.visitor("192.0.2.7")
            case "teacher":
                return self.site.teacher()
            case "other teacher":
                return self.site.teacher("Mr Brown")
        return getattr(self, f"_{role}")  # type: ignore[no-any-return]

    def values(self) -> dict[str, Any]:
        """What stands in the addresses: the things of Mia's classroom."""
        room = self.site.room
        return {
            "classroom_id": room.classroom_id,
            "assignment_id": room.assignment_id,
            "attempt_id": self.attempt,
            "student_id": room.people["Ben"].student_id,
            "exercise_id": "three-claims",
            "lesson_id": "01-three-claims",
            "item_id": "plan",
            "code": room.code,
            "token": "no-such-token",
            "filename": "kit.css",
        }


@pytest.fixture
def cast(sqlite_site: Site) -> Cast:
    return make_cast(sqlite_site)


@pytest.fixture(scope="module")
def audience(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cast]:
    """The same, for all who only look."""
    folder = tmp_path_factory.mktemp("audience")
    store = open_store(new_sqlite(folder))
    yield make_cast(make_site(store, folder))
    store.close()


def make_cast(site: Site) -> Cast:
    """A student at work, her classmate, a student of another class, two teachers."""
    room = site.room
    other = make_teacher(room.store, "Mr Brown", web_state.now())
    elsewhere = classrooms.create_classroom(room.store, other, "8A", web_state.now())
    code = classrooms.join_code_of(room.store, elsewhere)
    assert code is not None
    student, classmate, outsider = site.student("Sam"), site.student("Kit"), site.visitor()
    outsider.post(f"/join/{code.code}", name="Eve")
    outsider.token = ""
    student.post(f"{site.work}/start")
    page = student.get(f"{site.work}/claims").text
    attempt = page.split("/claims/")[1].split('"')[0]
    classrooms.add_roster(room.store, room.classroom_id, "Zoe", web_state.now())
    names = {found.name: found.id for found in students.students_of(room.store, room.classroom_id)}
    live_id = live.start(
        room.store, room.library, room.classroom_id, "three-claims", web_state.now()
    )
    student.post(f"/work/{live_id}/start")
    cast = Cast(site, attempt, str(names["Zoe"]), live_id)
    cast._student, cast._classmate, cast._outsider = student, classmate, outsider  # type: ignore[attr-defined]
    return cast


@pytest.mark.parametrize(("endpoint", "role"), CASES)
def test_route_answers_each_role_as_its_row_says(
    audience: Cast, request: pytest.FixtureRequest, endpoint: str, role: str
) -> None:
    rule = next(r for r in audience.site.app.url_map.iter_rules() if r.endpoint == endpoint)
    looks = "GET" in (rule.methods or ())
    cast = audience if looks else request.getfixturevalue("cast")
    values = {name: value for name, value in cast.values().items() if name in rule.arguments}
    if endpoint == "join.take_roster_name":
        values["student_id"] = cast.free_name
    voted = endpoint in {"downloads.votes", "downloads.rounds"}
    if (voted or endpoint.startswith(("live.", "live_control."))) and "assignment_id" in values:
        values["assignment_id"] = cast.live
    if endpoint == "bootstrap.static":
        values["filename"] = "css/bootstrap.min.css"
    with cast.site.app.test_request_context():
        path = cast.site.app.url_for(endpoint, **values)
    visitor = cast.visitor(role)
    reply = visitor.get(path) if looks else visitor.post(path)
    expected = ROWS[endpoint][role]
    seen = (reply.status_code, reply.location) if isinstance(expected, tuple) else reply.status_code
    assert seen == expected, reply.text[:800]


def test_every_post_without_its_token_is_refused(cast: Cast) -> None:
    clients = [cast.visitor(role).client for role in ("teacher", "student")]
    refused = {}
    for rule in cast.site.app.url_map.iter_rules():
        if "POST" not in (rule.methods or ()):
            continue
        values = {name: value for name, value in cast.values().items() if name in rule.arguments}
        with cast.site.app.test_request_context():
            path = cast.site.app.url_for(rule.endpoint, **values)
        refused[rule.endpoint] = {
            client.post(path, base_url="http://127.0.0.1:8000").status_code for client in clients
        }
    assert len(refused) > 20
    assert {endpoint: codes for endpoint, codes in refused.items() if codes != {400}} == {}


@pytest.mark.parametrize(
    ("path", "status"),
    [("/teacher/classrooms/{}", 404), ("/teacher/classrooms/{}/join", 404), ("/work/{}", 404)],
)
def test_unknown_ids_look_like_other_peoples(cast: Cast, path: str, status: int) -> None:
    visitor = cast.visitor("teacher" if "teacher" in path else "student")
    foreign = visitor.get(path.format(new_id()))
    assert (foreign.status_code, visitor.get(path.format(uuid4())).text) == (status, foreign.text)


def test_teacher_pages_refuse_a_foreign_host_name(sqlite_site: Site) -> None:
    visitor = sqlite_site.visitor()
    visitor.host = "evil.example:8000"
    assert visitor.get("/teacher/sign-in").status_code == 403


def test_links_are_never_built_from_the_host_header(sqlite_site: Site) -> None:
    teacher = sqlite_site.teacher()
    page = teacher.get(f"{sqlite_site.classroom}/join").text
    assert "http://192.0.2.20:8000" in page
    visitor = sqlite_site.visitor()
    visitor.host = "evil.example"
    assert "evil.example" not in visitor.get("/").text


@pytest.mark.parametrize(
    "back",
    [
        "//evil.example/teacher/",
        "https://evil.example/",
        "/\\evil",
        "",
        "/teacher/\nx",
        "/teacher/\r\nSet-Cookie: a=b",
        "/teacher/\x00",
        "/teacher/\u2028",
    ],
)
def test_hide_goes_back_to_no_other_site(sqlite_site: Site, back: str) -> None:
    teacher = sqlite_site.teacher()
    assert teacher.post("/teacher/hide", back=back).location == "/teacher/"

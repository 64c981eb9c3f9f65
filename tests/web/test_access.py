"""Who reaches what: a row for every method of a route; a new one without a row fails."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask

from kit.classroom import classrooms, live, students
from kit.classroom.results import results
from kit.exchange.classroom_json import classroom_json
from kit.store.engine import open_store
from kit.store.ids import new_id
from kit.web import state as web_state
from kit.web import teacher as teacher_pages
from tests.support.databases import new_sqlite
from tests.support.room import KEY_MARK, PASSWORD, make_teacher
from tests.web.conftest import Site, Visitor, make_site, text_of

TEACHERS = {blueprint.name for blueprint in teacher_pages.blueprints}
Answer = int | tuple[int, str]
Row = dict[str, Answer]

#: `{back}`: whoever signs in goes on to the page that was asked for.
SIGN_IN = (303, "/teacher/sign-in{back}")
SIGNED_OUT = (303, "/teacher/sign-in")
JOIN = (303, "/?signed_out=1")
HOME = (303, "/teacher/")
COMPARE = (303, "/teacher/compare")
TEACHER_ONLY: Row = {"nobody": SIGN_IN, "student": SIGN_IN, "other teacher": 404, "network": 403}
ANY_TEACHER: Row = {"nobody": SIGN_IN, "student": SIGN_IN, "other teacher": 200, "network": 403}
#: What was posted is kept on a page that lets its sender sign in.
TEACHER_ONLY_POSTS: Row = {**TEACHER_ONLY, "nobody": 401, "student": 401}
ANY_TEACHER_POSTS: Row = {"nobody": 401, "student": 401, "other teacher": 303, "network": 403}
STUDENT_ONLY: Row = {"nobody": JOIN, "outsider": 404, "teacher": JOIN}
PUBLIC: Row = {"nobody": 200, "network": 200}

#: By method and endpoint: the answer to each role, who posts the form below.
ROWS: dict[str, Row] = {
    "GET static": {"nobody": 200, "network": 200},
    "GET bootstrap.static": {"nobody": 200, "network": 200},
    "GET join.start": PUBLIC,
    "POST join.start": {"nobody": (303, "/join/{code}"), "network": (303, "/join/{code}")},
    "GET join.lobby": {**PUBLIC, "student": (303, "/work/")},
    "POST join.lobby": {"nobody": (303, "/work/"), "network": (303, "/work/")},
    "GET join.come_back": PUBLIC,
    "POST join.come_back": {"nobody": 404, "network": 404},
    "POST join.take_roster_name": {"nobody": (303, "/work/"), "network": (303, "/work/")},
    "POST join.hand_on": {"nobody": (303, "/?handed_on=1")},
    "GET join.token": PUBLIC,
    "GET student.home": {"nobody": JOIN, "outsider": 200, "student": 200, "teacher": JOIN},
    "GET student.task_list": {"nobody": JOIN, "outsider": 200, "student": 200, "teacher": JOIN},
    "GET student.task": {**STUDENT_ONLY, "student": 200},
    "GET student.lesson": {**STUDENT_ONLY, "student": 200},
    "GET student.other_lesson": {**STUDENT_ONLY, "student": 200, "classmate": 200},
    "POST student.start": {**STUDENT_ONLY, "student": 303},
    "GET student.claims": {**STUDENT_ONLY, "student": 200, "classmate": 404},
    "POST student.save": {**STUDENT_ONLY, "student": 303, "classmate": 404},
    "GET student.review": {**STUDENT_ONLY, "student": 200, "classmate": 404},
    "POST student.hand_in": {**STUDENT_ONLY, "student": 303, "classmate": 404},
    "GET student.feedback": {**STUDENT_ONLY, "student": 403, "classmate": 404},
    "GET live.show": {**STUDENT_ONLY, "student": 200, "classmate": 303},
    "GET live.question": {**STUDENT_ONLY, "student": 200, "classmate": 409},
    "GET live.place": {**STUDENT_ONLY, "student": 200, "classmate": 200},
    # Whoever has the code may be asked; it is looked at when the phone is made the remote.
    "GET remote.offer": PUBLIC,
    "POST remote.pair": {"nobody": 410, "student": 410, "teacher": 410, "network": 410},
    "GET remote.show": {"nobody": 404, "student": 404, "teacher": 404, "network": 404},
    "GET remote.state": {"nobody": 404, "student": 404, "teacher": 404, "network": 404},
    "POST remote.move": {"nobody": 404, "student": 404, "teacher": 404, "network": 404},
    "GET so_far.show": {"nobody": JOIN, "outsider": 200, "student": 200, "teacher": JOIN},
    # Sam is at work: the key, and arguing with it, come after handing in.
    "GET contest.contest": {**STUDENT_ONLY, "student": 403, "classmate": 404},
    "POST contest.contest": {**STUDENT_ONLY, "student": 403, "classmate": 404},
    "POST contest.withdraw": {**STUDENT_ONLY, "student": 403, "classmate": 404},
    "GET account.sign_in": {"nobody": 200, "network": 403, "teacher": (303, "/teacher/")},
    "POST account.sign_in": {"nobody": HOME, "student": HOME, "teacher": HOME, "network": 403},
    "GET account.set_up": {"nobody": 410, "network": 403},
    "POST account.set_up": {"nobody": 410, "network": 403},
    "POST account.sign_out": {"nobody": SIGNED_OUT, "network": 403, "teacher": SIGNED_OUT},
    "POST account.hide": {"nobody": SIGNED_OUT, "network": 403, "teacher": (303, "/teacher/")},
    "GET classrooms.home": {**ANY_TEACHER, "teacher": 200},
    "POST classrooms.home": {**ANY_TEACHER_POSTS, "teacher": 303},
    "GET classrooms.lesson": {**ANY_TEACHER, "teacher": 200},
    # The exercise of this room has a lesson; test_teacher_giving.py opens one without.
    "GET classrooms.test_form": {**ANY_TEACHER, "other teacher": 404, "teacher": 404},
    "GET classrooms.show": {**TEACHER_ONLY, "teacher": 200},
    "POST classrooms.rename": {**TEACHER_ONLY_POSTS, "teacher": 400},
    "GET classrooms.join_page": {**TEACHER_ONLY, "teacher": 200},
    "GET classrooms.joined": {**TEACHER_ONLY, "teacher": 200},
    "POST classrooms.new_code": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST classrooms.stop_joining": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST classrooms.let_join": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET classrooms.codes": {**TEACHER_ONLY, "teacher": 200},
    "GET classrooms.export": {**TEACHER_ONLY, "teacher": 200},
    "GET classrooms.delete": {**TEACHER_ONLY, "teacher": 200},
    "POST classrooms.delete": {**TEACHER_ONLY_POSTS, "teacher": HOME},
    "POST class_list.add_roster": {**TEACHER_ONLY_POSTS, "teacher": 400},
    "GET class_list.edit": {**TEACHER_ONLY, "teacher": 200},
    "POST class_list.edit": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST class_list.give_time": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST class_list.merge": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST class_list.readmit": {**TEACHER_ONLY_POSTS, "teacher": 200},
    "POST class_list.sign_out": {**TEACHER_ONLY_POSTS, "teacher": 200},
    "POST class_list.remove": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST class_list.restore": {**TEACHER_ONLY_POSTS, "teacher": 404},
    "GET class_list.erase": {**TEACHER_ONLY, "teacher": 404},
    "POST class_list.erase": {**TEACHER_ONLY_POSTS, "teacher": 404},
    "POST giving.give": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET giving.give_with_rules": {**TEACHER_ONLY, "teacher": 200},
    "POST giving.give_with_rules": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET giving.watch": {**TEACHER_ONLY, "teacher": 200},
    "GET giving.progress": {**TEACHER_ONLY, "teacher": 200},
    # Sam has begun, so the teacher is told so on the page of progress.
    "POST giving.take_back": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST giving.close": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET giving.reopen": {**TEACHER_ONLY, "teacher": 200},
    "POST giving.reopen": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST live_control.start": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET live_control.show": {**TEACHER_ONLY, "teacher": 200},
    "GET live_control.state": {**TEACHER_ONLY, "teacher": 200},
    "POST live_control.move": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST live_control.suggest": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST live_control.pair": {**TEACHER_ONLY_POSTS, "teacher": 200},
    "POST live_control.unpair": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET live_control.projector": {**TEACHER_ONLY, "teacher": 200},
    "GET live_control.stage": {**TEACHER_ONLY, "teacher": 200},
    "POST live_control.end": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST live_control.go_on": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET answer_files.show": {**TEACHER_ONLY, "teacher": 200},
    # A form without a file.
    "POST answer_files.show": {**TEACHER_ONLY_POSTS, "teacher": 400},
    # An empty form brings no file.
    "POST answer_files.take_in": {**TEACHER_ONLY_POSTS, "teacher": 400},
    "GET outcomes.results": {**TEACHER_ONLY, "teacher": 200},
    "GET outcomes.text": {**TEACHER_ONLY, "teacher": 200},
    "GET outcomes.item": {**TEACHER_ONLY, "teacher": 200},
    "GET outcomes.student": {**TEACHER_ONLY, "teacher": 200},
    # The exercise of this room is marked by the kit; test_teacher_marking.py has one that is not.
    "GET marking.show": {**TEACHER_ONLY, "teacher": 404},
    "POST marking.save": {**TEACHER_ONLY_POSTS, "teacher": 404},
    "GET before_after.show": {**TEACHER_ONLY, "teacher": 200},
    "GET student_work.show": {**TEACHER_ONLY, "teacher": 200},
    "GET comparing.classes": {**ANY_TEACHER, "teacher": 200},
    # Two are chosen in the address; test_comparing_pages.py asks for other teachers' classes.
    "GET comparing.two": {**ANY_TEACHER, "other teacher": COMPARE, "teacher": COMPARE},
    "GET downloads.answers": {**TEACHER_ONLY, "teacher": 200},
    "GET downloads.items": {**TEACHER_ONLY, "teacher": 200},
    "GET downloads.labels": {**TEACHER_ONLY, "teacher": 200},
    "GET downloads.votes": {**TEACHER_ONLY, "teacher": 200},
    "GET downloads.rounds": {**TEACHER_ONLY, "teacher": 200},
    "GET downloads.canvas": {**TEACHER_ONLY, "teacher": 200},
    "GET downloads.moodle": {**TEACHER_ONLY, "teacher": 200},
    "GET downloads.workbook": {**TEACHER_ONLY, "teacher": 200},
    "GET downloads.everything": {**TEACHER_ONLY, "teacher": 200},
    # The tiny content has none of the exercises that the made-up class works on.
    "POST demo.make": {**ANY_TEACHER_POSTS, "other teacher": 303, "teacher": 303},
    "GET keys.decide": {**TEACHER_ONLY, "teacher": 200},
    "POST keys.decide": {**TEACHER_ONLY_POSTS, "teacher": 303},
    # An empty form says nothing of what is decided.
    "POST keys.preview": {**TEACHER_ONLY_POSTS, "teacher": 400},
    "GET keys.history": {**TEACHER_ONLY, "teacher": 200},
    # The kit ships the key that the class has; test_contest.py has another one shipped.
    "GET keys.shipped": {**TEACHER_ONLY, "teacher": 409},
    "POST keys.shipped": {**TEACHER_ONLY_POSTS, "teacher": 409},
}
#: What is posted, where an empty form would be refused by itself.
FORMS: dict[str, dict[str, str]] = {
    "POST join.start": {"code": "{code}"},
    "POST join.lobby": {"name": "Tim"},
    "POST join.come_back": {"personal_code": "none"},
    "POST account.sign_in": {"name": "Ms Gray", "password": PASSWORD},
    "POST account.set_up": {"name": "Eve", "password": PASSWORD, "again": PASSWORD},
    "POST classrooms.home": {"name": "7C"},
    "POST classrooms.delete": {"name": "9B"},
    "POST class_list.edit": {"name": "Benny"},
    "POST giving.give_with_rules": {"attempts": "1", "feedback": "never", "certainty": "off"},
    "POST class_list.give_time": {"percent": "150"},
    "POST class_list.merge": {"keep": "{student}"},
    "POST live_control.move": {"move": "0 put plan"},
    "POST marking.save": {"answer": "{attempt}", "revision": "1", "level": "right"},
    "POST keys.decide": {
        "ruling": "voided",
        "reason": "Both can be meant.",
        "on_version": "{version}",
    },
}
CASES = [(row, role) for row, roles in ROWS.items() for role in roles]


def methods_of(app: Flask) -> set[str]:
    """Each method and endpoint that the app answers."""
    return {
        f"{method} {rule.endpoint}"
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def test_every_method_of_every_route_has_a_row(any_site: Site) -> None:
    assert methods_of(any_site.app) == set(ROWS)
    assert set(FORMS) <= set(ROWS)


@dataclass
class Cast:
    """Everybody who might ask."""

    site: Site
    attempt: str
    free_name: str
    live: UUID
    #: Mr Brown's own class.
    elsewhere: UUID

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

    def path(self, endpoint: str, **changed: Any) -> str:
        """The address of an endpoint, with the things of Mia's classroom in it."""
        rule = next(r for r in self.site.app.url_map.iter_rules() if r.endpoint == endpoint)
        values = {**self.values(), **changed}
        if endpoint == "join.take_roster_name":
            values["student_id"] = self.free_name
        voted = endpoint in {"downloads.votes", "downloads.rounds"}
        if voted or endpoint.startswith(("live.", "live_control.")):
            values["assignment_id"] = self.live
        if endpoint == "bootstrap.static":
            values["filename"] = "css/bootstrap.min.css"
        with self.site.app.test_request_context():
            return self.site.app.url_for(
                endpoint, **{name: values[name] for name in rule.arguments}
            )

    def form(self, row: str) -> dict[str, str]:
        """What is posted."""
        room = self.site.room
        found = results(room.store, room.classroom_id, room.assignment_id, web_state.now())
        facts = {
            "attempt": self.attempt,
            "code": room.code,
            "student": self.free_name,
            "version": found.assignment.key_version,
        }
        return {name: value.format(**facts) for name, value in FORMS.get(row, {}).items()}


@pytest.fixture
def cast(any_site: Site) -> Cast:
    return make_cast(any_site)


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
    cast = Cast(site, attempt, str(names["Zoe"]), live_id, elsewhere)
    cast._student, cast._classmate, cast._outsider = student, classmate, outsider  # type: ignore[attr-defined]
    return cast


@pytest.mark.parametrize(("row", "role"), CASES)
def test_route_answers_each_role_as_its_row_says(
    audience: Cast, request: pytest.FixtureRequest, row: str, role: str
) -> None:
    method, endpoint = row.split()
    cast = audience if method == "GET" else request.getfixturevalue("cast")
    path, expected = cast.path(endpoint), ROWS[row][role]
    visitor = cast.visitor(role)
    reply = visitor.get(path) if method == "GET" else visitor.post(path, **cast.form(row))
    if not isinstance(expected, tuple):
        assert reply.status_code == expected, reply.text[:800]
        return
    back = "" if endpoint == "classrooms.home" else f"?back={path}"
    status, place = expected
    assert (reply.status_code, reply.location) == (
        status,
        place.format(back=back, code=cast.site.room.code),
    ), reply.text[:800]


def test_every_post_without_its_token_is_refused(cast: Cast) -> None:
    """By 400, or, where a teacher's form is kept for whoever signs in first, by 401."""
    clients = {role: cast.visitor(role).client for role in ("teacher", "student")}
    before = held(cast)
    refused: dict[str, dict[str, int]] = {}
    for row in ROWS:
        method, endpoint = row.split()
        if method == "POST":
            refused[endpoint] = {
                role: client.post(
                    cast.path(endpoint), data=cast.form(row), base_url="http://127.0.0.1:8000"
                ).status_code
                for role, client in clients.items()
            }
    assert len(refused) > 40
    for endpoint, codes in refused.items():
        kept = endpoint.split(".")[0] in TEACHERS and not endpoint.startswith("account.")
        # Who is signed in already has pressed the button twice, and goes on.
        teacher = 303 if endpoint == "account.sign_in" else 400
        assert codes == {"teacher": teacher, "student": 401 if kept else 400}, endpoint
    assert held(cast) == before


def held(cast: Cast) -> Any:
    """All that the kit holds of Mia's classroom, table by table."""
    room = cast.site.room
    pieces = classroom_json(room.store, room.classroom_id, web_state.now())
    return json.loads("".join(pieces))["tables"]


#: Routes of the teacher's pages whose address names something inside a class.
INSIDE = ("assignment_id", "student_id", "attempt_id")


def _crossed(cast: Cast) -> list[str]:
    rules = {rule.endpoint: rule.arguments for rule in cast.site.app.url_map.iter_rules()}
    return [
        row
        for row in ROWS
        if row.split()[1].split(".")[0] in TEACHERS
        and "classroom_id" in rules[row.split()[1]]
        and any(name in rules[row.split()[1]] for name in INSIDE)
    ]


def test_own_class_in_the_address_opens_nothing_of_another(cast: Cast) -> None:
    brown, before = cast.visitor("other teacher"), held(cast)
    rows = _crossed(cast)
    assert len(rows) > 40
    for row in rows:
        method, endpoint = row.split()
        path = cast.path(endpoint, classroom_id=cast.elsewhere)
        form: dict[str, Any] = cast.form(row)
        reply = brown.get(path) if method == "GET" else brown.post(path, **form)
        # The list to choose from is of one's own class, so the choice itself is refused.
        refused = 303 if endpoint == "class_list.merge" else 404
        assert reply.status_code == refused, (row, reply.text[:300])
        assert not re.search(rf"{KEY_MARK}|\bBen\b|\bSam\b", reply.text), row
    assert held(cast) == before


def test_own_class_compares_itself_with_no_assignment_of_another(cast: Cast) -> None:
    room = cast.site.room
    page = f"/teacher/classrooms/{cast.elsewhere}/before-and-after"
    query = f"chosen=1&before={room.assignment_id}&after={cast.live}"
    foreign = cast.visitor("other teacher").get(f"{page}?{query}")
    nothing = cast.visitor("other teacher").get(
        f"{page}?chosen=1&before={new_id()}&after={new_id()}"
    )
    assert (foreign.status_code, nothing.status_code) == (404, 404)
    assert text_of(foreign) == text_of(nothing)


@pytest.mark.parametrize(
    ("path", "status"),
    [("/teacher/classrooms/{}", 404), ("/teacher/classrooms/{}/join", 404), ("/work/{}", 404)],
)
def test_unknown_ids_look_like_other_peoples(cast: Cast, path: str, status: int) -> None:
    visitor = cast.visitor("teacher" if "teacher" in path else "student")
    foreign = visitor.get(path.format(new_id()))
    assert (foreign.status_code, visitor.get(path.format(uuid4())).text) == (status, foreign.text)


def test_teacher_pages_refuse_a_foreign_host_name(any_site: Site) -> None:
    visitor = any_site.visitor()
    visitor.host = "evil.example:8000"
    assert visitor.get("/teacher/sign-in").status_code == 403


def test_links_are_never_built_from_the_host_header(any_site: Site) -> None:
    teacher = any_site.teacher()
    page = teacher.get(f"{any_site.classroom}/join").text
    assert "http://192.0.2.20:8000" in page
    visitor = any_site.visitor()
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
def test_hide_goes_back_to_no_other_site(any_site: Site, back: str) -> None:
    teacher = any_site.teacher()
    assert teacher.post("/teacher/hide", back=back).location == "/teacher/"

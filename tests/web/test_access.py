"""Who reaches what: a row for every method of a route; a new one without a row fails."""

import ast
import inspect
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask

from kit.exchange.classroom_json import classroom_json
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.web import state as web_state
from kit.web import teacher as teacher_pages
from tests.support import databases
from tests.support.room import KEY_MARK
from tests.web.access_rows import FORMS, JOIN, PRESSING, ROWS, Answer, Asks, Harmless, Undo
from tests.web.cast import Cast, cast_again
from tests.web.conftest import Site, Visitor, site_of, text_of

TEACHERS = {blueprint.name for blueprint in teacher_pages.blueprints}


def cases(method: str) -> list[tuple[str, str]]:
    """Each row of a method with each role."""
    return [
        (row, role) for row, roles in ROWS.items() if row.split()[0] == method for role in roles
    ]


def is_refused(row: str, role: str) -> bool:
    """Whether what the role posts changes nothing. A wrong code is refused, too, but counted."""
    if row.startswith("POST join."):
        return False
    return ROWS[row][role] in {401, 403, 404, JOIN}


POSTS = cases("POST")


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


def test_everything_that_writes_keeps_to_the_one_rule_for_pressing() -> None:
    """A new route that writes fails here until it has its line in PRESSING."""
    assert set(PRESSING) == {row for row in ROWS if not row.startswith("GET ")}
    for row, pressing in PRESSING.items():
        match pressing:
            case Undo(route):
                assert f"POST {route}" in ROWS, (row, route)
            case Asks(page, names):
                assert {f"GET {page}", f"POST {page}"} & set(ROWS), (row, page)
                assert names, row
            case Harmless(why):
                assert why, row


def test_what_can_be_undone_offers_it_by_the_notice(any_site: Site) -> None:
    """The view behind each such line calls `offer_undo` with the route that takes it back."""
    silent = [
        row
        for row, one in PRESSING.items()
        if isinstance(one, Undo)
        and not one.beside
        and one.route not in offered_by(any_site.app.view_functions[row.split()[1]])
    ]
    assert silent == []


def offered_by(view: Any) -> set[str]:
    """The endpoints that a view, or a function of its module that it calls, offers to undo by."""
    tree = ast.parse(inspect.getsource(inspect.getmodule(view) or view))
    local = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    endpoints, waiting, seen = set[str](), [view.__name__], set[str]()
    while waiting:
        name = waiting.pop()
        seen.add(name)
        for node in ast.walk(local[name]):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                if node.func.id == "offer_undo":
                    endpoints |= {
                        str(one.value) for one in node.args if isinstance(one, ast.Constant)
                    }
                elif node.func.id in local and node.func.id not in seen:
                    waiting.append(node.func.id)
    return endpoints


def test_architecture_shows_what_can_be_undone_and_what_asks() -> None:
    """Each route of PRESSING that is not harmless has its line in the docs, and no other has."""
    text = (Path(__file__).parents[2] / "docs" / "ARCHITECTURE.md").read_text("utf-8")
    section = text.split("### One rule for pressing")[1].split("\n#")[0]
    shown = re.findall(r"^\| `([\w.]+)` \| (undo|asks): `([\w.]+)`", section, re.MULTILINE)
    due = {
        (row.removeprefix("POST "), "undo" if isinstance(one, Undo) else "asks", one[0])
        for row, one in PRESSING.items()
        if not isinstance(one, Harmless)
    }
    assert set(shown) == due


@pytest.fixture
def cast(any_store: Store, tmp_path: Path) -> Cast:
    return cast_again(any_store, tmp_path)


@pytest.fixture(scope="module", params=databases.EITHER)
def audience(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Cast]:
    """A classroom with one of each role, for all who only look."""
    with databases.kept(request.param) as store:
        yield cast_again(store, tmp_path_factory.mktemp("audience"), site_of)


def answers(cast: Cast, row: str, who: tuple[str, Visitor], expected: Answer) -> None:
    """The row's method and endpoint answer somebody of a role as is expected."""
    (method, endpoint), (role, visitor) = row.split(), who
    path, form = cast.path(endpoint, **cast.of_role(role)), dict[str, Any](cast.form(row))
    reply = visitor.get(path) if method == "GET" else visitor.post(path, **form)
    if not isinstance(expected, tuple):
        assert reply.status_code == expected, (row, role, reply.text[:800])
        return
    back = "" if endpoint == "classrooms.home" else f"?back={path}"
    status, place = expected
    assert (reply.status_code, reply.location) == (
        status,
        place.format(back=back, code=cast.site.room.code, classroom=cast.site.room.classroom_id),
    ), (row, role, reply.text[:800])


def all_answer(cast: Cast, role: str, rows: Sequence[str]) -> None:
    """Each of the rows answers one browser of the role as it says: all that do not are told."""
    visitor, wrong = cast.visitor(role), []
    for row in rows:
        try:
            answers(cast, row, (role, visitor), ROWS[row][role])
        except AssertionError as error:
            wrong.append(str(error)[:600])
    assert wrong == []


def by_role(cases: Sequence[tuple[str, str]]) -> list[Any]:
    """Of rows with roles, each role with all its rows."""
    rows = dict[str, list[str]]()
    for row, role in cases:
        rows.setdefault(role, []).append(row)
    return [pytest.param(role, rows[role], id=role) for role in rows]


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("role", "rows"), by_role(cases("GET")))
def test_pages_answer_each_role_as_their_rows_say(
    audience: Cast, role: str, rows: list[str]
) -> None:
    all_answer(audience, role, rows)


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("role", "rows"), by_role([case for case in POSTS if is_refused(*case)]))
def test_postings_are_refused_as_their_rows_say(audience: Cast, role: str, rows: list[str]) -> None:
    all_answer(audience, role, rows)


@pytest.mark.sampled(40)
@pytest.mark.parametrize(("row", "role"), [case for case in POSTS if not is_refused(*case)])
def test_posting_answers_each_role_as_its_row_says(cast: Cast, row: str, role: str) -> None:
    answers(cast, row, (role, cast.visitor(role)), ROWS[row][role])


def test_browser_without_this_computers_secret_gets_no_more_than_the_network(
    cast: Cast,
) -> None:
    rows = [row for row, roles in ROWS.items() if roles.get("network") == 403]
    assert len(rows) > 80
    for row in rows:
        method, endpoint = row.split()
        stranger, path = cast.site.stranger(), cast.path(endpoint)
        form: dict[str, Any] = cast.form(row)
        reply = stranger.get(path) if method == "GET" else stranger.post(path, **form)
        assert (reply.status_code, row) == (403, row)


def test_every_post_without_its_token_is_refused(cast: Cast) -> None:
    """By 400, or, where a form is kept for whoever signs in first, by 401."""
    clients = {role: cast.visitor(role).client for role in ("teacher", "student")}
    before = stored(cast)
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
        teacher = 303 if endpoint in {"account.sign_in", "account.second_step"} else 400
        if endpoint.split(".")[0] in {"student", "contest", "own_claim"}:
            teacher = 401
        assert codes == {"teacher": teacher, "student": 401 if kept else 400}, endpoint
    assert stored(cast) == before


def stored(cast: Cast) -> Any:
    """All that the kit holds of Mia's classroom, table by table."""
    room = cast.site.room
    pieces = classroom_json(room.store, room.classroom_id, web_state.now())
    return json.loads("".join(pieces))["tables"]


def kept_by_looking(cast: Cast) -> Any:
    """The same but for what pages to look at are meant to write.

    The trail has a line for each file that was had, and for the codes that were printed; a code to
    join by lasts a week from when it was last shown.
    """
    tables = stored(cast)
    codes = [{**row, "expires_at": ""} for row in tables["join_code"]]
    return {**tables, "classroom_act": [], "join_code": codes}


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
    brown, before = cast.visitor("other teacher"), stored(cast)
    rows = _crossed(cast)
    assert len(rows) > 40
    for row in rows:
        method, endpoint = row.split()
        path = cast.path(endpoint, classroom_id=cast.elsewhere)
        form: dict[str, Any] = cast.form(row)
        reply = brown.get(path) if method == "GET" else brown.post(path, **form)
        assert reply.status_code == 404, (row, reply.text[:300])
        assert not re.search(rf"{KEY_MARK}|\bBen\b|\bSam\b", reply.text), row
    assert stored(cast) == before


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
    made_up = visitor.get(path.format(uuid4()))
    pages = {re.sub(r'data-copy="[^"]*"', "", reply.text) for reply in (foreign, made_up)}
    assert (foreign.status_code, made_up.status_code, len(pages)) == (status, status, 1)


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

"""Every role with every method of every route, also where no row names it; and other methods."""

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Final

import pytest
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from kit.store.engine import Store
from tests.support import databases
from tests.web.access_roles import LIKE, NAMED, answer
from tests.web.access_rows import JOIN, ROWS
from tests.web.cast import Cast, cast_again
from tests.web.conftest import Visitor, site_of
from tests.web.test_access import answers, kept_by_looking, stored

#: What changes nothing.
_REFUSED: Final = {401, 403, 404, 409, JOIN}
_NOT_NAMED: Final = [(row, role) for role in LIKE for row in ROWS if role not in ROWS[row]]
_POSTS: Final = [(row, role) for row, role in _NOT_NAMED if row.startswith("POST ")]
#: Joining counts what is wrong, and who signs in has a session of theirs.
_COUNTED: Final = ("POST join.", "POST account.", "POST own_account.")
_TAKEN: Final = [
    (row, role)
    for row, role in _POSTS
    if answer(row, role) not in _REFUSED or row.startswith(_COUNTED)
]
#: What no page of the kit is asked by.
_OTHER_METHODS: Final = ("PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "BREW")
#: `make test` takes the third.
_ASKERS: Final = ("nobody", "network", "teacher", "student")


@pytest.fixture
def cast(any_store: Store, tmp_path: Path) -> Cast:
    return cast_again(any_store, tmp_path)


pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module", params=databases.EITHER)
def audience(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Cast]:
    with databases.kept(request.param) as store:
        yield cast_again(store, tmp_path_factory.mktemp("audience"), site_of)


@pytest.fixture(scope="module")
def paths(audience: Cast) -> dict[str, str]:
    """By endpoint, once: to put an address together takes longer than most replies."""
    return {rule.endpoint: audience.path(rule.endpoint) for rule in rules_of(audience)}


def rules_of(cast: Cast) -> list[Rule]:
    return list(cast.site.app.url_map.iter_rules())


def test_rules_name_rows_and_roles_that_there_are() -> None:
    assert set(NAMED) <= set(LIKE)
    assert {row for rows in NAMED.values() for row in rows} <= set(ROWS)
    assert {role for roles in ROWS.values() for role in roles} <= set(LIKE)
    doubly = [(row, role) for role, rows in NAMED.items() for row in rows if role in ROWS[row]]
    assert doubly == []


@pytest.mark.parametrize("role", LIKE)
def test_pages_answer_a_role_that_no_row_names_as_its_room_does(audience: Cast, role: str) -> None:
    visitor = audience.visitor(role)
    for row in ROWS:
        if row.startswith("GET ") and role not in ROWS[row]:
            answers(audience, row, (role, visitor), answer(row, role))


@pytest.mark.parametrize("role", LIKE)
def test_posting_of_a_role_that_no_row_names_is_refused_and_changes_nothing(
    audience: Cast, role: str
) -> None:
    visitor, before = audience.visitor(role), stored(audience)
    for row in [row for row, asker in _POSTS if asker == role and (row, role) not in _TAKEN]:
        answers(audience, row, (role, visitor), answer(row, role))
    assert stored(audience) == before


@pytest.mark.sampled(25)
@pytest.mark.parametrize(("row", "role"), _TAKEN)
def test_posting_of_a_role_that_no_row_names_answers_as_its_room_does(
    cast: Cast, row: str, role: str
) -> None:
    answers(cast, row, (role, cast.visitor(role)), answer(row, role))


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("role", _ASKERS)
def test_head_is_answered_as_get_is_without_its_body(
    audience: Cast, paths: dict[str, str], role: str
) -> None:
    """And so by no view as a posted form: it comes without a form's token."""
    visitor, before = audience.visitor(role), kept_by_looking(audience)
    pages = [rule.endpoint for rule in rules_of(audience) if "GET" in (rule.methods or ())]
    assert len(pages) > 150
    for endpoint in pages:
        head, get = (sent(visitor, method, paths[endpoint]) for method in ("HEAD", "GET"))
        assert (head.status_code, head.location) == (get.status_code, get.location), endpoint
        assert head.get_data() == b"", endpoint
        for reply in (head, get):
            reply.close()
    assert kept_by_looking(audience) == before


def sent(visitor: Visitor, method: str, path: str) -> TestResponse:
    return visitor.client.open(
        path,
        method=method,
        environ_base={"REMOTE_ADDR": visitor.address},
        base_url=f"http://{visitor.host}",
    )


def test_head_erases_nobody_and_takes_no_deal_back(cast: Cast) -> None:
    """Each has one view for its page that asks and for what is posted there."""
    teacher, room = cast.visitor("teacher"), cast.site.room
    gone = str(room.people["Ada"].student_id)
    students = f"{cast.site.classroom}/students/{gone}"
    assert teacher.post(f"{students}/remove").status_code == 303
    before = stored(cast)
    for path in (f"{students}/erase", cast.path("deals.take_back")):
        assert teacher.client.head(path, base_url="http://127.0.0.1:8000").status_code == 200
    assert stored(cast) == before
    assert teacher.get(f"{students}/erase").status_code == 200


@pytest.mark.long
@pytest.mark.parametrize("role", _ASKERS)
def test_no_route_takes_another_method(audience: Cast, paths: dict[str, str], role: str) -> None:
    _assert_no_other_method(audience, paths, audience.visitor(role), len(_OTHER_METHODS))


@pytest.mark.long
def test_no_route_takes_one_of_other_methods_in_turn(audience: Cast, paths: dict[str, str]) -> None:
    _assert_no_other_method(audience, paths, audience.visitor("teacher"), 1)


def _assert_no_other_method(
    audience: Cast, paths: dict[str, str], visitor: Visitor, each: int
) -> None:
    """Each route refuses so many of the other methods, which come in turn, and changes nothing."""
    turn, before = cycle(_OTHER_METHODS), stored(audience)
    for endpoint, path in paths.items():
        asked = list(islice(turn, each))
        taken = [method for method in asked if sent(visitor, method, path).status_code != 405]
        assert taken == [], endpoint
        options = sent(visitor, "OPTIONS", path)
        assert options.status_code in {200, 303, 403}, endpoint
        assert options.status_code != 200 or options.get_data() == b"", endpoint
    assert stored(audience) == before

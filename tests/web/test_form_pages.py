"""Every address that takes a form has a page that can be asked for: nobody comes back to none."""

import re
from collections.abc import Iterator

import pytest

from kit.web.kept_form import PAGES
from tests.support import databases
from tests.web.access_rows import ROWS
from tests.web.cast import Cast, cast_again
from tests.web.conftest import Site, Visitor, site_of

_PAGE = re.compile(r'<html[^>]* data-page="([^"]*)"')
_COPY = re.compile(r'<html[^>]* data-copy="([^"]*)" data-owner="([^"]*)"')
POSTS = [row.removeprefix("POST ") for row in ROWS if row.startswith("POST ")]


@pytest.fixture(scope="module")
def audience(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cast]:
    with databases.kept("sqlite") as store:
        yield cast_again(store, tmp_path_factory.mktemp("audience"), site_of)


def role_of(endpoint: str) -> str:
    room = endpoint.partition(".")[0]
    of_students = {"student", "contest", "own_claim", "join", "remote", "readers"}
    return "student" if room in of_students else "teacher"


def test_every_address_that_takes_only_a_form_has_its_page(audience: Cast) -> None:
    both = {row.removeprefix("GET ") for row in ROWS if row.startswith("GET ")}
    assert set(PAGES) == set(POSTS) - both


@pytest.mark.sampled(15)
@pytest.mark.parametrize("endpoint", POSTS)
def test_address_of_a_form_that_is_asked_for_is_never_refused_for_its_method(
    audience: Cast, endpoint: str
) -> None:
    path, visitor = audience.path(endpoint), audience.visitor(role_of(endpoint))
    for _hop in range(4):
        reply = visitor.get(path)
        if reply.status_code != 303:
            break
        assert reply.location is not None
        path = reply.location
    # What the page itself answers where there is nothing to show, and no address is made up.
    assert reply.status_code in {200, 403, 404, 409, 410}, (endpoint, path)


@pytest.mark.sampled(15)
@pytest.mark.parametrize("endpoint", POSTS)
def test_page_that_a_form_made_may_be_come_back_to(audience: Cast, endpoint: str) -> None:
    client = audience.visitor(role_of(endpoint)).client
    # A void token: nothing is changed, and each answers with a page of its own.
    reply = client.post(
        audience.path(endpoint), data={"typed": "x"}, base_url="http://127.0.0.1:8000"
    )
    if reply.status_code == 303:
        assert reply.headers["Cache-Control"] == "no-store"
        return
    assert reply.headers["Cache-Control"] == "private, no-cache"
    # The teacher's go on signing out; a student's go with the cookie.
    assert ("Cookie" in reply.headers.get("Vary", "")) != (role_of(endpoint) == "teacher")
    found = _PAGE.search(reply.text)
    assert found is not None
    page = client.get(found.group(1).replace("&amp;", "&"), base_url="http://127.0.0.1:8000")
    assert page.status_code in {200, 303, 403, 404, 409, 410}, found.group(1)


def test_pages_that_are_asked_for_and_answers_to_scripts_are_not_kept(any_site: Site) -> None:
    student = any_site.student("Sam")
    for reply in (student.get("/work/"), student.post("/work/none", as_script=True)):
        assert reply.headers["Cache-Control"] == "no-store"
    assert "data-page" not in student.get("/work/").text


def test_unknown_address_is_nowhere_however_it_is_asked_for(any_site: Site) -> None:
    visitor = any_site.visitor()
    assert visitor.get("/none").status_code == 404
    assert visitor.post("/none").status_code == 404
    assert visitor.client.put("/hand-on", base_url="http://127.0.0.1:8000").status_code in {
        400,
        405,
    }


def test_each_copy_of_a_page_has_a_name_and_says_whose_it_is(any_site: Site) -> None:
    student, teacher = any_site.student("Sam"), any_site.teacher()

    def marks(visitor: Visitor, path: str) -> tuple[str, str]:
        found = _COPY.search(visitor.get(path).text)
        assert found is not None
        return found.group(1), found.group(2)

    first, second = marks(student, "/work/"), marks(student, "/work/")
    assert first[0] != second[0]
    assert first[1] == second[1]
    mine = marks(teacher, "/teacher/")[1]
    nobody = marks(any_site.visitor(), "/")[1]
    assert len({mine, first[1], nobody}) == 3
    student.post("/hand-on")
    assert marks(student, "/")[1] == nobody


def test_signing_out_clears_what_a_browser_keeps_where_it_listens(any_site: Site) -> None:
    here, away = any_site.student("Sam"), any_site.student("Tim")
    away.host = "192.0.2.20:8000"
    away.token = ""
    teacher = any_site.teacher()
    assert teacher.post("/teacher/sign-out").headers["Clear-Site-Data"] == '"cache"'
    assert here.post("/hand-on").headers["Clear-Site-Data"] == '"cache"'
    # Elsewhere a browser ignores it, and says so in its console.
    assert "Clear-Site-Data" not in away.post("/hand-on").headers
    assert "Clear-Site-Data" not in any_site.visitor().get("/").headers

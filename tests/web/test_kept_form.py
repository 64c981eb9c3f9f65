"""A form that the kit did not take comes back with all that was sent, and sends it by one press."""

import html
import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse
from wtforms import Form, PasswordField

import kit.web
from kit.web.kept_form import kept_form
from tests.support import databases
from tests.web.access_rows import ROWS
from tests.web.cast import Cast, cast_again
from tests.web.conftest import Site, let_in, site_of
from tests.web.reading import buttons, heading, lead, notices

KEPT = (
    "This page was open for too long, or somebody has signed in anew on this device since, so the "
    "kit did not take what you sent. It is kept here. It is not stored yet."
)
NOBODY = (
    "Nobody is signed in on this device now, so the kit did not take what you sent. This page "
    "keeps it: leave it open, come back to your work in the other window, then send it from here."
)
SECOND_TIME = (
    "This came a second time. If your browser takes no cookies from this address, allow them: "
    "without one the kit cannot tell who sends a form."
)
TYPED = 'Zoe <b>&amp;\r\n"Al" O\'Neil & <script>\r\n'
#: The button that is pressed.
PRESSED: dict[str, Any] = {"kept-form": "1"}
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')


def carried(reply: TestResponse) -> MultiDict[str, str]:
    """The fields that the page keeps, as a browser sends them; its token left out."""
    main = reply.text.partition("<main")[2]
    found = [(html.unescape(name), html.unescape(value)) for name, value in _HIDDEN.findall(main)]
    return MultiDict((name, value) for name, value in found if name != "csrf_token")


@pytest.fixture(scope="module")
def audience(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cast]:
    with databases.kept("sqlite") as store:
        yield cast_again(store, tmp_path_factory.mktemp("audience"), site_of)


#: Whoever is signed in by these already has pressed the button twice, and goes on.
PRESSED_TWICE = {
    ("account.set_up", "teacher"),
    ("account.sign_out", "nobody"),
    ("account.sign_out", "student"),
    ("account.hide", "nobody"),
    ("account.hide", "student"),
    ("projector.switch", "nobody"),
    ("projector.switch", "student"),
    ("account.sign_in", "teacher"),
    ("account.second_step", "teacher"),
    ("join.lobby", "student"),
    ("join.come_back", "student"),
    ("join.take_roster_name", "student"),
}
POSTS = [row for row in ROWS if row.startswith("POST ")]


@pytest.mark.sampled(25)
@pytest.mark.parametrize("role", ["teacher", "student", "nobody"])
@pytest.mark.parametrize("row", POSTS)
def test_form_with_a_void_token_comes_back_with_all_that_was_typed(
    audience: Cast, row: str, role: str
) -> None:
    endpoint = row.removeprefix("POST ")
    sent = [
        ("csrf_token", "void"),
        ("typed", TYPED),
        ("typed", "again"),
        *audience.form(row).items(),
    ]
    client = audience.visitor(role).client
    reply = client.post(
        audience.path(endpoint), data=MultiDict(sent), base_url="http://127.0.0.1:8000"
    )
    if (endpoint, role) in PRESSED_TWICE:
        assert reply.status_code == 303
        return
    assert reply.status_code in {400, 401}
    assert carried(reply) == MultiDict(
        (name, value) for name, value in sent[1:] if "password" not in name and name != "again"
    )
    assert "<script>\r" not in reply.text
    assert {"Send it again", "Sign in"} & set(buttons(reply))
    token = re.search(r'name="csrf_token" value="([^"]+)"', reply.text.partition("<main")[2])
    assert token is not None


def test_kept_form_is_taken_by_one_press(any_site: Site) -> None:
    student = any_site.student("Sam")
    student.token = "void"
    kept_page = student.post(f"{any_site.work}/start", typed=TYPED)
    assert (kept_page.status_code, heading(kept_page), lead(kept_page)) == (
        400,
        "Send it again?",
        KEPT,
    )
    form: dict[str, Any] = carried(kept_page).to_dict()
    assert form == {"typed": TYPED}
    taken = student.post(f"{any_site.work}/start", **form, **PRESSED)
    assert (taken.status_code, taken.location) == (303, f"{any_site.work}/claims")


def test_form_of_a_student_who_is_signed_out_is_kept_until_they_are_back(any_site: Site) -> None:
    student = any_site.student("Sam")
    code = student.get("/work/").text.split('<p class="code mb-0" translate="no">')[1][:9]
    student.post("/hand-on")
    student.token = ""
    page = student.post(f"{any_site.work}/start", typed=TYPED)
    assert (page.status_code, heading(page), lead(page)) == (401, "You are not signed in", NOBODY)
    assert carried(page) == MultiDict({"typed": TYPED})
    token = student.token
    assert "Come back to my work, in another window" in page.text
    student.post(f"/join/{any_site.room.code}/back", personal_code=code)
    student.token = token
    offered = student.post(f"{any_site.work}/start", typed=TYPED, **PRESSED)
    assert (offered.status_code, lead(offered), notices(offered)) == (400, KEPT, [])
    taken = student.post(f"{any_site.work}/start", typed=TYPED, **PRESSED)
    assert taken.status_code == 303


def test_browser_that_takes_no_cookies_is_told_so_the_second_time(any_site: Site) -> None:
    base: dict[str, Any] = {"base_url": "http://127.0.0.1:8000"}
    for more, said in (({}, []), (PRESSED, [SECOND_TIME])):
        client = any_site.app.test_client(use_cookies=False)
        page = client.post("/", data={"code": "ABCD EFGH", **more}, **base)
        assert (lead(page), notices(page)) == (KEPT, said)
        assert carried(page) == MultiDict({"code": "ABCD EFGH"})


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "http://evil.example"}, {"Origin": "null"}, {"Referer": "http://[evil"}],
)
@pytest.mark.parametrize("path", ["/", "/hand-on", "/teacher/sign-out", "/remote/move"])
def test_form_of_another_site_is_never_offered(
    any_site: Site, path: str, headers: dict[str, str]
) -> None:
    client = let_in(any_site.app.test_client())
    reply = client.post(
        path, data={"typed": "evil"}, headers=headers, base_url="http://127.0.0.1:8000"
    )
    assert (reply.status_code, carried(reply)) == (400, MultiDict())
    assert "evil" not in reply.text


def password_fields() -> set[str]:
    """The names of all fields for passwords in the forms of the kit's pages."""
    modules = walk_packages(kit.web.__path__, "kit.web.")
    forms = {
        found
        for module in modules
        if module.name != "kit.web.wsgi"
        for found in vars(import_module(module.name)).values()
        if isinstance(found, type) and issubclass(found, Form)
    }
    return {
        name
        for form in forms
        for name, field in vars(form).items()
        if getattr(field, "field_class", None) is PasswordField
    }


def test_no_field_for_a_password_is_kept() -> None:
    names = password_fields()
    assert len(names) >= 2
    app = Flask("kept")
    with app.test_request_context("/", method="POST", data=dict.fromkeys(names, "secret")):
        found = kept_form()
    assert (found.fields, set(found.passwords)) == ([], names)


_FIELD_NAME = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)
#: What an HTML attribute carries as it is; line ends travel as CRLF both ways.
_VALUE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), max_size=60)


@given(st.lists(st.tuples(_FIELD_NAME, _VALUE), max_size=8, unique_by=lambda field: field[0]))
def test_kept_fields_are_what_was_sent_without_tokens_and_passwords(
    fields: list[tuple[str, str]],
) -> None:
    app = Flask("kept")
    sent = {"csrf_token": "t", "rename-csrf_token": "t", "new_password": "p", **dict(fields)}
    with app.test_request_context("/", method="POST", data={**sent, "signing-in-name": "me"}):
        kept_now = kept_form("signing-in-").fields
    secret = ("csrf_token", "password")
    assert dict(kept_now) == {
        name: value
        for name, value in fields
        if not any(word in name for word in secret) and not name.startswith("signing-in-")
    }

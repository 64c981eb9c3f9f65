"""A teacher's form that comes without a session, or with a void token, loses nothing."""

import html
import re
from io import BytesIO
from typing import Any

import pytest
from werkzeug.test import TestResponse

from kit.classroom.people import classrooms, students
from kit.classroom.people.accounts import sessions
from kit.web.teacher.students.roster import fingerprint
from tests.support.room import PASSWORD
from tests.web.conftest import Site, Visitor
from tests.web.reading import buttons, errors, follow, heading, lead, notices, typed

_HIDDEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')
SIGNED_OUT = (
    "What you sent is not stored yet. This page keeps it. Sign in here, and you can send it again."
)
SIGNED_IN = "You are signed in. What you sent before is kept here. It is not stored yet."
STALE = (
    "You have signed in anew since this page was opened, so the kit did not take what you sent. "
    "It is kept here. It is not stored yet."
)
KEPT = (
    "This page was open for too long, or somebody has signed in anew on this device since, so the "
    "kit did not take what you sent. It is kept here. It is not stored yet."
)
STALE_ACCOUNT = (
    "This page was open for too long, or you have signed in anew since. Nothing was changed. Load "
    "the page again and send it once more."
)
NAMES = 'Zoe <b>&amp;\r\nAl "Al" O\'Neil\r\n'


def carried(reply: TestResponse) -> dict[str, str]:
    """The fields that the page keeps, as a browser sends them; its token left out."""
    main = reply.text.partition("<main")[2]
    found = {html.unescape(name): html.unescape(value) for name, value in _HIDDEN.findall(main)}
    return {name: value for name, value in found.items() if name != "csrf_token"}


def forget_sessions(site: Site) -> None:
    """As twelve idle hours do."""
    sessions.sign_out_everywhere(site.room.store, site.room.teacher_id)


def sign_in_by(
    visitor: Visitor, path: str, page: TestResponse, password: str = PASSWORD
) -> TestResponse:
    """Fill in name and password on the page that keeps a form."""
    signing: dict[str, Any] = {
        "signing-in-name": "Ms Gray",
        "signing-in-password": password,
        **carried(page),
    }
    return visitor.post(path, **signing)


def names(site: Site) -> set[str]:
    return {one.name for one in students.students_of(site.room.store, site.room.classroom_id)}


def test_form_without_a_session_is_kept_until_it_is_sent_again(site: Site) -> None:
    teacher, path = site.teacher(), f"{site.classroom}/students/roster"
    teacher.get(site.classroom)
    forget_sessions(site)
    kept_page = teacher.post(path, names=NAMES, twice="1")
    assert (kept_page.status_code, heading(kept_page), lead(kept_page)) == (
        401,
        "You are signed out",
        SIGNED_OUT,
    )
    assert buttons(kept_page) == ["Sign in"]
    assert carried(kept_page) == {"names": NAMES, "twice": "1"}
    assert "<b>" not in kept_page.text
    wrong = sign_in_by(teacher, path, kept_page, "wrong")
    assert (wrong.status_code, errors(wrong)) == (
        403,
        ["Name and password do not fit together. Try again; capitals count."],
    )
    assert typed(wrong, "signing-in-name") == "Ms Gray"
    assert carried(wrong) == carried(kept_page)
    offered = sign_in_by(teacher, path, wrong)
    assert (offered.status_code, heading(offered), lead(offered)) == (
        200,
        "Send it again?",
        SIGNED_IN,
    )
    assert carried(offered) == {"names": NAMES, "twice": "1"}
    assert PASSWORD not in offered.text
    assert "Zoe" not in "".join(names(site))
    form: dict[str, Any] = carried(offered)
    assert heading(teacher.post(path, **form)) == "Look through the names"
    looked = fingerprint(NAMES, "", "")
    follow(teacher, teacher.post(path, **form, looked=looked, add="1"))
    assert {"Zoe <b>&amp", 'Al "Al" O\'Neil'} <= names(site)


def test_form_of_a_cookie_that_is_gone_is_kept_too(any_site: Site) -> None:
    teacher, path = any_site.teacher(), f"{any_site.classroom}/rename"
    teacher.get(any_site.classroom)
    teacher.client.delete_cookie(teacher.cookie_name, domain="127.0.0.1")
    page = teacher.post(path, name="9C")
    assert (page.status_code, lead(page), carried(page)) == (401, SIGNED_OUT, {"name": "9C"})
    offered = sign_in_by(teacher, path, page)
    assert (offered.status_code, lead(offered)) == (200, SIGNED_IN)
    follow(teacher, teacher.post(path, name=carried(offered)["name"]))
    room = any_site.room
    assert classrooms.own_classroom(room.store, room.teacher_id, room.classroom_id).name == "9C"


def test_form_from_before_a_new_sign_in_is_offered_with_a_new_token(any_site: Site) -> None:
    teacher, path = any_site.teacher(), f"{any_site.classroom}/rename"
    teacher.get(any_site.classroom)
    old = teacher.token
    teacher.get("/teacher/")
    teacher.post("/teacher/sign-in", name="Ms Gray", password=PASSWORD)
    teacher.token = old
    page = teacher.post(path, name="9C")
    assert (page.status_code, heading(page), lead(page)) == (400, "Send it again?", STALE)
    assert "Send it again" in buttons(page)
    form: dict[str, Any] = carried(page)
    assert form == {"name": "9C"}
    assert heading(follow(teacher, teacher.post(path, **form))) == "9C"


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "http://evil.example"}, {"Origin": "null"}, {"Referer": "http://[evil"}],
)
def test_form_of_another_site_is_never_offered(any_site: Site, headers: dict[str, str]) -> None:
    path = f"{any_site.classroom}/rename"
    for visitor in (any_site.teacher(), any_site.visitor()):
        more = visitor._as({"headers": headers})
        reply = visitor.client.post(path, data={"name": "evil"}, **more)
        assert (reply.status_code, lead(reply)) == (400, STALE_ACCOUNT)
        assert "evil" not in reply.text
    own = {"Origin": "http://127.0.0.1:8000"}
    teacher = any_site.teacher()
    reply = teacher.client.post(path, data={"name": "9C"}, **teacher._as({"headers": own}))
    assert carried(reply) == {"name": "9C"}


def test_file_that_cannot_be_kept_is_asked_for_again(any_site: Site) -> None:
    teacher, path = any_site.teacher(), f"{any_site.classroom}/answer-file"
    teacher.get(path)
    forget_sessions(any_site)
    upload: Any = (BytesIO(b"private words"), "answers.json")
    page = teacher.post(path, file=upload)
    assert notices(page) == [
        "The file that you chose could not be kept. You can choose it again after signing in."
    ]
    assert "private words" not in page.text
    offered = sign_in_by(teacher, path, page)
    assert 'enctype="multipart/form-data"' in offered.text
    assert re.search(r'<input[^>]*type="file"[^>]*name="file">', offered.text)
    assert "The file could not be kept: choose it again" in offered.text


def test_script_without_a_session_is_told_so_in_json(any_site: Site) -> None:
    teacher = any_site.teacher()
    teacher.get(any_site.classroom)
    forget_sessions(any_site)
    reply = teacher.post(f"{any_site.classroom}/rename", as_script=True, name="9C")
    assert (reply.status_code, reply.json) == (
        401,
        {
            "error": "SignedOut",
            "message": "You are signed out, and this is not stored yet. Keep this page open and "
            "sign in on another tab: then it is stored by itself.",
        },
    )
    teacher.token = "void"
    assert teacher.post(f"{any_site.classroom}/rename", as_script=True).status_code == 400


@pytest.mark.parametrize("path", ["sign-out", "hide"])
def test_buttons_that_hold_nothing_typed_lead_to_sign_in(any_site: Site, path: str) -> None:
    reply = any_site.visitor().post(f"/teacher/{path}")
    assert (reply.status_code, reply.location) == (303, "/teacher/sign-in")


def test_account_forms_with_a_void_token_keep_no_password(any_site: Site) -> None:
    for path in ("/teacher/sign-in", "/teacher/set-up/token"):
        visitor = any_site.visitor()
        visitor.token = "void"
        reply = visitor.post(path, name="Ms Gray", password=PASSWORD, again=PASSWORD)
        assert (reply.status_code, lead(reply)) == (400, KEPT)
        assert carried(reply) == {"name": "Ms Gray"}
        assert PASSWORD not in reply.text
        assert re.findall(r'<input[^>]*type="password"[^>]*name="([^"]*)"', reply.text) == [
            "password",
            "again",
        ]


def test_signing_in_twice_by_a_double_tap_leads_on(any_site: Site) -> None:
    visitor = any_site.visitor()
    path = f"/teacher/sign-in?back={any_site.classroom}"
    visitor.get(path)
    token = visitor.token
    for _tap in range(2):
        visitor.token = token
        reply = visitor.post(path, name="Ms Gray", password=PASSWORD)
        assert (reply.status_code, reply.location) == (303, any_site.classroom)


def test_void_form_on_the_network_is_not_answered_by_the_teachers_pages(
    any_site: Site,
) -> None:
    visitor = any_site.visitor("192.0.2.7")
    visitor.token = "void"
    reply = visitor.post(f"{any_site.classroom}/rename", name="9C")
    assert (reply.status_code, heading(reply)) == (403, "The teacher's pages are not open here")


def test_signing_in_leads_to_the_page_that_was_asked_for(any_site: Site) -> None:
    visitor = any_site.visitor()
    asked = f"{any_site.assignment}/text?key=1&sort=split"
    page = visitor.get(asked)
    assert page.location is not None
    visitor.get(page.location)
    signed_in = visitor.post(page.location, name="Ms Gray", password=PASSWORD)
    assert (signed_in.status_code, signed_in.location) == (303, asked)
    again = visitor.get(page.location)
    assert (again.status_code, again.location) == (303, asked)
    assert any_site.visitor().get("/teacher/").location == "/teacher/sign-in"


@pytest.mark.parametrize("back", ["//evil.example/teacher/", "https://evil.example", "/work/"])
def test_signing_in_leads_to_no_other_site(any_site: Site, back: str) -> None:
    visitor = any_site.visitor()
    reply = visitor.post(f"/teacher/sign-in?back={back}", name="Ms Gray", password=PASSWORD)
    assert reply.location == any_site.classroom

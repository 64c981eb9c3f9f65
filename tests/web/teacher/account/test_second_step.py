"""Signing in by password and code, on the page for it and beside a form that is kept."""

from typing import Any

import pytest

from kit.classroom.people.accounts import links, teachers
from kit.classroom.people.second_factor import removal
from kit.web import state as web_state
from tests.support.room import PASSWORD
from tests.support.second_factor import Phone, set_up_phone
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import errors, flashes, follow, heading, lead, typed

CODE = "/teacher/sign-in/code"
OVER = "This sign-in took too long or has ended. Begin again with your password."


def phone_of(site: Site) -> Phone:
    return set_up_phone(site.room.store, site.room.teacher_id, web_state.now())


def half_in(site: Site, back: str = "") -> Visitor:
    """A browser that has given the password."""
    visitor = site.visitor()
    query = f"?back={back}" if back else ""
    reply = visitor.post(f"/teacher/sign-in{query}", name="Ms Gray", password=PASSWORD)
    assert (reply.status_code, reply.location) == (303, CODE + query)
    return visitor


def test_password_leads_to_the_page_for_the_code(site: Site) -> None:
    phone, visitor = phone_of(site), half_in(site)
    page = visitor.get(CODE)
    assert heading(page) == "Now the code"
    assert lead(page) == (
        "The password of Ms Gray is right. Type the 6 digits that the app on your phone shows."
    )
    # No page opens by the half.
    assert visitor.get("/teacher/account/").location.startswith("/teacher/sign-in?back=")
    reply = visitor.post(CODE, code=phone.code(web_state.now()))
    assert reply.location == site.classroom
    assert visitor.get("/teacher/account/").status_code == 200
    assert visitor.get(CODE).location == site.classroom


def test_page_that_was_asked_for_comes_after_the_code(any_site: Site) -> None:
    phone = phone_of(any_site)
    visitor = half_in(any_site, "/teacher/account/")
    reply = visitor.post(f"{CODE}?back=/teacher/account/", code=phone.code(web_state.now()))
    assert reply.location == "/teacher/account/"


@pytest.mark.parametrize("back", ["//evil.example/", "https://evil.example/", "/teacher/\\x"])
def test_no_other_site_comes_after_the_code(any_site: Site, back: str) -> None:
    phone = phone_of(any_site)
    visitor = half_in(any_site)
    reply = visitor.post(f"{CODE}?back={back}", code=phone.code(web_state.now()))
    assert reply.location in {any_site.classroom, "/teacher/"}


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        ("", "Type the code that the app shows, or a recovery code."),
        (
            "12345",
            (
                "A code from the app has 6 digits, a recovery code 12 letters and digits; this has "
                "5. Type it again."
            ),
        ),
        (
            "9" * 5000,
            (
                "A code from the app has 6 digits, a recovery code 12 letters and digits; this has "
                "5000. Type it again."
            ),
        ),
        (
            "OOOO 1111 2222",
            (
                "No recovery code has an O, 0, I, 1, L or U: these are taken for others too "
                "easily. Look at the code again."
            ),
        ),
    ],
)
def test_what_is_no_code_is_told_and_kept(any_site: Site, wrong: str, text: str) -> None:
    phone_of(any_site)
    reply = half_in(any_site).post(CODE, code=wrong)
    assert (reply.status_code, errors(reply)) == (400, [text])
    assert typed(reply, "code") == wrong


def test_wrong_codes_name_the_clock_and_are_told_afterwards(any_site: Site) -> None:
    phone, visitor = phone_of(any_site), half_in(any_site)
    for _try in range(2):
        reply = visitor.post(CODE, code="234567")
        (text,) = errors(reply)
        assert reply.status_code == 403
        assert text.startswith(
            "This code does not fit. Codes change with the time, and the kit's computer says "
        )
    page = follow(visitor, visitor.post(CODE, code=phone.code(web_state.now())))
    assert flashes(page) == [
        (
            "Since your last sign-in somebody typed your password and then 2 wrong codes. If it was "
            "not you, change your password now."
        )
    ]


def test_too_many_tries_wait(any_site: Site) -> None:
    phone, visitor = phone_of(any_site), half_in(any_site)
    for _try in range(10):
        visitor.post(CODE, code="234567")
    reply = visitor.post(CODE, code=phone.code(web_state.now()))
    assert (reply.status_code, errors(reply)) == (
        429,
        ["Too many tries went wrong. Wait 10 minutes, then try again."],
    )


def test_recovery_code_says_how_many_are_left(any_site: Site) -> None:
    phone = phone_of(any_site)
    visitor = half_in(any_site)
    page = follow(visitor, visitor.post(CODE, code=phone.codes[0].lower()))
    assert flashes(page) == [
        (
            "That was a recovery code, which is used up now. 9 are left. Under “Your account” you can "
            "make new ones, or set up another phone."
        )
    ]


def test_without_a_half_the_page_is_the_one_to_sign_in(any_site: Site) -> None:
    phone_of(any_site)
    visitor = any_site.visitor()
    for reply in (visitor.get(CODE), visitor.post(CODE, code="123456")):
        assert (reply.status_code, reply.location) == (303, "/teacher/sign-in")


def test_half_that_has_ended_begins_again(any_site: Site) -> None:
    phone_of(any_site)
    visitor = half_in(any_site)
    teachers.reset_teacher(any_site.room.store, "Ms Gray")
    page = follow(visitor, visitor.post(CODE, code="123456"))
    assert (heading(page), flashes(page)) == ("For teachers", [OVER])


def test_reset_link_keeps_the_second_factor(any_site: Site) -> None:
    phone = phone_of(any_site)
    path = f"/teacher/set-up/{teachers.reset_teacher(any_site.room.store, 'Ms Gray')}"
    visitor = any_site.visitor()
    visitor.get(path)
    reply = visitor.post(
        path, name="Ms Gray", password="lanterns over gravel", again="lanterns over gravel"
    )
    assert (reply.status_code, reply.location) == (303, CODE)
    assert visitor.get("/teacher/account/").status_code == 303
    # The same form once more, since the reply was lost: no way round it either.
    again = any_site.visitor()
    reply = again.post(
        path, name="Ms Gray", password="lanterns over gravel", again="lanterns over gravel"
    )
    assert (reply.status_code, reply.location) == (303, CODE)
    assert visitor.post(CODE, code=phone.code(web_state.now())).status_code == 303
    assert visitor.get("/teacher/account/").status_code == 200


def test_invited_teacher_has_none_to_give(any_site: Site) -> None:
    path = f"/teacher/set-up/{teachers.invite_teacher(any_site.room.store, 'Mr Brown')}"
    visitor = any_site.visitor()
    visitor.get(path)
    assert visitor.post(path, password=PASSWORD, again=PASSWORD).location == "/teacher/"
    assert links.setup_link_token(any_site.room.store) is None


def test_form_of_an_ended_session_is_kept_past_password_and_code(any_site: Site) -> None:
    phone = phone_of(any_site)
    visitor = any_site.visitor()
    fields: dict[str, Any] = {"name": "7C of next year"}
    page = visitor.post("/teacher/", **fields)
    assert (page.status_code, heading(page)) == (401, "You are signed out")
    signing: dict[str, Any] = {"signing-in-name": "Ms Gray", "signing-in-password": PASSWORD}
    page = visitor.post("/teacher/", **fields, **signing)
    assert page.status_code == 401
    assert 'name="signing-in-code"' in page.text
    assert 'name="signing-in-password"' not in page.text
    wrong: dict[str, Any] = {"signing-in-code": "234567"}
    page = visitor.post("/teacher/", **fields, **wrong)
    assert page.status_code == 403
    assert "This code does not fit." in text_of(page)
    code = phone.code(web_state.now())
    right: dict[str, Any] = {"signing-in-code": code}
    page = visitor.post("/teacher/", **fields, **right)
    assert (page.status_code, heading(page)) == (200, "Send it again?")
    assert typed(page, "name") == "7C of next year"
    assert PASSWORD not in page.text
    assert visitor.post("/teacher/", **fields).status_code == 303


def test_kept_form_asks_for_the_password_again_where_the_half_ended(any_site: Site) -> None:
    phone_of(any_site)
    visitor = any_site.visitor()
    fields: dict[str, Any] = {"name": "7C of next year"}
    signing: dict[str, Any] = {"signing-in-name": "Ms Gray", "signing-in-password": PASSWORD}
    visitor.post("/teacher/", **fields, **signing)
    removal.remove_factor(any_site.room.store, "Ms Gray")
    wrong: dict[str, Any] = {"signing-in-code": "234567"}
    page = visitor.post("/teacher/", **fields, **wrong)
    assert page.status_code == 401
    assert 'name="signing-in-password"' in page.text
    assert typed(page, "name") == "7C of next year"


def test_removal_by_the_command_is_told_at_the_next_sign_in(any_site: Site) -> None:
    phone_of(any_site)
    removal.remove_factor(any_site.room.store, "Ms Gray")
    visitor = any_site.visitor()
    page = follow(visitor, visitor.post("/teacher/sign-in", name="Ms Gray", password=PASSWORD))
    (told,) = flashes(page)
    assert told.startswith("Your second factor was removed by a command on the kit's computer, ")
    assert told.endswith(". If you did not ask for it, change your password, and set it up again.")
    again = any_site.visitor()
    page = follow(again, again.post("/teacher/sign-in", name="Ms Gray", password=PASSWORD))
    assert flashes(page) == []


def test_half_of_one_browser_is_no_others(any_site: Site) -> None:
    """Who plants a cookie in another's browser has them sign in to nothing of their own."""
    phone = phone_of(any_site)
    visitor = half_in(any_site)
    before = visitor.client.get_cookie(visitor.cookie_name, domain="127.0.0.1")
    visitor.post(CODE, code=phone.code(web_state.now()))
    after = visitor.client.get_cookie(visitor.cookie_name, domain="127.0.0.1")
    assert before is not None
    assert after is not None
    assert before.value != after.value
    thief = any_site.visitor()
    thief.client.set_cookie(thief.cookie_name, before.value, domain="127.0.0.1")
    assert thief.get("/teacher/account/").status_code == 303
    assert thief.get(CODE).location == "/teacher/sign-in"

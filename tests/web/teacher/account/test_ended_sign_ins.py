"""A sign-in that ended is over at the next request, whatever it is (ASVS 5.0, 7.2.4 and 7.4.2)."""

from collections.abc import Callable
from typing import Any

import pytest

from kit.classroom.people.accounts import teachers
from tests.support.room import PASSWORD
from tests.web.conftest import Site, Visitor
from tests.web.reading import heading, lead

OTHER = "four words that differ"
KEPT = (
    "What you sent is not stored yet. This page keeps it. Sign in here, and you can send it again."
)
ACCOUNT = "/teacher/account/"


def cookie_of(visitor: Visitor) -> str:
    cookie = visitor.client.get_cookie(visitor.cookie_name, domain="127.0.0.1")
    assert cookie is not None
    return cookie.value


def by_command(ends: Callable[..., object]) -> Callable[[Site, Visitor], object]:
    return lambda site, _elsewhere: ends(site.room.store, "Ms Gray")


def from_elsewhere(path: str, **form: Any) -> Callable[[Site, Visitor], object]:
    def press(_site: Site, elsewhere: Visitor) -> object:
        reply = elsewhere.post(path, **form)
        assert reply.status_code == 303, reply.text
        return reply

    return press


#: What ends a sign-in on another browser.
ENDINGS = {
    "disabled": by_command(teachers.disable_teacher),
    "reset": by_command(teachers.reset_teacher),
    "all others": from_elsewhere(f"{ACCOUNT}sign-ins/end-others"),
    "all": from_elsewhere("/teacher/sign-out", everywhere="1"),
    "another password": from_elsewhere(
        f"{ACCOUNT}password", present_password=PASSWORD, password=OTHER, again=OTHER
    ),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_ended_sign_in_is_over_at_the_next_page_poll_form_and_script(
    any_site: Site, ending: str
) -> None:
    teacher, elsewhere = any_site.teacher(), any_site.teacher()
    pages = ["/teacher/", any_site.classroom, any_site.assignment]
    assert teacher.get(any_site.classroom).status_code == 200
    ENDINGS[ending](any_site, elsewhere)
    for path in pages:
        reply = teacher.get(path)
        assert (reply.status_code, reply.location.partition("?")[0]) == (303, "/teacher/sign-in")
        # As a page asks that refreshes itself.
        reply = teacher.get(path, headers={"Accept": "application/json", "If-None-Match": "x"})
        assert reply.status_code == 303
    assert "back=" in teacher.get(any_site.classroom).location
    kept = teacher.post(f"{any_site.classroom}/rename", name="9C")
    assert (kept.status_code, heading(kept), lead(kept)) == (401, "You are signed out", KEPT)
    assert 'value="9C"' in kept.text
    reply = teacher.post(f"{any_site.classroom}/rename", as_script=True, name="9C")
    assert (reply.status_code, (reply.json or {})["error"]) == (401, "SignedOut")


def test_cookie_from_before_a_new_sign_in_opens_nothing_any_more(any_site: Site) -> None:
    """As somebody has it who copied it."""
    teacher, thief = any_site.teacher(), any_site.visitor()
    before = cookie_of(teacher)

    def steal(cookie: str) -> int:
        thief.client.set_cookie(thief.cookie_name, cookie, domain="127.0.0.1")
        return thief.get("/teacher/").status_code

    assert steal(before) == 200
    teacher.token = ""
    assert teacher.post("/teacher/sign-in", name="Ms Gray", password=PASSWORD).status_code == 303
    after = cookie_of(teacher)
    assert (steal(before), steal(after)) == (303, 200)
    # Typing the present password is signing in anew, too.
    teacher.token = ""
    reply = teacher.post(
        f"{ACCOUNT}password", present_password=PASSWORD, password=OTHER, again=OTHER
    )
    assert reply.status_code == 303
    assert (steal(after), steal(cookie_of(teacher))) == (303, 200)


def test_cookie_that_somebody_was_given_is_not_the_one_they_sign_in_with(any_site: Site) -> None:
    """Session fixation: what a browser had before is worth nothing after."""
    victim, attacker = any_site.visitor(), any_site.visitor()
    attacker.get("/teacher/sign-in")
    planted = cookie_of(attacker)
    victim.client.set_cookie(victim.cookie_name, planted, domain="127.0.0.1")
    assert victim.post("/teacher/sign-in", name="Ms Gray", password=PASSWORD).status_code == 303
    assert cookie_of(victim) != planted
    assert attacker.get("/teacher/").status_code == 303


def test_wrong_or_missing_present_password_changes_nothing(any_site: Site) -> None:
    """ASVS 5.0, 6.2.2 and 6.2.3: it can be changed, and by who knows it alone."""
    teacher = any_site.teacher()
    tried: list[dict[str, Any]] = [{}, {"present_password": ""}, {"present_password": OTHER}]
    for present in tried:
        form = {"password": OTHER, "again": OTHER, **present}
        assert teacher.post(f"{ACCOUNT}password", **form).status_code in {400, 403}
    sign_in = any_site.visitor().post
    assert sign_in("/teacher/sign-in", name="Ms Gray", password=OTHER).status_code == 403
    assert sign_in("/teacher/sign-in", name="Ms Gray", password=PASSWORD).status_code == 303

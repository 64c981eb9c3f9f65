"""The pages of a teacher's second factor: set-up, recovery codes, off."""

import re
from datetime import datetime
from typing import Any

import pyotp
import pytest
from werkzeug.test import TestResponse

from kit.classroom.people.second_factor import own_factor, removal
from kit.web import state as web_state
from tests.support.room import PASSWORD
from tests.support.second_factor import forget_codes_taken, set_up_phone
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import errors, flashes, follow, heading, notices

FACTOR = "/teacher/account/second-factor/"
SET_UP = f"{FACTOR}set-up"
WRONG = "This is not your present password. Nothing is changed; capitals count."


def now() -> datetime:
    return web_state.now()


def begun(visitor: Visitor) -> tuple[str, TestResponse]:
    """The secret on the page of the set-up."""
    page = follow(visitor, visitor.post(f"{FACTOR}begin", present_password=PASSWORD))
    (secret,) = re.findall(r'<span class="code" translate="no">([A-Z2-7 ]{39})</span>', page.text)
    return secret.replace(" ", ""), page


def recovery_codes(page: TestResponse) -> list[str]:
    return re.findall(r'<span class="code" translate="no">(\w{4} \w{4} \w{4})</span>', page.text)


def with_phone(site: Site) -> tuple[Visitor, list[str]]:
    """A teacher who has signed in with a code."""
    store = site.room.store
    phone = set_up_phone(store, site.room.teacher_id, now())
    visitor = site.visitor()
    visitor.post("/teacher/sign-in", name="Ms Gray", password=PASSWORD)
    assert visitor.post("/teacher/sign-in/code", code=phone.code(now())).status_code == 303
    visitor.token = ""
    forget_codes_taken(store, site.room.teacher_id)
    return visitor, phone.codes


def test_account_page_leads_to_it_and_says_how_it_stands(any_site: Site) -> None:
    teacher = any_site.teacher()
    assert "Off: your password alone opens your account." in text_of(
        teacher.get("/teacher/account/")
    )
    page = teacher.get(FACTOR)
    assert "It is off. You need an app for one-time codes" in text_of(page)
    assert 'kit teacher remove-second-factor "NAME"' in page.text.replace("&#34;", '"')


def test_password_opens_the_set_up_and_a_code_turns_it_on(site: Site) -> None:
    teacher, elsewhere = site.teacher(), site.teacher()
    secret, page = begun(teacher)
    assert heading(page) == "Set up the second factor"
    assert 'src="data:image/svg+xml' in page.text
    assert not own_factor.is_on(site.room.store, site.room.teacher_id)
    reply = teacher.post(SET_UP, code=pyotp.TOTP(secret).at(now()))
    page = follow(teacher, reply)
    assert heading(page) == "Your recovery codes"
    codes = recovery_codes(page)
    assert len(codes) == 10
    # Shown once: coming back leads on.
    assert teacher.get(SET_UP).location == FACTOR
    assert elsewhere.get("/teacher/").status_code == 303
    assert "It is on since" in text_of(teacher.get(FACTOR))
    assert "10 recovery codes are left." in text_of(teacher.get("/teacher/account/"))


def test_secret_is_for_who_typed_the_password(any_site: Site) -> None:
    teacher = any_site.teacher()
    assert teacher.get(SET_UP).location == FACTOR
    reply = teacher.post(f"{FACTOR}begin", present_password="wrong")
    assert (reply.status_code, errors(reply)) == (403, [WRONG])
    reply = teacher.post(f"{FACTOR}begin")
    assert (reply.status_code, errors(reply)) == (400, ["Type your present password, too."])
    begun(teacher)
    assert any_site.teacher().get(SET_UP).location == FACTOR


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("", "Type the 6 digits that the app shows."),
        ("12345", "A code from the app has 6 digits; this has 5. Type it again."),
        ("1234567", "A code from the app has 6 digits; this has 7. Type it again."),
        ("abcdef", "A code from the app has 6 digits; this has 6. Type it again."),
        ("x" * 5000, "A code from the app has 6 digits; this has 5000. Type it again."),
    ],
)
def test_set_up_says_what_is_wrong(any_site: Site, typed: str, text: str) -> None:
    teacher = any_site.teacher()
    begun(teacher)
    reply = teacher.post(SET_UP, code=typed)
    assert (reply.status_code, errors(reply)) == (400, [text])


def test_code_of_another_clock_names_the_time_here(any_site: Site) -> None:
    teacher = any_site.teacher()
    begun(teacher)
    reply = teacher.post(SET_UP, code="234567")
    (text,) = errors(reply)
    assert reply.status_code == 403
    assert re.fullmatch(
        r"This code does not fit\. Codes change with the time, and the kit's computer says "
        r"\w+ \d+, \d{4}, \d+:\d\d\s[AP]M: if your "
        r"phone shows another date or minute, no code of it fits until one of the two is set "
        r"right\.",
        text,
    )


def test_set_up_pressed_twice_keeps_the_codes_of_the_first(any_site: Site) -> None:
    teacher = any_site.teacher()
    secret, _page = begun(teacher)
    code = pyotp.TOTP(secret).at(now())
    before = teacher.client.get_cookie(teacher.cookie_name, domain="127.0.0.1")
    assert before is not None
    first = teacher.post(SET_UP, code=code)
    after = teacher.client.get_cookie(teacher.cookie_name, domain="127.0.0.1")
    assert after is not None
    teacher.client.set_cookie(teacher.cookie_name, before.value, domain="127.0.0.1")
    second = teacher.post(SET_UP, code=code)
    assert (second.status_code, second.location) == (303, first.location)
    assert "Set-Cookie" not in second.headers
    teacher.client.set_cookie(teacher.cookie_name, after.value, domain="127.0.0.1")
    assert len(recovery_codes(teacher.get(SET_UP))) == 10


def test_new_recovery_codes_are_shown_once(any_site: Site) -> None:
    teacher, old = with_phone(any_site)
    assert "of which 10 are left" in text_of(teacher.get(FACTOR))
    reply = teacher.post(f"{FACTOR}codes", present_password="wrong", code=old[1])
    assert (reply.status_code, errors(reply)) == (403, [WRONG])
    assert teacher.post(f"{FACTOR}codes").status_code == 400
    page = follow(teacher, teacher.post(f"{FACTOR}codes", **proof(old[1])))
    codes = [code.replace(" ", "") for code in recovery_codes(page)]
    assert len(codes) == 10
    assert not set(codes) & set(old)
    assert teacher.get(f"{FACTOR}codes").location == FACTOR


def proof(code: str) -> dict[str, Any]:
    """What is typed before the factor is changed."""
    return {"present_password": PASSWORD, "code": code}


NO_FIT = re.compile(r"This code does not fit\. Codes change with the time, .* is set right\.")
NO_PASSWORD = "Type your present password, too."
NO_CODE = "Type the code that the app shows, or a recovery code."
SHORT = (
    "A code from the app has 6 digits, a recovery code 12 letters and digits; this has 5. Type it "
    "again."
)
STRANGE = (
    "No recovery code has an O, 0, I, 1, L or U: these are taken for others too easily. Look at the "
    "code again."
)
#: What is typed, the status, and what is said.
LACKING: tuple[tuple[dict[str, Any], int, list[str]], ...] = (
    ({}, 400, [NO_PASSWORD, NO_CODE]),
    ({"present_password": PASSWORD}, 400, [NO_CODE]),
    ({"code": "234567"}, 400, [NO_PASSWORD]),
    ({**proof("234567"), "present_password": "wrong"}, 403, [WRONG]),
    (
        proof("12345"),
        400,
        [SHORT],
    ),
    (
        proof("O" * 12),
        400,
        [STRANGE],
    ),
)


@pytest.mark.parametrize("way", ["off", "codes", "begin"])
def test_password_alone_changes_nothing_while_it_is_on(any_site: Site, way: str) -> None:
    """Who passes by the open laptop and has seen the password type has no code."""
    teacher, _codes = with_phone(any_site)
    for form, status, said in LACKING:
        reply = teacher.post(f"{FACTOR}{way}", **form)
        assert (reply.status_code, errors(reply)) == (status, said)
    reply = teacher.post(f"{FACTOR}{way}", **proof("234567"))
    [said_of_code] = errors(reply)
    assert reply.status_code == 403
    assert NO_FIT.fullmatch(said_of_code)
    assert 'id="code-help"' in reply.text
    state = own_factor.state(any_site.room.store, any_site.room.teacher_id)
    assert (state.is_on, state.codes_left) == (True, 10)
    assert teacher.get(SET_UP).location == FACTOR


@pytest.mark.parametrize("kind", ["app", "paper"])
def test_turned_off_by_password_and_code(any_site: Site, kind: str) -> None:
    store, teacher_id = any_site.room.store, any_site.room.teacher_id
    phone = set_up_phone(store, teacher_id, now())
    teacher = any_site.visitor()
    teacher.post("/teacher/sign-in", name="Ms Gray", password=PASSWORD)
    assert teacher.post("/teacher/sign-in/code", code=phone.codes[0]).status_code == 303
    teacher.token = ""
    teacher.get("/teacher/")
    code = phone.code(now()) if kind == "app" else phone.codes[1]
    page = follow(teacher, teacher.post(f"{FACTOR}off", **proof(code)))
    assert flashes(page) == ["The second factor is off. You sign in with your password alone."]
    # The page asks for no code any more.
    assert 'name="code"' not in page.text
    reply = any_site.visitor().post("/teacher/sign-in", name="Ms Gray", password=PASSWORD)
    assert reply.location != "/teacher/sign-in/code"


def test_another_phone_is_set_up_by_password_and_code(any_site: Site) -> None:
    teacher, codes = with_phone(any_site)
    page = follow(teacher, teacher.post(f"{FACTOR}begin", **proof(codes[1])))
    assert heading(page) == "Set up the second factor"
    assert own_factor.state(any_site.room.store, any_site.room.teacher_id).codes_left == 9


def test_removal_stays_on_the_page(any_site: Site) -> None:
    with_phone(any_site)
    removal.remove_factor(any_site.room.store, "Ms Gray")
    (notice,) = notices(any_site.teacher().get(FACTOR))
    assert notice.startswith("It was removed by a command on the kit's computer, ")

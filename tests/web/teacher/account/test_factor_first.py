"""Where every teacher must have a second factor, it comes before everything else."""

import re
from collections.abc import Iterator

import pyotp
import pytest

from kit.classroom.people.accounts import teachers
from kit.classroom.people.second_factor import removal
from kit.web import state as web_state
from tests.support.room import PASSWORD
from tests.support.second_factor import set_up_phone
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import buttons, errors, follow, heading, lead, notices, typed

FACTOR = "/teacher/account/second-factor/"
SET_UP = f"{FACTOR}set-up"


@pytest.fixture
def strict(any_site: Site) -> Iterator[Site]:
    """A kit that was started with `KIT_SECOND_FACTOR=required`."""
    settings = any_site.app.extensions["kit"].settings
    before = settings.second_factor
    object.__setattr__(settings, "second_factor", "required")
    yield any_site
    object.__setattr__(settings, "second_factor", before)


def set_it_up(visitor: Visitor) -> None:
    page = visitor.get(SET_UP)
    (secret,) = re.findall(r'<span class="code" translate="no">([A-Z2-7 ]{39})</span>', page.text)
    code = pyotp.TOTP(secret.replace(" ", "")).at(web_state.now())
    assert heading(follow(visitor, visitor.post(SET_UP, code=code))) == "Your recovery codes"


def test_password_leads_to_the_set_up_and_nowhere_else(strict: Site) -> None:
    teacher = strict.teacher()
    for path in ("/teacher/", "/teacher/account/", strict.classroom, "/teacher/help/"):
        assert (teacher.get(path).status_code, teacher.get(path).location) == (303, SET_UP)
    (notice,) = notices(teacher.get(SET_UP))
    assert notice.startswith("On this kit every teacher has one. It takes two minutes;")
    set_it_up(teacher)
    assert teacher.get("/teacher/account/").status_code == 200


def test_signing_out_is_open(strict: Site) -> None:
    teacher = strict.teacher()
    teacher.get(SET_UP)
    assert teacher.post("/teacher/sign-out").location == "/teacher/sign-in"


def test_open_session_gives_its_password_first(strict: Site) -> None:
    """It was signed in before the kit was started with the setting."""
    settings = strict.app.extensions["kit"].settings
    object.__setattr__(settings, "second_factor", "optional")
    teacher = strict.teacher()
    object.__setattr__(settings, "second_factor", "required")
    assert teacher.get("/teacher/").location == FACTOR
    assert "Set yours up now" in text_of(teacher.get(FACTOR))
    reply = teacher.post(f"{FACTOR}begin", present_password=PASSWORD)
    assert reply.location == SET_UP


def test_form_that_was_open_is_kept_and_sent_afterwards(strict: Site) -> None:
    teacher = strict.teacher()
    page = teacher.post("/teacher/", name="7C of next year")
    assert (page.status_code, heading(page)) == (403, "First your second factor")
    assert lead(page) == (
        "On this kit every teacher has a second factor, and you have none yet, so the kit did not "
        "take what you sent. This page keeps it: set the second factor up in the other window, "
        "then send it from here."
    )
    assert typed(page, "name") == "7C of next year"
    assert f'href="{SET_UP}"' in page.text
    set_it_up(teacher)
    teacher.token = ""
    assert teacher.post("/teacher/", name=typed(page, "name")).status_code == 303


def test_script_is_told(strict: Site) -> None:
    teacher = strict.teacher()
    reply = teacher.post("/teacher/", as_script=True, name="7C")
    assert (reply.status_code, reply.get_json()) == (
        403,
        {
            "error": "SecondFactorFirst",
            "message": (
                "You need a second factor first, and this is not stored yet. Keep this page open "
                "and set one up on another tab."
            ),
        },
    )


def test_switches_lead_to_the_set_up(strict: Site) -> None:
    teacher = strict.teacher()
    teacher.get(SET_UP)
    assert teacher.post("/teacher/hide", hide="1").location == SET_UP


def test_it_cannot_be_turned_off(strict: Site) -> None:
    phone = set_up_phone(strict.room.store, strict.room.teacher_id, web_state.now())
    teacher = strict.teacher()
    teacher.post("/teacher/sign-in/code", code=phone.code(web_state.now()))
    teacher.token = ""
    assert "Turn it off" not in buttons(teacher.get(FACTOR))
    reply = teacher.post(f"{FACTOR}off", present_password=PASSWORD)
    assert (reply.status_code, errors(reply)) == (
        409,
        ["On this kit every teacher has a second factor: it cannot be turned off."],
    )


def test_invited_and_rescued_teachers_set_it_up_first(strict: Site) -> None:
    path = f"/teacher/set-up/{teachers.invite_teacher(strict.room.store, 'Mr Brown')}"
    brown = strict.visitor()
    brown.get(path)
    brown.post(path, password=PASSWORD, again=PASSWORD)
    assert brown.get("/teacher/").location == SET_UP
    set_up_phone(strict.room.store, strict.room.teacher_id, web_state.now())
    removal.remove_factor(strict.room.store, "Ms Gray")
    assert strict.teacher().get("/teacher/").location == SET_UP


def test_students_are_asked_for_nothing(strict: Site) -> None:
    assert strict.student("Sam").get("/work/").status_code == 200

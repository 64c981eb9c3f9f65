"""Whatever goes wrong at a student's end: what happened, what to do, nothing typed is lost."""

import time
from datetime import timedelta
from typing import Any

import pytest
from itsdangerous import TimestampSigner, URLSafeTimedSerializer

from kit.classroom.assignments import assignments
from kit.classroom.people import classrooms
from kit.items.fields.answer_form import PAGE_CHANGED
from kit.web import create_app
from kit.web import state as web_state
from tests.support.at_work import at_work, saved
from tests.web.conftest import SECRET, Site
from tests.web.reading import (
    as_it_stands,
    errors,
    follow,
    heading,
    lead,
    picked,
    told_to_script,
    typed,
)

WRONG_CODE = (
    "No class has the code {}. Class codes have 8 letters and digits; look again at the board, "
    "or ask your teacher for the code of today. A personal code goes in on the next page: first "
    "the class code, then “Back to my work with my code”."
)


EXPIRED = "The code {} has expired. Ask your teacher to show the new one."


TAKEN = (
    "{} is taken in this class. If that is you, use your personal code or ask your teacher to let "
    "you back in. If not, add a letter of your family name."
)


INVISIBLE = (
    "The name {} cannot be used: it holds an invisible character. Type it anew with letters, "
    "digits, blanks, hyphens or apostrophes."
)


NO_ITEM = "The exercise has no item nope. Load the page again; your saved answers are there."


TOO_HIGH = (
    "An answer carries the number {}, too far above {}, which the kit holds. "
    "Load the page again; your saved answers are there."
)


NO_LABEL = (
    "“{}” is not a label of this exercise. Allowed: sourced, official, editorial. "
    "Pick one of the pens."
)


CLOSED = "“Three claims” is closed: no more answers are taken. What was saved before counts as handed in."


def test_wrong_join_code(any_site: Site) -> None:
    visitor = any_site.visitor()
    reply = visitor.post("/", code="zzzz-2222")
    assert (reply.status_code, errors(reply)) == (404, [WRONG_CODE.format("ZZZZ2222")])
    assert typed(reply, "code") == "zzzz-2222"
    by_link = visitor.get("/join/ZZZZ2222")
    assert (by_link.status_code, heading(by_link)) == (404, "Nothing here")
    assert lead(by_link) == WRONG_CODE.format("ZZZZ2222")


def test_join_code_without_a_letter_is_shown_as_typed(any_site: Site) -> None:
    visitor = any_site.visitor()
    for code, shown in (("!!!!!!!!", "!!!!!!!!"), ("?" * 60, "?" * 20)):
        assert errors(visitor.post("/", code=code)) == [WRONG_CODE.format(shown)]


@pytest.mark.long
def test_wrong_join_codes_without_end_keep_nobody_out(any_site: Site) -> None:
    guesser, classmate = any_site.visitor("192.0.2.7"), any_site.visitor("192.0.2.7")
    for _try in range(120):
        assert guesser.get("/join/ZZZZ2222").status_code == 404
    late = guesser.get("/join/ZZZZ2222")
    assert (late.status_code, heading(late)) == (429, "Too many tries")
    assert lead(late) == (
        "This code is wrong or has expired, as were many tries before it. A right code is taken "
        "at once: compare yours letter by letter, or ask your teacher."
    )
    lobby = follow(classmate, classmate.post("/", code=any_site.room.code))
    assert heading(lobby) == "Who are you?"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("", "Type the code that your teacher shows: 8 letters and digits."),
        ("Z" * 201, "This is too long; 200 characters are the most."),
    ],
)
def test_odd_join_code(any_site: Site, code: str, text: str) -> None:
    reply = any_site.visitor().post("/", code=code)
    assert (reply.status_code, errors(reply), typed(reply, "code")) == (400, [text], code)


def test_expired_join_code_keeps_who_is_in(any_site: Site) -> None:
    room = any_site.room
    student, visitor = any_site.student("Sam"), any_site.visitor()
    classrooms.open_join_page(room.store, room.classroom_id, room.now - timedelta(days=8))
    reply = visitor.post("/", code=room.code.lower())
    assert (reply.status_code, errors(reply)) == (410, [EXPIRED.format(room.code)])
    assert typed(reply, "code") == room.code.lower()
    by_link = visitor.get(f"/join/{room.code}")
    assert (by_link.status_code, heading(by_link)) == (410, "No longer good")
    assert lead(by_link) == EXPIRED.format(room.code)
    assert student.get("/work/").status_code == 200


def test_replaced_join_code_leads_nowhere(any_site: Site) -> None:
    room = any_site.room
    new = classrooms.renew_join_code(room.store, room.classroom_id, web_state.now())
    visitor = any_site.visitor()
    reply = visitor.post("/", code=room.code)
    assert (reply.status_code, errors(reply)) == (404, [WRONG_CODE.format(room.code)])
    assert visitor.post("/", code=new.code).location == f"/join/{new.code}"


@pytest.mark.parametrize("name", ["Mia", "mIA", "M\u0456a", "\uff2d\uff49\uff41"])
def test_taken_name_and_its_look_alikes(site: Site, name: str) -> None:
    visitor = site.visitor()
    reply = visitor.post(f"/join/{site.room.code}", name=name)
    assert (reply.status_code, errors(reply)) == (409, [TAKEN.format(name)])
    assert typed(reply, "name") == name
    assert visitor.post(f"/join/{site.room.code}", name="Mia B").status_code == 303


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Z\x07oe", INVISIBLE.format("Zoe")),
        ("Z\x00oe", INVISIBLE.format("Zoe")),
        ("\u202eeoZ", INVISIBLE.format("eoZ")),
        ("Zoe\u200f", INVISIBLE.format("Zoe")),
        ("Mia\u200b", INVISIBLE.format("Mia")),
        (
            "Z" * 41,
            f"The name {'Z' * 40}… cannot be used: it is longer than 40 characters. Shorten it.",
        ),
        (
            "!?",
            "The name !? cannot be used: it has no letter and no digit. Type your first name.",
        ),
        ("Z" * 201, "This is too long; 200 characters are the most."),
        ("", "Type the name your teacher and class know you by."),
    ],
)
def test_odd_name(any_site: Site, name: str, text: str) -> None:
    reply = any_site.visitor().post(f"/join/{any_site.room.code}", name=name)
    assert (reply.status_code, errors(reply)) == (400, [text])
    assert typed(reply, "name") == name


def test_name_of_markup_is_shown_as_typed(any_site: Site) -> None:
    name = "<b onload=x>&amp;'\"%(x)s"
    visitor = any_site.student(name)
    assert heading(visitor.get("/work/")) == f"Hello {name}"
    assert "<b onload" not in visitor.get("/work/").text


def test_answer_for_an_item_that_is_not_there(any_site: Site) -> None:
    visitor, path = at_work(any_site)
    fields: dict[str, Any] = {"vote.label": "sourced", "nope.label": "sourced"}
    reply = visitor.post(path, **fields)
    assert (reply.status_code, heading(reply)) == (400, "That did not work")
    assert lead(reply) == NO_ITEM
    script = visitor.post(path, as_script=True, **fields)
    assert told_to_script(script) == {"error": "UnknownItem", "message": NO_ITEM}
    assert saved(visitor, any_site) == {"plan": "official"}


@pytest.mark.parametrize("label", ["voice", "SOURCED", "x" * 500])
def test_label_outside_the_scheme_keeps_the_other_picks(any_site: Site, label: str) -> None:
    visitor, path = at_work(any_site)
    page = visitor.get(f"{any_site.work}/claims")
    reply = visitor.post(path, **as_it_stands(page, vote=label, disgrace="editorial"))
    assert (reply.status_code, errors(reply)) == (400, [NO_LABEL.format(label[:40])])
    assert picked(reply) == {"plan": "official", "disgrace": "editorial"}
    wrong: dict[str, Any] = {"vote.label": label}
    script = visitor.post(path, as_script=True, **wrong)
    assert script.json == {"error": "Refused", "message": NO_LABEL.format(label[:40])}
    assert saved(visitor, any_site) == {"plan": "official", "disgrace": "editorial"}


@pytest.mark.parametrize("revision", [10_002, 2**31 - 1])
def test_answer_numbered_far_ahead_is_refused_and_the_form_goes_on(
    site: Site, revision: int
) -> None:
    visitor, path = at_work(site)
    fields: dict[str, Any] = {"plan.label": "sourced", "plan.revision": str(revision)}
    text = TOO_HIGH.format(revision, 1)
    reply = visitor.post(path, as_script=True, **fields)
    told = {"error": "RevisionTooHigh", "message": text}
    assert (reply.status_code, told_to_script(reply)) == (400, told)
    first: dict[str, Any] = {"vote.label": "sourced", "vote.revision": str(revision)}
    reply = visitor.post(path, **first)
    assert (reply.status_code, lead(reply)) == (400, TOO_HIGH.format(revision, 0))
    plain_form: dict[str, Any] = {"plan.label": "editorial"}
    assert visitor.post(path, **plain_form).status_code == 303
    page = visitor.get(f"{site.work}/claims")
    visitor.post(path, **as_it_stands(page, vote="sourced"))
    assert saved(visitor, site) == {"plan": "editorial", "vote": "sourced"}


def test_answer_numbered_as_far_ahead_as_allowed_is_taken(site: Site) -> None:
    visitor, path = at_work(site)
    fields: dict[str, Any] = {"plan.label": "sourced", "plan.revision": "10001"}
    assert visitor.post(path, as_script=True, **fields).json == {
        "held": {"plan": {"revision": 10001, "fields": {"label": "sourced"}, "taken": True}}
    }


@pytest.mark.parametrize("revision", ["0", str(2**31), "9" * 40])
def test_odd_number_of_an_answer_is_shown_and_replaced(any_site: Site, revision: str) -> None:
    visitor, path = at_work(any_site)
    fields: dict[str, Any] = {"plan.label": "sourced", "plan.revision": revision}
    reply = visitor.post(path, **fields)
    assert (reply.status_code, errors(reply)) == (
        400,
        [PAGE_CHANGED],
    )
    visitor.post(path, **as_it_stands(reply))
    assert saved(visitor, any_site) == {"plan": "sourced"}


def test_closed_assignment(site: Site) -> None:
    visitor, path = at_work(site)
    page = visitor.get(f"{site.work}/claims")
    room = site.room
    assignments.close(room.store, room.classroom_id, room.assignment_id, web_state.now)
    reply = visitor.post(path, **as_it_stands(page, vote="sourced"))
    assert (reply.status_code, heading(reply), lead(reply)) == (409, "That did not work", CLOSED)
    fields: dict[str, Any] = {"vote.label": "sourced"}
    script = visitor.post(path, as_script=True, **fields)
    assert (script.status_code, told_to_script(script)) == (
        409,
        {"error": "AssignmentClosed", "message": CLOSED},
    )
    work = lead(visitor.get(site.work))
    assert (
        work
        == "This has closed. You had not finished; what you had saved was collected and counts."
    )


class _TwoDaysAgo(TimestampSigner):
    def get_timestamp(self) -> int:
        return int(time.time()) - 2 * 24 * 3600


def test_form_that_was_open_for_two_days_is_taken(any_site: Site) -> None:
    visitor, path = at_work(any_site)
    page = visitor.get(f"{any_site.work}/claims")
    with visitor.client.session_transaction(base_url=f"http://{visitor.host}") as session:
        secret = session["csrf_token"]
    signer = URLSafeTimedSerializer(SECRET, salt="wtf-csrf-token", signer=_TwoDaysAgo)
    visitor.token = str(signer.dumps(secret))
    visitor.post(path, **as_it_stands(page, vote="sourced"))
    assert saved(visitor, any_site) == {"plan": "official", "vote": "sourced"}


@pytest.mark.long
def test_kit_started_anew_with_its_key_takes_open_forms(any_site: Site) -> None:
    visitor, path = at_work(any_site)
    page = visitor.get(f"{any_site.work}/claims")
    kit = any_site.app.extensions["kit"]
    again = create_app(kit.settings, kit.store, kit.library, SECRET).test_client()
    cookie = visitor.client.get_cookie(visitor.cookie_name, domain="127.0.0.1")
    assert cookie is not None
    again.set_cookie(visitor.cookie_name, cookie.value, domain="127.0.0.1")
    visitor.client = again
    visitor.post(path, **as_it_stands(page, vote="sourced"))
    assert saved(visitor, any_site) == {"plan": "official", "vote": "sourced"}

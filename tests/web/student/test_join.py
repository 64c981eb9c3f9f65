"""Joining a class, coming back to it, and handing the device on."""

import re
from typing import Any

import pytest
from werkzeug.test import TestResponse

from kit.classroom.people import classrooms, students
from kit.web import state as web_state
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import (
    as_it_stands,
    begin,
    buttons,
    errors,
    flashes,
    follow,
    heading,
    lead,
    picked,
    typed,
)

NO_CODE = (
    "That is no personal code of this class, or a one-time code that was used or is too old. "
    "Look again at your slip, or ask your teacher to let you back in."
)


TAKEN = (
    "{} is taken in this class. If that is you, use your personal code or ask your teacher to let "
    "you back in. If not, add a letter of your family name."
)


def personal_code(visitor: Visitor) -> str:
    found = re.search(
        r'<p class="code mb-0" translate="no">(\w{4} \w{4})</p>', visitor.get("/work/").text
    )
    assert found
    return found.group(1)


def test_join_by_code(site: Site) -> None:
    visitor = site.visitor()
    code = site.room.code
    lobby = follow(visitor, visitor.post("/", code=f" {code[:4].lower()}-{code[4:]} "))
    assert heading(lobby) == "Who are you?"
    home = follow(visitor, visitor.post(f"/join/{code}", name="  Sam   Lee "))
    assert heading(home) == "Hello Sam Lee"
    assert "Three claims to start" in text_of(home)


def test_start_page_knows_who_is_here(any_site: Site) -> None:
    page = any_site.student("Sam").get("/")
    assert heading(page) == "Welcome back, Sam"
    assert "Go on in 9B" in text_of(page)


def test_name_that_was_mistapped_is_given_back_and_free_at_once(site: Site) -> None:
    room = site.room
    classrooms.add_roster(room.store, room.classroom_id, ["Zoe", "Noa"], web_state.now())
    visitor = site.visitor()
    zoe = re.findall(r'action="(/join/\w+/roster/[^"]+)"', visitor.get(f"/join/{room.code}").text)[
        1
    ]
    home = follow(visitor, visitor.post(zoe))
    assert "You are Zoe? No: back to the names" in text_of(home)
    lobby = follow(visitor, visitor.post("/give-back"))
    assert flashes(lobby) == ["Zoe is free again. Choose your own name."]
    assert buttons(lobby) == ["Noa", "Zoe", "Join"]
    assert visitor.get("/work/").location == "/?signed_out=1"
    other = site.visitor()
    assert heading(follow(other, other.post(zoe))) == "Hello Zoe"
    other.post(f"{site.work}/start")
    home = other.get("/work/")
    assert "You are Zoe?" not in text_of(home)
    assert flashes(follow(other, other.post("/give-back"))) == [
        "Zoe cannot be given back: something was begun under the name, or another device is signed in by it. Ask your teacher, who can swap two names."
    ]
    assert site.visitor().post("/give-back").location == "/"


@pytest.mark.parametrize(
    "typed",
    ["{code}", "http://192.0.2.20:8000/join/{code}", "192.0.2.20:8000/join/{code}/", "{wide}"],
)
def test_code_is_understood_as_a_link_and_in_full_width_letters(any_site: Site, typed: str) -> None:
    code = any_site.room.code
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code)
    for form in (code, code.lower()):
        reply = any_site.visitor().post("/", code=typed.format(code=form, wide=wide))
        assert reply.location == f"/join/{code}"


def test_roster_name_is_picked_once(site: Site) -> None:
    room = site.room
    classrooms.add_roster(room.store, room.classroom_id, ["Zoe", "Noa"], web_state.now())
    visitor, other = site.visitor(), site.visitor()
    lobby = visitor.get(f"/join/{room.code}")
    assert buttons(lobby) == ["Noa", "Zoe", "Join"]
    zoe = re.findall(r'action="(/join/\w+/roster/[^"]+)"', lobby.text)[1]
    assert heading(follow(visitor, visitor.post(zoe))) == "Hello Zoe"
    late = other.post(zoe)
    assert (late.status_code, lead(late)) == (
        409,
        (
            "Zoe is taken in this class. If that is you, use your personal code or ask your teacher "
            "to let you back in. If not, add a letter of your family name."
        ),
    )
    assert buttons(other.get(f"/join/{room.code}")) == ["Noa", "Join"]
    assert heading(follow(other, other.post(f"/join/{room.code}", name="noa"))) == "Hello Noa"


def tap_twice(visitor: Visitor, path: str, **form: Any) -> list[TestResponse]:
    """The same form sent twice, the second time before the first reply has come."""
    cookie = visitor.client.get_cookie(visitor.cookie_name, domain="127.0.0.1")
    assert cookie is not None
    token, replies = visitor.token, []
    for _tap in range(2):
        visitor.client.set_cookie(visitor.cookie_name, cookie.value, domain="127.0.0.1")
        visitor.token = token
        replies.append(visitor.post(path, **form))
    return replies


def test_tapping_join_twice_joins_once(site: Site) -> None:
    visitor, path = site.visitor(), f"/join/{site.room.code}"
    visitor.get(path)
    replies = tap_twice(visitor, path, name="Dora")
    assert [(reply.status_code, reply.location) for reply in replies] == [(303, "/work/")] * 2
    assert heading(follow(visitor, replies[1])) == "Hello Dora"
    other = site.visitor().post(path, name="Dora")
    assert (other.status_code, errors(other)) == (409, [TAKEN.format("Dora")])


def test_tapping_a_roster_name_twice_joins_once(any_site: Site) -> None:
    room, visitor = any_site.room, any_site.visitor()
    classrooms.add_roster(room.store, room.classroom_id, ["Zoe"], web_state.now())
    page = visitor.get(f"/join/{room.code}")
    (zoe,) = re.findall(r'action="(/join/\w+/roster/[^"]+)"', page.text)
    replies = tap_twice(visitor, zoe)
    assert [reply.status_code for reply in replies] == [303, 303]
    assert heading(follow(visitor, replies[1])) == "Hello Zoe"


def test_sending_a_one_time_code_twice_comes_back_once(any_site: Site) -> None:
    room, visitor = any_site.room, any_site.visitor()
    mia = room.people["Mia"].student_id
    _name, code = students.readmit(room.store, room.classroom_id, mia, web_state.now())
    path = f"/join/{room.code}/back"
    visitor.get(path)
    replies = tap_twice(visitor, path, personal_code=code)
    assert [reply.status_code for reply in replies] == [303, 303]
    assert heading(follow(visitor, replies[1])) == "Hello Mia"


def test_tapping_join_again_after_the_reply_goes_on(any_site: Site) -> None:
    visitor, path = any_site.visitor(), f"/join/{any_site.room.code}"
    visitor.get(path)
    token = visitor.token
    visitor.post(path, name="Dora")
    visitor.token = token
    assert heading(follow(visitor, visitor.post(path, name="Dora"))) == "Hello Dora"
    visitor.token = token
    assert visitor.post("/hand-on").status_code == 400


def test_next_visit_of_the_same_browser_is_another(any_site: Site) -> None:
    visitor = any_site.student("Dora")
    visitor.post("/hand-on")
    visitor.token = ""
    visitor.get(f"/join/{any_site.room.code}")
    late = visitor.post(f"/join/{any_site.room.code}", name="Dora")
    assert (late.status_code, errors(late)) == (409, [TAKEN.format("Dora")])


def test_personal_code_comes_back_on_another_device(site: Site) -> None:
    first, second = site.student("Sam"), site.visitor()
    attempt, page = begin(site, first)
    first.post(f"{site.work}/claims/{attempt}", **as_it_stands(page, plan="official"))
    code = personal_code(first)
    back = f"/join/{site.room.code}/back"
    wrong = second.post(back, personal_code="zzzz zzzz")
    assert (wrong.status_code, errors(wrong)) == (404, [NO_CODE])
    assert typed(wrong, "personal_code") == "zzzz zzzz"
    home = follow(second, second.post(back, personal_code=f"{code[:4].lower()} {code[4:]}"))
    assert heading(home) == "Hello Sam"
    assert picked(second.get(f"{site.work}/claims")) == {"plan": "official"}
    assert first.get("/work/").status_code == 200


def test_i_am_not_hands_the_device_on(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    page = visitor.get("/work/")
    assert "I am not Sam" in buttons(page)
    cookie = visitor.client.get_cookie(visitor.cookie_name, domain="127.0.0.1")
    start = follow(visitor, visitor.post("/hand-on"))
    assert flashes(start) == ["Sam is signed out on this device."]
    assert heading(start) == "Whose words are you reading?"
    assert visitor.get("/work/").location == "/?signed_out=1"
    thief = any_site.visitor()
    assert cookie is not None
    thief.client.set_cookie(thief.cookie_name, cookie.value, domain="127.0.0.1")
    assert thief.get("/work/").location == "/?signed_out=1"
    home = follow(visitor, visitor.post(f"/join/{any_site.room.code}", name="Tom"))
    assert heading(home) == "Hello Tom"
    assert "Sam" not in home.text


def test_form_of_the_last_student_is_void_for_the_next(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    attempt, page = begin(any_site, visitor)
    old = visitor.token
    visitor.post("/hand-on")
    visitor.token = ""
    visitor.post(f"/join/{any_site.room.code}", name="Tom")
    path, fields = f"{any_site.work}/claims/{attempt}", as_it_stands(page, plan="official")
    visitor.token = old
    assert visitor.post(path, **fields).status_code == 400
    visitor.token = ""
    assert visitor.post(path, **fields).status_code == 404

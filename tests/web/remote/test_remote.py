"""The remote: how a phone is paired, and what it may open."""

import re
from html import unescape

import pytest

from kit.classroom.clock import clock_at
from kit.classroom.live import remote
from kit.classroom.people.accounts import teachers
from kit.web import state as web_state
from tests.support.room import KEY_MARK, make_teacher
from tests.support.taught_lesson import WAY, Lesson, pairing_path
from tests.web.conftest import text_of

NOT_PAIRED = (
    "Nothing here This phone is not the remote, or no longer: another one was paired, or it was "
    "switched off. To pair it, scan a new code on the teacher's page of the live session. To the "
    "start"
)


def test_phone_is_paired_once_and_moves_stages(lesson: Lesson) -> None:
    path = pairing_path(lesson)
    phone, other = lesson.site.visitor("192.0.2.7"), lesson.site.visitor("192.0.2.8")
    assert "Use this phone as the remote?" in text_of(phone.get(path))
    assert phone.post(path).location == "/remote/"
    assert other.post(path).status_code == 410
    refused, _, number = unescape(text_of(other.post(path))).partition(" To ask for help")
    assert number.startswith(" with this, read out the number of this page: ")
    assert refused == (
        "No longer good This code pairs no phone: it was used, or is older than 10 minutes. Ask "
        "for a new one on the teacher's page of the live session. To the start"
    )
    page = text_of(phone.get("/remote/"))
    assert "Put the first question" in page
    phone.post("/remote/move", move=f"{lesson.step()} put plan")
    phone.post("/remote/move", move=f"{lesson.step()} vote")
    assert "Question 1 · vote no hands counted yet" in text_of(phone.get("/remote/"))
    # Another phone takes its place.
    assert other.post(pairing_path(lesson)).status_code == 303
    reply = phone.get("/remote/")
    assert (reply.status_code, unescape(text_of(reply))) == (404, NOT_PAIRED)
    assert phone.post("/remote/move", move=f"{lesson.step()} closed").status_code == 404
    lesson.teacher.post(f"{lesson.control}/unpair")
    assert other.get("/remote/state").status_code == 404


def test_remote_outlives_its_browser_by_twelve_hours_and_is_sent_to_its_own_pages(
    lesson: Lesson,
) -> None:
    phone = lesson.site.visitor("192.0.2.7")
    reply = phone.post(pairing_path(lesson))
    (cookie,) = [one for one in reply.headers.getlist("Set-Cookie") if "_remote=" in one]
    parts = cookie.split("; ")
    assert {"HttpOnly", "Path=/remote/", "SameSite=Lax", "Max-Age=43200"} <= set(parts)
    assert "Secure" not in parts
    # Closed and opened again, the browser has this cookie alone.
    name, _, value = parts[0].partition("=")
    again = lesson.site.visitor("192.0.2.7")
    again.client.set_cookie(name, value, path="/remote/", domain="127.0.0.1")
    assert "Put the first question" in text_of(again.get("/remote/"))
    assert again.post("/remote/move", move=f"{lesson.step()} put plan").status_code == 303


@pytest.mark.parametrize("value", ["", "x", "a.b.c", "..", "{place}.", "{place}.wrong"])
def test_cookie_that_is_no_remotes_opens_nothing(lesson: Lesson, value: str) -> None:
    place = f"{lesson.site.room.classroom_id}.{lesson.task}"
    phone = lesson.site.visitor("192.0.2.7")
    phone.post(pairing_path(lesson))
    name = f"{lesson.site.app.config['SESSION_COOKIE_NAME']}_remote"
    phone.client.set_cookie(name, value.format(place=place), path="/remote/", domain="127.0.0.1")
    reply = phone.get("/remote/")
    assert (reply.status_code, unescape(text_of(reply))) == (404, NOT_PAIRED)


@pytest.mark.long
def test_remote_opens_nothing_else_and_shows_no_key(lesson: Lesson) -> None:
    phone = lesson.site.visitor("192.0.2.7")
    phone.post(pairing_path(lesson))
    mia = lesson.join("Oleksandra")
    lesson.move("put plan")
    for stage in WAY:
        lesson.move(stage)
        if stage == "vote":
            lesson.vote(mia, "official", 1)
        page = phone.get("/remote/").text + phone.get("/remote/state").text
        assert KEY_MARK not in page
        assert "Oleksandra" not in page
        assert "Official statement" not in page
    assert phone.get(lesson.control).status_code == 403
    assert phone.get("/work/").status_code == 303
    lesson.teacher.post(f"{lesson.control}/end", sure="1")
    assert "This live session has ended." in text_of(phone.get("/remote/"))


def test_pairing_code_ages(lesson: Lesson) -> None:
    room = lesson.site.room
    assignment_ref = (room.store, room.classroom_id, lesson.task)
    then = web_state.now() - remote.PAIRING_LIFE
    code = remote.new_pairing(*assignment_ref, clock_at(then))
    path = f"/remote/pair/{room.classroom_id}/{lesson.task}/{code}"
    assert lesson.site.visitor().post(path).status_code == 410


def test_pairing_sent_again_after_a_lost_reply_pairs_the_same_phone(lesson: Lesson) -> None:
    path = pairing_path(lesson)
    phone, other = lesson.site.visitor("192.0.2.7"), lesson.site.visitor("192.0.2.8")
    (once,) = re.findall(r'name="once" value="([^"]+)"', phone.get(path).text)
    assert phone.post(path, once=once).status_code == 303
    phone.client.delete_cookie("whose_words_8000_remote", path="/remote/", domain="127.0.0.1")
    assert phone.post(path, once=once).location == "/remote/"
    assert "Put the first question" in text_of(phone.get("/remote/"))
    for word in ("", "another word"):
        assert other.post(path, once=word).status_code == 410
    assert phone.get("/remote/").status_code == 200


@pytest.mark.parametrize("end", ["everywhere", "disable", "reset"])
def test_end_of_all_sessions_ends_remotes_and_pairing_codes(lesson: Lesson, end: str) -> None:
    """By the page as by `kit teacher`: whoever had the phone or the code has nothing now."""
    store = lesson.site.room.store
    phone, late = lesson.site.visitor("192.0.2.7"), lesson.site.visitor("192.0.2.8")
    assert phone.post(pairing_path(lesson)).status_code == 303
    unused = pairing_path(lesson)
    if end == "everywhere":
        lesson.teacher.post("/teacher/sign-out", everywhere="1")
    elif end == "disable":
        teachers.disable_teacher(store, "Ms Gray")
    else:
        teachers.reset_teacher(store, "Ms Gray")
    assert phone.get("/remote/").status_code == 404
    assert phone.post("/remote/move", move=f"{lesson.step()} put plan").status_code == 404
    assert late.post(unused).status_code == 410
    assert lesson.teacher.get("/teacher/").location == "/teacher/sign-in"


def test_sessions_of_other_teachers_keep_their_remotes(lesson: Lesson) -> None:
    store = lesson.site.room.store
    make_teacher(store, "Mr Brown", web_state.now())
    phone = lesson.site.visitor("192.0.2.7")
    phone.post(pairing_path(lesson))
    teachers.disable_teacher(store, "Mr Brown")
    assert phone.get("/remote/").status_code == 200

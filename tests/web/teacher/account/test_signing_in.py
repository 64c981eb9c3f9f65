"""A teacher's account: the set-up link, signing in and out, the first page."""

from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import TestResponse

from kit.classroom.people.accounts import links, sessions, teachers
from kit.settings import read_settings
from kit.store.engine import Store
from kit.web import create_app
from tests.support.room import PASSWORD, tiny_library
from tests.web.conftest import SECRET, Site, Visitor, let_in, make_site, text_of
from tests.web.reading import errors, flashes, follow, heading, lead, plain, summary, typed

LINK_USED = (
    "This link is used up or too old. If you have an account, sign in. For a new link run "
    "`kit teacher reset` with your name on the kit's computer; while there is no account at all, "
    "each start of the kit prints one."
)
LONG = "The password has 5000 characters; allowed are 12 to 200."
EASY = (
    "This password is easy to guess: %s. Take three or four words that have nothing to do with one "
    "another or with you; capitals, and signs in place of letters, help little."
)
OWN_WORDS = "it holds your name, a class's name or a word of the kit, which is tried first"
SIGN_IN_FAILED = "Name and password do not fit together. Try again; capitals count."


@pytest.fixture
def newcomer(any_store: Store, tmp_path: Path) -> Visitor:
    """A browser before a kit that has no teacher yet."""
    settings = read_settings({"data": str(tmp_path), "address": "192.0.2.20"}, {})
    return Visitor(let_in(create_app(settings, any_store, tiny_library(), SECRET).test_client()))


def test_set_up_link_works_once(newcomer: Visitor, any_store: Store) -> None:
    path = f"/teacher/set-up/{links.setup_link_token(any_store)}"
    page = newcomer.get(path)
    assert (heading(page), lead(page)) == (
        "Welcome",
        "Choose a password, and you can begin. The kit needs no email and no other account.",
    )
    home = follow(newcomer, newcomer.post(path, name="Ada", password=PASSWORD, again=PASSWORD))
    assert (
        lead(home)
        == "Make a class, show its join page, give a lesson: that is all a first hour needs."
    )
    for reply in (newcomer.get(path), newcomer.post(path, name="B", password=PASSWORD)):
        assert (reply.status_code, heading(reply)) == (410, "No longer good")
        assert lead(reply) == LINK_USED
    assert [row.name for row in teachers.list_teachers(any_store)] == ["Ada"]
    assert links.setup_link_token(any_store) is None


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("name", "password", "again", "text"),
    [
        ("Ada", "", "", "Choose a password of 12 characters or more."),
        ("Ada", PASSWORD, "other", "The two passwords differ. Type both anew."),
        (
            "Ada",
            "short",
            "short",
            "The password has 5 characters; allowed are 12 to 200.",
        ),
        ("Ada", "ada teacher kit", "ada teacher kit", EASY % OWN_WORDS),
        ("Ada", " " * 12, " " * 12, EASY % "it has too little in it that nobody would expect"),
        ("Ada", "\u202e" * 14, "\u202e" * 14, EASY % "it says one thing again and again"),
        ("Ada", "ab" * 2500, "ab" * 2500, LONG),
        (
            "!",
            PASSWORD,
            PASSWORD,
            "The name ! cannot be used: it has no letter and no digit. Type your first name.",
        ),
        ("A" * 201, PASSWORD, PASSWORD, "This is too long; 200 characters are the most."),
    ],
)
def test_set_up_refuses_and_keeps_the_link_and_the_name(
    newcomer: Visitor, any_store: Store, name: str, password: str, again: str, text: str
) -> None:
    path = f"/teacher/set-up/{links.setup_link_token(any_store)}"
    reply = newcomer.post(path, name=name, password=password, again=again)
    assert (reply.status_code, errors(reply), typed(reply, "name")) == (400, [text], name)
    assert PASSWORD not in reply.text
    assert newcomer.get(path).status_code == 200


NAMELESS = "The name “” cannot be used: it has no letter and no digit. Type your first name."
UNCHOSEN = "Choose a password of 12 characters or more."
TOO_LONG = "This is too long; 200 characters are the most."
SHORT = "The password has 5 characters; allowed are 12 to 200."
DIFFER = "The two passwords differ. Type both anew."


@pytest.mark.parametrize(
    ("name", "password", "again", "wrong"),
    [
        ("", "", "", {"name": NAMELESS, "password": UNCHOSEN}),
        (" ", "short", "other", {"name": NAMELESS, "password": SHORT, "again": DIFFER}),
        ("", PASSWORD, PASSWORD, {"name": NAMELESS}),
        ("A" * 201, "short", "short", {"name": TOO_LONG, "password": SHORT}),
    ],
)
def test_set_up_says_all_that_is_wrong_at_once_beside_the_fields_and_on_top(
    newcomer: Visitor, any_store: Store, name: str, password: str, again: str, wrong: dict[str, str]
) -> None:
    path = f"/teacher/set-up/{links.setup_link_token(any_store)}"
    reply = newcomer.post(path, name=name, password=password, again=again)
    assert (reply.status_code, errors(reply)) == (400, list(wrong.values()))
    assert summary(reply.text) == list(wrong.items())


def test_set_up_of_an_invited_account_asks_for_no_name(newcomer: Visitor, any_store: Store) -> None:
    path = f"/teacher/set-up/{teachers.invite_teacher(any_store, 'Mr Brown')}"
    reply = newcomer.post(path, name="", password="short", again="other")
    assert (reply.status_code, errors(reply)) == (400, [SHORT, DIFFER])


def test_new_set_up_link_ends_the_one_before(newcomer: Visitor, any_store: Store) -> None:
    old, new = links.setup_link_token(any_store), links.setup_link_token(any_store)
    assert newcomer.get(f"/teacher/set-up/{old}").status_code == 410
    assert newcomer.get(f"/teacher/set-up/{new}").status_code == 200


def test_invited_teacher_is_welcomed_by_name(newcomer: Visitor, any_store: Store) -> None:
    path = f"/teacher/set-up/{teachers.invite_teacher(any_store, 'Mr Brown')}"
    page = newcomer.get(path)
    assert heading(page) == "Welcome, Mr Brown"
    assert page.text.count('name="name"') == page.text.count('type="hidden" name="name"') == 1
    assert newcomer.post(path, password=PASSWORD, again=PASSWORD).location == "/teacher/"


def test_set_up_under_a_taken_name_is_told_so(newcomer: Visitor, any_store: Store) -> None:
    path = f"/teacher/set-up/{links.setup_link_token(any_store)}"
    teachers.invite_teacher(any_store, "Ada")
    reply = newcomer.post(path, name="Ada", password=PASSWORD, again=PASSWORD)
    assert reply.status_code in {409, 410}


def test_sign_in_says_the_same_to_whoever_fails(any_site: Site) -> None:
    store = any_site.room.store
    teachers.invite_teacher(store, "Closed")
    teachers.disable_teacher(store, "Closed")
    for name, password in (("Ms Gray", "wrong"), ("Nobody", PASSWORD), ("Closed", PASSWORD)):
        reply = any_site.visitor().post("/teacher/sign-in", name=name, password=password)
        assert (reply.status_code, errors(reply)) == (403, [SIGN_IN_FAILED])
        assert typed(reply, "name") == name
        assert password not in reply.text
    empty = any_site.visitor().post("/teacher/sign-in", name="", password="")
    assert errors(empty) == ["Type the name of your account.", "Type your password."]


def test_sign_in_is_slowed_down_for_that_account_only(any_site: Site) -> None:
    visitor = any_site.visitor()
    for _try in range(10):
        visitor.post("/teacher/sign-in", name="Nobody", password="wrong")
    reply = visitor.post("/teacher/sign-in", name="Nobody", password="wrong")
    assert (reply.status_code, errors(reply)) == (
        429,
        ["Too many tries went wrong. Wait 10 minutes, then try again."],
    )
    signed_in = visitor.post("/teacher/sign-in", name="ms gray", password=PASSWORD)
    assert signed_in.status_code == 303


def test_odd_account_name_is_no_error_of_the_kit(
    site: Site,
) -> None:
    reply = site.visitor().post("/teacher/sign-in", name="Ms\x00Gray", password="x")
    assert (reply.status_code, errors(reply)) == (403, [SIGN_IN_FAILED])


def test_sign_out_ends_the_session(site: Site) -> None:
    teacher = site.teacher()
    cookie = teacher.client.get_cookie(teacher.cookie_name, domain="127.0.0.1")
    page = follow(teacher, teacher.post("/teacher/sign-out"))
    assert (flashes(page), heading(page)) == (["You are signed out."], "For teachers")
    thief = site.visitor()
    assert cookie is not None
    thief.client.set_cookie(thief.cookie_name, cookie.value, domain="127.0.0.1")
    assert thief.get("/teacher/").location == "/teacher/sign-in"


@pytest.mark.parametrize("everywhere", [False, True])
def test_sign_out_on_all_devices(any_site: Site, everywhere: bool) -> None:
    here, there = any_site.teacher(), any_site.teacher()
    form: dict[str, Any] = {"everywhere": "1"} if everywhere else {}
    here.post("/teacher/sign-out", **form)
    assert (there.get("/teacher/").status_code == 303) is everywhere


def test_sign_in_keeps_the_student_of_the_browser(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    visitor.post("/teacher/sign-in", name="Ms Gray", password=PASSWORD)
    assert heading(visitor.get("/work/")) == "Hello Sam"
    assert heading(visitor.get("/teacher/")) == "Your classes"


def lasts(reply: TestResponse) -> bool:
    """Whether the reply's cookie outlives the browser."""
    (cookie,) = reply.headers.getlist("Set-Cookie")
    return "Expires=" in cookie


def test_teachers_cookie_ends_with_the_browser_and_a_students_lasts(any_site: Site) -> None:
    visitor, path = any_site.visitor(), f"/join/{any_site.room.code}"
    assert lasts(visitor.post(path, name="Sam"))
    visitor.token = ""
    assert not lasts(visitor.post("/teacher/sign-in", name="Ms Gray", password=PASSWORD))
    visitor.token = ""
    assert lasts(visitor.post("/teacher/sign-out"))
    assert heading(visitor.get("/work/")) == "Hello Sam"


def test_student_who_joins_beside_a_teacher_does_not_make_their_cookie_last(
    any_site: Site,
) -> None:
    teacher, path = any_site.teacher(), f"/join/{any_site.room.code}"
    assert not lasts(teacher.post(path, name="Sam"))
    assert heading(teacher.get("/teacher/")) == "Your classes"
    other = any_site.teacher()
    sessions.sign_out_everywhere(any_site.room.store, any_site.room.teacher_id)
    assert lasts(other.post(path, name="Tom"))


NOT_REACHED = (
    "No other device has reached the kit yet Try with a phone before the class comes. If it finds "
    "nothing: Allow the kit (Python) in this computer's firewall, on private networks. Many "
    "school networks keep devices apart: use a hotspot of your own, from this computer or a "
    "phone. "
)
NOT_REACHED_SHORT = "No other device has reached the kit yet."


def test_not_reached_notice_stands_where_a_teacher_looks_until_another_device_comes(
    site: Site,
) -> None:
    teacher = site.teacher()
    pages = ("/teacher/", site.classroom)
    for path in pages:
        page = text_of(teacher.get(path))
        assert NOT_REACHED in page
        assert (
            "Try another address, which the join page lets you choose: http://192.0.2.20:8000"
            in page
        )
    for path in (f"{site.classroom}/join", f"{site.classroom}/joined"):
        assert plain(teacher.get(path).text).count(NOT_REACHED_SHORT) == 1
        assert "firewall" not in teacher.get(path).text
    assert site.visitor("192.0.2.7").get("/").status_code == 200
    for path in (*pages, f"{site.classroom}/join", f"{site.classroom}/joined"):
        assert "No other device" not in teacher.get(path).text
    again = create_app(
        site.app.extensions["kit"].settings, site.room.store, site.room.library, SECRET
    )
    assert "No other device" not in Site(again, site.room).teacher().get("/teacher/").text


def test_not_reached_notice_stands_on_the_first_page_of_all(
    newcomer: Visitor, any_store: Store
) -> None:
    path = f"/teacher/set-up/{links.setup_link_token(any_store)}"
    home = follow(newcomer, newcomer.post(path, name="Ada", password=PASSWORD, again=PASSWORD))
    assert NOT_REACHED in text_of(home)


def test_not_reached_notice_is_not_for_a_kit_of_one_computer(
    any_store: Store, tmp_path: Path
) -> None:
    site = make_site(any_store, tmp_path, local="true")
    teacher = site.teacher()
    for path in ("/teacher/", site.classroom, f"{site.classroom}/join"):
        assert "No other device" not in teacher.get(path).text


def test_create_classroom(site: Site) -> None:
    teacher = site.teacher()
    page = follow(teacher, teacher.post("/teacher/", name=" 8A  "))
    assert (heading(page), lead(page)) == (
        "8A",
        "Show the join page on the projector: students type the code or scan it.",
    )
    home = text_of(teacher.get("/teacher/"))
    assert "8A 0 students have joined · 0 lessons given 9B 3 students have joined" in home
    refused = teacher.post("/teacher/", name="?")
    assert (refused.status_code, typed(refused, "name")) == (400, "?")
    assert errors(refused) == [
        "The name ? cannot be used for a class: it has no letter and no digit. Type 1 to 40 characters with a letter or digit among them, such as 9B."
    ]

"""The page of a teacher's account: the name, the password, and where one is signed in."""

import re

import pytest
from werkzeug.test import TestResponse

from kit.classroom.people.accounts import teachers
from tests.support.room import PASSWORD, make_teacher
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import errors, flashes, follow, typed

ACCOUNT = "/teacher/account/"
OTHER = "four words that differ"
WRONG = "This is not your present password. Nothing is changed; capitals count."
EASY = (
    "This password is easy to guess: %s. Take three or four words that have nothing to do with one "
    "another or with you; capitals, and signs in place of letters, help little."
)
OWN_WORDS = "it holds your name, a class's name or a word of the kit, which is tried first"
#: How a browser of the tests is listed, which names neither itself nor a system.
UNNAMED = "A browser that does not say which"


def references(visitor: Visitor) -> list[str]:
    """What the sign-ins on the page are called in their forms, this browser's first."""
    return re.findall(r'name="sign_in" value="(\w+)"', visitor.get(ACCOUNT).text)


def signed_in(visitor: Visitor) -> bool:
    return visitor.get("/teacher/").status_code == 200


def change(visitor: Visitor, present: str, password: str, again: str) -> TestResponse:
    return visitor.post(
        f"{ACCOUNT}password", present_password=present, password=password, again=again
    )


def test_start_page_leads_to_it_and_it_marks_this_browser(any_site: Site) -> None:
    teacher = any_site.teacher()
    any_site.teacher()
    assert f'href="{ACCOUNT}"' in teacher.get("/teacher/").text
    words = text_of(teacher.get(ACCOUNT))
    assert words.count("· this browser") == 1
    assert words.index(f"{UNNAMED} · this browser since") < words.index("last used about")
    assert "Sign out here" in words
    assert "End all others" in words


def test_name_is_changed_and_signs_in(any_site: Site) -> None:
    teacher = any_site.teacher()
    page = follow(teacher, teacher.post(f"{ACCOUNT}name", name=" Ms  Grey "))
    assert flashes(page) == ["From now on you sign in as Ms Grey."]
    assert typed(page, "name") == "Ms Grey"
    again = any_site.visitor().post("/teacher/sign-in", name="ms grey", password=PASSWORD)
    assert again.status_code == 303


@pytest.mark.parametrize(
    ("name", "status", "text"),
    [
        ("", 400, "Type the name that you want to sign in with."),
        (
            "?",
            400,
            "The name ? cannot be used: it has no letter and no digit. Type your first name.",
        ),
        ("Mr Brown", 409, "Another teacher is called Mr Brown already. Choose another name."),
    ],
)
def test_name_that_is_refused_is_kept_in_its_field(
    any_site: Site, name: str, status: int, text: str
) -> None:
    teachers.invite_teacher(any_site.room.store, "Mr Brown")
    reply = any_site.teacher().post(f"{ACCOUNT}name", name=name)
    assert (reply.status_code, errors(reply), typed(reply, "name")) == (status, [text], name)


def test_password_is_changed_and_ends_the_other_sign_ins(any_site: Site) -> None:
    teacher, elsewhere = any_site.teacher(), any_site.teacher()
    page = follow(teacher, change(teacher, PASSWORD, OTHER, OTHER))
    assert flashes(page) == ["The new password holds. You are signed out everywhere but here."]
    assert (signed_in(teacher), signed_in(elsewhere)) == (True, False)
    teacher.token = ""
    assert len(references(teacher)) == 1
    post = any_site.visitor().post
    assert post("/teacher/sign-in", name="Ms Gray", password=PASSWORD).status_code == 403
    assert post("/teacher/sign-in", name="Ms Gray", password=OTHER).status_code == 303


@pytest.mark.parametrize(
    ("present", "password", "again", "status", "text"),
    [
        ("wrong", OTHER, OTHER, 403, [WRONG]),
        (
            PASSWORD,
            "short",
            "short",
            400,
            ["The password has 5 characters; allowed are 12 to 200."],
        ),
        (
            PASSWORD,
            "Ms Gray Ms Gray Ms Gray",
            "Ms Gray Ms Gray Ms Gray",
            400,
            [EASY % "it says one thing again and again"],
        ),
        (PASSWORD, "words for gray", "words for gray", 400, [EASY % OWN_WORDS]),
        (
            PASSWORD,
            "\U0001f600" * 5000,
            "\U0001f600" * 5000,
            400,
            ["The password has 5000 characters; allowed are 12 to 200."],
        ),
        (PASSWORD, OTHER, "another", 400, ["The two passwords differ. Type both anew."]),
        ("", OTHER, OTHER, 400, ["Type your present password, too."]),
    ],
)
def test_password_that_is_refused_changes_nothing(
    any_site: Site, present: str, password: str, again: str, status: int, text: list[str]
) -> None:
    teacher, elsewhere = any_site.teacher(), any_site.teacher()
    reply = change(teacher, present, password, again)
    assert (reply.status_code, errors(reply)) == (status, text)
    assert OTHER not in reply.text
    assert signed_in(elsewhere)


def test_wrong_passwords_are_slowed_down_as_at_signing_in(any_site: Site) -> None:
    teacher = any_site.teacher()
    for _try in range(10):
        change(teacher, "wrong", OTHER, OTHER)
    reply = change(teacher, PASSWORD, OTHER, OTHER)
    assert (reply.status_code, errors(reply)) == (
        429,
        ["Too many tries went wrong. Wait 10 minutes, then try again."],
    )


def test_sign_ins_end_one_by_one(any_site: Site) -> None:
    teacher, elsewhere = any_site.teacher(), any_site.teacher()
    here, there = references(teacher)[:2]
    page = follow(teacher, teacher.post(f"{ACCOUNT}sign-ins/end", sign_in=there))
    assert flashes(page) == ["That browser is signed out."]
    assert (signed_in(teacher), signed_in(elsewhere)) == (True, False)
    page = follow(teacher, teacher.post(f"{ACCOUNT}sign-ins/end", sign_in=here))
    assert flashes(page) == ["You are signed out."]
    assert not signed_in(teacher)


def test_sign_in_of_another_teacher_is_not_ended(any_site: Site) -> None:
    make_teacher(any_site.room.store, "Mr Brown")
    teacher, brown = any_site.teacher(), any_site.teacher("Mr Brown")
    (here, *_rest) = references(teacher)
    brown.post(f"{ACCOUNT}sign-ins/end", sign_in=here)
    assert signed_in(teacher)


def test_all_others_end_at_once(any_site: Site) -> None:
    teacher, elsewhere = any_site.teacher(), any_site.teacher()
    page = follow(teacher, teacher.post(f"{ACCOUNT}sign-ins/end-others"))
    assert flashes(page) == ["You are signed in here alone now."]
    assert (signed_in(teacher), signed_in(elsewhere)) == (True, False)
    assert "End all others" not in text_of(page)

"""All classes side by side, and two of them: sentences, tables, and what is not comparable."""

import re
from pathlib import Path
from uuid import UUID

import pytest

from kit.results.estimation.bootstrap import LEAST_TO_DRAW
from kit.store.engine import Store
from kit.web import state as web_state
from tests.classroom.reports.pre_post.test_before_and_after import void
from tests.support.forms import do_form, forms_library, give_form
from tests.support.room import Room, make_teacher
from tests.support.several_classes import NAMES, another_class
from tests.web.conftest import Site, Visitor, shared_site, text_of
from tests.web.reading import lead, notices, table

COMPARE = "/teacher/compare"
_GIVEN = re.compile(r" given (?=\w+ \d|\d)")


@pytest.fixture
def forms(any_store: Store, tmp_path: Path) -> Site:
    """The app over a room that has both test forms."""
    site = shared_site(any_store, tmp_path, forms_library())
    site.room.now = web_state.now()
    return site


def both_do_it(room: Room) -> tuple[Room, UUID, UUID]:
    """9B has all right but for one claim, 9A about half."""
    other = another_class(room)
    one, two = give_form(room, "a"), give_form(other, "a")
    for number, name in enumerate(NAMES):
        do_form(room, name, one, **({} if number else {"s1": "editorial"}))
        wrong = {"s1": "editorial", "s2": "editorial", "e1": "sourced"}
        do_form(other, name, two, **(wrong if number else {**wrong, "o1": "sourced"}))
    return other, one, two


def two(teacher: Visitor, first: tuple[Room, UUID], second: tuple[Room, UUID]) -> str:
    places = [f"{room.classroom_id}/{assignment}" for room, assignment in (first, second)]
    return f"{COMPARE}/two?first={places[0]}&second={places[1]}"


def test_no_class_and_nothing_given(any_site: Site) -> None:
    make_teacher(any_site.room.store, "Mr Brown", web_state.now())
    teacher = any_site.teacher("Mr Brown")
    assert lead(teacher.get(COMPARE)) == "You have no class yet."
    teacher.post("/teacher/", name="7C")
    page = teacher.get(COMPARE)
    assert lead(page) == "Nothing was given to any class yet."
    assert COMPARE not in teacher.get("/teacher/").text


def test_all_classes(forms: Site) -> None:
    other, _one, _two = both_do_it(forms.room)
    another_class(forms.room, "7C", ())
    teacher = forms.teacher()
    page = teacher.get(COMPARE)
    assert lead(page) == (
        "What each class got right of what it was given. Exercises differ in how hard they are: "
        "compare classes on the same one."
    )
    rows = [[_GIVEN.split(cell)[0] for cell in row] for row in table(page)]
    assert rows == [
        ["Exercise", "Handed in", "Mean share right"],
        ["7C"],
        ["nothing given yet"],
        ["9A"],
        ["Form A", "3", "44 % 21 to 68, n 3"],
        ["9B"],
        ["Form A", "3", "94 % 71 to 100, n 3"],
        ["Three claims", "0", "nobody has handed in"],
    ]
    assert page.text.count(" selected") == 2
    assert notices(page) == []
    assert COMPARE in teacher.get("/teacher/").text
    assert str(other.classroom_id) in page.text


def test_many_are_shown_a_page_at_a_time(forms: Site) -> None:
    for _ in range(10):
        give_form(forms.room, "a")
    another_class(forms.room, "9A", ())
    teacher = forms.teacher()
    first, last = teacher.get(COMPARE), teacher.get(f"{COMPARE}?page=2")
    assert "Page 1 of 2. Older" in text_of(first)
    assert "Page 2 of 2. Newer" in text_of(last)
    assert [row[0].partition(" given ")[0] for row in table(last)] == [
        "Exercise",
        "9B",
        "Form A",
        "Three claims",
    ]
    assert teacher.get(f"{COMPARE}?page=x").status_code == 404
    assert "Page " not in teacher.get("/teacher/").text


def test_versions_are_told_apart(forms: Site) -> None:
    other, _one, given = both_do_it(forms.room)
    void(other, given, "s1")
    page = forms.teacher().get(COMPARE)
    assert notices(page) == [
        (
            "An exercise whose text or key is not the same everywhere has versions here, the oldest "
            "first. Means of different versions are of different things."
        )
    ]
    assert "· version 2" in text_of(page)
    assert "No two classes have been given the same exercise in the same version." in text_of(page)


def test_two_classes_side_by_side(forms: Site) -> None:
    room = forms.room
    other, mine, theirs = both_do_it(room)
    teacher = forms.teacher()
    page = teacher.get(two(teacher, (room, mine), (other, theirs)))
    assert lead(page) == "9B got more right than 9A: by 50 points of 100."
    assert table(page, 0) == [
        ["Class", "Mean share"],
        ["9B", "94 % 71 to 100, n 3"],
        ["9A", "44 % 21 to 68, n 3"],
        ["9B less 9A, in points of 100", "+50 points +28 to +72, n 6"],
    ]
    assert table(page, 1) == [
        ["Label", "9B", "9A"],
        ["Sourced fact", "83 % n 6", "0 % n 6"],
        ["Official statement", "100 % n 6", "83 % n 6"],
        ["Editorial interpretation", "100 % n 6", "50 % n 6"],
    ]
    assert LEAST_TO_DRAW == 5
    assert (
        "The line below a bar is that range. Where no range stands, fewer than 5 students gave such "
        "answers, or all of them alike."
    ) in text_of(page)
    assert "Mia" not in text_of(page)
    turned = teacher.get(two(teacher, (other, theirs), (room, mine)))
    assert lead(turned) == "9B got more right than 9A: by 50 points of 100."
    teacher.post("/teacher/hide", back="/teacher/")
    hidden = teacher.get(two(teacher, (room, mine), (other, theirs)))
    assert notices(hidden) == ["The table of labels is hidden with the key."]


def test_two_that_chance_may_explain_or_nobody_did(forms: Site) -> None:
    room = forms.room
    other = another_class(room)
    one, given = give_form(room, "a"), give_form(other, "a")
    teacher = forms.teacher()
    address = two(teacher, (room, one), (other, given))
    assert lead(teacher.get(address)) == (
        "A comparison needs students who have handed in, in both classes."
    )
    do_form(room, "Mia", one)
    do_form(other, "Mia", given, s1="editorial")
    assert lead(teacher.get(address)) == (
        "Too few have handed in to compare the two, or all of them got the same."
    )
    do_form(room, "Ben", one, s1="editorial", o1="sourced")
    do_form(other, "Ben", given)
    assert lead(teacher.get(address)) == "The two differ by no more than chance may make."


def test_why_two_cannot_be_compared(forms: Site) -> None:
    room = forms.room
    other, mine, theirs = both_do_it(room)
    again = give_form(room, "a")
    teacher = forms.teacher()

    def said(first: tuple[Room, UUID], second: tuple[Room, UUID]) -> str:
        page = teacher.get(two(teacher, first, second))
        assert page.status_code == 200
        assert "Mean share" not in page.text
        return lead(page)

    assert said((room, mine), (room, again)) == (
        "Both were given to 9B. One class is compared with itself on its page “Before and after”, "
        "where the same students are matched."
    )
    assert said((room, room.assignment_id), (other, theirs)) == (
        "“Three claims” and “Form A” are different exercises: a difference would be the "
        "exercises', too. Choose one exercise that both classes did."
    )
    void(other, theirs, "s1")
    assert said((room, mine), (other, theirs)) == (
        "The two classes were marked with different keys of “Form A”: a difference would be the "
        "keys', too. The history of the key on each class's results says how they differ."
    )


def test_addresses_that_lead_nowhere(forms: Site) -> None:
    room = forms.room
    make_teacher(room.store, "Mr Brown", web_state.now())
    place = f"{room.classroom_id}/{room.assignment_id}"
    address = f"{COMPARE}/two?first={place}&second={place}"
    assert forms.teacher("Mr Brown").get(address).status_code == 404
    teacher = forms.teacher()
    assert teacher.get(f"{COMPARE}/two?first=x&second={place}").status_code == 404
    assert teacher.get(f"{COMPARE}/two?first={place}").location == COMPARE

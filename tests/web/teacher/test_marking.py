import html
import re
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from werkzeug.test import TestResponse

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.web import state as web_state
from tests.support.rewriting import (
    give_straight,
    hand_in,
    mark,
    rewriting_library,
    screen,
    write,
)
from tests.support.room import KEY_MARK, make_teacher
from tests.web.conftest import Site, Visitor, shared_site, text_of
from tests.web.reading import errors, flashes, follow, grid_of, lead, notices, typed

TEXT = "The council voted for a car park."


@pytest.fixture
def straight(any_store: Store, tmp_path: Path) -> Site:
    """The app with sentences to rewrite given."""
    site = shared_site(any_store, tmp_path, rewriting_library())
    site.room.now = web_state.now()
    give_straight(site.room)
    return site


def marking(site: Site, item: str = "square") -> str:
    return f"{site.assignment}/marking/{item}"


def fields(page: TestResponse) -> dict[str, Any]:
    """The hidden fields of the form on the page."""
    form = page.text.partition('id="mark"')[2].partition("</form>")[0]
    found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)
    return {name: html.unescape(value) for name, value in found if name != "csrf_token"}


def post(site: Site, visitor: Visitor, item: str = "square", **form: Any) -> TestResponse:
    page = visitor.get(marking(site, item))
    return visitor.post(marking(site, item), **{**fields(page), **form})


def test_screen_shows_the_answer_and_never_a_name(straight: Site) -> None:
    room = straight.room
    for name in room.people:
        hand_in(room, name, square=f"{TEXT} {len(name)}")
    teacher = straight.teacher()
    page = teacher.get(marking(straight))
    assert page.status_code == 200
    assert lead(page) == "Answer 1 of 3 · 3 left"
    shown = screen(room).shown
    assert shown is not None
    assert html.escape(shown.answer.value["text"]) in page.text
    for name in room.people:
        assert name not in text_of(page)
    for words in ("Still loaded", "A verdict is still in it.", "Write it straight.", KEY_MARK):
        assert words in text_of(page)
    # Words, and where it is over the limit.
    assert "(8 of 12 words)" in text_of(page)
    assert "Words to look at" not in text_of(page)


def test_number_that_a_level_shows_is_the_key_that_gives_it(straight: Site) -> None:
    hand_in(straight.room, "Mia", square=TEXT)
    levels = straight.teacher().get(marking(straight)).text.split('class="pens levels"')[1]
    keys = re.findall(r'data-key="(\d)"', levels)
    shown = re.findall(r'class="swatch nums"[^>]*>(\d)<', levels)
    assert keys == shown == [str(number) for number in range(1, len(keys) + 1)]
    assert len(keys) > 1


def test_words_to_look_at_stand_beside_the_answer(straight: Site) -> None:
    hand_in(straight.room, "Mia", square="The shameful council said so.")
    words = text_of(straight.teacher().get(marking(straight)))
    assert "Words to look at shameful loaded word" in words


def test_key_is_hidden_with_the_names(straight: Site) -> None:
    hand_in(straight.room, "Mia", square=TEXT)
    teacher = straight.teacher()
    teacher.post("/teacher/hide", hide="1", back="/teacher/")
    page = teacher.get(marking(straight))
    assert KEY_MARK not in page.text
    assert "Still loaded" in page.text


def test_plain_form_marks_and_goes_on(straight: Site) -> None:
    room = straight.room
    for name in room.people:
        hand_in(room, name, square=name)
    first, second, third = [each.answer.attempt_id for each in screen(room).answers]
    teacher = straight.teacher()
    reply = post(straight, teacher, level="half-way", comment="Who?", next="1")
    assert reply.location == f"{marking(straight)}?answer={second}"
    page = follow(teacher, reply)
    assert flashes(page) == ["Saved."]
    assert lead(page) == "Answer 2 of 3 · 2 left"
    back = teacher.get(f"{marking(straight)}?answer={first}")
    assert re.search(r'value="half-way"[^>]*checked', back.text)
    assert typed(back, "comment") == "Who?"
    reply = post(straight, teacher, level="good", comment="", save="1")
    assert reply.location == f"{marking(straight)}?answer={second}"
    reply = post(straight, teacher, level="good", comment="", next="1")
    # The last one: nothing is left, so it stays.
    assert reply.location == f"{marking(straight)}?answer={third}"
    assert lead(follow(teacher, reply)) == "Answer 3 of 3 · all marked"


def test_script_is_answered_in_json(straight: Site) -> None:
    room = straight.room
    mia = hand_in(room, "Mia", square=TEXT)
    hand_in(room, "Ben", square=TEXT)
    teacher = straight.teacher()
    page = teacher.get(f"{marking(straight)}?answer={mia}")
    form = fields(page)
    reply = teacher.post(
        marking(straight), as_script=True, **{**form, "level": "good", "comment": ""}
    )
    body = reply.get_json()
    assert (body["left"], body["notice"]) == ("one left", "")
    shown = screen(room, attempt_id=mia).shown
    assert shown is not None
    assert body["seen"] == shown.seen
    # The page that has not heard of it tells what it replaces.
    again = teacher.post(
        marking(straight), as_script=True, **{**form, "level": "loaded", "comment": "No."}
    )
    assert again.get_json()["notice"] == (
        "Another window had marked this answer meanwhile: “Said straight”, comment: “none”. "
        "What you gave here stands now."
    )


def test_two_windows_without_scripts_are_told(straight: Site) -> None:
    hand_in(straight.room, "Mia", square=TEXT)
    teacher = straight.teacher()
    old = fields(teacher.get(marking(straight)))
    post(straight, teacher, level="good", comment="From the first.")
    reply = teacher.post(
        marking(straight), **{**old, "level": "loaded", "comment": "From the second."}
    )
    page = follow(teacher, reply)
    assert flashes(page)[1:] == [
        (
            "Another window had marked this answer meanwhile: “Said straight”, comment: “From the "
            "first.”. What you gave here stands now."
        )
    ]
    assert typed(page, "comment") == "From the second."


def test_comment_that_is_too_long_stays_in_its_box(straight: Site) -> None:
    hand_in(straight.room, "Mia", square=TEXT)
    teacher = straight.teacher()
    long = "x" * 1001
    message = (
        "This comment is too long to be saved; 1000 characters are the most. Shorten it: all of "
        "it is still in the box."
    )
    page = post(straight, teacher, level="good", comment=long)
    assert page.status_code == 400
    assert errors(page) == [message]
    assert typed(page, "comment") == long
    assert re.search(r'value="good"[^>]*checked', page.text)
    form = fields(page)
    reply = teacher.post(
        marking(straight), as_script=True, **{**form, "level": "good", "comment": long}
    )
    assert (reply.status_code, reply.get_json()["message"]) == (400, message)


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"answer": "no id"}, 400),
        ({"answer": ""}, 400),
        ({"answer": str(new_id())}, 404),
        ({"revision": "0"}, 400),
        ({"revision": "x"}, 400),
        ({"level": "best"}, 400),
    ],
)
def test_bad_forms_change_nothing(straight: Site, changed: dict[str, str], status: int) -> None:
    hand_in(straight.room, "Mia", square=TEXT)
    teacher = straight.teacher()
    reply = post(straight, teacher, **{"level": "good", "comment": "", **changed})
    assert reply.status_code == status
    assert screen(straight.room).left == 1


def test_unknown_level_is_said(straight: Site) -> None:
    hand_in(straight.room, "Mia", square=TEXT)
    reply = post(straight, straight.teacher(), level="best", comment="")
    assert (
        "The rubric has no level best; it has loaded, half-way, good. Load the page again and "
        "choose one."
    ) in text_of(reply)


def test_only_the_classrooms_own_teacher_marks(straight: Site) -> None:
    room = straight.room
    hand_in(room, "Mia", square=TEXT)
    make_teacher(room.store, "Mr Brown", web_state.now())
    own, other, student = straight.teacher(), straight.teacher("Mr Brown"), straight.student("Sam")
    form = {**fields(own.get(marking(straight))), "level": "good", "comment": ""}
    for visitor, looks, posts in (
        (other, 404, 404),
        (student, 303, 401),
        (straight.visitor(), 303, 401),
    ):
        assert visitor.get(marking(straight)).status_code == looks
        assert visitor.post(marking(straight), **form).status_code == posts
    assert screen(room).left == 1
    away = straight.teacher()
    away.address = "192.0.2.7"
    assert away.get(marking(straight)).status_code == 403


def test_what_is_not_marked_by_hand_has_no_screen(straight: Site) -> None:
    room = straight.room
    teacher = straight.teacher()
    assert teacher.get(marking(straight, "no-such")).status_code == 404
    given = assignments.give(
        room.store, room.library, room.classroom_id, "three-claims", Rules(), room.now
    )
    assert teacher.get(f"{straight.classroom}/assignments/{given}/marking/plan").status_code == 404


def test_item_without_answers_says_so(straight: Site) -> None:
    page = straight.teacher().get(marking(straight))
    assert lead(page) == "Nobody has handed in an answer to this item yet."
    assert "Level" not in text_of(page)


@pytest.mark.sampled(1)
def test_way_to_the_marking_from_progress_results_and_item(straight: Site) -> None:
    room = straight.room
    teacher = straight.teacher()
    pages = [
        straight.assignment,
        f"{straight.assignment}/results",
        f"{straight.assignment}/items/square",
    ]
    for path in pages:
        assert "Mark the answers" not in text_of(teacher.get(path))
    mia = hand_in(room, "Mia", square=TEXT, bridge="x")
    hand_in(room, "Ben", square=TEXT)
    for path in pages:
        page = teacher.get(path)
        assert "Mark the answers (3 left) Item 1 2 left · Item 2 one left" in text_of(page)
        assert f'{marking(straight)}"' in page.text
    mark(room, mia, "good")
    mark(room, mia, "good", item="bridge")
    assert "Mark the answers (one left) Item 1 one left · Item 2 all marked" in text_of(
        teacher.get(pages[0])
    )
    assert "Mark the answers" in teacher.get(f"{straight.assignment}/progress").text


def test_results_show_marks_as_they_come(straight: Site) -> None:
    room = straight.room
    mia = hand_in(room, "Mia", square=TEXT, bridge="x")
    teacher = straight.teacher()
    assert grid_of(teacher.get(f"{straight.assignment}/results"))[-1] == [
        "Mia",
        "handed in",
        "·",
        "·",
        "·",
    ]
    mark(room, mia, "half-way", "Who?")
    page = teacher.get(f"{straight.assignment}/results")
    assert grid_of(page)[-1] == ["Mia", "handed in", "0.5", "◐", "·"]
    assert (
        lead(page)
        == "You mark these texts by the exercise's own levels; credit shows in the grid as you go."
    )
    csv = teacher.get(f"{straight.assignment}/answers.csv").text.splitlines()
    head, row = (
        csv[0],
        next(line for line in csv if line.startswith('"Mia"') and '"square"' in line),
    )
    assert '"level","comment"' in head
    assert f'"{TEXT}"' in row
    assert '"0.5","partly"' in row
    assert '"half-way","Who?"' in row
    teacher.post("/teacher/hide", hide="1", back="/teacher/")
    hidden = teacher.get(f"{straight.assignment}/answers.csv").text
    assert "half-way" not in hidden
    assert "Who?" not in hidden
    assert TEXT in hidden


def test_students_page_for_the_teacher_has_the_mark(straight: Site) -> None:
    room = straight.room
    mia = hand_in(room, "Mia", square=TEXT, bridge="x")
    mark(room, mia, "half-way", "Who?")
    page = straight.teacher().get(f"{straight.assignment}/students/{room.people['Mia'].student_id}")
    assert "One text waits for your mark." in lead(page)
    assert "Half way (0.5 of 1) No verdict, but no source either. Comment Who?" in text_of(page)
    assert "your teacher marks this" in text_of(page)


def test_changed_and_late_answers_are_flagged(straight: Site) -> None:
    room = straight.room
    mia = write(room, "Mia", square="one")
    assignments.close(room.store, room.classroom_id, room.assignment_id, clock_at(room.now))
    mark(room, mia, "half-way", "Go on.")
    assignments.reopen(room.store, room.classroom_id, room.assignment_id, clock_at(room.now))
    room.later(seconds=1)
    write(room, "Mia", 2, square="two")
    room.submit("Mia")
    page = straight.teacher().get(marking(straight))
    assert notices(page)[:2] == [
        "Changed after it was marked: the exercise was opened again. Look at it anew.",
        "Given after the key could be seen.",
    ]
    assert lead(page) == "Answer 1 of 1 · one left"


def test_used_comments_are_offered(straight: Site) -> None:
    room = straight.room
    mia, ben = (hand_in(room, name, square=name) for name in ("Mia", "Ben"))
    mark(room, mia, "good", 'Who says "so" & why?')
    page = straight.teacher().get(f"{marking(straight)}?answer={ben}")
    assert 'data-comment="Who says &#34;so&#34; &amp; why?" data-letter="a"' in page.text


def test_other_attempts_are_a_click_away(straight: Site) -> None:
    room = straight.room
    give_straight(room, Rules(attempts_allowed=None))
    first = hand_in(room, "Mia", square="one")
    hand_in(room, "Mia", square="two")
    teacher = straight.teacher()
    page = teacher.get(marking(straight))
    assert "Take in one answer of an attempt that does not count" in text_of(page)
    both = teacher.get(f"{marking(straight)}?others=1&answer={first}")
    assert "of 2 · one left" in lead(both)
    assert "Another attempt of somebody; it does not count in the results." in notices(both)
    form = {**fields(both), "level": "good", "comment": ""}
    reply = teacher.post(marking(straight), **form)
    assert "others=1" in str(reply.location)
    assert UUID(str(reply.location).partition("answer=")[2][:36]) == first


def test_page_of_the_exercise_shows_texts_rubric_and_key(straight: Site) -> None:
    words = text_of(straight.teacher().get("/teacher/exercises/straight"))
    for expected in ("The shameful square", "One good version", "Half way", "No verdict, but no"):
        assert expected in words

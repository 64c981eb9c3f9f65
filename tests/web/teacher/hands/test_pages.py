"""The pages of hands over plain HTTP, as without scripts and as the script asks."""

from typing import Any

import pytest

from kit.classroom.live.hand_panel import Place, panel
from tests.support.taught_lesson import Lesson
from tests.web.conftest import text_of
from tests.web.reading import follow

MANY = (
    "10000 hands are more than the kit counts for one answer: 999 are the most. Look for a digit "
    "too many."
)
MEANWHILE = (
    "Another window saved other numbers for this vote meanwhile. Nothing was overwritten, and yours "
    "stand in the fields. Save them once more to put them in the place of those."
)


@pytest.fixture
def voting(lesson: Lesson) -> Lesson:
    """A live session whose first vote is open, and nobody takes part in."""
    lesson.move("put plan")
    lesson.move("vote")
    return lesson


def path(held: Lesson, ballot: int = 1) -> str:
    return f"{held.control}/hands/plan/{ballot}"


def posted(fields: dict[str, str]) -> dict[str, Any]:
    """Fields whose names are no names of Python."""
    return dict(fields)


def stored(held: Lesson, ballot: int = 1) -> dict[str, int]:
    room = held.site.room
    place = Place("plan", ballot, "")
    return dict(panel(room.store, room.classroom_id, held.task, place).counts)


def save(held: Lesson, revision: int = 0, ballot: int = 1, **counts: str) -> str:
    """Press *Save*; the page that follows."""
    fields = posted({f"n-{label}": count for label, count in counts.items()})
    reply = held.teacher.post(path(held, ballot), revision=str(revision), **fields)
    return text_of(follow(held.teacher, reply))


def test_five_numbers_and_save(voting: Lesson) -> None:
    assert "By a show of hands · question 1, first vote" in text_of(
        voting.teacher.get(voting.control)
    )
    said = save(voting, sourced="2", official="1")
    assert "Saved: Sourced fact 2 · Official statement 1 · Editorial interpretation 0." in said
    assert stored(voting) == {"sourced": 2, "official": 1, "editorial": 0}
    back = voting.teacher.post(
        path(voting), revision="1", at="control", **posted({"n-sourced": "3"})
    )
    assert back.location == f"{voting.control}#hands"


def test_every_mistake_is_said_at_once_and_all_stays(voting: Lesson) -> None:
    reply = voting.teacher.post(
        path(voting),
        revision="0",
        **posted({"n-sourced": "-1", "n-official": "10000", "n-editorial": "x"}),
    )
    assert reply.status_code == 400
    said = text_of(reply)
    assert "Not taken yet. 3 things are to be mended:" in said
    for words in (
        "“-1” is less than no hands. Type how many you counted: 0 to 999.",
        MANY,
        "“x” is no number of hands. Type digits alone, 0 to 999, or leave the field empty for none.",
    ):
        assert words in said
    for value in ("-1", "10000", "x"):
        assert f'value="{value}"' in reply.text
    assert stored(voting) == {}


def test_nothing_typed_is_said(voting: Lesson) -> None:
    reply = voting.teacher.post(path(voting), revision="0")
    assert reply.status_code == 400
    assert "No number was typed, so nothing was saved. Type how many hands you counted." in text_of(
        reply
    )


def test_all_empty_takes_a_count_back_and_undo_puts_it_back(voting: Lesson) -> None:
    save(voting, sourced="2")
    assert "The count was taken back: no hands are counted for this vote." in save(voting, 1)
    reply = voting.teacher.post(f"{path(voting)}/undo", revision="2")
    assert "Saved: Sourced fact 2 · Official statement 0 · Editorial interpretation 0." in text_of(
        follow(voting.teacher, reply)
    )
    reply = voting.teacher.post(f"{path(voting)}/undo", revision="2")
    assert (
        "There is no count to put back here: another window changed it meanwhile, or it was saved "
        "only once. Nothing was changed; here is what stands."
    ) in text_of(follow(voting.teacher, reply))


@pytest.mark.long
def test_more_hands_than_students_are_kept_until_they_stand(voting: Lesson) -> None:
    voting.teacher.post(f"{voting.control}/hands/present", present="5")
    words = (
        "6 hands are more than the 5 students in the room. They are kept. Count again, say how many "
        "are in the room, or let the count stand."
    )
    assert words in save(voting, sourced="6")
    assert stored(voting)["sourced"] == 6
    reply = voting.teacher.post(
        path(voting), revision="1", stands="1", **posted({"n-sourced": "6"})
    )
    assert "6 hands are more than the 5 students; you let that stand." in text_of(
        follow(voting.teacher, reply)
    )
    voting.move("reveal")
    assert "Sourced fact 6" in text_of(voting.teacher.get(f"{voting.control}/projector"))


def test_wall_waits_with_hands_that_are_not_checked(voting: Lesson) -> None:
    voting.teacher.post(f"{voting.control}/hands/present", present="5")
    save(voting, sourced="6")
    voting.move("reveal")
    wall = text_of(voting.teacher.get(f"{voting.control}/projector"))
    assert "These hands are more than the students: they are still to be checked." in wall
    assert "Sourced fact 6" not in wall


@pytest.mark.parametrize("typed", ["0", "-1", "many", "1000"])
def test_strange_number_of_students_is_said_and_stays(voting: Lesson, typed: str) -> None:
    reply = voting.teacher.post(f"{voting.control}/hands/present", present=typed)
    assert reply.status_code == 400
    assert (
        f"“{typed}” is no number of students. Type digits alone, 1 to 999, or leave the field "
        "empty to go by the class list."
    ) in text_of(reply)
    assert f'value="{typed}"' in reply.text


def test_number_of_students_is_said_once(voting: Lesson) -> None:
    at = f"{voting.control}/hands/present"
    said = text_of(follow(voting.teacher, voting.teacher.post(at, present="25")))
    assert "25 students are in the room: more hands than that are told." in said
    assert "Students in the room: 25" in said
    said = text_of(follow(voting.teacher, voting.teacher.post(at, present="1")))
    assert "One student is in the room: more hands than that are told." in said
    said = text_of(follow(voting.teacher, voting.teacher.post(at, present="")))
    roll = len(voting.site.room.people)
    assert f"The class list says how many there are: {roll}." in said


@pytest.mark.long
def test_second_window_is_told_and_overwrites_only_when_it_saves_again(voting: Lesson) -> None:
    save(voting, sourced="2")
    reply = voting.teacher.post(path(voting), revision="0", **posted({"n-official": "1"}))
    assert reply.status_code == 409
    said = text_of(reply)
    assert MEANWHILE in said
    assert "It has: Sourced fact 2 · Official statement 0 · Editorial interpretation 0." in said
    assert stored(voting)["sourced"] == 2
    assert 'name="revision" value="1"' in reply.text
    assert "Saved: Sourced fact 0" in save(voting, 1, official="1")


def test_script_is_answered_in_numbers(voting: Lesson) -> None:
    def post(**fields: Any) -> tuple[int, dict[str, Any]]:
        reply = voting.teacher.post(path(voting), as_script=True, **fields)
        return reply.status_code, reply.get_json()

    roll = len(voting.site.room.people)
    status, body = post(revision="0", **posted({"n-sourced": "1"}))
    assert (status, body) == (
        200,
        {
            "revision": 1,
            "changes": 1,
            "total": f"1 hand counted, of {roll} students.",
            "over": "",
            "open": False,
        },
    )
    status, body = post(revision="1", **posted({"n-sourced": "x"}))
    assert (status, body["fields"]) == (
        400,
        {
            "n-sourced": "“x” is no number of hands. Type digits alone, 0 to 999, or leave the field "
            "empty for none."
        },
    )
    status, body = post(revision="0", **posted({"n-sourced": "2"}))
    assert (status, body["message"], body["revision"]) == (409, MEANWHILE, 1)


@pytest.mark.long
def test_phones_beside_are_told_apart_on_all_pages(voting: Lesson) -> None:
    sam = voting.join("Sam")
    voting.vote(sam, "official", 1)
    save(voting, sourced="1", official="1")
    voting.move("closed")
    assert "1 of 1 have voted · 2 hands beside" in text_of(voting.teacher.get(voting.control))
    voting.move("reveal")
    for who, page in (
        (voting.teacher, f"{voting.control}/projector"),
        (voting.teacher, voting.control),
        (sam, voting.page),
    ):
        said = text_of(who.get(page))
        assert "First vote, by phone (one vote) Official statement 1 (key)" in said
        assert "First vote (2 hands) S Sourced fact 1 O Official statement 1 (key)" in said
        assert "First vote, together (3)" in said
        assert "Hands are counts only." in said
        assert "changed their answer" not in said
    voting.teacher.post(f"{voting.control}/end", sure="1")
    results = f"{voting.site.classroom}/assignments/{voting.task}"
    said = text_of(voting.teacher.get(f"{results}/results"))
    assert "3 (2 by hand, 1 by phone)" in said
    assert "67 % right" in said
    assert "cannot be said" in said
    assert "hands" not in voting.teacher.get(f"{results}/canvas.csv").text


@pytest.mark.long
def test_where_no_vote_was_opened_there_is_no_page(lesson: Lesson) -> None:
    lesson.move("put plan")
    for where in ("plan/1", "vote/1", "plan/3", "no-such/1"):
        assert lesson.teacher.get(f"{lesson.control}/hands/{where}").status_code == 404
        assert lesson.teacher.post(f"{lesson.control}/hands/{where}").status_code == 404
    lesson.move("vote")
    assert lesson.teacher.get(f"{path(lesson)}?part=none").status_code == 404


def test_hands_may_be_written_down_after_the_end(voting: Lesson) -> None:
    voting.teacher.post(f"{voting.control}/end", sure="1")
    assert "Saved: Sourced fact 2" in save(voting, sourced="2")
    results = f"{voting.site.classroom}/assignments/{voting.task}/results"
    assert "written down after the key" in text_of(voting.teacher.get(results))

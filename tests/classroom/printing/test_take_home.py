"""What students take home, once it is due."""

import pytest

from kit.classroom.assignments.pinning import Rules
from kit.classroom.errors import NotFound
from kit.classroom.printing.take_home import TakeHomePage, take_home
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.vocabulary import Feedback
from tests.support.paper import lines_of
from tests.support.queries import statements
from tests.support.room import KEY_MARK, Room, make_room


def page(room: Room, name: str | None = None) -> TakeHomePage:
    student = room.people[name].student_id if name else None
    return take_home(room.store, room.classroom_id, room.assignment_id, room.now, student)


def given(room: Room, feedback: Feedback) -> None:
    room.give(Rules(feedback=feedback))


def test_sheet_has_what_differs_first_with_the_reason(room: Room) -> None:
    given(room, Feedback.ON_SUBMISSION)
    room.do_all("Mia", disgrace="sourced")
    (sheet,) = page(room).sheets
    assert (sheet.name, sheet.number) == ("Mia", 3)
    assert lines_of(sheet.blocks) == [
        "3 of 4 same as the key.",
        "== What differs",
        "3 The square is a disgrace.",
        "Your answer: Sourced fact · Key: Editorial interpretation",
        f"Why: {KEY_MARK} step 2",
        "== The same as the key",
        "1 Official statement · 2 Sourced fact · 4 Sourced fact",
    ]


def test_what_was_left_out_differs_and_careful_readers_are_told_so(room: Room) -> None:
    given(room, Feedback.ON_SUBMISSION)
    room.start("Mia")
    room.save("Mia", 1, plan="official", vote="sourced", disgrace="editorial")
    room.submit("Mia")
    lines = lines_of(page(room).sheets[0].blocks)
    assert "Your answer: no answer · Key: Sourced fact" in lines
    assert "Careful readers could differ here." in lines


def test_nobody_has_a_sheet_before_their_own_feedback_is_due(room: Room) -> None:
    given(room, Feedback.ON_CLOSING)
    room.do_all("Mia")
    room.start("Ben")
    assert (list(page(room).sheets), page(room).waiting) == ([], 1)


def test_who_is_at_work_anew_has_none_meanwhile(room: Room) -> None:
    room.give(Rules(feedback=Feedback.ON_SUBMISSION, attempts_allowed=2))
    room.do_all("Mia")
    assert len(page(room).sheets) == 1
    room.start("Mia")
    assert len(page(room).sheets) == 0


def test_one_student_or_all_with_a_page_each(room: Room) -> None:
    given(room, Feedback.ON_SUBMISSION)
    for name in ("Mia", "Ben", "Ada"):
        room.do_all(name)
    assert [sheet.name for sheet in page(room).sheets] == ["Ada", "Ben", "Mia"]
    assert [sheet.name for sheet in page(room, "Ben").sheets] == ["Ben"]


def test_queries_are_the_same_for_all_as_for_two(any_store: Store) -> None:
    room = make_room(any_store)
    counts = []
    for name in ("Mia", "Ben", "Ada"):
        room.do_all(name)
        with statements(any_store) as seen:
            page(room)
        counts.append(len(seen))
    assert counts[1] == counts[2]


def test_hidden_page_has_no_sheet(room: Room) -> None:
    given(room, Feedback.ON_SUBMISSION)
    room.do_all("Mia")
    hidden = page(room).hidden()
    assert (hidden.sheets, hidden.waiting, hidden.is_hidden) == ((), 0, True)


def test_no_assignment_has_none(room: Room) -> None:
    with pytest.raises(NotFound):
        take_home(room.store, room.classroom_id, new_id(), room.now)

"""Questions left out and put back: before giving, before anybody has begun, and after."""

import pytest

from kit.classroom.answering import attempts
from kit.classroom.assignments.assignments import assignment_of
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.errors import NotFound, NothingAsked
from kit.classroom.keys.errors import AlreadyVoid, CountsAlready
from kit.classroom.reports.results import results
from kit.classroom.rules.errors import BegunWithout, NothingToUndo
from kit.classroom.rules.left_out import LeftOut, Wish, leave_out, put_back, questions_in
from kit.store.engine import Store
from kit.store.ids import new_id
from tests.support.room import ITEMS, Room, make_room


@pytest.fixture
def room(store: Store) -> Room:
    return make_room(store)


def leave(room: Room, item: str = "plan") -> LeftOut:
    wish = Wish(item, "Both can be meant.", "Ms Gray")
    ref = (room.store, room.classroom_id, room.assignment_id)
    return leave_out(*ref, wish, clock_at(room.now))


def back(room: Room, item: str = "plan", done: LeftOut | None = None) -> int:
    wish = Wish(item, "It counts again.", "Ms Gray")
    ref = (room.store, room.classroom_id, room.assignment_id)
    undoes = done.decision_id if done else None
    return put_back(*ref, wish, clock_at(room.now), undoes=undoes)


def asked(room: Room, name: str) -> list[str]:
    work = attempts.work(room.store, room.people[name], room.assignment_id, room.now)
    return [item.id for item in work.exercise.items]


def questions(room: Room) -> dict[str, tuple[bool, bool]]:
    record = assignment_of(room.store, room.classroom_id, room.assignment_id)
    with room.store.reading() as connection:
        listed = questions_in(connection, record)
    return {one.item.id: (one.left_out, one.stays_out) for one in listed}


def credit(room: Room, name: str) -> dict[str, float | None]:
    sheet = results(room.store, room.classroom_id, room.assignment_id, room.now).sheet
    (row,) = [row for row in sheet.students if row.name == name]
    return {item_id: cell.credit for item_id, cell in row.cells.items()}


def test_left_out_at_giving_is_not_asked(room: Room) -> None:
    room.give(Rules(left_out=frozenset({"plan", "no-such-item"})))
    room.start("Mia")
    assert asked(room, "Mia") == ["vote", "disgrace", "figure"]
    room.save("Mia", vote="sourced")
    room.submit("Mia")
    assert credit(room, "Mia") == {"vote": 1.0}


def test_everything_left_out_is_refused(room: Room) -> None:
    with pytest.raises(NothingAsked) as caught:
        room.give(Rules(left_out=frozenset(ITEMS)))
    assert str(caught.value) == (
        "All questions of “Three claims” would be left out, so that nothing is asked. Leave one in "
        "at least."
    )


def test_before_anybody_began_it_is_not_asked_and_comes_back(room: Room) -> None:
    assert leave(room) == LeftOut(None, 0)
    assert questions(room)["plan"] == (True, False)
    with pytest.raises(AlreadyVoid):
        leave(room)
    back(room)
    room.start("Mia")
    assert asked(room, "Mia") == list(ITEMS)


def test_once_begun_what_was_never_asked_stays_out(room: Room) -> None:
    leave(room)
    room.start("Mia")
    assert questions(room)["plan"] == (True, True)
    with pytest.raises(BegunWithout):
        back(room)


def test_once_begun_it_counts_for_nobody_and_comes_back_with_its_marks(room: Room) -> None:
    room.do_all("Mia", plan="official")
    before = credit(room, "Mia")
    assert before["plan"] == 1.0
    done = leave(room)
    assert (done.decision_id is not None, done.marks) == (True, 1)
    assert (credit(room, "Mia")["plan"], questions(room)["plan"]) == (None, (True, False))
    with pytest.raises(AlreadyVoid):
        leave(room)
    assert back(room, done=done) == 1
    assert credit(room, "Mia") == before
    with pytest.raises(NothingToUndo):
        back(room, done=done)
    with pytest.raises(CountsAlready):
        back(room)


def test_undo_of_one_question_is_none_of_another(room: Room) -> None:
    room.do_all("Mia", plan="official")
    first, _second = leave(room), leave(room, "vote")
    assert back(room, done=first) == 1
    assert questions(room)["vote"] == (True, False)


def test_undo_of_what_was_left_out_again_is_refused(room: Room) -> None:
    room.do_all("Mia", plan="official")
    first = leave(room)
    back(room)
    leave(room)
    with pytest.raises(NothingToUndo):
        back(room, done=first)
    assert questions(room)["plan"] == (True, False)


def test_the_last_question_stays(room: Room) -> None:
    room.do_all("Mia", plan="official")
    for item in ITEMS[:-1]:
        leave(room, item)
    with pytest.raises(NothingAsked):
        leave(room, ITEMS[-1])


def test_question_that_is_not_there(room: Room) -> None:
    with pytest.raises(NotFound):
        leave(room, "nope")
    ref = (room.store, room.classroom_id, new_id())
    with pytest.raises(NotFound):
        leave_out(*ref, Wish("plan", "x", "Ms Gray"), clock_at(room.now))

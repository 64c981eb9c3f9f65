"""An argument whose reply was lost comes again after the teacher has answered it."""

from kit.classroom.keys import appeals
from kit.classroom.keys.own_arguments import Argument
from kit.vocabulary import Ruling
from tests.support.deciding import decide, version
from tests.support.room import Room


def argue(room: Room, argument: str, on_version: str) -> None:
    said = Argument("plan", "", "sourced", argument, on_version)
    appeals.contest(room.store, room.people["Mia"], room.assignment_id, said, room.now)


def argued(room: Room) -> list[tuple[str, bool]]:
    own = appeals.own_appeals(room.store, room.people["Mia"], room.assignment_id, room.now)
    return [(each.appeal.argument, each.decision is not None) for each in own.get("plan", ())]


def answer_and_change(room: Room) -> None:
    """The key stands against the argument; then it says something third."""
    decide(room, Ruling.UPHELD, "plan", part_id="", choice="sourced", reply="No.")
    decide(room, Ruling.CHANGED, "plan", part_id="", choice="editorial")


def test_argument_that_was_answered_by_another_key_is_not_there_twice(room: Room) -> None:
    room.do_all("Mia")
    page = version(room)
    argue(room, "The council", page)
    answer_and_change(room)
    argue(room, "The council", page)
    assert argued(room) == [("The council", True)]


def test_argument_that_the_new_key_says_itself_is_acknowledged_again(room: Room) -> None:
    room.do_all("Mia")
    page = version(room)
    argue(room, "The council", page)
    decide(room, Ruling.CHANGED, "plan", part_id="", choice="sourced")
    argue(room, "The council", page)
    assert argued(room) == [("The council", True)]


def test_same_words_beside_the_new_key_are_another_argument(room: Room) -> None:
    room.do_all("Mia")
    argue(room, "The council", version(room))
    answer_and_change(room)
    argue(room, "The council", version(room))
    assert argued(room) == [("The council", True), ("The council", False)]

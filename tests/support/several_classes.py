"""Several classes of one teacher."""

from uuid import UUID

from kit.classroom.people import classrooms
from kit.classroom.reports.overview import ClassRow, Overview, overview
from kit.store.engine import Store
from tests.support.forms import do_form, forms_room, give_form
from tests.support.room import Room

NAMES = ("Mia", "Ben", "Ada")


def another_class(room: Room, name: str = "9A", people: tuple[str, ...] = NAMES) -> Room:
    """A second class of the same teacher."""
    made = classrooms.create_classroom(room.store, room.teacher_id, name, room.later(hours=1))
    code = classrooms.join_code_of(room.store, made)
    assert code is not None
    other = Room(
        room.store, room.library, room.teacher_id, made, code.code, room.assignment_id, now=room.now
    )
    for person in people:
        other.join(person)
    return other


def all_of(room: Room, page_number: int = 1) -> Overview:
    return overview(room.store, room.teacher_id, room.now, page_number)


def rows_of(room: Room) -> list[ClassRow]:
    return list(all_of(room).rows)


def two_classes(store: Store) -> tuple[Room, Room, UUID, UUID]:
    """Both do form A: 9B has 6, 5 and 5 right, 9A has 4, 5 and 3."""
    room = forms_room(store, NAMES)
    other = another_class(room)
    other.later(hours=1)
    one, two = give_form(room, "a"), give_form(other, "a")
    other.now = room.now = max(room.now, other.now)
    fewer: list[dict[str, str | None]] = [{}, {"s1": "editorial"}, {"o1": None}]
    for name, wrong in zip(NAMES, fewer, strict=True):
        do_form(room, name, one, **wrong)
    more: list[dict[str, str | None]] = [
        {"s1": "editorial", "s2": "editorial"},
        {"e1": "official"},
        {"s1": None, "s2": None, "e1": "official"},
    ]
    for name, wrong in zip(NAMES, more, strict=True):
        do_form(other, name, two, **wrong)
    return room, other, one, two

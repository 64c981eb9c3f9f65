"""A class list as its teacher asks for it."""

from kit.classroom.people import class_list, classrooms
from kit.classroom.people.lists.listing import ClassList, Sort, class_list_page
from tests.support.room import Room


def listing(room: Room, **asked: str) -> ClassList:
    return class_list_page(room.store, room.classroom_id, room.now, **asked)


def names(page: ClassList) -> list[str]:
    return [entry.student.name for entry in page.rows]


def test_list_is_sorted_and_searched_and_numbers_stay(room: Room) -> None:
    room.join("Zoë Abel")
    page = listing(room)
    assert (names(page), page.sort) == (["Ada", "Ben", "Mia", "Zoë Abel"], Sort.FIRST_NAME)
    page = listing(room, sort="surname")
    assert names(page) == ["Zoë Abel", "Ada", "Ben", "Mia"]
    assert [entry.number for entry in page.rows] == [4, 1, 2, 3]
    page = listing(room, sort="x", query="  ZOE  a ")
    assert (names(page), page.total, page.query) == (["Zoë Abel"], 4, "ZOE a")
    assert names(listing(room, query="nobody")) == []


def test_who_joined_before_their_roster_entry_is_found(room: Room) -> None:
    classrooms.add_roster(
        room.store,
        room.classroom_id,
        ["Mia Schmidt", "Benno Gray", "Ada G."],
        room.later(minutes=1),
    )
    room.join("Ada G.")
    page = listing(room)
    assert [(a.student.name, b.student.name) for a, b in page.twins] == [("Mia", "Mia Schmidt")]
    assert page.batch is not None
    assert (page.batch.added_at, page.batch.free) == (room.now, 2)
    room.later(days=1, seconds=1)
    assert listing(room).batch is None


def test_merges_of_a_day_are_listed(room: Room) -> None:
    mia, ben = (room.people[name].student_id for name in ("Mia", "Ben"))
    class_list.merge_students(room.store, room.classroom_id, mia, ben, room.now)
    [merged] = listing(room).merged
    assert (merged.student.name, merged.into.student.name, merged.at) == ("Mia", "Ben", room.now)
    room.later(days=1, seconds=1)
    assert listing(room).merged == []


def test_empty_class_has_an_empty_list(room: Room) -> None:
    for identity in room.people.values():
        class_list.remove_student(room.store, room.classroom_id, identity.student_id, room.now)
    page = listing(room, sort="surname", query="x")
    assert (page.rows, page.total, page.twins, page.batch) == ([], 0, (), None)

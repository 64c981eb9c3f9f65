"""The list of students: how far each is with all that was given, and its order."""

from kit.classroom.assignments.pinning import Rules
from kit.classroom.desk.roll import Reach, Sort, students_page
from kit.classroom.people import class_list, classrooms, students
from tests.support.room import Room


def listed(room: Room, sort: Sort = "first") -> list[str]:
    page = students_page(room.store, room.classroom_id, room.now, sort)
    return [listed.student.name for listed in page.listing.rows]


def test_list_says_how_far_each_is_and_keeps_its_numbers(room: Room) -> None:
    room.do_all("Mia")
    room.give(Rules())
    room.do_all("Mia")
    room.start("Ben")
    page = students_page(room.store, room.classroom_id, room.now, "done")
    students = [listed.student for listed in page.listing.rows]
    reach = {one.name: page.reach[one.id] for one in students}
    assert reach == {"Mia": Reach(2, 2), "Ada": Reach(0, 2), "Ben": Reach(0, 2)}
    assert [listed.number for listed in page.listing.rows] == [3, 1, 2]


def test_list_is_sorted_by_who_joined_last_the_roster_at_the_end(room: Room) -> None:
    room.later(minutes=1)
    room.join("Kim")
    classrooms.add_roster(room.store, room.classroom_id, ["Bo"], room.now)
    assert listed(room) == ["Ada", "Ben", "Bo", "Kim", "Mia"]
    assert (listed(room, "joined")[0], listed(room, "joined")[-1]) == ("Kim", "Bo")


def test_list_knows_who_is_signed_in_nowhere(room: Room) -> None:
    mia = room.people["Mia"].student_id
    students.sign_out_everywhere(room.store, room.classroom_id, mia, room.now)
    page = students_page(room.store, room.classroom_id, room.now)
    assert {one.name for one in page.listing.everybody if one.id in page.signed_in} == {
        "Ada",
        "Ben",
    }
    class_list.remove_student(room.store, room.classroom_id, mia, room.now)
    page = students_page(room.store, room.classroom_id, room.now)
    assert ([one.name for one in page.removed], page.bar.listed) == (["Mia"], 2)

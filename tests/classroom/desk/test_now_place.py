"""What is open and who works at it, by how far each is."""

from datetime import timedelta

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.desk.now_place import NowPage, now_page
from kit.classroom.people import classrooms
from tests.support.room import Room


def page_of(room: Room) -> NowPage:
    return now_page(room.store, room.library, room.classroom_id, room.now)


def test_students_stand_by_how_far_they_are(room: Room) -> None:
    room.do_all("Mia")
    room.start("Ben")
    classrooms.add_roster(room.store, room.classroom_id, ["Zoe"], room.now)
    (work,) = page_of(room).at_work
    by_standing = (work.not_begun, work.working, work.handed_in)
    named = [[(number, one.name) for number, one in listed] for listed in by_standing]
    # Zoe has not joined: nobody waits for her.
    assert named == [[(1, "Ada")], [(2, "Ben")], [(3, "Mia")]]
    assert (work.audience_count, work.for_some) == (3, False)


def test_what_is_closed_or_not_open_yet_is_not_at_work(room: Room) -> None:
    assignments.close(room.store, room.classroom_id, room.assignment_id, clock_at(room.now))
    later = room.give(Rules(opens_at=room.now + timedelta(days=1)))
    page = page_of(room)
    assert (page.at_work, [record.id for record in page.to_open]) == ([], [later])
    assert (page.given_any, page.upcoming) == (True, None)

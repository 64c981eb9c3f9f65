"""Who did what: kept once, told with names as they are now, by kind, by teacher, page by page."""

from datetime import timedelta
from uuid import uuid5

import pytest

from kit.classroom.colleagues.acts import AT_ONCE, Asked, Deed, act_page, note, note_export
from kit.classroom.errors import NotFound
from kit.classroom.people import class_list
from kit.store.ids import new_id
from kit.store.models.base import Act
from tests.support.colleagues import share
from tests.support.queries import statements
from tests.support.room import NOON, Room

EVERYTHING = Asked()


def lines(room: Room, asked: Asked = EVERYTHING) -> list[tuple[str, str, str, str]]:
    """Who, what, about what, and whom."""
    shown = act_page(room.store, room.teacher_id, room.classroom_id, asked)
    return [(line.teacher, line.act.value, line.about, line.other) for line in shown.lines]


def test_deed_is_kept_with_the_title_of_its_assignment_and_sent_twice_once(room: Room) -> None:
    deed = Deed(Act.CLOSED, assignment_id=room.assignment_id)
    whose = (room.store, room.teacher_id, room.classroom_id, deed)
    note(*whose, NOON)
    note(*whose, NOON + timedelta(seconds=59))
    assert lines(room) == [("Ms Gray", "closed", "Three claims", "")]
    note(*whose, NOON + timedelta(seconds=60))
    assert len(lines(room)) == 2


def test_deed_that_has_an_id_is_kept_once_however_late_it_comes_again(room: Room) -> None:
    deed = Deed(Act.GAVE, "Ours", once=uuid5(room.assignment_id, "gave"))
    for hours in range(3):
        now = NOON + timedelta(hours=hours)
        note(room.store, room.teacher_id, room.classroom_id, deed, now)
    assert lines(room) == [("Ms Gray", "gave", "Ours", "")]


def test_export_asked_for_twice_at_once_is_two_lines(room: Room) -> None:
    deed = Deed(Act.EXPORTED_RESULTS, assignment_id=room.assignment_id)
    for _twice in range(2):
        note_export(room.store, room.teacher_id, room.classroom_id, deed, NOON)
    assert lines(room) == [("Ms Gray", "exported-results", "Three claims", "")] * 2


def test_export_of_a_class_that_is_gone_leaves_no_line(room: Room) -> None:
    with pytest.raises(NotFound):
        note_export(room.store, room.teacher_id, new_id(), Deed(Act.EXPORTED_CLASS), NOON)
    with pytest.raises(NotFound):
        note_export(room.store, new_id(), room.classroom_id, Deed(Act.EXPORTED_CLASS), NOON)
    assert lines(room) == []


def test_erased_student_is_named_no_more(room: Room) -> None:
    mia = room.people["Mia"].student_id
    note(room.store, room.teacher_id, room.classroom_id, Deed(Act.REMOVED_STUDENT, "", mia), NOON)
    class_list.remove_student(room.store, room.classroom_id, mia, NOON)
    assert lines(room) == [("Ms Gray", "removed-student", "", "Mia")]
    class_list.erase_student(room.store, room.classroom_id, mia)
    page = act_page(room.store, room.teacher_id, room.classroom_id, Asked())
    assert [(line.other, line.gone) for line in page.lines] == [("", True)]


def test_kind_and_teacher_narrow_it_and_what_is_not_there_is_passed_over(room: Room) -> None:
    teal = share(room.store, room.teacher_id, room.classroom_id, NOON)
    note(room.store, teal, room.classroom_id, Deed(Act.EXPORTED_CLASS), NOON)
    note(room.store, room.teacher_id, room.classroom_id, Deed(Act.ARCHIVED), NOON)
    everything = lines(room)
    assert len(everything) == 3
    assert lines(room, Asked("exports")) == [("Ms Teal", "exported-class", "", "")]
    assert lines(room, Asked(who=str(teal))) == [("Ms Teal", "exported-class", "", "")]
    assert lines(room, Asked("exports", str(room.teacher_id))) == []
    for unknown in (Asked("songs"), Asked(who="Mr Brown"), Asked(before="1"), Asked("' OR 1=1")):
        page = act_page(room.store, room.teacher_id, room.classroom_id, unknown)
        assert (page.unknown, page.asked, len(page.lines)) == (True, Asked(), 3)


def test_pages_follow_each_other_without_a_gap_where_moments_are_equal(room: Room) -> None:
    for number in range(2 * AT_ONCE + 1):
        deed = Deed(Act.GAVE, str(number))
        note(room.store, room.teacher_id, room.classroom_id, deed, NOON)
    seen, asked = [], Asked()
    for _page in range(3):
        page = act_page(room.store, room.teacher_id, room.classroom_id, asked)
        seen += [line.about for line in page.lines]
        asked = Asked(before=str(page.older))
    assert sorted(seen, key=int) == [str(number) for number in range(2 * AT_ONCE + 1)]
    assert page.older is None


def test_another_class_has_no_line_of_this_one_and_takes_no_token_of_it(room: Room) -> None:
    note(room.store, room.teacher_id, room.classroom_id, Deed(Act.ARCHIVED), NOON)
    with pytest.raises(NotFound):
        act_page(room.store, room.teacher_id, new_id(), Asked())


def test_queries_are_as_many_for_fifty_lines_as_for_one(room: Room) -> None:
    counts = []
    for number in range(51):
        mia = room.people["Mia"].student_id
        deed = Deed(Act.REMOVED_STUDENT, str(number), mia)
        note(room.store, room.teacher_id, room.classroom_id, deed, NOON)
        if number in {0, 50}:
            with statements(room.store) as seen:
                lines(room)
            counts.append(len(seen))
    assert counts[0] == counts[1]

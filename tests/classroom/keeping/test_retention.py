"""A class is kept until its day, warned of, and goes for good; on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import pytest

from kit.classroom.clock import clock_at
from kit.classroom.errors import NotFound
from kit.classroom.keeping import archive, retention
from kit.classroom.keeping.kept_days import EndNear, EndTooEarly, OnlyOwnerShortens
from kit.classroom.keeping.retention import Ended, NextYear
from kit.classroom.live import session
from kit.classroom.people import classrooms
from kit.store.backups import erasures
from kit.store.backups.erasures import Kind
from kit.store.colleagues import kit_lines
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.keeping import retention as stored
from kit.store.keeping.retention import RetentionRecord
from kit.store.models.base import KitAct, Way
from kit.store.rules import moments
from kit.vocabulary import Stage
from tests.support.colleagues import share
from tests.support.room import NOON, Room, make_teacher

DAY = timedelta(days=1)
TODAY = NOON.astimezone().date()
LAST = TODAY + 40 * DAY


def until(room: Room) -> RetentionRecord | None:
    with room.store.reading() as connection:
        return stored.retention(connection, room.classroom_id)


def keep(room: Room, day: date = LAST) -> None:
    retention.change_day(room.store, room.teacher_id, room.classroom_id, day, NOON)


def runs_from(room: Room, first: int, last: int) -> Ended:
    """The kit runs from one day after today to another, and looks twice a day; what the last did."""
    ended = Ended()
    for number in range(first, last + 1):
        for hour in (0, 3):
            gone = retention.end_classes(room.store, NOON + number * DAY + timedelta(hours=hour))
            ended = Ended(ended.classes + gone.classes, ended.students + gone.students)
    return ended


def is_there(room: Room) -> bool:
    try:
        classrooms.own_classroom(room.store, room.teacher_id, room.classroom_id)
    except NotFound:
        return False
    return True


def test_class_is_made_with_its_day_and_the_next_one_is_proposed_the_like(store: Store) -> None:
    teacher = make_teacher(store)
    assert retention.proposed_day(store, teacher, NOON) == date(2026, 7, 31)
    once = new_id()
    first = retention.make_class(store, teacher, "9B", date(2026, 12, 18), NOON, once=once)
    again = retention.make_class(store, teacher, "9B", date(2026, 12, 18), NOON, once=once)
    assert first == again
    kept = retention.end_of_class(store, teacher, first, NOON)
    assert kept is not None
    assert (kept[0].kept_until, kept[1]) == (date(2026, 12, 18), None)
    later = NOON + 330 * DAY
    assert retention.proposed_day(store, teacher, later) == date(2027, 12, 18)
    asked = NextYear(first, "10B", date(2027, 12, 10))
    following = retention.make_next_year(store, teacher, asked, later)
    kept = retention.end_of_class(store, teacher, following, later)
    assert kept is not None
    assert kept[0].kept_until == date(2027, 12, 10)


def test_class_that_would_go_at_once_is_not_made(any_store: Store) -> None:
    teacher = make_teacher(any_store)
    with pytest.raises(EndTooEarly):
        retention.make_class(any_store, teacher, "9B", TODAY - DAY, NOON)
    assert classrooms.classrooms_of(any_store, teacher) == []


def test_class_of_before_is_asked_about_and_stays(room: Room) -> None:
    (end,) = retention.ends_near(room.store, room.teacher_id, NOON)
    assert (end.room.name, end.near) == ("9B", EndNear.NOT_SAID)
    assert runs_from(room, 300, 308) == Ended()
    assert is_there(room)


def test_end_is_warned_of_and_then_the_class_goes_once(room: Room) -> None:
    keep(room)
    room.do_all("Mia")
    assert retention.ends_near(room.store, room.teacher_id, NOON) == []
    assert runs_from(room, 30, 40) == Ended()
    (end,) = retention.ends_near(room.store, room.teacher_id, NOON + 40 * DAY)
    assert (end.near, end.days_left, end.days_to_go) == (EndNear.URGENT, 0, 0)
    assert runs_from(room, 41, 42) == Ended(1, 3)
    assert not is_there(room)
    with room.store.reading() as connection:
        (noted,) = erasures.erasures(connection)
    assert (noted.kind, noted.id) == (Kind.CLASSROOM, room.classroom_id)


@pytest.mark.raced
def test_processes_that_look_at_once_delete_it_once(room: Room) -> None:
    keep(room)
    runs_from(room, 32, 40)
    with ThreadPoolExecutor(8) as pool:
        looks = [pool.submit(retention.end_classes, room.store, NOON + 41 * DAY) for _ in range(8)]
    ended = [look.result() for look in looks]
    assert sorted(one.classes for one in ended) == [0] * 7 + [1]


def test_kit_that_was_off_warns_on_seven_days_first(room: Room) -> None:
    keep(room)
    assert runs_from(room, 90, 95) == Ended()
    (end,) = retention.ends_near(room.store, room.teacher_id, NOON + 95 * DAY)
    assert (end.near, end.days_left, end.days_to_go) == (EndNear.OVER, -55, 1)
    assert runs_from(room, 96, 96) == Ended(1, 3)


def test_clock_a_year_ahead_deletes_no_class(room: Room) -> None:
    """At the start, before anybody could set it right, and while it is wrong for days."""
    keep(room)
    assert runs_from(room, 365, 370) == Ended()
    assert is_there(room)
    assert runs_from(room, 1, 1) == Ended()
    assert until(room) == RetentionRecord(room.classroom_id, LAST)


@pytest.mark.parametrize("by", [timedelta(days=400), -timedelta(hours=2)], ids=str)
def test_nothing_goes_while_the_clock_was_set_lately(room: Room, by: timedelta) -> None:
    keep(room)
    runs_from(room, 32, 40)
    over = NOON + 41 * DAY
    with room.store.writing() as connection:
        moments.add_step(connection, over - by, over)
    assert retention.end_classes(room.store, over + timedelta(hours=11)) == Ended()
    later = over + max(timedelta(), -by) + timedelta(hours=13)
    assert retention.end_classes(room.store, later) == Ended(1, 3)
    with room.store.reading() as connection:
        (line,) = [
            kept for kept in kit_lines.all_lines(connection) if kept.act is KitAct.DELETED_CLASS
        ]
    assert (line.way, line.account_id, line.number) == (Way.CLOCK, None, 3)


def test_class_at_work_waits(room: Room) -> None:
    keep(room)
    runs_from(room, 32, 40)
    room.now = NOON + 41 * DAY
    room.start("Mia")
    assert retention.end_classes(room.store, room.later(minutes=30)) == Ended()
    room.save("Mia", plan="official")
    assert retention.end_classes(room.store, room.later(minutes=50)) == Ended()
    assert retention.end_classes(room.store, room.later(minutes=20)) == Ended(1, 3)


def test_class_in_a_live_session_waits(room: Room) -> None:
    keep(room)
    runs_from(room, 32, 40)
    room.now = NOON + 41 * DAY
    task = session.start(room.store, room.library, room.classroom_id, "three-claims", room.now)
    lesson = (room.store, room.classroom_id, task)
    session.put(*lesson, 0, "plan", clock_at(room.now))
    session.move(*lesson, 1, Stage.VOTE, clock_at(room.now))
    assert retention.end_classes(room.store, room.later(hours=3)) == Ended()
    assert retention.end_classes(room.store, room.later(hours=10)) == Ended(1, 3)


def test_put_off_it_is_warned_of_anew(room: Room) -> None:
    keep(room)
    runs_from(room, 32, 40)
    moved = NOON + 40 * DAY
    day = LAST + 20 * DAY
    retention.change_day(room.store, room.teacher_id, room.classroom_id, day, moved)
    assert until(room) == RetentionRecord(room.classroom_id, day)
    assert runs_from(room, 52, 60) == Ended()
    assert runs_from(room, 61, 61) == Ended(1, 3)


def test_archived_class_is_warned_of_and_goes(room: Room) -> None:
    keep(room)
    archive.archive(room.store, room.classroom_id, NOON)
    (end,) = retention.ends_near(room.store, room.teacher_id, NOON + 20 * DAY)
    assert (end.near, end.days_left) == (EndNear.SOON, 20)
    assert runs_from(room, 32, 41) == Ended(1, 3)


def test_co_teacher_is_warned_and_puts_off_but_does_not_shorten(room: Room) -> None:
    keep(room)
    colleague = share(room.store, room.teacher_id, room.classroom_id, NOON)
    (end,) = retention.ends_near(room.store, colleague, NOON + 20 * DAY)
    assert (end.room.owned, end.near) == (False, EndNear.SOON)
    args = (room.store, colleague, room.classroom_id)
    with pytest.raises(OnlyOwnerShortens) as caught:
        retention.change_day(*args, LAST - DAY, NOON)
    assert str(caught.value) == (
        f"The class is kept until {LAST}, and its owner alone has it go sooner. Choose a later "
        "day, or ask them."
    )
    retention.change_day(*args, LAST + DAY, NOON)
    assert until(room) == RetentionRecord(room.classroom_id, LAST + DAY)


def test_stranger_changes_nothing(room: Room) -> None:
    stranger = make_teacher(room.store, "Mr Brown")
    with pytest.raises(NotFound):
        retention.change_day(room.store, stranger, room.classroom_id, LAST, NOON)
    assert retention.end_of_class(room.store, stranger, room.classroom_id, NOON) is None
    assert until(room) is None


def test_made_up_class_is_neither_asked_about_nor_ended(any_store: Store) -> None:
    teacher = make_teacher(any_store)
    made_up = classrooms.create_classroom(any_store, teacher, "9B", NOON, simulated_at=NOON)
    assert retention.ends_near(any_store, teacher, NOON) == []
    assert retention.end_of_class(any_store, teacher, made_up, NOON) is None


def test_hours_that_the_clocks_change_in_make_no_day_more(room: Room) -> None:
    """A day is its date: what is told in the hour that comes twice is the same day."""
    keep(room)
    first = datetime.fromisoformat("2026-04-05T00:30:00+00:00")
    for minutes in range(0, 180, 30):
        retention.end_classes(room.store, first + timedelta(minutes=minutes))
    kept = until(room)
    assert kept is not None
    days = {
        (first + timedelta(minutes=minutes)).astimezone().date() for minutes in range(0, 180, 30)
    }
    assert kept.warned_days == len(days)

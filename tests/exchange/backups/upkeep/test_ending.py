"""Classes whose day is over: deleted while the kit serves, said in the log without a name."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from kit.classroom.clock import clock_at
from kit.classroom.keeping import retention
from kit.classroom.keeping.retention import Ended
from kit.classroom.people import throttle
from kit.exchange.backups.upkeep.ending import ClassEnds
from kit.settings import Settings
from kit.store.models import Failure
from tests.support.clocks import Computer
from tests.support.logged import logged, without_time
from tests.support.room import CALLER, NOON, Room

DAY = timedelta(days=1)
LAST = NOON.astimezone().date() + 10 * DAY


@pytest.fixture
def computer(room: Room) -> Computer:
    retention.change_day(room.store, room.teacher_id, room.classroom_id, LAST, NOON)
    return Computer(NOON)


def test_class_goes_on_the_day_after_and_the_log_names_nobody(
    room: Room, settings: Settings, computer: Computer
) -> None:
    clock = computer.clock()
    ends = ClassEnds(room.store, settings, clock.now, lambda: clock.look() is None)
    with logged() as lines:
        for _ in range(10):
            assert ends.check() == Ended()
            computer.goes(days=1)
        computer.goes(days=1)
        assert ends.check() == Ended(1, 3)
        assert ends.check() == Ended()
    told = [without_time(line) for line in lines]
    assert [line for line in told if "class." in line] == ["info class.ended classes=1 students=3"]
    assert not any(name in line for line in lines for name in ("9B", "Mia"))


def test_nothing_is_looked_at_while_the_computers_clock_is_another(
    room: Room, settings: Settings, computer: Computer
) -> None:
    """The clock is set, and no request has carried that over yet."""
    clock = computer.clock()
    ends = ClassEnds(room.store, settings, clock.now, lambda: clock.look() is None)
    for _ in range(11):
        ends.check()
        computer.goes(days=1)
    computer.is_set(timedelta(days=365))
    assert ends.check() == Ended()
    computer.is_set(timedelta(days=-365))
    assert ends.check() == Ended(1, 3)


def test_counters_of_wrong_tries_go_by_the_clock(room: Room, settings: Settings) -> None:
    """No hash of an address stays in a kit that nobody uses."""
    with room.store.writing() as connection:
        throttle.count_failure(connection, throttle.JOINING, CALLER, "x", NOON)
    moments = (NOON + 2 * throttle.WINDOW, NOON + 2 * throttle.WINDOW + timedelta(minutes=1))
    left = []
    for moment in moments:
        # Whatever the computer's clock says now.
        ClassEnds(room.store, settings, clock_at(moment), lambda: False).check()
        with room.store.reading() as connection:
            left.append(len(connection.execute(select(Failure.who)).all()))
    assert left == [1, 0]


def test_clock_a_year_ahead_from_the_start_deletes_nothing(room: Room, settings: Settings) -> None:
    retention.change_day(room.store, room.teacher_id, room.classroom_id, LAST, NOON)
    wrong = NOON + timedelta(days=365)
    ends = ClassEnds(room.store, settings, clock_at(wrong), lambda: True)
    assert [ends.check() for _ in range(50)] == [Ended()] * 50

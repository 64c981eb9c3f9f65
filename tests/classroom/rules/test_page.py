"""What the page of the rules says."""

from datetime import timedelta

import pytest

from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.errors import NotFound
from kit.classroom.live import session as live
from kit.classroom.rules.longer import give_longer
from kit.classroom.rules.page import rules_page
from kit.store.engine import Store
from tests.support.room import NOON, make_room


def test_page_names_who_is_at_work_and_who_has_longer(store: Store) -> None:
    room = make_room(store, Rules(closes_at=NOON + timedelta(minutes=10)))
    ref = (store, room.classroom_id, room.assignment_id)
    room.start("Ben")
    until = NOON + timedelta(minutes=20)
    give_longer(*ref, room.people["Ben"].student_id, until, clock_at(NOON))
    page = rules_page(*ref, NOON)
    assert [one.name for one in page.people] == ["Ada", "Ben", "Mia"]
    assert [one.name for one in page.effects.working] == ["Ben"]
    assert [(one.person.name, one.closes_at, one.over) for one in page.own_times] == [
        ("Ben", until, False)
    ]
    assert rules_page(*ref, until).own_times[0].over


def test_five_minutes_end_at_a_whole_one(any_store: Store) -> None:
    room = make_room(any_store)
    page = rules_page(any_store, room.classroom_id, room.assignment_id, NOON)
    for seconds, minutes in ((0, 5), (1, 6), (59, 6)):
        now = NOON + timedelta(seconds=seconds)
        assert page.closing_in(5, now).closes_at == NOON + timedelta(minutes=minutes)


def test_live_session_has_none(any_store: Store) -> None:
    room = make_room(any_store)
    task = live.start(any_store, room.library, room.classroom_id, "three-claims", NOON)
    with pytest.raises(NotFound):
        rules_page(any_store, room.classroom_id, task, NOON)

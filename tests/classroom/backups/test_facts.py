"""Facts about backups: stored as JSON, read as they were."""

from datetime import date

import pytest

from kit.classroom.backups import facts
from kit.classroom.backups.plans import OwnFiles, Trouble
from kit.classroom.backups.runs import Failure, Run
from kit.classroom.backups.schedule import Made, Often, Schedule, Turn
from kit.classroom.backups.state import PREFIX
from kit.store.engine import Store
from tests.support.room import NOON


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (facts.SCHEDULE, Schedule(Often.WEEKLY, 7, 2, 30, NOON)),
        (facts.TURN, Turn(date(2026, 3, 2), NOON, None)),
        (facts.FILES, OwnFiles("/stick", (Made("a", 1), Made("b", 2)))),
        (facts.TROUBLE, Trouble(Failure("%(a)s", {"a": "1"}), NOON, NOON)),
        (facts.RUN, Run("id", NOON, NOON, "/stick", ended_at=NOON, failure=Failure("a", {}))),
    ],
)
def test_fact_is_read_as_it_was_put(store: Store, name: str, value: object) -> None:
    # A restore keeps what is called so.
    assert name.startswith(PREFIX)
    with store.writing() as connection:
        facts.lock(connection, name)
        assert facts.read(connection, name, type(value)) is None
        facts.put(connection, name, value)
        assert facts.read(connection, name, type(value)) == value
        facts.put(connection, name, None)
        assert facts.read(connection, name, type(value)) is None

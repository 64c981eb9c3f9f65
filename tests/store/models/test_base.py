"""How values are kept: moments and enums."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import StatementError

from kit.store import kit_state
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.models import Failure
from tests.store.filling import fill
from tests.support.room import NOON

EPOCH = datetime.fromtimestamp(0, UTC) + timedelta(days=1)


FAR = timedelta(days=80_000)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    moment=st.datetimes(
        EPOCH.replace(tzinfo=None), (EPOCH + FAR).replace(tzinfo=None), timezones=st.timezones()
    )
)
def test_a_moment_comes_back_the_same_and_in_utc(store: Store, moment: datetime) -> None:
    """A moment of any time zone is read as the same moment, to the microsecond, in UTC."""
    scope = str(new_id())
    with store.writing() as connection:
        kit_state.add_failure(connection, scope, "who", moment)
        found = connection.execute(
            select(Failure.window_start).where(Failure.scope == scope)
        ).scalar_one()
    assert (found, found.tzinfo) == (moment.astimezone(UTC), UTC)


def test_moments_compare_across_time_zones(store: Store) -> None:
    """What is earlier is earlier in the database too, whatever zones they were written in."""
    with store.writing() as connection:
        eastern = timezone(timedelta(hours=9))
        kit_state.add_failure(connection, "test", "who", NOON.astimezone(eastern))
        assert kit_state.failures(connection, "test", "who", NOON - timedelta(minutes=1)) == 1
        assert kit_state.failures(connection, "test", "who", NOON + timedelta(minutes=1)) == 0


def test_a_moment_without_a_time_zone_is_refused(store: Store) -> None:
    """A naive moment is a bug, and says so before it reaches the database."""
    with pytest.raises(StatementError) as caught, store.writing() as connection:
        kit_state.add_failure(connection, "test", "who", datetime(2026, 3, 2, 12, 0))  # noqa: DTZ001 - wrong on purpose
    assert str(caught.value.orig) == (
        "a moment without a time zone cannot be stored: 2026-03-02T12:00:00"
    )


def test_enums_are_stored_by_their_values(store: Store) -> None:
    """The words in the database are those of the vocabulary, not the names of Python's members."""
    fill(store)
    with store.reading() as connection:
        assert set(connection.execute(text("SELECT feedback FROM assignment")).scalars()) == {
            "on-closing"
        }
        assert connection.execute(text("SELECT stage FROM round")).scalar_one() == "vote"
        assert set(connection.execute(text("SELECT verdict FROM mark")).scalars()) == {
            "right",
            "wrong",
        }
        assert set(connection.execute(text("SELECT submitted_by FROM attempt")).scalars()) == {
            "student",
            None,
        }

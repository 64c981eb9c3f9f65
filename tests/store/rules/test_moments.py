"""Moments that are carried back keep their order, and pass nothing that stays."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from kit.store.rules.moments import in_order
from tests.support.room import NOON

SPANS = st.integers(1, 7200).map(lambda seconds: timedelta(seconds=seconds))


@given(st.sets(SPANS), SPANS, SPANS | st.none())
def test_moments_carried_back_keep_their_order(
    ahead: set[timedelta], back: timedelta, floor_before: timedelta | None
) -> None:
    moments = sorted(NOON + span for span in ahead)
    floor = NOON - floor_before if floor_before else None
    carried = in_order(moments, floor, -back)
    goes = [carried[moment] for moment in moments]
    assert goes == sorted(set(goes))
    assert all(floor is None or moment > floor for moment in goes)
    assert all(
        moment <= was + timedelta(microseconds=len(goes))
        for moment, was in zip(goes, moments, strict=True)
    )


def test_moments_move_as_a_whole_where_nothing_is_in_the_way() -> None:
    moments = [NOON, NOON + timedelta(minutes=5)]
    hour = timedelta(hours=1)
    assert in_order(moments, None, -hour) == {moment: moment - hour for moment in moments}
    assert in_order(moments, NOON - timedelta(minutes=57), -hour) == {
        NOON: NOON - timedelta(minutes=57) + timedelta(microseconds=1),
        moments[1]: moments[1] - hour,
    }

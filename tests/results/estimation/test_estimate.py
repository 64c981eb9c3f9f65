import pytest

from kit.results.estimation.estimate import Figure, Interval, Reason, missing


def test_missing_figure_says_why() -> None:
    figure = missing(Reason.ALL_ALIKE, 7)
    assert (figure.value, figure.n, figure.interval, figure.reason) == (
        None, 7, None, Reason.ALL_ALIKE,
    )  # fmt: skip


@pytest.mark.parametrize(("value", "reason"), [(None, None), (0.5, Reason.ALL_ALIKE)])
def test_figure_has_a_value_or_a_reason_and_not_both(
    value: float | None, reason: Reason | None
) -> None:
    with pytest.raises(ValueError, match=r"^a figure has either a value or a reason why not$"):
        Figure(value, 1, reason=reason)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (-0.2, 0.3, 0),
        (0.0, 0.08, 0),
        (0.02, 0.08, 0),
        (0.004, 0.08, 1),
        (-0.08, -0.004, 1),
        (0.0004, 0.08, 2),
        (0.0, 0.0, 0),
        (1e-9, 0.08, 4),
    ],
)
def test_limit_beside_0_is_not_written_as_0(low: float, high: float, expected: int) -> None:
    assert Interval(low, high).decimals(100) == expected


def test_decimals_are_those_asked_for_or_more() -> None:
    found = [Interval(low, 0.5).decimals(1, 2) for low in (0.1, 0.01, 0.004)]
    assert found == [2, 2, 3]


@pytest.mark.parametrize(
    ("limits", "within", "expected"),
    [
        ((-1.57, 13.17), (0.0, 12.0), (0.0, 12.0)),
        ((0.2, 0.4), (0.0, 1.0), (0.2, 0.4)),
        ((-0.1, 0.4), (-1.0, 1.0), (-0.1, 0.4)),
        ((1.2, 1.4), (0.0, 1.0), (1.0, 1.0)),
    ],
)
def test_interval_stays_inside_what_is_possible(
    limits: tuple[float, float], within: tuple[float, float], expected: tuple[float, float]
) -> None:
    assert Interval(*limits).inside(within) == Interval(*expected)

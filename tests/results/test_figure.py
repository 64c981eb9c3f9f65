import pytest

from kit.results.figures import Figure, Reason, missing


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

"""Numbers as pages show them: two decimals at most."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.web.template_globals import number


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1.4166666, "1.42"),
        (0.5, "0.5"),
        (10, "10"),
        (100.0, "100"),
        (0, "0"),
        (-0.0001, "0"),
        (-6, "\u22126"),
        (-3.885, "\u22123.88"),
        (1234567.25, "1234567.25"),
    ],
)
def test_number_is_brief(value: float, shown: str) -> None:
    assert number(value) == shown


@given(st.floats(-1e9, 1e9))
def test_brief_number_is_the_number_to_a_hundredth(value: float) -> None:
    shown = number(value)
    assert abs(float(shown.replace("\u2212", "-")) - value) <= 0.005 + 1e-6
    assert len(shown.partition(".")[2]) <= 2
    assert not shown.endswith(("0", ".")) or "." not in shown

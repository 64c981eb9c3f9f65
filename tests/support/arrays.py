"""Made-up classes as arrays, for the statistics."""

from typing import Any

import numpy as np
import pytest
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import stats

from kit.results.estimation.estimate import Floats, Ints

#: Credits as marking gives them: all, none, in part; NaN was left out.
CREDITS = (0.0, 1 / 3, 0.5, 1.0, float("nan"))


def credit_tables(
    *, students: tuple[int, int] = (0, 12), items: tuple[int, int] = (0, 6)
) -> st.SearchStrategy[Floats]:
    """Credits (students, items), many of them alike."""
    shape = st.tuples(st.integers(*students), st.integers(*items))
    return shape.flatmap(lambda at: hnp.arrays(np.float64, at, elements=st.sampled_from(CREDITS)))


def label_tables(
    *, students: tuple[int, int] = (0, 9), claims: tuple[int, int] = (0, 6), labels: int = 3
) -> st.SearchStrategy[Ints]:
    """Labels (students, claims), -1 where one was left out."""
    shape = st.tuples(st.integers(*students), st.integers(*claims))
    return shape.flatmap(lambda at: hnp.arrays(np.int64, at, elements=st.integers(-1, labels - 1)))


@st.composite
def keyed_labels(draw: st.DrawFn, *, labels: int = 3, most: int = 9) -> tuple[Ints, Ints]:
    """Labels given (students, claims) and due (claims,)."""
    given = draw(label_tables(students=(0, most), labels=labels))
    elements = st.integers(0, labels - 1)
    return given, draw(hnp.arrays(np.int64, given.shape[1], elements=elements))


def about(value: Any, rel: float | None = None, abs: float | None = None) -> Any:  # noqa: A002 - the library's name
    """`pytest.approx`, to stand where a number is due."""
    return pytest.approx(value, rel=rel, abs=abs)


def class_of(students: int, items: int, *, seed: int = 1) -> Floats:
    """Credits of a class in which some can more and some items are harder; no gaps."""
    rng = np.random.default_rng(seed)
    able = rng.normal(size=(students, 1)) - rng.normal(size=items)
    return (rng.random((students, items)) < 1 / (1 + np.exp(-1.5 * able))).astype(np.float64)


def expanded(students: int, confidence: float = 0.95) -> float:
    """What stands between Hesterberg's percentiles, by SciPy."""
    t = stats.t.ppf((1 + confidence) / 2, students - 1)
    return float(1 - 2 * stats.norm.cdf(-np.sqrt(students / (students - 1)) * t))

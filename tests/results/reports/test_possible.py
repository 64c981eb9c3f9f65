"""Every interval of every figure on a page lies inside what is possible, for any class.

Figures are found by walking all fields, so that a new one cannot escape: it must be named here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from math import inf
from typing import Any, Final
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from kit.classroom.reports.comparison import Comparison, _compared
from kit.classroom.reports.pre_post.changes import changes
from kit.classroom.reports.pre_post.matching import Pair, as_arrays
from kit.classroom.reports.results import Results
from kit.items.base import Choice, Part
from kit.items.fields.base_models import WHOLE
from kit.results.estimation.estimate import Figure, Within
from kit.results.reports.class_report import class_figures
from kit.results.reports.item_report import every_item, item_report
from kit.results.reports.next_steps import LeastFound, least_found
from kit.results.sheet import Cell, ItemColumn, PartColumn, Sheet, StudentRow
from kit.results.statistics.calibration import LEVELS
from kit.store.people.classrooms import ClassroomRecord
from kit.vocabulary import Scheme
from tests.support.form_results import of_form
from tests.support.made_sheets import NOON

LABELS = Scheme.THREE_WAY.labels
SHARE: Final[Within] = (0.0, 1.0)
DIFFERENCE: Final[Within] = (-1.0, 1.0)
ALPHA: Final[Within] = (-inf, 1.0)
#: d' and c have no ends.
ANY: Final[Within] = (-inf, inf)
#: What each figure can be, by the class that it is a field of and its name.
POSSIBLE: Final[Mapping[tuple[str, str], Within]] = {
    ("Reliability", "alpha"): ALPHA,
    ("Reliability", "error"): (0.0, inf),
    ("Reliability", "more_items"): (0.0, inf),
    ("Labelling", "macro_f1"): SHARE,
    ("Labelling", "key_share"): SHARE,
    ("Labelling", "key_alpha"): ALPHA,
    ("Labelling", "within"): ALPHA,
    ("LabelFigures", "recall"): SHARE,
    ("LabelFigures", "precision"): SHARE,
    ("LabelFigures", "use"): SHARE,
    ("LabelFigures", "f1"): SHARE,
    ("Sure", "unsaid"): SHARE,
    ("Level", "accuracy"): SHARE,
    ("Calibration", "brier"): SHARE,
    ("Calibration", "overconfidence"): DIFFERENCE,
    ("Calibration", "confident_errors"): SHARE,
    ("Calibration", "too_sure"): DIFFERENCE,
    ("Calibration", "too_unsure"): DIFFERENCE,
    ("ItemFigures", "difficulty"): SHARE,
    ("ItemFigures", "facility"): SHARE,
    ("ItemFigures", "item_rest"): DIFFERENCE,
    ("ItemFigures", "groups"): DIFFERENCE,
    ("Again", "first_difficulty"): SHARE,
    ("Again", "last_difficulty"): SHARE,
    ("ClassSide", "mean"): SHARE,
    ("Comparison", "difference"): DIFFERENCE,
    ("Scores", "before"): SHARE,
    ("Scores", "after"): SHARE,
    ("Scores", "difference"): DIFFERENCE,
    # Hake's gain has no least: who falls from 99 to 0 in 100 has lost 99 times what was left.
    ("Scores", "gain"): (-inf, 1.0),
    ("Route", "difference"): DIFFERENCE,
    **{
        ("Crosswise", name): DIFFERENCE
        for name in ("a_first", "b_first", "gain", "b_easier", "form_a", "form_b")
    },
    ("Crosswise", "before"): SHARE,
    ("Crosswise", "after"): SHARE,
    ("Detection", "d_prime"): ANY,
    ("Detection", "criterion"): ANY,
}


def figures_in(found: Any, owner: tuple[str, str] = ("", "")) -> Iterator[tuple[str, str, Figure]]:
    """Every figure with the class it is a field of and its name, however deep it stands."""
    if isinstance(found, Figure):
        yield *owner, found
    elif is_dataclass(found) and not isinstance(found, type | Sheet | Results | ItemColumn):
        for field in fields(found):
            own = type(found).__name__, field.name
            yield from figures_in(getattr(found, field.name), own)
    elif isinstance(found, Mapping):
        for value in found.values():
            yield from figures_in(value, owner)
    elif isinstance(found, Sequence) and not isinstance(found, str):
        for value in found:
            yield from figures_in(value, owner)


def all_possible(found: Any, items: int) -> None:
    """Assert it of every figure in `found`."""
    for owner, name, figure in figures_in(found):
        means = {("Spread", "mean"): (0.0, float(items))}
        low, high = {**POSSIBLE, **means}[owner, name]
        limits = [] if figure.interval is None else [figure.interval.low, figure.interval.high]
        told = f"{owner}.{name} is {figure}, where {low} to {high} is possible"
        for limit in limits:
            assert low <= limit <= high, told
        if figure.value is not None:
            # The last digit of a value is rounding.
            assert low - 1e-9 <= figure.value <= high + 1e-9, told
        if limits:
            assert limits[0] <= limits[1], told


@st.composite
def sheets(draw: st.DrawFn, *, students: tuple[int, int] = (0, 9), least: int = 0) -> Sheet:
    """Labels, credit in part, certainty or none, gaps, debatable, void and first attempts."""
    shape = draw(st.integers(*students)), draw(st.integers(least, 7))
    due = draw(hnp.arrays(np.int64, shape[1], elements=st.integers(0, 2))).tolist()
    given_, sure, again = (
        draw(hnp.arrays(np.int64, shape, elements=st.integers(-1, 2))) for _ in range(3)
    )
    part = Part(
        WHOLE, "A claim.", tuple(Choice(one.value, one.name) for one in LABELS), labels=True
    )
    items = [
        ItemColumn(
            f"i{at}",
            at,
            [PartColumn(part, LABELS[label].value, debatable=draw(st.integers(0, 4)) == 0)],
            draw(st.integers(0, 5)) == 0,
        )
        for at, label in enumerate(due, 1)
    ]
    rows = [
        StudentRow(
            UUID(int=number),
            f"Name {number}",
            number,
            "handed-in",
            1,
            1,
            NOON,
            _cells(items, due, own, levels),
            first=draw(st.none() | st.just(_cells(items, due, first, levels))),
        )
        for number, (own, levels, first) in enumerate(
            zip(given_.tolist(), sure.tolist(), again.tolist(), strict=True), 1
        )
    ]
    return Sheet(items, rows, LABELS)


def _cells(
    items: Sequence[ItemColumn], due: list[int], given_: list[int], sure: list[int]
) -> dict[str, Cell]:
    return {
        item.item_id: Cell(
            {WHOLE: LABELS[label].value},
            1.0 if label == key else 0.5 if (label + key) % 3 == 1 else 0.0,
            None,
            None if level < 0 else LEVELS[level],
            NOON,
            after_feedback=False,
        )
        for item, key, label, level in zip(items, due, given_, sure, strict=True)
        if label >= 0
    }


def many_of(sheet: Sheet, times: int) -> Sheet:
    """The same class several times over: enough for correlations and groups."""
    rows = [
        replace(row, student_id=UUID(int=at * 100 + row.position), position=at * 100 + row.position)
        for at in range(times)
        for row in sheet.students
    ]
    return replace(sheet, students=rows)


def of_page(sheet: Sheet) -> None:
    """The class page, the item pages and the label that is named."""
    found = class_figures(sheet)
    all_possible(found, found.items)
    all_possible(every_item(sheet), found.items)
    all_possible([item_report(sheet, item.item_id) for item in sheet.items[:2]], found.items)
    named = least_found(sheet)
    if isinstance(named, LeastFound):
        assert 0 < named.less.low <= named.less.high <= 1


@settings(deadline=None, max_examples=60)
@given(sheets())
def test_class_and_item_pages(sheet: Sheet) -> None:
    of_page(sheet)


@settings(deadline=None, max_examples=15)
@given(sheets(students=(4, 9), least=2))
def test_class_and_item_pages_of_many(sheet: Sheet) -> None:
    of_page(many_of(sheet, 8))


@pytest.mark.sampled(2)
@pytest.mark.parametrize("students", [1, 2, 3, 4, 5])
@settings(deadline=None, max_examples=20)
@given(made=st.data())
def test_class_and_item_pages_of_few(students: int, made: st.DataObject) -> None:
    of_page(made.draw(sheets(students=(students, students), least=1)))


@pytest.mark.long
@settings(deadline=None, max_examples=40)
@given(
    st.integers(0, 9).flatmap(
        lambda n: st.tuples(*[sheets(students=(n, n), least=1) for _ in range(4)])
    ),
    st.integers(0, 9),
    st.booleans(),
)
def test_before_and_after(made: tuple[Sheet, ...], first: int, crossed: bool) -> None:
    given_ = [
        as_arrays(of_form(form, at, sheet))
        for at, (form, sheet) in enumerate(zip(("form-a", "form-b") * 2, made, strict=True), 1)
    ]
    a, b, later_a, later_b = given_
    pairs = [
        Pair(row.student_id, *((a, later_b) if at < first or not crossed else (b, later_a)))
        for at, row in enumerate(made[0].students)
    ]
    there = [
        pair
        for pair in pairs
        if pair.student in pair.before.rows and pair.student in pair.after.rows
    ]
    all_possible(changes(there), 0)


@pytest.mark.long
@settings(deadline=None, max_examples=40)
@given(sheets(least=1), st.data())
def test_comparison_of_two_classes(sheet: Sheet, made: st.DataObject) -> None:
    other = made.draw(sheets(students=(0, 9), least=len(sheet.items)))
    one, two = (
        of_form("form-a", at, Sheet(sheet.items, rows, LABELS))
        for at, rows in enumerate((sheet.students, other.students), 1)
    )
    two = replace(two, assignment=replace(two.assignment, classroom_id=UUID(int=2)))
    found = _compared([_room(1), _room(2)], one, two)
    assert isinstance(found, Comparison)
    all_possible(found, len(sheet.items))


def _room(number: int) -> ClassroomRecord:
    return ClassroomRecord(UUID(int=number), UUID(int=9), f"Class {number}", NOON)


def test_a_figure_that_is_not_named_here_is_found() -> None:
    names = {
        (owner, name) for owner, name, _figure in figures_in(class_figures(Sheet([], [], LABELS)))
    }
    assert names - {("Spread", "mean")} <= set(POSSIBLE)
    assert ("Labelling", "within") in names
    with pytest.raises(KeyError):
        all_possible([Figure(0.5, 1)], 1)

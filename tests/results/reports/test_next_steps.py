"""Who needs help and which label is found least, against counts made with pencil and paper."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import sqrt
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.items.base import Choice, Part
from kit.results.first_attempts import first_attempts, several
from kit.results.reports.next_steps import LeastFound, least_first, least_found, needs_help
from kit.results.sheet import Cell, ItemColumn, PartColumn, Sheet, StudentRow
from kit.vocabulary import Label, Scheme
from tests.support.columns import labelled_column
from tests.support.made_sheets import NOON

LABELS = Scheme.THREE_WAY.labels
SOURCED, OFFICIAL, EDITORIAL = LABELS
CLAIMS = 15


def cell(choice: str, *, right: bool) -> Cell:
    return Cell({"": choice}, float(right), None, None, NOON, after_feedback=False)


def row(number: int, cells: Mapping[str, Cell]) -> StudentRow:
    return StudentRow(
        UUID(int=number), f"Name {number}", number, "handed-in", 1, 1, None, dict(cells)
    )


def claims(count: int = CLAIMS) -> list[ItemColumn]:
    """The labels in turn, five of each in fifteen."""
    return [labelled_column(at, LABELS[(at - 1) % 3]) for at in range(1, count + 1)]


def with_right(*right: int, items: Sequence[ItemColumn] | None = None) -> Sheet:
    """A student for each number, who has as many of the claims right, from the first on."""
    columns = claims() if items is None else items
    rows = []
    for number, most in enumerate(right, 1):
        cells = {}
        for at, item in enumerate(columns):
            due = Label(item.parts[0].due)
            given_label = due if at < most else LABELS[(LABELS.index(due) + 1) % 3]
            cells[item.item_id] = cell(given_label.value, right=at < most)
        rows.append(row(number, cells))
    return Sheet(columns, rows, LABELS)


def named(sheet: Sheet) -> list[tuple[str, int, int]]:
    return [(each.student.name, each.right, each.of) for each in needs_help(sheet)]


def test_those_below_the_quartile_and_below_guessing_are_named() -> None:
    found = with_right(14, 4, 13, 5, 15, 12, 13, 14)
    assert named(found) == [("Name 2", 4, 15), ("Name 4", 5, 15)]


def test_nobody_is_named_in_a_small_class() -> None:
    assert named(with_right(1, 14, 14, 14, 14)) == []
    assert named(with_right(1, 14, 14, 14, 14, 14)) == [("Name 1", 1, 15)]


def test_nobody_is_named_where_all_do_better_than_guessing() -> None:
    # Five of fifteen by guessing, and a standard error of 1.83.
    assert named(with_right(9, *[15] * 9)) == []
    assert named(with_right(8, *[15] * 9)) == [("Name 1", 8, 15)]


def test_nobody_is_named_where_nobody_stands_apart() -> None:
    assert named(with_right(*[3] * 12)) == []
    assert named(with_right(3, 3, 3, 3, 8, 8, 8, 8)) == []


def test_at_most_five_and_no_choice_among_equals() -> None:
    many = with_right(0, 1, 2, 3, 4, 4, *[15] * 24)
    assert [right for _name, right, _of in named(many)] == [0, 1, 2, 3]
    apart = with_right(0, 1, 2, 3, 4, 5, *[15] * 24)
    assert [right for _name, right, _of in named(apart)] == [0, 1, 2, 3, 4]
    assert named(with_right(*[2] * 6, *[15] * 24)) == []


def test_void_and_debatable_claims_and_those_still_at_work_do_not_count() -> None:
    void = [labelled_column(1, SOURCED, void=True), *claims()[1:]]
    debatable = replace(void[1].parts[0], debatable=True)
    void[1] = replace(void[1], parts=[debatable])
    found = with_right(4, *[15] * 7, items=void)
    assert named(found) == [("Name 1", 2, 13)]
    at_work = replace(found.students[0], state="working")
    assert named(replace(found, students=[at_work, *found.students[1:]])) == []


def test_nobody_guesses_numbers_or_texts() -> None:
    number = PartColumn(Part("", "How many?", ()), "12", debatable=False)
    for parts in ([number], []):
        items = [ItemColumn(f"i{at}", at, parts) for at in range(1, 9)]
        rows = [
            row(at, {item.item_id: cell("12" if at > 1 else "3", right=at > 1) for item in items})
            for at in range(1, 9)
        ]
        assert named(Sheet(items, rows, ())) == []


@settings(deadline=None, max_examples=200)
@given(st.lists(st.integers(0, CLAIMS), max_size=24))
def test_whoever_is_named_meets_the_rules(right: list[int]) -> None:
    found = needs_help(with_right(*right))
    bar = CLAIMS / 3 + 2 * sqrt(CLAIMS * 2 / 9)
    if len(right) < 6:
        assert found == ()
        return
    quartile = float(np.quantile(right, 0.25))
    below = sorted(each for each in right if each < quartile and each < bar - 1e-9)
    assert [each.right for each in found] == below[: len(found)]
    assert len(found) <= 5
    if len(below) <= 5:
        assert len(found) == len(below)
    elif len(found) < 5:
        assert below[len(found)] == below[5]


def table_of(shares: Mapping[Label, int], students: int = 24) -> Sheet:
    """Each student meets each label five times; of ten answers so many of each label are found.

    Which ones differs between students and claims, and neither does better than another.
    """
    rows = []
    for number in range(1, students + 1):
        cells = {}
        for at, item in enumerate(claims()):
            due = Label(item.parts[0].due)
            right = (7 * number + 3 * at) % 10 < shares[due]
            other = LABELS[(LABELS.index(due) + 1) % 3]
            cells[item.item_id] = cell((due if right else other).value, right=right)
        rows.append(row(number, cells))
    return Sheet(claims(), rows, LABELS)


def test_label_that_is_found_least_is_named_with_the_others() -> None:
    sheet = table_of({SOURCED: 9, OFFICIAL: 3, EDITORIAL: 9})
    found = least_found(sheet)
    counts = {
        label: sum(
            each.cells[item.item_id].choices[""] == label.value
            for each in sheet.students
            for item in sheet.items
            if item.parts[0].due == label.value
        )
        for label in LABELS
    }
    assert found is not None
    assert found == LeastFound(
        OFFICIAL,
        found=counts[OFFICIAL],
        due=120,
        others_found=counts[SOURCED] + counts[EDITORIAL],
        others_due=240,
        less=found.less,
    )
    less = found.others_found / 240 - found.found / 120
    assert 0 < found.less.low < less < found.less.high < 1


@pytest.mark.parametrize(("official", "there"), [(4, True), (7, False)])
def test_label_is_named_only_below_the_others_by_its_whole_interval(
    official: int, there: bool
) -> None:
    found = least_found(table_of({SOURCED: 8, OFFICIAL: official, EDITORIAL: 8}))
    assert (found is not None) is there


def test_no_label_is_named_in_a_small_class_or_without_labels() -> None:
    assert least_found(table_of({SOURCED: 9, OFFICIAL: 1, EDITORIAL: 9}, students=5)) is None
    assert least_found(Sheet([], [row(at, {}) for at in range(8)], ())) is None
    one = [item for item in claims() if item.parts[0].due == SOURCED]
    assert least_found(with_right(*[1] * 8, items=one)) is None


def test_rows_by_credit_the_least_first_and_those_at_work_last() -> None:
    found = with_right(14, 4, 9)
    at_work = replace(found.students[1], state="working")
    assert [each.name for each in least_first(found)] == ["Name 2", "Name 3", "Name 1"]
    mixed = replace(found, students=[found.students[0], at_work, found.students[2]])
    assert [each.name for each in least_first(mixed)] == ["Name 3", "Name 1", "Name 2"]


def test_first_attempts_stand_where_the_last_ones_stood() -> None:
    found = with_right(14, 4)
    again = replace(found.students[1], first=found.students[0].cells, attempts_made=2)
    both = replace(found, students=[found.students[0], again])
    assert (several(found), several(both)) == (False, True)
    first = first_attempts(both)
    assert [each.credit for each in first.students] == [14, 14]
    assert not several(first)
    assert first_attempts(found) == found


def test_choice_within_the_tolerance_is_as_the_key() -> None:
    part = PartColumn(
        Part("", "So?", (Choice("a", "A"), Choice("b", "B"))),
        "a",
        debatable=False,
        as_good=lambda one: one == "b",
    )
    items = [ItemColumn(f"i{at}", at, [part]) for at in range(1, 13)]
    rows = [
        row(at, {item.item_id: cell("b" if at > 1 else "none", right=at > 1) for item in items})
        for at in range(1, 9)
    ]
    assert named(Sheet(items, rows, ())) == [("Name 1", 0, 12)]

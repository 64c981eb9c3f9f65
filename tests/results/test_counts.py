"""Counts held against a second counting, written as one would do it with pencil and paper."""

from datetime import UTC, datetime
from fractions import Fraction
from typing import get_args
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.results.counts import TalkAbout, confusion, distributions, talk_about
from kit.results.sheet import Cell, ItemColumn, Sheet, State, StudentRow
from kit.vocabulary import Label, Scheme

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def cell(given_: Label | None) -> Cell:
    return Cell(given_, None, None, NOON, late=False)


def student(number: int, state: State, given_: dict[str, Label | None]) -> StudentRow:
    cells = {item: cell(label) for item, label in given_.items()}
    return StudentRow(UUID(int=number), f"Name {number}", number, state, 1, 1, None, cells)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Up to 4 items and 7 students; an item without a due label gets no labels either."""
    labels = draw(st.sampled_from(list(Scheme))).labels
    dues = draw(st.lists(st.none() | st.sampled_from(labels), max_size=4))
    items = [
        ItemColumn(f"item-{number}", number, due, draw(st.booleans()))
        for number, due in enumerate(dues, 1)
    ]
    rows = []
    for number in range(1, draw(st.integers(0, 7)) + 1):
        answered = [item for item in items if draw(st.integers(0, 3))]
        given_ = {
            item.item_id: draw(st.sampled_from(labels)) if item.due else None for item in answered
        }
        rows.append(student(number, draw(st.sampled_from(get_args(State))), given_))
    return Sheet(items, rows, labels)


def count(sheet: Sheet, item: ItemColumn, label: Label) -> int:
    """How many of those who handed in gave that label there."""
    total = 0
    for row in sheet.students:
        if row.state in ("handed-in", "by-clock") and item.item_id in row.cells:
            total += row.cells[item.item_id].given == label
    return total


@settings(deadline=None)
@given(sheets())
def test_distributions_are_what_one_counts_by_hand(sheet: Sheet) -> None:
    found = distributions(sheet)
    assert [one.item for one in found] == list(sheet.items)
    for one in found:
        assert dict(one.given) == {label: count(sheet, one.item, label) for label in sheet.labels}
        assert list(one.given) == list(sheet.labels)
        assert one.answered == sum(count(sheet, one.item, label) for label in sheet.labels)
        assert one.agreeing == (count(sheet, one.item, one.item.due) if one.item.due else 0)
        there = [row for row in sheet.students if row.state in ("handed-in", "by-clock")]
        assert one.omitted == len([row for row in there if one.item.item_id not in row.cells])
        if one.item.due:
            assert one.answered + one.omitted == len(there)


@settings(deadline=None)
@given(sheets())
def test_leading_other_is_the_commonest_label_that_is_not_due(sheet: Sheet) -> None:
    for one in distributions(sheet):
        others = [label for label in sheet.labels if label != one.item.due]
        most = max(count(sheet, one.item, label) for label in others)
        first = next(label for label in others if count(sheet, one.item, label) == most)
        assert one.leading_other == (first if most else None)


@settings(deadline=None)
@given(sheets())
def test_confusion_is_what_one_counts_by_hand(sheet: Sheet) -> None:
    table = confusion(sheet)
    settled = [item for item in sheet.items if item.due and not item.debatable]
    assert (table.items, tuple(table.labels)) == (len(settled), tuple(sheet.labels))
    for due in sheet.labels:
        items = [item for item in settled if item.due == due]
        row = {label: sum(count(sheet, item, label) for item in items) for label in sheet.labels}
        assert dict(table.counts[due]) == row
        assert table.due(due) == sum(row.values())
        used = sum(count(sheet, item, due) for item in settled)
        assert table.used(due) == used
        share = Fraction(row[due], sum(row.values())) if sum(row.values()) else None
        assert table.recall(due) == (None if share is None else pytest.approx(float(share)))
    everything = sum(table.due(label) for label in sheet.labels)
    assert everything == sum(table.used(label) for label in sheet.labels)


@settings(deadline=None)
@given(sheets())
def test_talk_about_is_the_settled_item_that_most_mistook_for_one_label(sheet: Sheet) -> None:
    candidates = []
    for item in sheet.items:
        if item.debatable or not item.due:
            continue
        answered = sum(count(sheet, item, label) for label in sheet.labels)
        for order, label in enumerate(sheet.labels):
            wrong = count(sheet, item, label)
            if label != item.due and wrong >= 2:
                rank = (-wrong, answered, item.position, order)
                candidates.append((rank, TalkAbout(item, label, wrong, answered)))
    best = min(candidates, key=lambda candidate: candidate[0])[1] if candidates else None
    assert talk_about(sheet) == best


def test_talk_about_ties_go_to_the_earlier_item_and_label() -> None:
    items = [ItemColumn("a", 1, Label.SOURCED, debatable=False)]
    items += [ItemColumn("b", 2, Label.SOURCED, debatable=False)]
    order = [Label.EDITORIAL, Label.OFFICIAL, Label.OFFICIAL, Label.EDITORIAL]
    rows = [
        student(number, "handed-in", {"a": label, "b": label})
        for number, label in enumerate(order, 1)
    ]
    sheet = Sheet(items, rows, Scheme.THREE_WAY.labels)
    assert talk_about(sheet) == TalkAbout(items[0], Label.OFFICIAL, 2, 4)


def test_talk_about_weighs_many_before_a_large_share() -> None:
    items = [
        ItemColumn(name, at, Label.SOURCED, debatable=False) for at, name in ((1, "a"), (2, "b"))
    ]
    rows = [student(n, "handed-in", {"a": Label.OFFICIAL}) for n in (1, 2)]
    rows += [student(n, "handed-in", {"b": Label.EDITORIAL}) for n in (3, 4, 5)]
    rows += [student(6, "handed-in", {"b": Label.SOURCED})]
    sheet = Sheet(items, rows, Scheme.THREE_WAY.labels)
    assert talk_about(sheet) == TalkAbout(items[1], Label.EDITORIAL, 3, 4)


def test_one_who_mistook_it_is_a_slip() -> None:
    items = [ItemColumn("a", 1, Label.SOURCED, debatable=False)]
    rows = [student(1, "handed-in", {"a": Label.OFFICIAL})]
    assert talk_about(Sheet(items, rows, Scheme.THREE_WAY.labels)) is None


def test_empty_sheet_has_nothing_to_count() -> None:
    sheet = Sheet([], [], Scheme.THREE_WAY.labels)
    assert distributions(sheet) == []
    assert talk_about(sheet) is None
    assert [confusion(sheet).recall(label) for label in sheet.labels] == [None, None, None]

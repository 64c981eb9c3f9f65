"""Counts held against a second counting, written as one would do it with pencil and paper."""

from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from typing import get_args
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.items.base import Choice, Part
from kit.results.counts.distributions import (
    TalkAbout,
    confusion,
    distributions,
    most_split_first,
    talk_about,
)
from kit.results.sheet import Cell, ItemColumn, PartColumn, Sheet, State, StudentRow
from kit.vocabulary import Label, Scheme

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def column(name: str, position: int, *dues: Label, debatable: bool = False) -> ItemColumn:
    """An item whose parts a, b, ... have these due labels."""
    choices = tuple(Choice(label.value, label.value) for label in Label)
    parts = [
        PartColumn(Part(letter, "So.", choices, labels=True), due.value, debatable)
        for letter, due in zip("abc", dues, strict=False)
    ]
    return ItemColumn(name, position, parts)


def student(number: int, state: State, given_: dict[str, dict[str, Label]]) -> StudentRow:
    cells = {
        item: Cell(labels, None, None, None, NOON, after_feedback=False)
        for item, labels in given_.items()
    }
    return StudentRow(UUID(int=number), f"Name {number}", number, state, 1, 1, None, cells)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Up to 4 items of up to 3 parts (or none, where a teacher marks), and up to 7 students."""
    labels = draw(st.sampled_from(list(Scheme))).labels
    dues = draw(st.lists(st.lists(st.sampled_from(labels), max_size=3), max_size=4))
    items = [
        replace(
            column(f"item-{number}", number, *own, debatable=draw(st.booleans())),
            void=draw(st.integers(0, 5)) == 0,
        )
        for number, own in enumerate(dues, 1)
    ]
    rows = []
    for number in range(1, draw(st.integers(0, 7)) + 1):
        given_ = {
            item.item_id: {
                part.part.id: draw(st.sampled_from(labels))
                for part in item.parts
                if draw(st.integers(0, 3))
            }
            for item in items
            if draw(st.integers(0, 3))
        }
        rows.append(student(number, draw(st.sampled_from(get_args(State))), given_))
    return Sheet(items, rows, labels)


PartRef = tuple[ItemColumn, PartColumn]


def parts_of(sheet: Sheet) -> list[PartRef]:
    return [(item, part) for item in sheet.items for part in item.parts]


def count(sheet: Sheet, part_ref: PartRef, label: Label) -> int:
    """How many of those who handed in gave that label there."""
    item, part = part_ref
    total = 0
    for row in sheet.students:
        if row.state in ("handed-in", "by-clock") and item.item_id in row.cells:
            total += row.cells[item.item_id].choices.get(part.part.id) == label
    return total


@settings(deadline=None)
@given(sheets())
def test_distributions_are_what_one_counts_by_hand(sheet: Sheet) -> None:
    found = distributions(sheet)
    assert [(one.item, one.part) for one in found] == parts_of(sheet)
    there = [row for row in sheet.students if row.state in ("handed-in", "by-clock")]
    for one in found:
        part_ref = (one.item, one.part)
        assert dict(one.counts) == {label: count(sheet, part_ref, label) for label in Label}
        assert list(one.counts) == list(Label)
        assert one.answered == sum(count(sheet, part_ref, label) for label in Label)
        assert one.agreeing == count(sheet, part_ref, Label(one.part.due))
        assert one.answered + one.omitted == len(there)


def test_numbers_are_counted_as_they_were_given_the_commonest_first() -> None:
    number = PartColumn(Part("sum", "How many?", ()), "12", debatable=False)
    rows = [
        replace(
            student(at, "handed-in", {}),
            cells={"a": Cell({"sum": given_}, None, None, None, NOON, after_feedback=False)},
        )
        for at, given_ in enumerate(["7", "12", "12"], 1)
    ]
    (found,) = distributions(Sheet([ItemColumn("a", 1, [number])], rows, ()))
    assert (list(found.counts.items()), found.agreeing) == ([("12", 2), ("7", 1)], 2)
    assert found.leading_other == "7"


@settings(deadline=None)
@given(sheets())
def test_leading_other_is_the_commonest_label_that_is_not_due(sheet: Sheet) -> None:
    for one in distributions(sheet):
        others = [label for label in Label if label != one.part.due]
        most = max(count(sheet, (one.item, one.part), label) for label in others)
        first = next(label for label in others if count(sheet, (one.item, one.part), label) == most)
        assert one.leading_other == (first if most else None)


@settings(deadline=None)
@given(sheets())
def test_confusion_is_what_one_counts_by_hand(sheet: Sheet) -> None:
    table = confusion(sheet)
    settled = [
        (item, part) for item, part in parts_of(sheet) if not part.debatable and not item.void
    ]
    assert (table.claims, tuple(table.labels)) == (len(settled), tuple(sheet.labels))
    for due in sheet.labels:
        alike = [part_ref for part_ref in settled if part_ref[1].due == due]
        row = {
            label: sum(count(sheet, part_ref, label) for part_ref in alike)
            for label in sheet.labels
        }
        assert dict(table.counts[due]) == row
        assert table.due(due) == sum(row.values())
        used = sum(count(sheet, part_ref, due) for part_ref in settled)
        assert table.used(due) == used
        share = Fraction(row[due], sum(row.values())) if sum(row.values()) else None
        assert table.recall(due) == (None if share is None else pytest.approx(float(share)))
    everything = sum(table.due(label) for label in sheet.labels)
    assert everything == sum(table.used(label) for label in sheet.labels)


@settings(deadline=None)
@given(sheets())
def test_talk_about_is_the_settled_part_that_most_mistook_for_one_label(sheet: Sheet) -> None:
    candidates = []
    for number, part_ref in enumerate(parts_of(sheet)):
        item, part = part_ref
        if part.debatable or item.void:
            continue
        answered = sum(count(sheet, part_ref, label) for label in Label)
        for order, label in enumerate(Label):
            wrong = count(sheet, part_ref, label)
            if label != part.due and wrong >= 2:
                rank = (-wrong, answered, number, order)
                candidates.append((rank, TalkAbout(item, part, label, wrong, answered)))
    best = min(candidates, key=lambda candidate: candidate[0])[1] if candidates else None
    assert talk_about(sheet) == best


def test_talk_about_ties_go_to_the_earlier_item_and_label() -> None:
    items = [column("a", 1, Label.SOURCED), column("b", 2, Label.SOURCED)]
    order = [Label.EDITORIAL, Label.OFFICIAL, Label.OFFICIAL, Label.EDITORIAL]
    rows = [
        student(number, "handed-in", {"a": {"a": label}, "b": {"a": label}})
        for number, label in enumerate(order, 1)
    ]
    sheet = Sheet(items, rows, Scheme.THREE_WAY.labels)
    assert talk_about(sheet) == TalkAbout(items[0], items[0].parts[0], Label.OFFICIAL, 2, 4)


def test_talk_about_weighs_many_before_a_large_share() -> None:
    items = [column(name, at, Label.SOURCED) for at, name in ((1, "a"), (2, "b"))]
    rows = [student(n, "handed-in", {"a": {"a": Label.OFFICIAL}}) for n in (1, 2)]
    rows += [student(n, "handed-in", {"b": {"a": Label.EDITORIAL}}) for n in (3, 4, 5)]
    rows += [student(6, "handed-in", {"b": {"a": Label.SOURCED}})]
    sheet = Sheet(items, rows, Scheme.THREE_WAY.labels)
    assert talk_about(sheet) == TalkAbout(items[1], items[1].parts[0], Label.EDITORIAL, 3, 4)


def test_one_who_mistook_it_is_a_slip() -> None:
    items = [column("a", 1, Label.SOURCED)]
    rows = [student(1, "handed-in", {"a": {"a": Label.OFFICIAL}})]
    assert talk_about(Sheet(items, rows, Scheme.THREE_WAY.labels)) is None


def test_empty_sheet_has_nothing_to_count() -> None:
    sheet = Sheet([], [], Scheme.THREE_WAY.labels)
    assert distributions(sheet) == []
    assert talk_about(sheet) is None
    assert [confusion(sheet).recall(label) for label in sheet.labels] == [None, None, None]


@given(sheets())
def test_split_is_the_share_outside_the_commonest_choice(sheet: Sheet) -> None:
    found = most_split_first(distributions(sheet))
    for each in found:
        counts = sorted(each.counts.values())
        outside = Fraction(sum(counts[:-1]), sum(counts)) if sum(counts) else Fraction(0)
        assert each.split == pytest.approx(float(outside))
    assert [each.split for each in found] == sorted((each.split for each in found), reverse=True)

"""Arrays from a sheet, beside the sheet read cell by cell."""

from datetime import UTC, datetime
from uuid import UUID

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.items.base import Choice, Part
from kit.items.fields.base_models import WHOLE
from kit.results.counts.distributions import confusion
from kit.results.matrix import LEFT_OUT, Matrix, matrix
from kit.results.sheet import Cell, ItemColumn, PartColumn, Sheet, State, StudentRow
from kit.results.statistics.calibration import LEVELS
from kit.results.statistics.labels import tables
from kit.results.statistics.scores import scores
from kit.vocabulary import Certainty, Label, Scheme

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LABELS = Scheme.THREE_WAY.labels
CHOICES = tuple(Choice(label.value, label.value) for label in LABELS)
YES_NO = (Choice("yes", "Yes"), Choice("no", "No"))


def part(
    name: str, due: str, choices: tuple[Choice, ...], *, debatable: bool = False
) -> PartColumn:
    return PartColumn(Part(name, "So.", choices, labels=choices == CHOICES), due, debatable)


def cell(
    credit: float | None,
    sure: Certainty | None = None,
    *,
    after_feedback: bool = False,
    **given_: str,
) -> Cell:
    return Cell(given_, credit, None, sure, NOON, after_feedback)


def row(number: int, cells: dict[str, Cell], state: State = "handed-in") -> StudentRow:
    return StudentRow(UUID(int=number), f"Name {number}", number, state, 1, 1, None, cells)


#: A claim, a table with a question and a number, a free text, and a claim that is void.
ITEMS = [
    ItemColumn("claim", 1, [part("own", "official", CHOICES, debatable=True)]),
    ItemColumn("table", 2, [part("add", "yes", YES_NO), part("sum", "12", ())]),
    ItemColumn("text", 3, []),
    ItemColumn("gone", 4, [part("own", "sourced", CHOICES)], void=True),
    ItemColumn("last", 5, [part("own", "editorial", CHOICES)]),
]
ROWS = [
    row(1, {
        "claim": cell(0.5, Certainty.GUESS, own="sourced"),
        "table": cell(1.0, Certainty.CERTAIN, add="yes", sum="12"),
        "text": cell(None, own="My words."),
        "gone": cell(None, own="sourced"),
        "last": cell(1.0, own="editorial"),
    }),
    row(2, {"claim": cell(1.0, own="official")}, "working"),
    row(3, {"table": cell(0.0, sum="7", after_feedback=True), "text": cell(0.25)}, "by-clock"),
]  # fmt: skip
NAN = float("nan")


def test_credit_is_nan_where_it_is_left_out_pending_or_void() -> None:
    found = matrix(Sheet(ITEMS, ROWS, LABELS))
    expected = [[0.5, 1, NAN, NAN, 1], [NAN, 0, 0.25, NAN, NAN]]
    np.testing.assert_array_equal(found.credit, expected)
    assert found.answered.tolist() == [[True] * 5, [False, True, True, False, False]]
    assert [student.position for student in found.students] == [1, 3]


def test_item_that_waits_for_a_mark_is_not_scored_and_neither_is_a_void_one() -> None:
    found = matrix(Sheet(ITEMS, ROWS, LABELS))
    assert found.void.tolist() == [False, False, False, True, False]
    assert found.scored.tolist() == [True, True, False, False, True]


def test_certainty_and_late_answers() -> None:
    found = matrix(Sheet(ITEMS, ROWS, LABELS))
    assert found.sure.tolist() == [[0, 2, -1, -1, -1], [-1] * 5]
    assert found.after_feedback.tolist() == [[False] * 5, [False, True, False, False, False]]


def test_choices_are_numbered_as_offered_and_numbers_as_given() -> None:
    found = matrix(Sheet(ITEMS, ROWS, LABELS))
    labels = list(LABELS)
    assert found.choices == [labels, ["yes", "no"], ["12", "7"], labels, labels]
    assert found.choice.tolist() == [[0, 0, 0, 0, 2], [-1, -1, 1, -1, -1]]
    assert found.item_of.tolist() == [0, 1, 1, 3, 4]


def test_labels_are_those_of_the_sheet() -> None:
    found = matrix(Sheet(ITEMS, ROWS, LABELS))
    assert found.labels == 3
    assert found.label.tolist() == [[0, -1, -1, 0, 2], [-1] * 5]
    assert found.due_label.tolist() == [1, -1, -1, 0, 2]
    assert found.settled.tolist() == [False, True, True, False, True]
    assert found.claims.tolist() == [False, False, False, False, True]


def test_number_that_nobody_gave_is_no_choice() -> None:
    item = ItemColumn("table", 1, [part("sum", "12", ())])
    found = matrix(Sheet([item], [row(1, {"table": cell(0.0, sum="7")})], ()))
    assert found.choices == [["7"]]


def test_scored_only_keeps_items_and_parts_together() -> None:
    found = matrix(Sheet(ITEMS, ROWS, LABELS)).scored_only()
    assert [item.item_id for item in found.items] == ["claim", "table", "last"]
    assert [one.part.id for one in found.parts] == ["own", "add", "sum", "own"]
    assert found.item_of.tolist() == [0, 1, 1, 2]
    assert (found.scored.tolist(), found.void.tolist()) == ([True] * 3, [False] * 3)
    assert found.choice.tolist() == [[0, 0, 0, 2], [-1, -1, 1, -1]]
    assert found.due_label.tolist() == [1, -1, -1, 2]
    assert found.choices[2] == ["12", "7"]
    np.testing.assert_array_equal(found.credit, [[0.5, 1, 1], [NAN, 0, NAN]])


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Up to 4 items, marked or not, void or not, and up to 5 students."""
    items = [
        ItemColumn(
            f"item-{number}",
            number,
            [part(WHOLE, draw(st.sampled_from(LABELS)), CHOICES, debatable=draw(st.booleans()))],
            void=draw(st.integers(0, 4)) == 0,
        )
        for number in range(1, draw(st.integers(0, 4)) + 1)
    ]
    credits_ = st.sampled_from([0.0, 0.5, 1.0, 1.0, None])
    rows = [
        row(
            number,
            {
                item.item_id: Cell(
                    {WHOLE: draw(st.sampled_from(LABELS))} if draw(st.integers(0, 4)) else {},
                    None if item.void else draw(credits_),
                    None,
                    draw(st.sampled_from([None, *LEVELS])),
                    NOON,
                    draw(st.booleans()),
                )
                for item in items
                if draw(st.integers(0, 3))
            },
            draw(st.sampled_from(["handed-in", "by-clock", "working", "not-started"])),
        )
        for number in range(1, draw(st.integers(0, 5)) + 1)
    ]
    return Sheet(items, rows, LABELS)


@settings(deadline=None)
@given(sheets())
def test_cells_stand_where_they_belong(sheet: Sheet) -> None:
    found = matrix(sheet)
    assert found.students == sheet.handed_in
    assert found.credit.shape == found.answered.shape == (len(sheet.handed_in), len(sheet.items))
    for at, student in enumerate(sheet.handed_in):
        for column, item in enumerate(sheet.items):
            there = student.cells.get(item.item_id)
            assert found.answered[at, column] == (there is not None)
            credit = there.credit if there and not item.void else None
            assert found.credit[at, column] == credit or np.isnan(found.credit[at, column])
            assert (credit is None) == np.isnan(found.credit[at, column])
            given_ = there.choices.get(WHOLE) if there else None
            code = found.choice[at, column]
            assert (given_ is None) == (code == LEFT_OUT)
            assert given_ is None or found.choices[column][code] == given_
            assert found.label[at, column] == code


@settings(deadline=None)
@given(sheets())
def test_confusion_and_scores_are_those_of_the_sheet(sheet: Sheet) -> None:
    found, counted = matrix(sheet), confusion(sheet)
    claims = found.claims
    table = tables(found.label[:, claims], found.due_label[claims], found.labels).of_class
    assert table.tolist() == [list(counted.counts[due].values()) for due in LABELS]
    if found.scored.all():
        expected = [student.credit for student in sheet.handed_in]
        assert scores(found.credit).tolist() == expected


def test_empty_sheets() -> None:
    for sheet in (Sheet([], [], LABELS), Sheet(ITEMS, [], LABELS), Sheet([], ROWS, LABELS)):
        found: Matrix = matrix(sheet)
        shape = len(sheet.handed_in), len(sheet.items)
        parts = sum(len(item.parts) for item in sheet.items)
        assert found.credit.shape == found.sure.shape == found.after_feedback.shape == shape
        assert found.choice.shape == found.label.shape == (shape[0], parts)
        assert found.scored_only().credit.shape[0] == shape[0]


def test_labels_of_the_vocabulary_that_the_sheet_does_not_have_are_none() -> None:
    everything = tuple(Choice(label.value, label.value) for label in Label)
    column = PartColumn(Part(WHOLE, "So.", everything, labels=True), "official", debatable=False)
    sheet = Sheet(
        [ItemColumn("a", 1, [column])],
        [row(1, {"a": Cell({WHOLE: "voice"}, 0.0, None, None, NOON, after_feedback=False)})],
        LABELS,
    )
    found = matrix(sheet)
    assert (found.label.tolist(), found.due_label.tolist()) == ([[LEFT_OUT]], [1])

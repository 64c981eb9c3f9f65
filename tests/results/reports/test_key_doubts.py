"""Keys that may be at fault, named by what stands on the page."""

from dataclasses import replace

import numpy as np

from kit.results.estimation.estimate import Ints
from kit.results.matrix import matrix
from kit.results.reports.class_report import class_figures
from kit.results.reports.item_report import every_item
from kit.results.reports.key_doubts import KeyDoubt, agreeing, key_doubts
from kit.results.sheet import ItemColumn, Sheet
from tests.advice.classes import LABELS, sheet_of
from tests.support.arrays import class_of
from tests.support.made_sheets import made_sheet, numbers

DUE = np.arange(12) % 3


def doubts_of(sheet: Sheet) -> list[KeyDoubt]:
    return list(key_doubts(matrix(sheet).scored_only()))


def labels_of(students: int, *at_fault: int) -> Ints:
    """Labels (students, claims); where a key is at fault who understands gives the next label."""
    right = class_of(students, len(DUE), seed=5) == 1
    rng = np.random.default_rng(5)
    other = (DUE + rng.integers(1, 3, right.shape)) % 3
    given = np.where(right, DUE, other)
    for claim in at_fault:
        away = np.where(other[:, claim] == (DUE[claim] + 1) % 3, DUE[claim], other[:, claim])
        given[:, claim] = np.where(right[:, claim], (DUE[claim] + 1) % 3, away)
    return given


def test_doubt_names_the_item_its_part_and_what_the_able_gave() -> None:
    sheet = sheet_of(labels_of(60, 4), DUE)
    (doubt,) = doubts_of(sheet)
    item = sheet.items[4]
    assert (doubt.item, doubt.part, doubt.choice) == (item, item.parts[0], LABELS[2].value)
    given = labels_of(60, 4)
    rest = np.delete(given == DUE, 4, axis=1).sum(axis=1)
    able = rest >= np.sort(rest)[::-1][19]
    assert (doubt.able, doubt.able_other, doubt.able_key) == (
        able.sum(), (able & (given[:, 4] == 2)).sum(), (able & (given[:, 4] == 1)).sum(),
    )  # fmt: skip
    assert doubt.evidence > np.log(4)


def test_class_and_item_pages_have_the_same_doubts() -> None:
    sheet = sheet_of(labels_of(60, 4, 6), DUE)
    found = doubts_of(sheet)
    assert {doubt.item.item_id for doubt in found} == {"i5", "i7"}
    assert [doubt.evidence for doubt in found] == sorted(
        (doubt.evidence for doubt in found), reverse=True
    )
    assert list(class_figures(sheet).doubts) == found
    for report in every_item(sheet):
        assert list(report.doubts) == [one for one in found if one.item == report.item]


def test_label_half_of_whose_claims_would_be_named_has_no_faulty_key() -> None:
    # Two of the four official claims: the class reads the label in another way.
    assert doubts_of(sheet_of(labels_of(60, 4, 7), DUE)) == []
    assert doubts_of(sheet_of(labels_of(60, 1, 4, 7, 10), DUE)) == []
    # One of another label beside them is named all the same.
    (doubt,) = doubts_of(sheet_of(labels_of(60, 1, 4, 7, 6), DUE))
    assert doubt.item.item_id == "i7"


def test_void_unmarked_and_masked_items_have_no_doubt() -> None:
    sheet = sheet_of(labels_of(60, 4), DUE)
    void: list[ItemColumn] = [replace(item, void=item.item_id == "i5") for item in sheet.items]
    assert doubts_of(replace(sheet, items=void)) == []
    first = sheet.students[0]
    cells = {**first.cells, "i5": first.cells["i5"]._replace(credit=None)}
    waiting = replace(sheet, students=[replace(first, cells=cells), *sheet.students[1:]])
    assert doubts_of(waiting) == []
    assert doubts_of(sheet.masked(names=False, keys=False)) == []


def test_class_below_eight_has_no_doubt() -> None:
    given = labels_of(60, 4)
    able = np.argsort(-(given == DUE).sum(axis=1), kind="stable")
    assert doubts_of(sheet_of(given[able[:7]], DUE)) == []


def test_number_within_the_tolerance_agrees_with_the_key() -> None:
    # 11.9 is as good as 12; all who have most right elsewhere gave it.
    able = np.arange(36) >= 18
    sheet = numbers(["11.9" if one else "12" for one in able], able.astype(np.float64))
    scored = matrix(sheet).scored_only()
    # The second item has one choice less: yes agrees, no does not.
    own = dict(zip(scored.choices[0], agreeing(scored)[0].tolist(), strict=False))
    assert own == {"11.9": True, "12": True}
    assert agreeing(scored)[1].tolist()[:2] == [True, False]
    assert doubts_of(sheet) == []


def test_numbers_beside_enough_other_items() -> None:
    """The able gave 120 where the key has 12: named by the number; 11.9: nobody is."""
    right = class_of(60, 9, seed=3)
    for other, named in (("120", ["120"]), ("11.9", [])):
        given = np.where(right[:, 0] == 1, other, "7").tolist()
        first = numbers(given, right[:, 1])
        rest = made_sheet(right[:, 1:])
        items = [
            first.items[0],
            *(
                replace(item, item_id=f"i{at}", position=at)
                for at, item in enumerate(rest.items, 2)
            ),
        ]
        credit = 1.0 if other == "11.9" else 0.0
        rows = []
        for one, two in zip(first.students, rest.students, strict=True):
            own = one.cells["i1"]
            hit = own.choices[""] == other
            cells = {"i1": own._replace(credit=credit if hit else 0.0)}
            cells |= {f"i{at}": two.cells[f"i{at - 1}"] for at in range(2, 10)}
            rows.append(replace(one, cells=cells))
        sheet = Sheet(items, rows, ())
        assert [doubt.choice for doubt in doubts_of(sheet) if doubt.item.item_id == "i1"] == named

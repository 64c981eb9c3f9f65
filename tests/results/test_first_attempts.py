"""The sheet by the first attempt of each student."""

from dataclasses import replace

import numpy as np

from kit.results.first_attempts import first_attempts, several
from tests.support.made_sheets import made_sheet


def test_first_attempt_takes_the_place_of_the_last() -> None:
    sheet = made_sheet(np.array([[1.0, 1.0], [0.0, 1.0]]))
    earlier = made_sheet(np.array([[0.0, 0.0]])).students[0].cells
    again, once = sheet.students
    both = replace(sheet, students=[replace(again, first=earlier), once])
    assert several(both)
    by_first = first_attempts(both)
    assert [row.cells for row in by_first.students] == [earlier, once.cells]
    assert not several(by_first)


def test_sheet_of_single_attempts_stays_as_it_is() -> None:
    sheet = made_sheet(np.array([[1.0], [0.0]]))
    assert not several(sheet)
    assert first_attempts(sheet) == sheet

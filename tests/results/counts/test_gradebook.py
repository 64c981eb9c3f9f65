"""A gradebook needs names and marks."""

from dataclasses import replace

import numpy as np

from kit.results.counts.gradebook import gradebook
from tests.support.made_sheets import made_sheet


def test_scores_are_sums_of_the_items_that_count() -> None:
    sheet = made_sheet(np.array([[1.0, 0.0, 1.0], [1.0, 1.0, 0.5]]))
    void = replace(sheet, items=[replace(sheet.items[0], void=True), *sheet.items[1:]])
    book = gradebook(void)
    assert book is not None
    assert (book.possible, [score.points for score in book.scores]) == (2, [1.0, 1.5])


def test_without_names_or_marks_there_is_none() -> None:
    sheet = made_sheet(np.array([[1.0]]))
    assert gradebook(sheet.masked(names=False, keys=True)) is None
    assert gradebook(sheet.masked(names=True, keys=False)) is None

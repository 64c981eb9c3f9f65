"""The table of labels: none where the key is masked, empty where none are asked for."""

import numpy as np

from kit.results.reports.label_table import label_table
from tests.support.made_sheets import made_sheet


def test_without_labels_or_key() -> None:
    sheet = made_sheet(np.array([[1.0]]))
    assert label_table(sheet) == ()
    assert label_table(sheet.masked(names=True, keys=False)) is None

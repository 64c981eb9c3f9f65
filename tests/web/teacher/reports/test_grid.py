"""The grid of students and items shows what its sheet tells, and asks no more what may be seen."""

from types import SimpleNamespace
from uuid import UUID

import pytest
from flask import render_template_string

from kit.classroom.reports.results import row_total
from kit.items import ITEM_TYPES
from kit.vocabulary import CertaintyRule
from tests.exchange.results.test_masking import MARKS, marked_sheet
from tests.web.conftest import Site

GRID = """{% from "teacher/_students.html" import state_words, verdict_sign with context %}
{% include "teacher/results/_grid.html" %}"""


@pytest.mark.parametrize("masked", [False, True])
def test_grid_of_a_masked_sheet_tells_nothing_of_names_and_key(site: Site, masked: bool) -> None:
    sheet = marked_sheet()
    grid = sheet.masked(names=not masked, keys=not masked)
    assignment = SimpleNamespace(certainty=CertaintyRule.MARKED, live=False)
    with site.app.test_request_context():
        page = render_template_string(
            GRID,
            results=SimpleNamespace(assignment=assignment, by_certainty=True),
            grid=grid,
            rows=grid.students,
            basis=SimpleNamespace(first=False),
            sort=None,
            ids={"classroom_id": UUID(int=1), "assignment_id": UUID(int=2)},
            item_type=ITEM_TYPES["classify"],
            row_total=row_total,
        )
    told = {
        "names": str(MARKS["name"]) in page,
        "signs": "◐" in page,
        "credit": "0.77" in page,
        "points": " of 3" in page,
        "sorting": "sort=credit" in page,
    }
    assert told == dict.fromkeys(told, not masked)
    assert ("Student 1" in page, "●" in page) == (masked, masked)

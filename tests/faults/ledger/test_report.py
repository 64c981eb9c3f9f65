"""The report of a run, and the page that has the last one: they say the same."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.faults.ledger.report import BEGIN, END, Report, markdown, put_into
from tests.faults.ledger.run import LAST_REPORT
from tests.test_caps import ROOT

PAGE = ROOT / "docs" / "reliability.md"


@pytest.fixture
def last() -> Report:
    report: dict[str, Any] = json.loads(LAST_REPORT.read_text("utf-8"))
    return report


def test_page_has_the_last_report_as_it_is_kept(last: Report) -> None:
    text = PAGE.read_text("utf-8")
    assert text.partition(BEGIN)[2].partition(END)[0] == f"\n{markdown(last)}\n"


def test_last_report_lost_nothing(last: Report) -> None:
    assert (last["wrong"], last["first_wrong"]) == (0, [])
    assert sum(last["acknowledged"].values()) == last["acknowledged_in_all"]


def test_report_takes_the_place_of_the_last_one_alone(last: Report, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"Before.\n\n{BEGIN}\nold\n{END}After\n", encoding="utf-8")
    put_into(page, last)
    put_into(page, last)
    assert page.read_text("utf-8") == f"Before.\n\n{BEGIN}\n{markdown(last)}\n{END}After\n"


def test_page_without_the_section_is_left_as_it_is(last: Report, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Nothing.\n", encoding="utf-8")
    with pytest.raises(ValueError, match="has no section") as caught:
        put_into(page, last)
    assert str(caught.value) == (
        f"{page} has no section “## The last report” with another one after it"
    )
    assert page.read_text("utf-8") == "Nothing.\n"

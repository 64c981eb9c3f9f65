"""docs/faults.md has each fault that the kit knows, in the words that a teacher reads."""

from pathlib import Path

import pytest

from kit.store.database import faults
from kit.store.database.faults import Fault

PAGE = (Path(__file__).parent.parent / "docs" / "faults.md").read_text("utf-8")
ALL = [fault for fault in vars(faults).values() if isinstance(fault, Fault)]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("| ") and "**" in line
]


@pytest.mark.parametrize("fault", ALL, ids=lambda fault: fault.name)
def test_each_fault_has_a_row_in_the_words_of_its_notice(fault: Fault) -> None:
    end = ": then it goes on by itself." if fault.passing else "."
    (row,) = [row for row in ROWS if row[1] == f"**{fault.what}** {fault.advice}{end}"]
    assert row[0]
    assert row[2]
    assert row[3] == ("yes" if fault.passing else "no")


def test_no_row_speaks_of_what_the_kit_does_not_know() -> None:
    assert len(ROWS) == len(ALL)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("is shorter than it was when the kit ran last", "kit/cli/serving/serve.py"),
        (
            "While the kit was running, this computer's clock was ",
            "templates/teacher/_reaching.html",
        ),
        ("The system lets the kit open no more files just now.", "kit/store/database/faults.py"),
        ("Tell your teacher.", "templates/faults/fault.html"),
        ("Send it again", "templates/faults/fault.html"),
        ("Not now", "templates/faults/fault.html"),
    ],
)
def test_other_words_of_the_page_are_the_kits(words: str, place: str) -> None:
    assert words in PAGE
    assert words in (Path(__file__).parent.parent / place).read_text("utf-8")

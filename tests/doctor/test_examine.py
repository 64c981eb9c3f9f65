"""All checks in one run: bounded, ordered, and none hides another."""

import re
import threading
from pathlib import Path

import pytest

from kit.doctor.examine import CHECKS, Check, examine, in_order, kinds
from kit.doctor.facts import Facts
from kit.doctor.finding import Finding, State
from tests.support.bad_mornings import facts_of, kit_folder, plain_facts, snapshot, told

ROOT = Path(__file__).parents[2]


def fails(_facts: Facts) -> list[Finding]:
    raise ZeroDivisionError("by\nnothing")


def fails_silently(_facts: Facts) -> list[Finding]:
    raise KeyError


def hangs(_facts: Facts) -> list[Finding]:
    threading.Event().wait(5)
    return []


def test_check_that_fails_or_hangs_is_a_finding_and_hides_none() -> None:
    mend = "Look again; if it stays so, look at it by hand."
    checks = [Check("moon", fails), Check("sun", hangs, 0.05), Check("stars", fails_silently)]
    findings = examine(plain_facts(), checks)
    assert [(one.name, one.state.value, one.found(), one.advice()) for one in findings] == [
        (
            "not-looked",
            "could not look",
            "What belongs to “moon” could not be looked at: ZeroDivisionError: by nothing.",
            mend,
        ),
        (
            "not-looked-in-time",
            "could not look",
            "What belongs to “sun” did not answer within 0.05 seconds.",
            "Look again. A disk or network drive that is gone, or a computer at its limit, may be why.",
        ),
        (
            "not-looked",
            "could not look",
            "What belongs to “stars” could not be looked at: KeyError.",
            mend,
        ),
    ]


def test_all_checks_but_the_reading_of_the_course_have_two_seconds() -> None:
    assert {one.subject: one.seconds for one in CHECKS if one.seconds != 2} == {"content": 20}


def test_worst_comes_first_and_then_what_hurts_a_class_most() -> None:
    by_name = kinds()
    names = ["copies", "space-full", "clock", "rights-open", "database-locked", "database-not-all"]
    assert [one.name for one in in_order([by_name[name].at() for name in names])] == [
        "space-full",
        "database-locked",
        "rights-open",
        "database-not-all",
        "copies",
        "clock",
    ]


def test_kinds_have_names_of_their_own_and_advice_where_something_is_to_be_done() -> None:
    for name, kind in kinds().items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
        assert bool(kind.advice) == (kind.state is not State.WELL), name
        assert re.fullmatch(r".*[.)]|%\(\w+\)s", kind.what), name


def test_page_of_the_documents_has_every_kind_once_with_its_words() -> None:
    page = (ROOT / "docs" / "doctor.md").read_text("utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \| ([^|]+) \| ([^|]+) \| ([^|]*) \|$", page, re.MULTILINE)
    expected = [
        (
            name,
            kind.state.value,
            _in_table(kind.what),
            _in_table(kind.advice),
        )
        for name, kind in kinds().items()
    ]
    assert [(name, state, what, advice.strip()) for name, state, what, advice in rows] == expected


def _in_table(message: str) -> str:
    """A message as the page has it: what stands in its gaps as …, in no table's way."""
    return re.sub(r"%\(\w+\)s", "…", message).replace("|", "\\|")


@pytest.mark.long
def test_healthy_folder_is_well_and_nothing_is_changed(tmp_path: Path) -> None:
    """The port may be any program's on the computer that runs this: it is asked for any."""
    data = kit_folder(tmp_path / "data")
    before = snapshot(data)
    findings = examine(facts_of(data, port="0"))
    assert [one for one in findings if one.state is not State.WELL] == []
    assert snapshot(data) == before
    assert {"database", "running-not", "port-any", "rights", "clock", "copies-not-yet"} <= {
        *told(findings)
    }


@pytest.mark.long
def test_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    findings = examine(facts_of(tmp_path / "new" / "data", port="0"))
    assert [one for one in findings if one.state is not State.WELL] == []
    assert list(tmp_path.iterdir()) == []

"""The worked cases of docs/marking.md, computed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from werkzeug.datastructures import MultiDict

from kit.items import ITEM_TYPES
from kit.marking.certainty import points
from kit.vocabulary import Certainty, Scheme, Verdict

PAGE = Path(__file__).parents[2] / "docs/marking.md"
_SECTION = re.compile(r"^## (\S+)$", re.MULTILINE)
_CASES = re.compile(r"```yaml\n(.*?)```\s*((?:^\|[^\n]*\n?)+)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Worked:
    """One row of a table: an answer as the form posts it, and what it earns."""

    type_name: str
    setting: dict[str, Any]
    answer: dict[str, str]
    credit: float
    verdict: Verdict


def _yaml(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


def worked_cases() -> Iterator[Worked]:
    """All rows of all tables, by section."""
    pieces = _SECTION.split(PAGE.read_text(encoding="utf-8"))
    for name, body in zip(pieces[1::2], pieces[2::2], strict=True):
        for setting, table in _CASES.findall(body):
            for row in table.strip().splitlines()[2:]:
                answer, credit, verdict = (cell.strip() for cell in row.strip("|").split("|")[:3])
                yield Worked(
                    name, _yaml(setting), _yaml(answer.strip("`")), float(credit), Verdict(verdict)
                )


@pytest.mark.parametrize(
    "case", list(worked_cases()), ids=lambda case: f"{case.type_name} {case.answer}"
)
def test_worked_case(case: Worked) -> None:
    item_type = ITEM_TYPES[case.type_name]
    item = item_type.item_model.model_validate(case.setting["item"])
    entry = item_type.key_model.model_validate(case.setting["key"])
    scheme = Scheme(case.setting["scheme"]) if item_type.has_labels else None
    form = item_type.form_class(item, scheme)(MultiDict(case.answer))
    assert form.validate(), form.errors
    value = item_type.value_of(form)
    assert value is not None
    marking = item_type.mark(item, value, entry)
    assert marking.credit == pytest.approx(case.credit, abs=0.005)
    assert marking.verdict is case.verdict


def test_every_type_that_the_kit_marks_has_worked_cases() -> None:
    marked = {name for name, each in ITEM_TYPES.items() if not each.marked_by_teacher}
    assert marked <= {case.type_name for case in worked_cases()}


def certainty_cases() -> list[list[str]]:
    """The rows of the table of points: credit, certainty, points."""
    section = PAGE.read_text(encoding="utf-8").partition("## How sure a student is")[2]
    table = section.partition("| credit | certainty | points |\n")[2].splitlines()[1:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table]


@pytest.mark.parametrize(("credit", "certainty", "earned"), certainty_cases())
def test_worked_case_of_certainty(credit: str, certainty: str, earned: str) -> None:
    held = None if credit in {Verdict.PENDING, Verdict.VOID} else float(credit)
    said = None if certainty == "none" else Certainty(certainty)
    assert points(held, said) == (None if earned == "none" else float(earned))


def test_every_certainty_has_worked_cases() -> None:
    cases = certainty_cases()
    assert len(cases) == 17
    assert {certainty for _, certainty, _ in cases} == {*Certainty, "none"}

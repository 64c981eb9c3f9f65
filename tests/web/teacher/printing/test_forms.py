"""The choices of what is printed."""

from dataclasses import replace
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from kit.classroom.printing.printing import PrintPage, SheetChoice, of_course
from kit.content.sheets.printed_sheet import SheetKind
from kit.web.teacher.printing.forms import PrintForm
from tests.support.shipped import shipped_library
from tests.web.conftest import Site

FORMS = of_course(shipped_library(), "form-a")


def asked(site: Site, page: PrintPage, **fields: str) -> tuple[bool, PrintForm]:
    with site.app.test_request_context():
        posted: Any = MultiDict(fields)
        form = PrintForm(page, posted)
        return form.validate(), form


@pytest.mark.parametrize(
    ("fields", "choice"),
    [
        ({}, SheetChoice()),
        ({"version": "C", "what": "key"}, SheetChoice(SheetKind.KEY, "C")),
        ({"version": "all", "forms": "both"}, SheetChoice(SheetKind.WORKSHEET, "ABCD", both_forms=True)),
    ],
)  # fmt: skip
def test_what_is_asked_for_becomes_a_choice_of_sheets(
    any_site: Site, fields: dict[str, str], choice: SheetChoice
) -> None:
    every = {"what": "worksheet", "version": "A", "forms": "one", "paper": "a4", "size": "usual"}
    valid, form = asked(any_site, FORMS, **{**every, **fields})
    assert valid
    assert form.choice == choice


def test_what_there_is_no_choice_of_is_not_asked(any_site: Site) -> None:
    exercise = FORMS.forms[0].exercise
    single = replace(
        FORMS.forms[0], exercise=exercise.model_copy(update={"items": exercise.items[:1]})
    )
    _valid, form = asked(any_site, replace(FORMS, forms=[single]), what="worksheet")
    assert form.version is None
    assert form.forms is None
    assert form.choice == SheetChoice()

"""A made-up sheet as the results of a test form, without a store."""

from datetime import timedelta
from uuid import UUID

from kit.classroom.reports.results import Results
from kit.results.sheet import Sheet
from kit.store.assignments import AssignmentRecord
from kit.vocabulary import Feedback
from tests.support.forms import forms_library
from tests.support.made_sheets import NOON


def of_form(form: str, number: int, sheet: Sheet) -> Results:
    """The sheet as that of an assignment of a form, given so many hours after noon."""
    record = AssignmentRecord(
        UUID(int=1), UUID(int=number), None, form, form, "v", "k",
        Feedback.NEVER, 1, NOON, None, None, NOON + timedelta(hours=number), None,
    )  # fmt: skip
    content = forms_library()
    return Results(record, content.exercises[form], content.keys[form], sheet)

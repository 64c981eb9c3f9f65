import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form

from kit.items.fields.answer_form import PAGE_CHANGED, RevisionField
from tests.support.strange_numbers import STRANGE


class CounterForm(Form):  # type: ignore[misc]  # the library's types
    """A form with one such field."""

    counter = RevisionField()


@pytest.mark.parametrize("posted", [*STRANGE, "0"])
def test_strange_number_is_an_error_without_data(posted: str) -> None:
    form = CounterForm(MultiDict({"counter": posted}))
    assert not form.validate()
    assert (form.counter.data, form.counter.errors) == (
        None,
        [PAGE_CHANGED],
    )


def test_plain_number_is_read() -> None:
    form = CounterForm(MultiDict({"counter": "12"}))
    assert (form.validate(), form.counter.data) == (True, 12)

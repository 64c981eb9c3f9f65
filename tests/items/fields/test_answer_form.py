"""What students' forms say of what no page sends."""

import pytest

from kit.classroom.answering.posted_form import PostedFields
from kit.items import ITEM_TYPES
from tests.support.library_words import library_words
from tests.support.shipped import shipped_library

GARBAGE = ("", " ", "x", "-1", "1e9", "9" * 400, "²", "constructor", "\x00", "x" * 20_000)
CHANGED = (
    "This page was changed on its way. Load it again and answer once more; your saved answers are "
    "there."
)
TYPES = sorted({exercise.type for exercise in shipped_library().exercises.values()})


@pytest.mark.parametrize("text", GARBAGE)
@pytest.mark.parametrize("name", TYPES)
def test_no_field_of_any_type_speaks_the_library_s_words(name: str, text: str) -> None:
    exercises = shipped_library().exercises.values()
    exercise = next(one for one in exercises if one.type == name)
    form_class = ITEM_TYPES[name].form_class(exercise.items[0], exercise.scheme)
    fields = {field: [text] for field in form_class()._fields}
    form = form_class(PostedFields(fields))
    form.validate()
    said = [str(error) for errors in form.errors.values() for error in errors]
    assert [words for line in said for words in library_words(line)] == []


@pytest.mark.parametrize("text", ["x", "-1", "0", "9" * 400, "1.5"])
def test_number_that_the_page_carries_is_nobody_s_to_type(text: str) -> None:
    exercise = next(iter(shipped_library().exercises.values()))
    item_type = ITEM_TYPES[exercise.type]
    form = item_type.form_class(exercise.items[0], exercise.scheme)(
        PostedFields({"revision": [text]})
    )
    assert not form.validate()
    assert form.errors["revision"] == [CHANGED]

"""Each of the house's forms is read as what its name says, and nothing is wrong with it."""

from pathlib import Path

import pytest

from kit.content.markdown import render
from kit.content.notation.markdown_losses import markdown_problems
from kit.content.notation.page_text import pen_problems
from kit.content.own.lessons.house_forms import HOUSE_FORMS, HouseForm
from kit.content.own.texts import LEAVE, LESSON, NOTES
from kit.vocabulary import Label

FORMS = {form.name: form for forms in HOUSE_FORMS.values() for form in forms}
ELEMENTS = {
    "Heading": "<h2>", "Smaller heading": "<h3>", "Bold": "<strong>", "Emphasis": "<em>",
    "List": "<ul>", "Numbered list": "<ol>", "Table": "<table>", "Link": "<a ",
    "Quotation": "<blockquote>", "Box": "<strong>We nearly wrote:</strong>",
    "Last section": "<h2>What you can rely on</h2>", "Begin the extracts": "<h2>Extracts</h2>",
    "Extract": "<h3>",
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.name)
def test_form_is_read_as_it_is_called(form: HouseForm) -> None:
    wanted = f'<mark class="pen pen-{form.pen}">' if form.pen else ELEMENTS[form.name]
    example = form.example.replace("https://", "https://example.org/")
    assert wanted in render(example)
    problems = [
        *pen_problems(Path(LESSON), example, 0),
        *markdown_problems(Path(LESSON), example, 0),
    ]
    gap = [one for one in problems if "level" not in one.allowed and "##" not in one.allowed]
    assert gap == []


def test_reading_has_a_pen_for_each_label_and_other_pages_have_none() -> None:
    pens = {file: [form.pen for form in forms if form.pen] for file, forms in HOUSE_FORMS.items()}
    assert pens == {LESSON: list(Label), NOTES: [], LEAVE: []}

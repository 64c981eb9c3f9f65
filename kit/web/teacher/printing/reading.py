"""A lesson's reading on paper, with the words of the glossary that it uses."""

from typing import Final

from flask import Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from kit.content.lesson import Lesson
from kit.content.sheets.reading import words_used
from kit.web.teacher.authoring.offered import offered
from kit.web.teacher.printing import pages
from kit.web.teacher.printing.sizes import size_form, word_address, word_reply

blueprint = pages.blueprint
_PLACE: Final = "/lessons/<lesson_id>/print"


@blueprint.get(_PLACE)
def reading(lesson_id: str) -> ResponseReturnValue:
    """The choices, and below them the reading."""
    form = size_form()
    valid = not request.args or form.validate()
    lesson = _lesson(lesson_id)
    html = render_template(
        "teacher/printing/reading.html",
        form=form,
        word=word_address(),
        lesson=lesson,
        words=words_used(lesson, offered().glossary),
    )
    return html, 200 if valid else 400


@blueprint.get(f"{_PLACE}.docx")
def reading_word(lesson_id: str) -> Response:
    """The same as a Word file."""
    from kit.exchange.word.document import Layout  # noqa: PLC0415 - slow import
    from kit.exchange.word.reading import readings_file  # noqa: PLC0415 - slow import

    form, lesson = size_form(), _lesson(lesson_id)
    layout = Layout("letter" if form.is_letter else "A4", form.is_large)
    words = words_used(lesson, offered().glossary)
    return word_reply(readings_file([(lesson, words)], layout), lesson.id)


def _lesson(lesson_id: str) -> Lesson:
    lesson = offered().lessons.get(lesson_id)
    if lesson is None:
        abort(404)
    return lesson

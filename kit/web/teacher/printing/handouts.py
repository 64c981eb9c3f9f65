"""*For parents* and *For the school's data officer* on paper, with lines to fill in."""

from typing import Final

from flask import Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from kit.content.documents.reading import Document
from kit.web.teacher.help.documents import HANDED_OUT, documents
from kit.web.teacher.printing import pages
from kit.web.teacher.printing.sizes import size_form, word_address, word_reply

blueprint = pages.blueprint
#: Beside the documents, so that a page's links to others lead there from here, too.
_PLACE: Final = "/help/print-<name>"


@blueprint.get(_PLACE)
def handout(name: str) -> ResponseReturnValue:
    """The choices, and below them the page."""
    form = size_form()
    valid = not request.args or form.validate()
    html = render_template(
        "teacher/printing/handout.html",
        form=form,
        word=word_address(),
        document=_document(name),
    )
    return html, 200 if valid else 400


@blueprint.get(f"{_PLACE}.docx")
def handout_word(name: str) -> Response:
    """The same as a Word file, to be filled in by keyboard."""
    from kit.exchange.word.document import Layout  # noqa: PLC0415 - slow import
    from kit.exchange.word.reading import document_file  # noqa: PLC0415 - slow import

    form, document = size_form(), _document(name)
    layout = Layout("letter" if form.is_letter else "A4", form.is_large)
    return word_reply(document_file(document, layout), document.name)


def _document(name: str) -> Document:
    document = documents().get(name) if name in HANDED_OUT else None
    if document is None:
        abort(404)
    return document

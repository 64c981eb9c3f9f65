"""On what paper and in what print, asked in the address of pages that are printed."""

from typing import Final
from urllib.parse import urlencode

from flask import Response, request, url_for
from flask_babel import lazy_gettext as _l
from wtforms import SelectChoice, SelectField

from kit.content.sheets.grid import LINES, LINES_MOST
from kit.exchange.file_names import attachment, class_word, file_name
from kit.store.people.classrooms import ClassroomRecord
from kit.web.state import now
from kit.web.validators import PlainForm

_COUNTS: Final = (0, 10, LINES, 60, 100, LINES_MOST)
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class SizeForm(PlainForm):
    """The paper and the print. It asks for a page and changes nothing."""

    class Meta(PlainForm.Meta):
        """Without a token: its address may be kept."""

        csrf = False

    paper = SelectField(
        _l("Paper"),
        choices=[SelectChoice("a4", _l("A4")), SelectChoice("letter", _l("US Letter"))],
        default="a4",
    )
    size = SelectField(
        _l("Print"),
        choices=[SelectChoice("usual", _l("usual")), SelectChoice("large", _l("large, 16 point"))],
        default="usual",
    )

    @property
    def is_letter(self) -> bool:
        """Whether the paper is US Letter."""
        return bool(self.paper.data == "letter")

    @property
    def is_large(self) -> bool:
        """Whether it is to be large print."""
        return bool(self.size.data == "large")


class GridForm(SizeForm):
    """The same, and how many lines there are without a name."""

    lines = SelectField(
        _l("Lines without a name"),
        choices=[
            SelectChoice("", _l("as usual")),
            *(
                SelectChoice(str(count), str(count))
                for count in (0, 10, LINES, 60, 100, LINES_MOST)
            ),
        ],
        default="",
    )

    @property
    def count(self) -> int | None:
        """How many; None for as many as is usual, and in place of what cannot be read."""
        return next((count for count in _COUNTS if str(count) == self.lines.data), None)


def size_form() -> SizeForm:
    """What the address asks for."""
    return SizeForm(request.args or None)


def word_address() -> str:
    """Where the page that is asked for is to be had as a Word file."""
    return asked_alike(f"{request.endpoint}_word")


def asked_alike(endpoint: str) -> str:
    """The address of another endpoint, for the same thing and with the same query.

    The query goes behind it as it came: `url_for` would take `_method`, `endpoint` and the parts of
    the path from it.
    """
    path, query = url_for(endpoint, **(request.view_args or {})), urlencode([*request.args.items()])
    return f"{path}?{query}" if query else path


def word_reply(content: bytes, *words: str, classroom: ClassroomRecord | None = None) -> Response:
    """A Word file to be saved under a name of its class, those words and the day."""
    if classroom is not None:
        simulated = classroom.simulated_at is not None
        words = (class_word(classroom.name, simulated=simulated), *words)
    name = file_name(words, now(), "docx")
    return Response(content, mimetype=_WORD, headers={"Content-Disposition": attachment(name)})

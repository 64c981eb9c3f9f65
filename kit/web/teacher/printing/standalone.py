"""What is printed as one file of HTML that needs neither a kit nor a network to be opened.

The command line asks for it by the name of this module (`kit/cli/printing/files.py`).
"""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import Flask, render_template
from flask_babel import Babel

from kit.content.documents.reading import Document
from kit.content.lesson import Lesson
from kit.content.paths import templates_root
from kit.content.pictures.picture import Picture
from kit.content.sheets.printed_sheet import PrintedSheet
from kit.web import template_globals
from kit.web.fragments import PageEnvironment
from kit.web.teacher.printing.paper import kind_of, words_of
from kit.web.weight.files import static_files

_SHEETS: Final = ("kit.css", "results.css", "printing/sheets.css", "printing/reading.css")


@dataclass(frozen=True, slots=True)
class Printed:
    """What is on the page: sheets, readings with the words that each uses, or a document."""

    title: str
    sheets: Sequence[PrintedSheet] = ()
    readings: Sequence[tuple[Lesson, Mapping[str, str]]] = ()
    document: Document | None = None


def page(printed: Printed, *, letter: bool, large: bool) -> str:
    """The page, for US Letter or A4, in large print or the usual one."""
    app = Flask("kit", template_folder=str(templates_root()), static_folder=None)
    app.jinja_environment = PageEnvironment
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    Babel(app, default_timezone="UTC")
    template_globals.init_app(app)
    with app.test_request_context():
        return render_template(
            "print/standalone.html",
            title=printed.title,
            sheets=printed.sheets,
            readings=printed.readings,
            document=printed.document,
            large=large,
            styles=_styles(letter=letter),
            kind_of=kind_of,
            words_of=words_of,
            picture_address=_picture,
        )


def _styles(*, letter: bool) -> str:
    names = (*_SHEETS, "printing/letter.css" if letter else "printing/a4.css")
    return "\n".join(static_files().by_name[name].content.decode() for name in names)


def _picture(_lesson: Lesson, picture: Picture, **_where: Any) -> str:
    """The picture itself in place of its address."""
    kind = "svg+xml" if picture.file.endswith(".svg") else "png"
    return f"data:image/{kind};base64,{b64encode(picture.content).decode()}"

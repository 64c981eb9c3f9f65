"""`kit print`: worksheets, keys, readings and the plan of the course as files to print."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import click

from kit.classroom.printing.printing import PrintPage, SheetChoice, sheets
from kit.cli.authoring.export import write_new
from kit.cli.content import courses_of
from kit.cli.options import WRONG_CALL, settings_or_stop, stop, with_settings
from kit.cli.printing.files import Size, content_of, target_or_stop
from kit.cli.printing.named import Named, named_or_stop
from kit.content.documents.reading import FOLDER, document_of
from kit.content.library import Library
from kit.content.paths import shipped_root
from kit.content.sheets.codes import LETTERS
from kit.content.sheets.printed_sheet import PrintedSheet, SheetKind
from kit.content.sheets.reading import words_used

_READING, _PLAN = "reading", "plan"
_PAPERS: Final = ("A4", "letter")
_KINDS: Final = (*(kind.value for kind in SheetKind), _READING, _PLAN)
#: The document that is the plan of the course.
_COURSE: Final = "course"


@click.command("print")
@click.argument("names", nargs=-1, metavar="NAME…")
@click.option(
    "--what",
    metavar="WHAT",
    help="The worksheet or the key of exercises, the reading of lessons, or the course's plan. "
    "[worksheet; of a lesson its reading]",
)
@click.option("--version", default="A", metavar="LETTERS", help="Of A to D, such as AB. [A]")
@click.option("--paper", default="A4", metavar="SIZE", help="A4 or letter. [A4]")
@click.option("--large", is_flag=True, help="In large print, 16 point.")
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A .html, .docx or .pdf. [NAME-WHAT.html]",
)
@with_settings("content", "without_shipped", "data", "database_url")
def print_(
    names: tuple[str, ...],
    what: str | None,
    version: str,
    paper: str,
    target: Path | None,
    *,
    large: bool,
    **options: Any,
) -> None:
    """Write what is printed of exercises, lessons or drafts, each NAME by its id, into one file.

    A .pdf is made by a Chrome, Chromium or Edge that is installed. No file is written over.
    """
    library = courses_of(settings_or_stop(options)).offered
    named = named_or_stop(names, library, options)
    kind = _usual(named) if what is None else _one_of("--what", what, _KINDS)
    _refuse_unfit(kind, named)
    file = target or Path(f"{'-'.join(names) or _COURSE}-{kind}.html")
    ending = target_or_stop(file)
    printed = _printed(kind, named, _letters(version), library)
    size = Size(_one_of("--paper", paper, _PAPERS), large)
    content = content_of(ending, size, **printed)
    write_new(file, content, "--to")


def _usual(named: Sequence[Named]) -> str:
    """What is printed of these where nobody says."""
    if named and all(one.lesson for one in named):
        return _READING
    return SheetKind.WORKSHEET.value


def _refuse_unfit(kind: str, named: Sequence[Named]) -> None:
    """End the command where there is nothing of the kind in what was named."""
    if kind == _PLAN:
        if named:
            stop("The plan is that of the whole course: leave the names out.", status=WRONG_CALL)
        return
    if not named:
        stop(
            "Name an exercise, a lesson or a draft by its id, or ask for --what plan.",
            status=WRONG_CALL,
        )
    for content in named:
        if kind == _READING and content.lesson is None:
            stop(
                f"{content.name} is an exercise and has no reading. Name its lesson, or ask for "
                "--what worksheet or key.",
                status=WRONG_CALL,
            )
        if kind != _READING and not content.pages:
            stop(f"The lesson {content.name} has no exercise to print.", status=WRONG_CALL)


def _one_of(option: str, typed: str, allowed: Sequence[str]) -> str:
    """What was typed, in whatever case, as it is allowed; else the command's end."""
    meant = {word.casefold(): word for word in allowed}.get(typed.casefold())
    if meant is None:
        takes = f"{', '.join(allowed[:-1])} or {allowed[-1]}"
        stop(f"{option} takes {takes}; “{typed[:20]}” is none of them.", status=WRONG_CALL)
    return meant


def _letters(version: str) -> str:
    letters = "".join(sorted(set(version.upper())))
    if not letters or set(letters) - set(LETTERS):
        stop(
            f"--version takes letters of A to D, such as B or AB; “{version[:20]}” is none of "
            "them.",
            status=WRONG_CALL,
        )
    return letters


def _printed(
    kind: str, named: Sequence[Named], letters: str, library: Library
) -> dict[str, object]:
    """What is printed, by the names of its fields."""
    if kind == _PLAN:
        path = shipped_root() / FOLDER / f"{_COURSE}.md"
        document = document_of(_COURSE, path.read_text("utf-8"))
        return {"title": document.title, "document": document}
    if kind == _READING:
        lessons = [one.lesson for one in named if one.lesson]
        readings = [(lesson, words_used(lesson, library.glossary)) for lesson in lessons]
        return {"title": lessons[0].title, "readings": readings}
    choice = SheetChoice(SheetKind(kind), letters)
    asked_for = [sheet for one in named for page in one.pages for sheet in _sheets(page, choice)]
    return {"title": asked_for[0].title, "sheets": asked_for}


def _sheets(page: PrintPage, choice: SheetChoice) -> Sequence[PrintedSheet]:
    """The sheets of an exercise; a version that it has not ends the command."""
    missing = [letter for letter in choice.letters if letter not in page.letters]
    if missing:
        stop(
            f"“{page.title}” has no version {missing[0]}: its items have as many orders as "
            f"{', '.join(page.letters)}. Ask for one of these.",
            status=WRONG_CALL,
        )
    return sheets(page, choice)

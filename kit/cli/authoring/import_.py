"""`kit import`: a shared file, or an exercise as text, into a content folder."""

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import Final

import click

from kit.classroom.errors import KitError
from kit.cli.authoring.folder_option import content_option, folder_or_stop
from kit.cli.options import WRONG_CALL, stop
from kit.content.library import Library
from kit.content.own.checked import Pictures
from kit.content.own.texts import DraftKind, Texts
from kit.exchange.authoring.content_folder import NotWritten, ids_in, libraries, write_into
from kit.exchange.authoring.package import NO_PICTURES
from kit.exchange.authoring.received import Received, Refused, read_package
from kit.exchange.authoring.text_form.read_text import TextForm, read_text_form
from kit.exchange.authoring.zip_files import ZIP_MOST
from kit.exchange.cell_text import decoded

#: What takes in what was read: a content folder, or a teacher's own texts.
Keeping = Callable[[DraftKind, str, Texts, Pictures], None]
_TEXT_ENDINGS: Final = {".txt", ".text"}
_FOLDER_ENDINGS: Final = {".yaml", ".yml", ".md"}


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@content_option
@click.option(
    "--keep-good",
    is_flag=True,
    help="Of a text, take the claims that can be read though others cannot.",
)
def import_(file: Path, folder: Path | None, *, keep_good: bool) -> None:
    """Take FILE into a content folder: a shared .zip, or a .txt with claims and their key.

    It is checked whole before anything is written, and no file is written over. What has a name
    that is taken comes in under a new one, which is said. The exit status is 1 where nothing was
    taken.
    """
    root = folder_or_stop(folder)
    raw = _read_or_stop(file)
    _own, course = libraries(root)
    taken, keep = ids_in(root), partial(_kept_or_stop, root)
    if file.suffix.lower() in _TEXT_ENDINGS:
        _take_text(_text_or_stop(raw, course, taken), keep, keep_good=keep_good)
    else:
        _take_zip(read_package(raw, course, taken), keep)


def _read_or_stop(file: Path) -> bytes:
    if file.suffix.lower() in _FOLDER_ENDINGS:
        stop(
            f"{file} is a file of a content folder: copy it into exercises/ or lessons/ there. "
            "`kit import` takes a shared .zip, or a .txt with claims.",
            status=WRONG_CALL,
        )
    try:
        with file.open("rb") as stream:
            return stream.read(ZIP_MOST + 1)
    except OSError as error:
        stop(f"{file} cannot be read: {error.strerror}.", status=WRONG_CALL)


def _text_or_stop(raw: bytes, course: Library, taken: Collection[str]) -> TextForm:
    """The text form in a file; one that is no text ends the command."""
    try:
        return read_text_form(decoded(raw).text, course, taken)
    except KitError:
        stop("This file is no plain text. From Word, save it with “Save as” as plain text (.txt).")


def _take_zip(read: Received | Refused, keep: Keeping) -> None:
    if isinstance(read, Refused):
        stop(*map(str, read.reasons), "Nothing was taken.")
    if read.problems:
        stop(*map(str, read.problems), "Nothing was taken: mend these in the file first.")
    for remark in read.remarks:
        click.echo(remark)
    fit = read.fitted
    keep(fit.kind, fit.id, fit.texts, fit.pictures)
    slip = fit.manifest
    terms = [slip.by and f"by {slip.by}", slip.licence, slip.source and f"after {slip.source}"]
    click.echo(f"“{slip.title}” is in" + "".join(f", {one}" for one in terms if one) + ".")
    if slip.kind is DraftKind.EXERCISE and not slip.key:
        click.echo("It came without its key: write it, since no exercise is given without one.")


def _take_text(form: TextForm, keep: Keeping, *, keep_good: bool) -> None:
    for mistake in form.mistakes:
        click.echo(mistake, err=True)
    good = "1 claim is" if len(form.claims) == 1 else f"{len(form.claims)} claims are"
    if form.mistakes and not (keep_good and form.texts):
        more = f"; {good} good, and --keep-good takes them alone" if form.claims else ""
        stop(f"Nothing was taken: mend these lines and try again{more}.")
    for remark in form.remarks:
        click.echo(remark)
    keep(DraftKind.EXERCISE, form.id, form.texts, NO_PICTURES)
    click.echo(f"“{form.title}”: {good} in.")


def _kept_or_stop(
    root: Path, kind: DraftKind, content_id: str, texts: Texts, pictures: Pictures
) -> None:
    """Put it into the folder, and say which files it is."""
    try:
        paths = write_into(root, kind, content_id, texts, pictures)
    except NotWritten as problem:
        stop(str(problem), "Nothing was taken.")
    for path in paths:
        click.echo(root / path)

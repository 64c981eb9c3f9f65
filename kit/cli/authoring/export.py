"""`kit export`: an exercise or lesson of a content folder as one file to hand on."""

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from kit.cli.options import WRONG_CALL, stop
from kit.content.library import Library, load_library
from kit.content.paths import shipped_root
from kit.exchange.authoring.content_folder import courses, exercise_in, known_names, lesson_in
from kit.exchange.authoring.package import Package, Terms, package_of, packed
from kit.exchange.authoring.text_form.write_text import NoTextForm, text_form
from kit.items.fields.advice import near_miss

_ENDINGS: Final = (".zip", ".txt")
#: The terms of what is shipped (LICENSE-CONTENT).
_SHIPPED: Final = Terms("CC BY 4.0", "Whose Words")


@click.command()
@click.argument("content_id", metavar="ID")
@click.option(
    "-o",
    "--output",
    "file",
    type=click.Path(path_type=Path),
    default=None,
    metavar="FILE",
    help="Where to write it: a .zip, or a .txt for claims with their key as text. [ID.zip]",
)
@click.option(
    "--content",
    "folder",
    type=click.Path(path_type=Path),
    default=None,
    metavar="DIR",
    help="The content folder that holds it. Without it, the shipped course.",
)
@click.option("--without-key", is_flag=True, help="Leave the key of an exercise at home.")
@click.option("--lesson", "as_lesson", is_flag=True, help="The lesson, where both have that id.")
@click.option("--by", default="", metavar="NAME", help="Whose work it is.")
@click.option("--licence", default="", metavar="TEXT", help="On what terms it may be used.")
@click.option("--source", default="", metavar="TEXT", help="What it was made from.")
def export(  # noqa: PLR0913 - a use case's arguments
    content_id: str,
    file: Path | None,
    folder: Path | None,
    by: str,
    licence: str,
    source: str,
    *,
    without_key: bool,
    as_lesson: bool,
) -> None:
    """Write the exercise or lesson ID into one file to hand on.

    It holds the files themselves, with their comments, the articles that they name, and whose work
    it is. No file is written over.
    """
    root, target = folder or shipped_root(), file or Path(f"{content_id}.zip")
    if not root.is_dir():
        stop(f"There is no folder {root}. Name one that holds exercises/.", status=WRONG_CALL)
    if target.suffix.lower() not in _ENDINGS:
        stop(f"{target} ends in neither .zip nor .txt. Name it so.", status=WRONG_CALL)
    place = _place_of(root, content_id, as_lesson=as_lesson)
    if place is None:
        names = list(known_names(load_library(root)))
        advice = near_miss(content_id, names, "`kit check` lists what has an error")
        stop(f"{root} offers no exercise or lesson {content_id}: {advice}.", status=WRONG_CALL)
    if target.suffix.lower() == ".txt":
        if without_key or place.is_lesson:
            stop("A text holds claims with their key. Write a .zip instead.", status=WRONG_CALL)
        write_new(target, _text(place.course, content_id).encode())
        return
    package = _handed(place, content_id, Terms(licence, by, source), with_key=not without_key)
    write_new(target, packed(package))
    if not package.manifest.by:
        click.echo("It does not say whose work it is: --by and --licence do.")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where it lies: the folder, its course, and that with all that it may name."""

    root: Path
    own: Library
    course: Library
    is_lesson: bool


def _handed(place: _Place, content_id: str, terms: Terms, *, with_key: bool) -> Package:
    if place.is_lesson:
        source = lesson_in(place.root, content_id)
    else:
        source = exercise_in(place.root, place.own, content_id)
    if terms == Terms() and place.root.resolve() == shipped_root().resolve():
        terms = _SHIPPED
    return package_of(
        source.kind, content_id, source.texts, place.course, source.pictures, terms=terms,
        with_key=with_key,
    )  # fmt: skip


def _text(course: Library, content_id: str) -> str:
    offer = course.offer(content_id)
    if offer is None:
        stop(f"There is no exercise {content_id}.")
    try:
        return text_form(offer)
    except NoTextForm as problem:
        stop(str(problem))


def _place_of(root: Path, content_id: str, *, as_lesson: bool) -> _Place | None:
    """Where the folder offers it; None where it does not."""
    for own, course in courses(root):
        if content_id in own.exercises and not as_lesson:
            return _Place(root, own, course, is_lesson=False)
        if content_id in own.lessons:
            return _Place(root, own, course, is_lesson=True)
    return None


def write_new(target: Path, content: bytes, option: str = "-o") -> None:
    """Write a new file, whole or not at all; `option` names it. What cannot be ends the command."""
    beside = ""
    try:
        if os.path.lexists(target):
            stop(
                f"{target} is there already, and nothing is written over. Name another with "
                f"{option}."
            )
        descriptor, beside = tempfile.mkstemp(prefix=".whose-words-", dir=target.parent)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        Path(beside).chmod(0o644)
        Path(beside).rename(target)
    except OSError as error:
        with suppress(OSError):
            Path(beside or target.with_name(".none")).unlink()
        stop(f"{target} cannot be written: {error.strerror}.")
    click.echo(f"Wrote {target}.")

"""`kit new`: the files of an exercise or lesson to begin with."""

from pathlib import Path

import click

from kit.cli.authoring.folder_option import content_option, folder_or_stop
from kit.cli.options import WRONG_CALL, stop
from kit.content.own.beginnings import (
    FIRST_NUMBER,
    first_exercise,
    first_lesson,
    types_with_example,
)
from kit.content.own.texts import DraftKind
from kit.exchange.authoring.content_folder import NotWritten, ids_in, libraries, write_into
from kit.exchange.authoring.sentences import shown
from kit.exchange.authoring.text_form.item_ids import slug
from kit.items.fields.advice import near_miss


@click.group()
def new() -> None:
    """Begin an exercise or a lesson: files that `kit check` takes, each field explained."""


@new.command()
@click.argument("title", metavar="NAME")
@click.option(
    "--type",
    "item_type",
    default=types_with_example()[0],
    metavar="TYPE",
    show_default=True,
    help=f"What students do with it: {', '.join(types_with_example())}.",
)
@content_option
def exercise(title: str, item_type: str, folder: Path | None) -> None:
    """Write the files of an exercise with its key.

    NAME is its title, such as "The bridge"; its id and its files are named by it.
    """
    root = folder_or_stop(folder)
    types = types_with_example()
    if item_type not in types:
        advice = near_miss(item_type, types, "choose one of these")
        stop(f"There is no type “{shown(item_type)}”. Allowed: {', '.join(types)}; {advice}.",
             status=WRONG_CALL)  # fmt: skip
    content_id = _slug_or_stop(title)
    _own, course = libraries(root)
    if content_id in {*course.exercises, *ids_in(root)}:
        stop(f"There is an exercise {content_id} already. Choose another name.")
    texts = first_exercise(item_type, content_id, title)
    try:
        paths = write_into(root, DraftKind.EXERCISE, content_id, texts, {})
    except NotWritten as problem:
        stop(str(problem))
    _echo(root, paths)


@new.command()
@click.argument("title", metavar="NAME")
@content_option
def lesson(title: str, folder: Path | None) -> None:
    """Write the files of a lesson with its teacher's page.

    NAME is its title, such as "The bridge". Its number is the next from 100 on, so that it stands
    behind the shipped lessons.
    """
    root = folder_or_stop(folder)
    words = _slug_or_stop(title)
    _own, course = libraries(root)
    numbers = [one.number for one in course.lessons.values()]
    number = max((FIRST_NUMBER - 1, *numbers)) + 1
    content_id = f"{number}-{words}"
    try:
        texts = first_lesson(content_id, title)
        paths = write_into(root, DraftKind.LESSON, content_id, texts, {})
    except NotWritten as problem:
        stop(str(problem))
    _echo(root, paths)


def _slug_or_stop(title: str) -> str:
    words = slug(title)
    if not words:
        stop(
            f"“{title}” has no letter a to z and no digit to name files by. Write the name in such "
            "letters; the title in the file may be in any.",
            status=WRONG_CALL,
        )
    return words


def _echo(root: Path, paths: list[str]) -> None:
    for path in paths:
        click.echo(root / path)
    click.echo(f"Write in them what you like, then run: kit check {root}")

"""`kit check`: every problem of every content file in one run."""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from kit.cli.content import say_if_copied
from kit.cli.stats.report import report
from kit.cli.summary import summary, waiting
from kit.content.added.courses import Courses, read_courses
from kit.content.json_schemas import schemas
from kit.content.library import Library
from kit.content.paths import shipped_root
from kit.content.stats.course_check import with_balance

#: The folders of a content folder.
_INSIDE: Final = ("lessons", "exercises")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False, metavar="[DIR]")
@click.option(
    "--schemas",
    "schema_folder",
    type=click.Path(path_type=Path),
    help="Write the JSON Schemas of content and exports into this folder, too.",
)
@click.option(
    "--stats",
    "with_stats",
    is_flag=True,
    help="Print tables, too: labels, outlets, lengths, reading level, and what gives labels away.",
)
@click.option(
    "--without-shipped",
    is_flag=True,
    help="Check DIR alone, as `kit serve --without-shipped` offers it.",
)
def check(
    folder: Path | None, schema_folder: Path | None, *, with_stats: bool, without_shipped: bool
) -> None:
    """Check the content in DIR, which holds lessons/ and exercises/ (the shipped one without).

    It is read beside the shipped course, as `kit serve --content DIR` offers it. Of a file in one
    of its two folders, all that the folder holds is checked with it.

    Problems go to standard output, one a line, as compilers print them: editors and CI read
    them there. The exit status is 1 where there is an error.
    """
    root = _content_folder(folder) if folder else shipped_root()
    if root.is_file():
        click.echo(f"{root} lies in no content folder. Name a file in lessons/ or exercises/.")
        sys.exit(1)
    if not root.is_dir():
        click.echo(f"There is no folder {root}. Name one that holds lessons/ and exercises/.")
        sys.exit(1)
    if schema_folder is not None:
        if schema_folder.exists() and not schema_folder.is_dir():
            click.echo(f"{schema_folder} is a file. Name a folder for the schemas, or a new one.")
            sys.exit(1)
        _write_schemas(schema_folder)
    courses = read_courses(root if folder else None, without_shipped=without_shipped)
    library = _balanced(courses)
    for problem in library.problems:
        click.echo(problem)
    for line in waiting(library):
        click.echo(line)
    say_if_copied(courses, err=False)
    click.echo(summary(library))
    if with_stats:
        click.echo(f"\n{report(library)}")
    sys.exit(1 if library.errors else 0)


def _balanced(courses: Courses) -> Library:
    """The course to check, with what is out of balance in it; the one beside it is not counted."""
    own, shipped = courses.own, courses.shipped
    if own is None:
        return with_balance(shipped)
    return with_balance(replace(own, articles={**shipped.articles, **own.articles}))


def _content_folder(named: Path) -> Path:
    """The content folder that a file of it, or its lessons/ or exercises/, stands in."""
    folder = named.parent if named.is_file() else named
    inside = folder.resolve().name in _INSIDE and not (folder / folder.resolve().name).is_dir()
    if inside and folder.is_dir():
        return folder.resolve().parent
    holds = any((folder / name).is_dir() for name in _INSIDE)
    return folder if holds or not named.is_file() else named


def _write_schemas(folder: Path) -> None:
    # Here, since it brings numpy, which would take longer to load than the kit.
    from kit.exchange.schemas import schemas as exchange_schemas  # noqa: PLC0415 - slow import

    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in (schemas() | exchange_schemas()).items():
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        (folder / f"{name}.schema.json").write_text(text, encoding="utf-8")

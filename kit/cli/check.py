"""`kit check`: every problem of every content file in one run."""

import json
import sys
from pathlib import Path

import click

from kit.cli.stats import report
from kit.content.json_schemas import schemas
from kit.content.library import Library, load_library
from kit.content.paths import shipped_root


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False, metavar="[DIR]")
@click.option(
    "--schemas",
    "schema_folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the JSON Schemas of content and exports into this folder, too.",
)
@click.option(
    "--stats",
    "with_stats",
    is_flag=True,
    help="Print tables, too: labels, outlets, lengths, reading level, and what gives labels away.",
)
def check(folder: Path | None, schema_folder: Path | None, *, with_stats: bool) -> None:
    """Check the content in DIR, which holds lessons/ and exercises/ (the shipped one without).

    Problems go to standard output, one a line, as compilers print them: editors and CI read
    them there. The exit status is 1 where there is an error.
    """
    root = folder or shipped_root()
    if not root.is_dir():
        click.echo(f"There is no folder {root}. Name one that holds lessons/ and exercises/.")
        sys.exit(1)
    if schema_folder is not None:
        _write_schemas(schema_folder)
    library = load_library(root)
    for problem in library.problems:
        click.echo(problem)
    click.echo(summary(library))
    if with_stats:
        click.echo(f"\n{report(library)}")
    sys.exit(1 if library.errors else 0)


def _write_schemas(folder: Path) -> None:
    # Here, since it brings numpy, which would take longer to load than the kit.
    from kit.exchange.schemas import schemas as exchange_schemas  # noqa: PLC0415 - slow import

    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in (schemas() | exchange_schemas()).items():
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        (folder / f"{name}.schema.json").write_text(text, encoding="utf-8")


def summary(library: Library) -> str:
    """What is there and what is wrong, in one line."""
    items = sum(len(exercise.items) for exercise in library.exercises.values())
    offered = (
        f"{_count(len(library.lessons), 'lesson')}, "
        f"{_count(len(library.exercises), 'exercise')}, {_count(items, 'item')}"
    )
    if not library.problems:
        return f"{offered}: no problems."
    return (
        f"{offered}: {_count(len(library.errors), 'error')}, "
        f"{_count(len(library.warnings), 'warning')}."
    )


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"

"""`kit keys`: what became of the classes' keys, for whoever runs the kit."""

from collections.abc import Iterator
from typing import Any

import click

from kit.classroom.keys import history
from kit.classroom.keys.history import ClassEntry
from kit.cli.options import opened, with_settings
from kit.cli.stats.table import table
from kit.vocabulary import RULING_NAMES, Ruling

_HEAD = ("when (UTC)", "class", "exercise", "item", "who", "what", "version", "marks")
#: All columns but the last, which counts.
_WORDS = len(_HEAD) - 1


@click.group()
def keys() -> None:
    """Look at the classes' keys."""


@keys.command()
@click.option("--classroom", default=None, metavar="NAME", help="Only classes of this name.")
@click.option("--exercise", default=None, metavar="ID", help="Only the exercise of this id.")
@with_settings("data", "database_url")
def log(classroom: str | None, exercise: str | None, **options: Any) -> None:
    """List every version of every key with who decided it, when, why, and what it changed."""
    with opened(options) as (_settings, store):
        entries = history.log(store, classroom, exercise)
    if not entries and (classroom or exercise):
        click.echo("No key of that class and exercise. `kit keys log` alone lists all.")
        return
    if not entries:
        click.echo("No key yet: a class gets its first when an exercise is given.")
        return
    lines = table(_HEAD, (_row(line) for line in entries), left=_WORDS).splitlines()
    click.echo(lines[0])
    for line, entry in zip(lines[1:], entries, strict=True):
        click.echo(line)
        for text in _reason(entry):
            click.echo(f"    {text}")


def _row(line: ClassEntry) -> tuple[str, ...]:
    decision = line.entry.decision
    version = line.entry.version[:8] + (" (now)" if line.entry.now else "")
    start = (f"{line.entry.at:%Y-%m-%d %H:%M}", line.classroom, line.exercise_id)
    if decision is None:
        return (*start, "", "the kit", "key as shipped", version, "")
    item = " ".join(filter(None, (decision.item_id, decision.part_id)))
    what = RULING_NAMES[decision.ruling]
    if decision.choice:
        against = "against " if decision.ruling is Ruling.UPHELD else ""
        what = f"{what}: {against}{decision.choice}"
    return (*start, item, decision.author, what, version, str(line.entry.marks))


def _reason(line: ClassEntry) -> Iterator[str]:
    if line.entry.decision is not None:
        yield from (line.entry.decision.reason or line.entry.decision.answer).splitlines()

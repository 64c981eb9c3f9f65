"""`kit demo`: a made-up class to look at, and its end."""

from datetime import UTC, datetime
from typing import Any

import click

from kit.classroom.demo import build as use_case
from kit.classroom.people.accounts import teachers
from kit.cli.content import courses_of
from kit.cli.options import WholeNumber, opened, teacher_or_stop, with_settings


@click.command()
@click.option("--teacher", default=None, metavar="NAME", help="Whose class it is, of several.")
@click.option(
    "--seed", type=WholeNumber(), default=use_case.SEED, metavar="N", help="Another class."
)
@click.option("--remove", is_flag=True, help="Delete made-up classes for good instead.")
@with_settings("data", "database_url", "content", "without_shipped")
def demo(teacher: str | None, seed: int, *, remove: bool, **options: Any) -> None:
    """Make a class of 30 made-up students with six weeks of answers, to see every page.

    Each of its pages and files says that it is made up. With --remove, all made-up classes (or
    one teacher's) are deleted for good.
    """
    with opened(options) as (settings, store):
        if remove:
            whose = teachers.teacher_named(store, teacher) if teacher else None
            _say_removed(use_case.remove_demos(store, whose))
            return
        library = courses_of(settings).offered
        whose = teacher_or_stop(store, teacher)
        there = use_case.demos_of(store, whose)
        use_case.make_demo(store, library, whose, datetime.now(UTC), seed=seed)
        if there:
            click.echo("There is a made-up class already. `kit demo --remove` deletes it.")
        else:
            click.echo(
                "The made-up class is among the teacher's classes. "
                "`kit demo --remove` deletes it for good."
            )


def _say_removed(count: int) -> None:
    if count:
        click.echo("Deleted for good." if count == 1 else f"{count} classes are deleted for good.")
    else:
        click.echo("There is no made-up class.")

"""`kit administrator`: who looks after the kit, for whoever sits at its computer."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import click

from kit import logs
from kit.classroom.people.accounts import administrators, teachers
from kit.classroom.people.accounts.teachers import TeacherRow
from kit.classroom.people.accounts.trail import BY_COMMAND
from kit.cli.options import opened, with_settings


@click.command()
@click.argument("name", required=False)
@click.option("--end", is_flag=True, help="NAME is an administrator no longer.")
@with_settings("data", "database_url")
def administrator(name: str | None, *, end: bool, **options: Any) -> None:
    """Make NAME an administrator of this kit; without NAME, list them.

    An administrator has a page of all teachers, classes by age, disk and backups, looks after
    accounts, and sees no answer and no student's name of other teachers' classes by it.
    """
    with opened(options) as (_settings, store):
        if name is None:
            _list(teachers.list_teachers(store))
            return
        teacher_id, now = teachers.teacher_named(store, name), datetime.now(UTC)
        if end:
            was = administrators.take_role(store, teacher_id, BY_COMMAND, now)
            if was.administrator_since is None:
                click.echo(f"{was.name} was no administrator; nothing is changed.")
                return
            logs.event("administrator.ended", where="command")
            click.echo(f"{was.name} is an administrator no longer. What was done stays.")
            return
        was = administrators.give_role(store, teacher_id, BY_COMMAND, now)
        if was.administrator_since is not None:
            click.echo(f"{was.name} is an administrator already.")
            return
        logs.event("administrator.made", where="command")
        click.echo(f"{was.name} is an administrator of this kit now: at the next page, under Help.")


def _list(rows: Sequence[TeacherRow]) -> None:
    listed = [row for row in rows if row.is_administrator]
    for row in listed:
        click.echo(row.name if row.disabled_at is None else f"{row.name}  (disabled)")
    if all(row.disabled_at is not None for row in listed):
        click.echo("Nobody is an administrator. To make somebody one: kit administrator NAME")

"""`kit teacher`: colleagues' accounts, for whoever runs the kit."""

from typing import Any

import click

from kit.classroom import teachers
from kit.cli.options import opened, with_settings
from kit.settings import Settings

_NEEDED = ("data", "database_url", "port")


@click.group()
def teacher() -> None:
    """Add, list, disable teachers, or give one a new password."""


def _print_link(settings: Settings, name: str, token: str) -> None:
    click.echo(f"{name} chooses a password here, once, within two days, while the kit runs:")
    port = settings.port or "PORT"
    click.echo(f"  http://127.0.0.1:{port}/teacher/set-up/{token}")
    if not settings.port:
        click.echo("PORT is the number that `kit serve` prints.")


@teacher.command()
@click.argument("name")
@with_settings(*_NEEDED)
def add(name: str, **options: Any) -> None:
    """Make an account for NAME and print a link to choose a password."""
    with opened(options) as (settings, store):
        _print_link(settings, name, teachers.invite_teacher(store, name))


@teacher.command("list")
@with_settings(*_NEEDED)
def list_(**options: Any) -> None:
    """List the teachers."""
    with opened(options) as (_settings, store):
        rows = teachers.list_teachers(store)
        if not rows:
            click.echo("No teacher yet: `kit serve` prints the link for the first.")
        for row in rows:
            state = "disabled" if row.disabled_at else "active"
            if row.disabled_at is None and not row.has_password:
                state = "invited, has no password yet"
            click.echo(f"{row.name}  ({state}, since {row.created_at:%Y-%m-%d})")


@teacher.command()
@click.argument("name")
@with_settings(*_NEEDED)
def disable(name: str, **options: Any) -> None:
    """Close NAME's account: signed out everywhere, classrooms kept."""
    with opened(options) as (_settings, store):
        teachers.disable_teacher(store, name)
        click.echo(f"{name} is disabled and signed out. `kit teacher reset {name}` undoes it.")


@teacher.command()
@click.argument("name")
@with_settings(*_NEEDED)
def reset(name: str, **options: Any) -> None:
    """End NAME's password and print a link to choose a new one; reopens a disabled account."""
    with opened(options) as (settings, store):
        _print_link(settings, name, teachers.reset_teacher(store, name))

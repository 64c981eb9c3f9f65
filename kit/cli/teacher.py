"""`kit teacher`: colleagues' accounts, for whoever runs the kit."""

import os
import shlex
import subprocess
from typing import Any

import click

from kit import logs
from kit.classroom.colleagues import leaving
from kit.classroom.colleagues.leaving import Belongings
from kit.classroom.people.accounts import administrators, teachers
from kit.classroom.people.second_factor import removal
from kit.cli.options import opened, secret_or_stop, teacher_link, with_settings
from kit.settings import Settings

_NEEDED = ("data", "database_url", "port", "public_url")


@click.group()
def teacher() -> None:
    """Add, list, disable teachers, hand over what is theirs, or let one back in."""


def _print_link(settings: Settings, secret: str, name: str, token: str) -> None:
    click.echo(f"{name} chooses a password here, once, within two days, while the kit runs:")
    click.echo(f"  {teacher_link(settings, secret, f'set-up/{token}')}")
    if settings.teaches_by_public_url:
        return
    if settings.port:
        port = settings.port
        click.echo(f"Where `kit serve` prints another port than {port}, put that in its place.")
    else:
        click.echo("PORT is the number that `kit serve` prints.")


def _quoted(name: str) -> str:
    """A name as it can be typed on this system's command line."""
    if os.name == "posix":
        return shlex.quote(name)
    return subprocess.list2cmdline([name])


@teacher.command()
@click.argument("name")
@with_settings(*_NEEDED)
def add(name: str, **options: Any) -> None:
    """Make an account for NAME and print a link to choose a password."""
    with opened(options) as (settings, store):
        secret = secret_or_stop(settings)
        token = teachers.invite_teacher(store, name)
        logs.event("account.made", where="command")
        _print_link(settings, secret, name, token)


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
            if row.is_administrator:
                state += ", administrator"
            click.echo(f"{row.name}  ({state}, since {row.created_at:%Y-%m-%d})")


@teacher.command()
@click.argument("name")
@with_settings(*_NEEDED)
def disable(name: str, **options: Any) -> None:
    """Close NAME's account: signed out everywhere, classrooms kept."""
    with opened(options) as (_settings, store):
        teachers.disable_teacher(store, name)
        logs.event("account.disabled", where="command")
        again = f"kit teacher reset {_quoted(name)}"
        click.echo(f"{name} is disabled and signed out. `{again}` undoes it.")
        if administrators.is_left_without(store):
            click.echo("Nobody is an administrator of this kit now. To make somebody one:")
            click.echo("  kit administrator NAME")
        _print_kept(name, leaving.belongings(store, name))


def _print_kept(name: str, kept: Belongings) -> None:
    """Say what becomes of the classes and drafts of who is disabled: nothing."""
    for owned in kept.classes:
        shared = f": {', '.join(owned.co_teachers)} can go on with it" if owned.co_teachers else ""
        click.echo(f"The class {owned.name} is kept as it is{shared}.")
    if kept.drafts:
        click.echo(f"What {name} has written is kept, too: {_count(kept.drafts, 'draft')}.")
    if kept.classes or kept.drafts or kept.shared:
        click.echo("To give all of it to a colleague, and lose nothing:")
        click.echo(f"  kit teacher hand-over {_quoted(name)} --to COLLEAGUE")


def _count(number: int, thing: str, things: str = "") -> str:
    return f"1 {thing}" if number == 1 else f"{number} {things or thing + 's'}"


@teacher.command("hand-over")
@click.argument("name")
@click.option("--to", "heir", required=True, metavar="COLLEAGUE", help="Who has it from then on.")
@with_settings(*_NEEDED)
def hand_over(name: str, heir: str, **options: Any) -> None:
    """Give all classes, drafts and copies of articles of NAME to a colleague."""
    with opened(options) as (_settings, store):
        gone = leaving.hand_everything_over(store, name, heir)
        logs.event("account.handed_over", where="command", classes=len(gone.classes))
        classes = _count(len(gone.classes), "class", "classes")
        listed = f" ({', '.join(gone.classes)})" if gone.classes else ""
        drafts = _count(gone.drafts, "draft")
        copies = _count(gone.copies, "copy of an article", "copies of articles")
        click.echo(f"{heir} now owns what was {name}'s: {classes}{listed}, {drafts}, {copies}.")
        if gone.shared:
            classes = _count(gone.shared, "class", "classes")
            click.echo(f"{heir} shares {classes} in place of {name}.")
        if gone.copies_left:
            copies = _count(gone.copies_left, "copy", "copies")
            click.echo(f"{copies} stayed with {name}: {heir} has their own of the same article.")


@teacher.command()
@click.argument("name")
@with_settings(*_NEEDED)
def reset(name: str, **options: Any) -> None:
    """End NAME's password and print a link to choose a new one; reopens a disabled account."""
    with opened(options) as (settings, store):
        secret = secret_or_stop(settings)
        token = teachers.reset_teacher(store, name)
        logs.event("account.reset", where="command")
        _print_link(settings, secret, name, token)
        if removal.has_factor(store, name):
            click.echo("The second factor stays, and asks for its code. Without the phone:")
            click.echo(f"  kit teacher remove-second-factor {_quoted(name)}")


@teacher.command("remove-second-factor")
@click.argument("name")
@with_settings(*_NEEDED)
def remove_second_factor(name: str, **options: Any) -> None:
    """Let NAME, who has lost phone and recovery codes, sign in by the password alone."""
    with opened(options) as (settings, store):
        removal.remove_factor(store, name)
        logs.event("factor.removed", where="command")
        click.echo(f"{name} has no second factor now and is signed out everywhere.")
        click.echo("The next sign-in takes the password alone, and says that this was done.")
        if settings.wants_second_factor:
            click.echo("It then asks to set up another: KIT_SECOND_FACTOR is required.")

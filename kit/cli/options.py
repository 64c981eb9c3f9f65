"""Options of the settings table, for the commands that take them."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn, TypeVar
from uuid import UUID

import click

from kit import logs
from kit.classroom.errors import KitError
from kit.classroom.people.accounts import teachers
from kit.secret import LINK_WORD, NoKey, computer_secret, signing_key
from kit.server.limits import limits_of
from kit.settings import (
    SHOWN_MOST,
    TABLE,
    Settings,
    SettingsError,
    read_settings,
    unknown_variables,
)
from kit.settings.zone import CAN_BE_SET, apply_time_zone
from kit.store.engine import Store, open_store
from kit.store.limits import set_limits
from kit.store.migrate import DatabaseProblem, first_use, prepare
from kit.store.private import private_folder
from kit.whole_number import LARGEST, whole_number

Command = TypeVar("Command", bound=Callable[..., Any])

#: The status of a command that was called wrongly, as click itself uses it.
WRONG_CALL = 2


class WholeNumber(click.ParamType[int]):
    """A whole number, 0 or more; what is none is told without the parser's words."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number. Raises click.UsageError."""
        if isinstance(value, int):
            return value
        text = str(value)
        try:
            return whole_number(text, 0)
        except ValueError:
            option = param.opts[0] if param else "It"
            shown = text if len(text) <= SHOWN_MOST else f"{text[:SHOWN_MOST]}…"
            message = (
                f"{option} takes a whole number from 0 to {LARGEST}; “{shown}” is none of them."
            )
            raise click.UsageError(message, ctx) from None


def with_settings(*names: str) -> Callable[[Command], Command]:
    """Give a command the options of these settings, or of all; unset ones arrive as None."""

    def decorate(command: Command) -> Command:
        for row in reversed(TABLE):
            if row.option and (not names or row.name in names):
                kind: dict[str, Any] = (
                    {"is_flag": True, "flag_value": "true"} if row.flag else {"metavar": "VALUE"}
                )
                text = f"{row.help} [{row.variable}]"
                command = click.option(row.option_name, row.name, default=None, help=text, **kind)(
                    command
                )
        return command

    return decorate


def settings_or_stop(options: dict[str, Any]) -> Settings:
    """The settings; wrong ones are printed, one a line, and the command ends."""
    for line in unknown_variables(os.environ):
        click.echo(f"Warning: {line}", err=True)
    try:
        settings = read_settings(options, os.environ)
    except SettingsError as error:
        stop(*error.lines, status=WRONG_CALL)
    if settings.time_zone is not None and not CAN_BE_SET:
        click.echo(
            "Warning: KIT_TIME_ZONE has no effect on this system: choose the time zone in its own "
            "settings.",
            err=True,
        )
    apply_time_zone(settings)
    return settings


def secret_or_stop(settings: Settings) -> str:
    """This computer's secret, for the links to print; without a key the command ends."""
    try:
        return computer_secret(signing_key(settings).encode())
    except NoKey as problem:
        stop(str(problem))
    except OSError as error:
        stop(f"The data folder {settings.data} cannot be used: {error.strerror}.")


def teacher_link(settings: Settings, secret: str, path: str = "") -> str:
    """Where a teacher opens a page of theirs: under the public URL, or with the secret here."""
    if settings.teaches_by_public_url:
        return f"{settings.public_url}/teacher/{path}"
    port = settings.port or "PORT"
    return f"http://127.0.0.1:{port}{settings.prefix}/teacher/{path}?{LINK_WORD}={secret}"


def stop(*lines: str, status: int = 1) -> NoReturn:
    """Print the lines as errors and end."""
    for line in lines:
        click.echo(line, err=True)
    sys.exit(status)


def note_migration(before: str | None, after: str) -> None:
    """Say in the log that the database has another schema now."""
    logs.event("database.migrated", before=before or "none", after=after)


@contextmanager
def opened(options: dict[str, Any]) -> Iterator[tuple[Settings, Store]]:
    """The settings and the open, migrated store; what goes wrong is printed, and ends it all."""
    settings = settings_or_stop(options)
    try:
        private_folder(settings.data)
        logs.begin(settings)
        prepare(settings.database_url, settings.data, migrated=note_migration)
    except OSError as error:
        stop(f"The data folder {settings.data} cannot be used: {error.strerror}.")
    except DatabaseProblem as problem:
        stop(str(problem))
    store = open_store(settings.database_url)
    set_limits(store, limits_of(settings))
    try:
        with first_use(settings.database_url):
            yield settings, store
    except (KitError, DatabaseProblem) as error:
        stop(str(error))
    finally:
        store.close()


def teacher_or_stop(store: Store, name: str | None) -> UUID:
    """The teacher of that name; None: the only one there is. Without one the command ends.

    Raises KitError for a name that nobody has.
    """
    if name is not None:
        return teachers.teacher_named(store, name)
    known = [row.name for row in teachers.list_teachers(store) if row.disabled_at is None]
    if not known:
        stop("There is no teacher yet: start `kit serve` and follow the link that it prints.")
    if len(known) > 1:
        stop(f"There are several teachers: {', '.join(known)}. Name one with --teacher.")
    return teachers.teacher_named(store, known[0])

"""Options of the settings table, for the commands that take them."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn, TypeVar

import click

from kit.classroom.errors import KitError
from kit.settings import (
    SHOWN_MOST,
    TABLE,
    Settings,
    SettingsError,
    read_settings,
    unknown_variables,
)
from kit.store.engine import Store, open_store
from kit.store.migrate import DatabaseProblem, prepare
from kit.store.private import private_folder
from kit.whole_number import LARGEST, whole_number

Command = TypeVar("Command", bound=Callable[..., Any])

#: The status of a command that was called wrongly, as click itself uses it.
WRONG_CALL = 2


def plain_number(typed: object) -> int:
    """An option's whole number of plain digits. Raises click's own error, which ends in a line."""
    try:
        return whole_number(str(typed), 0)
    except ValueError:
        message = f"{str(typed)[:SHOWN_MOST]!r} is no whole number from 0 to {LARGEST}."
        raise click.BadParameter(message) from None


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
        return read_settings(options, os.environ)
    except SettingsError as error:
        stop(*error.lines, status=WRONG_CALL)


def stop(*lines: str, status: int = 1) -> NoReturn:
    """Print the lines as errors and end."""
    for line in lines:
        click.echo(line, err=True)
    sys.exit(status)


@contextmanager
def opened(options: dict[str, Any]) -> Iterator[tuple[Settings, Store]]:
    """The settings and the open, migrated store; what goes wrong is printed, and ends it all."""
    settings = settings_or_stop(options)
    try:
        private_folder(settings.data)
        prepare(settings.database_url, settings.data)
    except OSError as error:
        stop(f"The data folder {settings.data} cannot be used: {error.strerror}.")
    except DatabaseProblem as problem:
        stop(str(problem))
    store = open_store(settings.database_url)
    try:
        yield settings, store
    except KitError as error:
        stop(str(error))
    finally:
        store.close()

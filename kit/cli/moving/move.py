"""`kit move`: all classes to another folder, or into a database of a server, and back."""

from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import click
from sqlalchemy import make_url

from kit import logs
from kit.cli.moving.progress import Bar
from kit.cli.moving.words import after_folder, after_server, moved_lines
from kit.cli.options import WRONG_CALL, settings_or_stop, stop, with_settings
from kit.exchange.moving.moving import MovedUnnoted, MoveRefused, Report
from kit.exchange.moving.to_folder import DATABASE, move_to_folder
from kit.exchange.moving.to_server import move_to_server
from kit.secret import NoKey, signing_key
from kit.server.holder import DatabaseHeld, holding
from kit.settings import Settings, parsing
from kit.store.database.problems import file_of, shown
from kit.store.engine import open_store
from kit.store.migrate import DatabaseProblem, prepare
from kit.store.private import LinkInPlace, private_folder

_NOTHING: Final = "Nothing was moved."


@click.command()
@click.argument("target")
@click.option(
    "--show-key", is_flag=True, help="Print the signing key that the server's kit has to have."
)
@with_settings("data", "database_url")
def move(target: str, show_key: bool, **options: Any) -> None:
    """Move all classes to TARGET: a folder, or the URL of a PostgreSQL database.

    Every row is compared there before it counts as moved. What is here stays, and is not served
    any more.
    """
    settings = settings_or_stop(options)
    place = _server_url(target) if "://" in target else Path(target).expanduser().absolute()
    try:
        key = _key(settings)
        with _alone(settings, place):
            private_folder(settings.data)  # of a server's kit there may be none on this computer
            logs.begin(settings)
            report = _moved(settings, place, key)
            logs.event("database.moved", rows=sum(report.counts.values()))
    except (MoveRefused, DatabaseProblem, LinkInPlace, NoKey, DatabaseHeld) as problem:
        stop(f"{_NOTHING} {problem}")
    except MovedUnnoted as problem:
        stop(str(problem))
    except OSError as error:
        stop(f"{_NOTHING} {error.filename or target} cannot be used: {error.strerror}.")
    except KeyboardInterrupt:
        stop(f"Stopped. {_NOTHING}")
    if isinstance(place, Path):
        lines = [*moved_lines(str(place), report), *after_folder(str(place))]
    else:
        where = shown(place)
        lines = [
            *moved_lines(where, report),
            *after_server(settings, where, key if show_key else None),
        ]
    for line in lines:
        click.echo(line)


def _server_url(target: str) -> str:
    """The URL of a server's database; anything else is refused, and its password not repeated."""
    try:
        url = parsing.database_url(target)
    except ValueError:
        url = ""
    if not url or make_url(url).get_backend_name() == "sqlite":
        stop(
            "The target is no URL of a database that classes can be moved to. Allowed: a folder, "
            "or postgresql://USER:PASSWORD@HOST/NAME.",
            status=WRONG_CALL,
        )
    return url


def _key(settings: Settings) -> str:
    """The signing key; none is made where there is nothing to move."""
    path = file_of(settings.database_url)
    if path is not None and not path.is_file():
        message = f"There is no kit to move: {path} is not there. Name its folder with --data."
        raise MoveRefused(message)
    key = signing_key(settings)
    if not key.isascii():
        message = (
            "KIT_SECRET_KEY holds letters that the file of a key does not: choose one of ASCII "
            "letters and digits (everybody signs in again), then move."
        )
        raise MoveRefused(message)
    return key


def _alone(settings: Settings, place: Path | str) -> ExitStack:
    """Nobody serves what is moved, or the folder that it is moved to, until the stack is left."""
    with ExitStack() as stack:
        stack.enter_context(holding(settings))
        own = file_of(settings.database_url)
        if isinstance(place, Path) and place.is_dir() and place / DATABASE != own:
            url = f"sqlite:///{place / DATABASE}"
            there = replace(settings, data=place, database_url=url)
            stack.enter_context(holding(there))
        return stack.pop_all()


def _moved(settings: Settings, place: Path | str, key: str) -> Report:
    prepare(settings.database_url, settings.data)
    store = open_store(settings.database_url)
    now = datetime.now(UTC)
    try:
        with Bar() as bar:
            if isinstance(place, Path):
                return move_to_folder(store, place, key, bar.begin, now)
            return move_to_server(store, place, bar.begin, now)
    finally:
        store.close()

"""`kit serve`: check what is there, say where the class finds the kit, and serve."""

import platform
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import replace
from importlib.metadata import version
from tempfile import TemporaryFile
from typing import Any
from urllib.parse import urlsplit

import click
from sqlalchemy.exc import DBAPIError

from kit import logs
from kit.classroom.backups.age import TooOld, look_at_age
from kit.classroom.clock import wall_clock
from kit.classroom.people.accounts.links import setup_link_token
from kit.cli.content import checked_courses, say_who_loses
from kit.cli.moving.moved_away import refuse_moved_away
from kit.cli.options import (
    note_migration,
    secret_or_stop,
    settings_or_stop,
    stop,
    teacher_link,
    with_settings,
)
from kit.cli.output import go_on_without_output
from kit.cli.serving.opening import open_page, open_when_up
from kit.cli.serving.qr import print_qr
from kit.cli.serving.start_up import StartUp, backup_line, first_page, join_address, lines
from kit.cli.serving.stopped_early import start_stopped_in_words
from kit.network import (
    Picked,
    classroom_addresses,
    is_loopback,
    synchronised_folder,
)
from kit.secret import NoKey, signing_key
from kit.server import CannotServe
from kit.server import serve as run_server
from kit.server.addresses import picked_address
from kit.server.holder import DatabaseHeld, holder_of, holding, refuse_held
from kit.server.port import PortTaken, free_port
from kit.settings import Settings
from kit.store.database.faults import FULL, LOCKED, LOG_CUT, DatabaseFault, fault_of
from kit.store.database.log_length import missing_pages
from kit.store.database.problems import file_of
from kit.store.database.whereabouts import Whereabouts
from kit.store.engine import Store, open_store
from kit.store.migrate import DatabaseProblem, first_use, head, prepare
from kit.store.private import LinkInPlace, private_folder


@click.command()
@click.option(
    "--go-on-here", is_flag=True, help="Use classes again that `kit move` has moved elsewhere."
)
@with_settings()
@click.option(
    "--open",
    "opens",
    is_flag=True,
    help="Open the teacher's pages in this computer's browser; of a kit that runs already, too.",
)
def serve(*, opens: bool, go_on_here: bool, **options: Any) -> None:
    """Start the kit: students join from any device in the room."""
    go_on_without_output()
    settings = settings_or_stop(options)
    with start_stopped_in_words():
        if opens:
            _open_running(settings)
        try:
            settings = replace(settings, port=free_port(settings))
        except PortTaken as problem:
            _refuse_held(settings)
            stop(str(problem))
        _make_data_folder(settings)
        with _holding(settings):
            _serve(settings, opens=opens, go_on_here=go_on_here)
    click.echo("The kit has stopped; all saved answers are kept.")


def _open_running(settings: Settings) -> None:
    """Where a kit serves this database already, open its pages and end: a second double click."""
    holder = None
    with suppress(LinkInPlace):  # told where the database is taken hold of
        holder = holder_of(settings)
    if holder is not None and holder.port is not None:
        link = teacher_link(replace(settings, port=holder.port), secret_or_stop(settings))
        click.echo(f"The kit runs already. The teacher's pages: {link}")
        open_page(link)
        sys.exit(0)


def _serve(settings: Settings, *, opens: bool, go_on_here: bool) -> None:
    """Say where the kit is, and serve until it is stopped."""
    logs.begin(settings)
    _say_what_log_lacks(settings)
    try:
        backup = prepare(settings.database_url, settings.data, migrated=note_migration)
    except DatabaseProblem as problem:
        stop(str(problem))
    refuse_moved_away(settings, go_on=go_on_here)
    courses = checked_courses(settings)
    say_who_loses(settings, courses)
    token, picked, old_backup = _from_database(settings)
    start_up = StartUp(
        settings,
        [] if settings.local or settings.public_url else classroom_addresses(picked),
        token,
        synchronised_folder(settings.data),
        backup,
        secret_or_stop(settings),
        picked,
        backup_line(old_backup),
    )
    _say(start_up)
    if opens:
        open_when_up(settings.port, first_page(start_up))
    files = Whereabouts(file_of(settings.database_url))
    files.check_database()
    failed = True
    _note_start(settings)
    try:
        # The key goes along: a worker that starts anew has the same, though its file be gone.
        run_server(replace(settings, secret_key=signing_key(settings)), courses)
        failed = False
    except CannotServe as problem:
        stop(str(problem))
    finally:
        logs.event("kit.stopped", failed=failed)
        _gather(settings, files)


def _say(start_up: StartUp) -> None:
    """All that there is to say, with the class's address as a picture."""
    for line in lines(start_up):
        click.echo(line)
    address = join_address(start_up)
    if not is_loopback(urlsplit(address).hostname or ""):
        print_qr(address)
    sys.stdout.flush()


def _note_start(settings: Settings) -> None:
    logs.event(
        "kit.started",
        version=version("whose-words"),
        schema=head(),
        python=platform.python_version(),
        system=sys.platform if sys.platform in {"linux", "darwin", "win32"} else "other",
        database="sqlite" if file_of(settings.database_url) else "postgresql",
    )


def _refuse_held(settings: Settings) -> None:
    """Where the port is a kit's that has this folder, too, the folder is what to speak of."""
    try:
        refuse_held(settings)
    except (DatabaseHeld, LinkInPlace) as problem:
        stop(str(problem))


@contextmanager
def _holding(settings: Settings) -> Iterator[None]:
    """Nobody else serves this database until the block ends."""
    with ExitStack() as stack:
        try:
            stack.enter_context(holding(settings))
        except (DatabaseHeld, LinkInPlace) as problem:
            stop(str(problem))
        yield


def _make_data_folder(settings: Settings) -> None:
    try:
        private_folder(settings.data)
        with TemporaryFile(dir=settings.data, prefix=".can-write-"):
            signing_key(settings)
    except NoKey as problem:
        stop(str(problem))
    except OSError as error:
        is_full = fault_of(error) is FULL
        mend = "make room on its disk" if is_full else "change its permissions"
        stop(
            f"The data folder {settings.data} cannot be written to ({error.strerror}). "
            f"Name another one with --data, or {mend}."
        )


def _gather(settings: Settings, files: Whereabouts) -> None:
    """Leave the database in one file, for whoever copies it while the kit is stopped."""
    try:
        files.check_database()
    except DatabaseFault as gone:
        stop(
            f"The kit has stopped. {gone.fault.what} ({gone.detail}) Put it back before you start "
            "the kit again: what was acknowledged until then is in it."
        )
    path = file_of(settings.database_url)
    lacks = path is not None and missing_pages(path)
    try:
        with first_use(settings.database_url), closing(open_store(settings.database_url)) as store:
            emptied = store.checkpoint()
            if not emptied:
                _raise_why_not(store)
    except DatabaseProblem as problem:
        stop(f"The kit has stopped. {problem}")
    if lacks:
        stop(f"The kit has stopped. {LOG_CUT.what} Have your students look at what they gave last.")
    if not emptied:
        click.echo(
            "Another program has the database open, so its log could not be emptied: what was "
            "deleted may still be found there, and a copy needs the file that ends in -wal, too. "
            "Close that program, then start and stop the kit once."
        )


def _raise_why_not(store: Store) -> None:
    """Where the log cannot be emptied, hear why: by an error, unless somebody else is at it."""
    try:
        with store.single_read() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    except DBAPIError as error:
        if store.fault_of(error) is not LOCKED:
            raise


def _say_what_log_lacks(settings: Settings) -> None:
    """What was done to SQLite's log while the kit was stopped can be seen before it is opened."""
    path = file_of(settings.database_url)
    if path is not None and missing_pages(path):
        click.echo(
            f"Warning: {path}-wal is shorter than it was when the kit ran last: it was cut short, "
            "deleted or replaced, or the computer lost its power. What was saved last is lost: "
            "have your students look at what they gave last.",
            err=True,
        )


def _from_database(settings: Settings) -> tuple[str | None, Picked | None, TooOld | None]:
    """The token of the set-up link, if nobody is set up yet; the address picked; an old backup."""
    store = open_store(settings.database_url)
    try:
        with first_use(settings.database_url):
            return (
                setup_link_token(store, signing_key(settings)),
                picked_address(store),
                look_at_age(store, wall_clock()),
            )
    except DatabaseProblem as problem:
        stop(str(problem))
    finally:
        store.close()

"""`kit serve`: check what is there, say where the class finds the kit, and serve."""

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import click

from kit.classroom.people.teachers import setup_link_token
from kit.cli.options import settings_or_stop, stop, with_settings
from kit.cli.output import go_on_without_output
from kit.cli.qr import print_qr
from kit.cli.summary import summary
from kit.content.library import load_library
from kit.content.paths import shipped_root
from kit.network import Address, classroom_addresses, is_address, synchronised_folder
from kit.secret import NoKey, signing_key
from kit.server import CannotServe
from kit.server import serve as run_server
from kit.server.holder import DatabaseHeld, holding, refuse_held
from kit.server.port import PortTaken, free_port
from kit.settings import Settings
from kit.store.engine import open_store
from kit.store.migrate import DatabaseProblem, first_writes, prepare
from kit.store.private import LinkInPlace, private_folder


@dataclass(frozen=True, slots=True)
class StartUp:
    """What there is to say when the kit starts."""

    settings: Settings
    addresses: Sequence[Address]
    set_up_token: str | None
    synchronised: str | None
    backup: Path | None


@click.command()
@with_settings()
def serve(**options: Any) -> None:
    """Start the kit: students join from any device in the room."""
    go_on_without_output()
    settings = settings_or_stop(options)
    with start_stopped_in_words():
        try:
            settings = replace(settings, port=free_port(settings))
        except PortTaken as problem:
            _refuse_held(settings)
            stop(str(problem))
        _make_data_folder(settings)
        with _holding(settings):
            _serve(settings)
    click.echo("The kit has stopped; all saved answers are kept.")


def _serve(settings: Settings) -> None:
    """Say where the kit is, and serve until it is stopped."""
    try:
        backup = prepare(settings.database_url, settings.data)
    except DatabaseProblem as problem:
        stop(str(problem))
    _check_content(settings)
    start_up = StartUp(
        settings,
        [] if settings.local else classroom_addresses(),
        _set_up_token(settings),
        synchronised_folder(settings.data),
        backup,
    )
    for line in lines(start_up):
        click.echo(line)
    print_qr(join_address(start_up))
    sys.stdout.flush()
    try:
        run_server(settings)
    except CannotServe as problem:
        stop(str(problem))
    finally:
        _gather(settings)


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


class _Interruption(BaseException):
    """The start is to end. No KeyboardInterrupt: of one that crosses `exec`, Python dies twice."""


def _interrupt(_number: int, _frame: object) -> None:
    raise _Interruption


@contextmanager
def start_stopped_in_words() -> Iterator[None]:
    """Ctrl-C and the like during the start, before the server takes them: a line, no traceback."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _interrupt)
    try:
        yield
    except _Interruption:
        click.echo("The kit was stopped before it was up; all saved answers are kept.", err=True)
        sys.exit(0)


def _make_data_folder(settings: Settings) -> None:
    try:
        private_folder(settings.data)
        with TemporaryFile(dir=settings.data, prefix=".can-write-"):
            signing_key(settings)
    except NoKey as problem:
        stop(str(problem))
    except OSError as error:
        stop(
            f"The data folder {settings.data} cannot be written to ({error.strerror}). "
            "Name another one with --data, or change its permissions."
        )


def _gather(settings: Settings) -> None:
    """Leave the database in one file, for whoever copies it while the kit is stopped."""
    store = open_store(settings.database_url)
    store.checkpoint()
    store.close()


def _check_content(settings: Settings) -> None:
    library = load_library(settings.content or shipped_root())
    for problem in library.problems:
        click.echo(problem, err=True)
    if not library.exercises:
        stop(
            f"There is no exercise to offer in {settings.content or shipped_root()}. Name a "
            "folder that holds lessons/ and exercises/ with --content; `kit check` says more."
        )
    click.echo(f"Content: {summary(library)}")


def _set_up_token(settings: Settings) -> str | None:
    store = open_store(settings.database_url)
    try:
        with first_writes(settings.database_url):
            return setup_link_token(store, signing_key(settings))
    except DatabaseProblem as problem:
        stop(str(problem))
    finally:
        store.close()


def join_address(start_up: StartUp) -> str:
    """The likeliest address for the class."""
    return _class_addresses(start_up)[0][0]


def _class_addresses(start_up: StartUp) -> list[tuple[str, str]]:
    port = start_up.settings.port
    named = start_up.settings.address
    links = [(f"http://{named}:{port}/", "as you named it")] if named else []
    links += [
        (f"http://{address.ip}:{port}/", f"{address.interface}, {address.kind.words}")
        for address in start_up.addresses
        if address.ip != named
    ]
    return links or [(f"http://127.0.0.1:{port}/", "this computer only")]


def lines(start_up: StartUp) -> list[str]:
    """The words to print, in order. Pure."""
    settings = start_up.settings
    teacher = f"http://127.0.0.1:{settings.port}/teacher/"
    said = [""]
    if start_up.backup is not None:
        said += [f"The database was brought up to date; the old one is kept: {start_up.backup}"]
    if start_up.synchronised is not None:
        said.append(
            f"Warning: the data folder {settings.data} lies in {start_up.synchronised}. A "
            "synchronised or network folder can damage the database: choose another with --data."
        )
    if start_up.set_up_token is not None:
        said += [*_set_up_lines(start_up), ""]
    said += ["The teacher's pages, on this computer:", f"  {teacher}", ""]
    if settings.teacher_on_network:
        said.append(
            "Warning: the teacher's pages answer on the network, too. Names and keys cross it "
            "unencrypted."
        )
        said.append("")
    if _is_elsewhere(start_up):
        own = ", ".join(address.ip for address in start_up.addresses)
        said.append(
            f"Warning: --address {settings.address} is none of this computer's addresses now "
            f"({own}). The class reaches the kit there only if something passes it on."
        )
        said.append("")
    if not settings.local and not start_up.addresses and settings.address is None:
        said += ["No network was found: join one, or make a hotspot, and start the kit again.", ""]
    said += ["The class joins at the first of these that works:"]
    said += [f"  {address}  ({kind})" for address, kind in _class_addresses(start_up)]
    return [*said, "", "Stop the kit with Ctrl-C.", ""]


def _is_elsewhere(start_up: StartUp) -> bool:
    """Whether the address that was named is a number, and of another computer: last week's, say."""
    named = start_up.settings.address
    own = [address.ip for address in start_up.addresses]
    return bool(named and own and is_address(named) and named not in own)


def _set_up_lines(start_up: StartUp) -> list[str]:
    """The set-up link here, and on the network where the teacher's pages answer there, too."""
    settings, path = start_up.settings, f"teacher/set-up/{start_up.set_up_token}"
    said = [
        "First make your teacher's account, on this computer (the link works once):",
        f"  http://127.0.0.1:{settings.port}/{path}",
    ]
    if settings.teacher_on_network and (start_up.addresses or settings.address):
        said.append("Or on another device; the same link, at the first of these that works:")
        said += [f"  {address}{path}" for address, _kind in _class_addresses(start_up)]
    return said

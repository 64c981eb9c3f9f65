"""`kit stop`: ask the kit that has this data folder to stop, and wait until it has."""

import os
from pathlib import Path
from typing import Any, Final

import click

from kit.cli.options import settings_or_stop, with_settings
from kit.cli.options import stop as stop_with
from kit.server.holder import ENDING_SECONDS, SUFFIX, Holder, file_beside, holder_of
from kit.server.server_words import STOP_SECONDS
from kit.server.stopping.asking import NotOurs, ask, has_let_go, is_the_holder
from kit.settings import Settings
from kit.store.private import LinkInPlace

#: What is being answered is finished, then the log is folded in.
WAIT_SECONDS: Final = STOP_SECONDS + 15.0
_ON_A_SERVER: Final = (
    "`kit stop` finds a kit by the file that lies beside its SQLite database. Several kits may "
    "serve one PostgreSQL database: stop each by Ctrl-C in its window, or as the service that it "
    "was started as."
)


@click.command()
@with_settings("data", "database_url")
def stop(**options: Any) -> None:
    """Stop the kit that has this data folder, from any window."""
    settings = settings_or_stop(options)
    beside = file_beside(settings)
    if beside is None:
        stop_with(_ON_A_SERVER)
    database = beside.with_name(beside.name.removesuffix(SUFFIX))
    try:
        holder = holder_of(settings)
        if holder is None:
            click.echo(f"No kit runs with {database}.")
            return
        _stop(settings, holder, beside)
    except (LinkInPlace, OSError) as problem:
        stop_with(f"The kit cannot be asked to stop: {problem}")
    click.echo(f"The kit with {database} has stopped; all saved answers are kept.")


def _stop(settings: Settings, holder: Holder, beside: Path) -> None:
    """Ask and wait. What keeps it from stopping ends the command, in words."""
    database = beside.with_name(beside.name.removesuffix(SUFFIX))
    try:
        if not is_the_holder(holder, beside):
            _wait_for_the_rest(settings, holder, database)
            return
        ask(holder, beside)
    except NotOurs:
        stop_with(
            f"Process {holder.pid} serves {database}, and belongs to another user of this "
            "computer. Ask them to stop it, or run this command with an administrator's rights "
            "and --data."
        )
    if not has_let_go(settings, WAIT_SECONDS):
        stop_with(
            f"Process {holder.pid} was asked to stop, and has not within {WAIT_SECONDS:.0f} "
            f"seconds. {_by_force(holder.pid)} Saved answers are kept whichever way it ends."
        )


def _wait_for_the_rest(settings: Settings, holder: Holder, database: Path) -> None:
    """Of a kit whose main process is gone the one that serves goes by itself."""
    if has_let_go(settings, ENDING_SECONDS):
        return
    stop_with(
        f"{database} is held by a process that did not say which it is"
        f"{f' (process {holder.pid} did, and has ended)' if holder.pid else ''}, so nothing was "
        "stopped. Look for it among this computer's processes: its command ends in `kit serve`."
    )


def _by_force(pid: int | None) -> str:
    command = f"kill -9 {pid}" if os.name == "posix" else f"taskkill /F /PID {pid}"
    return f"Look at its window, or end it with `{command}`."

"""Where a command gets a passphrase: a file or the keyboard, never its own command line."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from kit.cli.options import stop

#: Of a file that is no passphrase's as much is read.
_MOST: Final = 10_000


def passphrase_option(text: str) -> Callable[[Any], Any]:
    """The option that names its file."""
    return click.option(
        "--passphrase-file", default=None, metavar="FILE", type=click.Path(path_type=Path),
        help=text,
    )  # fmt: skip


def read_passphrase(file: Path | None, *, ask: bool, twice: bool) -> str | None:
    """The first line of the file, or what is typed; None where neither is wanted.

    Asks only on a terminal; without one the command ends with a line.
    """
    if file is not None:
        return _first_line(file)
    if not ask:
        return None
    if not sys.stdin.isatty():
        stop(
            "A passphrase is needed, and nobody is here to type it. Put it into the first line of "
            "a file, and name that with --passphrase-file."
        )
    typed: str = click.prompt("Passphrase", hide_input=True, confirmation_prompt=twice, err=True)
    return typed


def _first_line(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            raw = opened.read(_MOST)
    except OSError as error:
        stop(f"The passphrase cannot be read from {file}: {error.strerror}.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        stop(f"The passphrase cannot be read from {file}: it is no text in UTF-8.")
    passphrase = text.splitlines()[0] if text.splitlines() else ""
    if not passphrase:
        stop(f"The first line of {file} is empty: the passphrase belongs there.")
    return passphrase

"""Standard output and error that may be closed, or go away while a command speaks."""

import errno
import os
import sys
from collections.abc import Callable
from typing import Any, Final, TextIO, cast

import click

#: As a shell counts a program that was ended by a closed pipe; for anything else that is lost.
_PIPE_STATUS: Final = 141
_LOST_STATUS: Final = 74
_STANDARD: Final = (0, 1, 2)


class OutputLost(click.ClickException):
    """What a command says cannot be written. Its message is the line to show."""

    exit_code = _LOST_STATUS

    def __init__(self, error: OSError) -> None:
        super().__init__(f"Standard output cannot be written to: {error.strerror}.")

    def show(self, file: Any = None) -> None:
        """Say it on standard error."""
        click.echo(self.message, err=True)


class ReaderGone(OutputLost):
    """Whoever read what a command says has seen enough: nothing is said of that."""

    exit_code = _PIPE_STATUS

    def show(self, file: Any = None) -> None:
        """Say nothing."""


class Output:
    """A stream that raises OutputLost where it cannot be written to, or goes on without.

    The stream itself is left in place, since click looks at it for what a terminal can show.
    """

    def __init__(self, stream: TextIO, *, may_be_lost: bool) -> None:
        self._stream = stream
        self.may_be_lost = may_be_lost
        self._error: OSError | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write it, unless the stream is lost."""
        # With nothing to write click only asks what kind of stream this is.
        if text != "":
            self._try(lambda: self._stream.write(text))
        return len(text)

    def flush(self) -> None:
        """Bring it out, unless the stream is lost."""
        if self._error is None:  # said once; Python flushes again at its end
            self._try(self._stream.flush)

    def _try(self, act: Callable[[], object]) -> None:
        try:
            if self._error is None:
                act()
        except OSError as error:
            self._error = error
            # Python flushes the stream itself at its end, too, and would complain there.
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())
        if self._error and not self.may_be_lost:
            lost = ReaderGone if self._error.errno == errno.EPIPE else OutputLost
            raise lost(self._error)


def prepare_output() -> None:
    """Before a command says anything: whatever became of its streams, it ends in a line at most."""
    closed = _open_closed_descriptors()
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name) or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - closed by the caller
        # A Windows console may speak an old code page; a name must not stop the kit.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
        setattr(sys, name, cast("TextIO", Output(stream, may_be_lost=name == "stderr")))
    if 1 in closed:
        click.echo("Standard output is closed: what the command says is not shown.", err=True)


def go_on_without_output() -> None:
    """From now on what cannot be shown is passed over: the command serves more than a reader."""
    if isinstance(sys.stdout, Output):
        sys.stdout.may_be_lost = True


def _open_closed_descriptors() -> set[int]:
    """Those of the three that were closed: a file would get their number, and what is printed."""
    closed = set()
    for descriptor in _STANDARD:
        try:
            os.fstat(descriptor)
        except OSError:
            closed.add(descriptor)
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free, so this one
    return closed

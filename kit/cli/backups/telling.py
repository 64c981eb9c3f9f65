"""How far a command is, on a terminal; and numbers in words."""

import sys
from types import TracebackType
from typing import Final, Self

import click

_HUNDRED: Final = 100
_STEP: Final = 1024


class Telling:
    """A line that counts to a hundred per cent where somebody watches; nothing where nobody does.

    Called with how much is done, from 0 to 1.
    """

    def __init__(self, what: str) -> None:
        self._what = what
        self._shown = -1
        self._is_watched = sys.stderr.isatty()

    def __call__(self, share: float) -> None:
        """Show it, where it is more than before."""
        percent = int(_HUNDRED * min(max(share, 0), 1))
        if self._is_watched and percent > self._shown:
            self._shown = percent
            click.echo(f"\r{self._what}: {percent} %", err=True, nl=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if self._shown >= 0:
            click.echo(err=True)


def count(number: int, what: str, many: str | None = None) -> str:
    """`1 class`, `2 classes`."""
    return f"{number:,} {what if number == 1 else many or f'{what}s'}"


def size_in_words(size: int) -> str:
    """Bytes as people say them: `21 kB`, `3.4 MB`."""
    if size < _STEP**2:
        return f"{max(1, round(size / _STEP))} kB"
    return f"{size / _STEP**2:.1f} MB"

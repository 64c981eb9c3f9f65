"""How far it is, on a terminal."""

import sys
from types import TracebackType
from typing import Any, Self

import click

from kit.store.rows.copying import Progress


class Bar:
    """A bar on standard error, where that is a terminal; else nothing."""

    def __init__(self) -> None:
        self._bar: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.render_finish()

    def begin(self, rows: int) -> Progress:
        """Begin to count to so many rows."""
        if sys.stderr.isatty():
            self._bar = click.progressbar(
                length=rows, label="Copying and comparing", file=sys.stderr
            )
            self._bar.render_progress()
        return self._step

    def _step(self, _table: str, rows: int) -> None:
        if self._bar:
            self._bar.update(rows)

"""psycopg's cursor without what SQLAlchemy asks it for and hardly looks at.

After each statement SQLAlchemy asks for a description of its columns, to see that there are some;
which, it has known since it saw the statement first. psycopg makes an object for each: a seventh
of the processor's part of a save.
"""

from collections.abc import Sequence
from typing import Any, overload

import psycopg
from psycopg import Column
from psycopg.pq import ExecStatus


class _Columns(Sequence[Column]):
    """The columns of what a cursor holds now, made when somebody looks at them."""

    def __init__(self, cursor: "QuietCursor", count: int) -> None:
        self._cursor = cursor
        self._count = count

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> Column: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Column]: ...
    def __getitem__(self, place: int | slice) -> Column | Sequence[Column]:
        return self._cursor.columns()[place]


class QuietCursor(psycopg.Cursor[Any]):
    """A cursor that describes its columns when they are looked at."""

    @property
    def description(self) -> Any:
        """The columns of a result that has rows, or may have; else None."""
        result = self.pgresult
        if result is None or result.status != ExecStatus.TUPLES_OK:
            return None
        return _Columns(self, result.nfields)

    def columns(self) -> Sequence[Column]:
        """Each of them."""
        return super().description or []

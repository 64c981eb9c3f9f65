"""Watching the statements that reach a database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from kit.store.engine import Store


@contextmanager
def statements(store: Store) -> Iterator[list[str]]:
    """The statements that are sent while the block runs, BEGIN and COMMIT left out."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            seen.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(store.engine, "before_cursor_execute", note)


@contextmanager
def transactions(store: Store) -> Iterator[list[str]]:
    """A line for each transaction that is opened while the block runs."""
    seen: list[str] = []

    def note(_connection: Any) -> None:
        seen.append("BEGIN")

    event.listen(store.engine, "begin", note)
    try:
        yield seen
    finally:
        event.remove(store.engine, "begin", note)

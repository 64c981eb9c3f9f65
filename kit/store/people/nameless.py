"""The store as a page sees it that must show no student's name: the names never leave it."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from sqlalchemy import Connection

from kit.store.engine import Store
from kit.store.records import NAMELESS


class NamelessStore(Store):
    """Reads an empty text for each student's name, and writes as the store it was made of.

    A page that is made of it can hide names no worse than another: none of its use cases ever
    gets one. What is written, and what is compared while it is, goes by the names as they are.
    """

    def __init__(self, whole: Store) -> None:
        """No connections of its own: all it has is the other's."""
        self._whole = whole

    def __getattr__(self, name: str) -> Any:
        """What the whole store has opened."""
        return getattr(self._whole, name)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """As the whole store's, without names."""
        with self._whole.reading() as connection:
            yield connection.execution_options(**{NAMELESS: True})

    def comparing(self) -> AbstractContextManager[Connection]:
        """The whole store's own, names and all."""
        return self._whole.reading()

    @contextmanager
    def single_read(self) -> Iterator[Connection]:
        """As the whole store's, without names."""
        with self._whole.single_read() as connection:
            yield connection.execution_options(**{NAMELESS: True})

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The whole store's own."""
        with self._whole.writing() as connection:
            yield connection

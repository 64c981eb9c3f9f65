"""Moving a kit into a database of a server: rows, comparing and all in one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection, make_url

from kit.exchange.moving.moving import (
    MoveRefused,
    Report,
    Reporter,
    blaming,
    compared,
    copy,
    departing,
    holds_the_same,
    refuse_encoding,
    refuse_visitors,
    refuse_works,
)
from kit.store.database.problems import shown
from kit.store.engine import Store, open_store
from kit.store.migrate import current, head, upgrade
from kit.store.rows.counting import counts
from kit.store.rows.standstill import standstill

_ADVICE = "Name a database that no kit uses."


def move_to_server(source: Store, url: str, report: Reporter, now: datetime) -> Report:
    """Move the kit in `source` into the database at `url`, which has no kit or one just begun.

    Raises MoveRefused or a DatabaseProblem: nothing was moved then.
    """
    _refuse_same(source, url)
    with blaming(source, url), departing(source, shown(url), now) as leaving:
        total = counts(leaving)
        there = _look(leaving, url)
        if there is not None:
            return there
        upgrade(url)
        progress = report(2 * sum(total.values()) + 1)
        with _opened(url) as store, standstill(store) as target:
            refuse_visitors(target, f"The database {shown(url)}")
            refuse_works(target, f"The database {shown(url)}", _ADVICE)
            copy(leaving, target, progress)
            return Report(total, compared(leaving, target, progress))


def _look(leaving: Connection, url: str) -> Report | None:
    """Look before anything is made there; a report where all of it is there already."""
    with _opened(url) as store, store.reading() as target:
        refuse_encoding(target, shown(url))
        refuse_visitors(target, f"The database {shown(url)}")
        if current(target) == head() and (comparison := holds_the_same(leaving, target)):
            return Report(counts(leaving), comparison, was_there=True)
        refuse_works(target, f"The database {shown(url)}", _ADVICE)
    return None


def _refuse_same(source: Store, url: str) -> None:
    here, there = source.engine.url, make_url(url)
    if source.is_sqlite:
        return
    if (here.host, here.port or 5432, here.database) == (
        there.host, there.port or 5432, there.database,
    ):  # fmt: skip
        message = f"The classes are in {shown(url)} already: name another database."
        raise MoveRefused(message)


@contextmanager
def _opened(url: str) -> Iterator[Store]:
    store = open_store(url)
    try:
        yield store
    finally:
        store.close()

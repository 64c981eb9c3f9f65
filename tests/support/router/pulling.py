"""Rows of the one database for a statement that runs in the other, as a coordinator fetches them.

A temporary table of the same name stands before the kit's own while the statement runs.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import sql


@contextmanager
def pulled(
    here: "psycopg.Connection[Any]",
    there: "psycopg.Connection[Any]",
    tables: Sequence[tuple[str, bool]],
) -> Iterator[None]:
    """While the block runs, `here` sees the rows of `there` in these tables.

    Each with whether its own rows are seen, too. Where there are none `there`, nothing is done.
    """
    shadows = [name for name, adds in tables if not adds or _has_rows(there, name)]
    for name in shadows:
        _shadow(here, there, name, adds=dict(tables)[name])
    try:
        yield
    finally:
        # After a fault the transaction is undone, and they with it.
        if here.info.transaction_status != psycopg.pq.TransactionStatus.INERROR:
            for name in shadows:
                here.execute(sql.SQL("DROP TABLE pg_temp.{}").format(sql.Identifier(name)))


def _has_rows(there: "psycopg.Connection[Any]", name: str) -> bool:
    question = sql.SQL("SELECT 1 FROM public.{} LIMIT 1").format(sql.Identifier(name))
    return there.cursor().execute(question).fetchone() is not None


def _shadow(
    here: "psycopg.Connection[Any]", there: "psycopg.Connection[Any]", name: str, *, adds: bool
) -> None:
    table = sql.Identifier(name)
    here.execute(sql.SQL("CREATE TEMP TABLE {0} (LIKE public.{0})").format(table))
    if adds:
        here.execute(sql.SQL("INSERT INTO pg_temp.{0} SELECT * FROM public.{0}").format(table))
    out = sql.SQL("COPY (SELECT * FROM public.{}) TO STDOUT").format(table)
    into = sql.SQL("COPY pg_temp.{} FROM STDIN").format(table)
    with psycopg.Cursor(there).copy(out) as rows, psycopg.Cursor(here).copy(into) as copy:
        for block in rows:
            copy.write(block)

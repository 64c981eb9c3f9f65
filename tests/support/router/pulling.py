"""Rows of the one database for a statement that runs in the other, as a coordinator fetches them.

A temporary table of the same name stands before the kit's own while the statement runs.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import sql
from psycopg.pq import TransactionStatus


@contextmanager
def pulled(
    here: "psycopg.Connection[Any]",
    there: "psycopg.Connection[Any]",
    tables: Sequence[tuple[str, bool]],
) -> Iterator[None]:
    """While the block runs, `here` sees the rows of `there` in these tables.

    Each with whether its own rows are seen, too. Where there are none `there`, nothing is done.
    """
    shadows = [(name, adds) for name, adds in tables if not adds or _has_rows(there, name)]
    for name, adds in shadows:
        _shadow(here, there, name, adds=adds)
    try:
        yield
    finally:
        # After a fault the transaction is undone, and they with it.
        if here.info.transaction_status is not TransactionStatus.INERROR:
            for name, _adds in shadows:
                drop = sql.SQL("DROP TABLE pg_temp.{}").format(sql.Identifier(name))
                psycopg.Cursor(here).execute(drop)


def _has_rows(there: "psycopg.Connection[Any]", name: str) -> bool:
    question = sql.SQL("SELECT 1 FROM public.{} LIMIT 1").format(sql.Identifier(name))
    return psycopg.Cursor(there).execute(question).fetchone() is not None


def _shadow(
    here: "psycopg.Connection[Any]", there: "psycopg.Connection[Any]", name: str, *, adds: bool
) -> None:
    table = sql.Identifier(name)
    cursor = psycopg.Cursor(here)
    cursor.execute(sql.SQL("CREATE TEMP TABLE {0} (LIKE public.{0})").format(table))
    if adds:
        cursor.execute(sql.SQL("INSERT INTO pg_temp.{0} SELECT * FROM public.{0}").format(table))
    out = sql.SQL("COPY (SELECT * FROM public.{}) TO STDOUT").format(table)
    into = sql.SQL("COPY pg_temp.{} FROM STDIN").format(table)
    with psycopg.Cursor(there).copy(out) as rows, cursor.copy(into) as copy:
        for block in rows:
            copy.write(block)

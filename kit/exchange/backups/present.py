"""What the kit has now, looked at before a restore: a damaged database may lie there, too."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError

from kit.classroom.backups.state import PREFIX
from kit.exchange.backups.facts import ClassFacts
from kit.exchange.backups.making import class_facts
from kit.settings import Settings
from kit.store import kit_state
from kit.store.backups.counting import classes_held, table_counts
from kit.store.backups.erasures import ErasureRecord, erasures
from kit.store.colleagues.kit_lines import KitLineRecord, all_lines
from kit.store.database.files import has_magic
from kit.store.database.problems import file_of
from kit.store.engine import open_store

#: Tables that a kit fills by itself, before anybody has done anything.
_OWN: Final = frozenset(
    {"alembic_version", "kit_state", "kit_line", "failure", "teacher_link", "teacher_session"}
)


@dataclass(frozen=True, slots=True)
class Present:
    """What there is. `is_empty`: nothing that anybody did; `unreadable`: it cannot be looked at.

    `facts` are those about backups, which belong to this computer; `trail` is what was done with
    accounts and the kit, which no restore takes away.
    """

    classes: Sequence[ClassFacts] = ()
    erased: Sequence[ErasureRecord] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    trail: Sequence[KitLineRecord] = ()
    is_empty: bool = False
    unreadable: bool = False


def present(settings: Settings) -> Present:
    """Look, changing nothing. Of a server raises what its connection raises."""
    path = file_of(settings.database_url)
    if path is None:
        return _of_server(settings)
    if not path.exists() or not path.stat().st_size:
        return Present(is_empty=True)
    if not has_magic(path):
        # Not opened: SQLite would drop the log beside it.
        return Present(unreadable=True)
    try:
        with _of_file(f"sqlite:///{path}") as connection:
            return look(connection)
    except (DBAPIError, sqlite3.Error, UnicodeDecodeError, ValueError, LookupError):
        return Present(unreadable=True)


def look(connection: Connection) -> Present:
    """What a database of any schema has."""
    counts = table_counts(connection)
    if not counts:
        return Present(is_empty=True)
    if "alembic_version" not in counts:
        return Present(unreadable=True)  # another program's
    return Present(
        [class_facts(one) for one in classes_held(connection)],
        erasures(connection),
        kit_state.facts_named(connection, PREFIX),
        all_lines(connection),
        is_empty=not any(count for name, count in counts.items() if name not in _OWN),
    )


def _of_server(settings: Settings) -> Present:
    with closing(open_store(settings.database_url)) as store, store.reading() as connection:
        return look(connection)


@contextmanager
def _of_file(url: str) -> Iterator[Connection]:
    """Without the store's pragmas, which would write."""
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()

"""Where a statement goes: to the one database, to the other, or to both."""

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Delete, Insert, Select, Table, Update
from sqlalchemy.sql import visitors
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.selectable import SelectBase

from kit.store.cluster.tables import Place, place_of
from kit.store.models import Base
from tests.support.one_classroom import classrooms_of, is_across, senders, shape_sent

FIRST: Final = 0
SECOND: Final = 1
BOTH: Final = (FIRST, SECOND)
_TABLES: Final = frozenset(Base.metadata.tables)
_NAMED: Final = re.compile(r'\b(?:FROM|JOIN|INTO|UPDATE|,)\s+(?:ONLY\s+)?"?(\w+)"?')
_READS: Final = ("SELECT", "SHOW", "WITH")
#: Statements of the kit that join rows of a class with rows of the coordinator, by their functions:
#: Citus brings the latter to the class's server, which costs a way, and a cluster's coordinator.
MIXED: Final[dict[str, str]] = {}


class Unroutable(Exception):
    """A statement, or a transaction, that no single database of the two can answer."""


class Merge(StrEnum):
    """How what both databases say becomes one answer."""

    ROWS = "rows"
    COUNTS = "counts"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Aim:
    """Where a statement goes. `pins`: it names a class, so its transaction is of that place.

    `whole`: it writes rows that both have. `sender`: what of the kit sends it, or an empty text for
    a test's own.
    """

    places: tuple[int, ...]
    pins: bool = False
    writes: bool = False
    whole: bool = False
    merge: Merge = Merge.NOTHING
    sender: str = ""
    text: str = ""


def database_of(classroom: str | UUID) -> int:
    """Which of the two a class lies in, FIRST or SECOND."""
    return zlib.crc32(UUID(str(classroom)).bytes) % 2


def aim_of(statement: str, context: Any) -> Aim:
    """Where a statement goes that SQLAlchemy is about to send. Raises Unroutable."""
    clause = getattr(getattr(context, "compiled", None), "statement", None)
    names = _tables_of(clause, statement)
    kinds = {place_of(name) for name in names}
    writes = _writes(clause, statement)
    text = " ".join(statement.split())[:300]
    if Place.DISTRIBUTED not in kinds:
        both = writes and Place.REFERENCE in kinds
        return Aim(BOTH if both else (FIRST,), writes=writes, whole=both, text=text)
    sent_by = senders()
    sender = next((name for name, _place in sent_by if not name.endswith(">")), "")
    shape = shape_sent(statement, context)
    classes = classrooms_of(shape, context) if shape and shape.named and not shape.loose else set()
    places = tuple(sorted({database_of(name) for name in classes}))
    if len(places) == 1:
        _refuse_mixed(kinds, names, sender, text)
        return Aim(places, pins=bool(sender) and not is_across(sent_by), writes=writes,
                   sender=sender, text=text)  # fmt: skip
    if sender and not is_across(sent_by):
        message = f"{sender} names classes of both databases, or none: {text}"
        raise Unroutable(message)
    return Aim(BOTH, writes=writes, merge=_merge(clause, statement), sender=sender, text=text)


def _refuse_mixed(kinds: set[Place], names: set[str], sender: str, text: str) -> None:
    if Place.LOCAL in kinds and sender and sender not in MIXED:
        local = ", ".join(sorted(name for name in names if place_of(name) is Place.LOCAL))
        message = f"{sender} joins {local} of the coordinator with rows of a class: {text}"
        raise Unroutable(message)


def _tables_of(clause: Any, statement: str) -> set[str]:
    if isinstance(clause, SelectBase | Insert | Update | Delete):
        return {part.name for part in visitors.iterate(clause) if isinstance(part, Table)} & _TABLES
    return set(_NAMED.findall(statement)) & _TABLES


def _writes(clause: Any, statement: str) -> bool:
    if isinstance(clause, Insert | Update | Delete):
        return True
    return clause is None and not statement.lstrip().upper().startswith(_READS)


def _merge(clause: Any, statement: str) -> Merge:
    """What may be done with the answers of both."""
    if isinstance(clause, Select):
        columns = [getattr(column, "element", column) for column in clause.selected_columns]
        if any(isinstance(column, FunctionElement) for column in columns):
            counts = all(getattr(column, "name", "") in {"count", "sum"} for column in columns)
            return Merge.COUNTS if counts and not clause._group_by_clauses else Merge.NOTHING
        ordered = clause._order_by_clauses or clause._limit_clause is not None
        return Merge.NOTHING if ordered or clause._group_by_clauses else Merge.ROWS
    if clause is None and re.match(r"SELECT count\(\*\) FROM \w+\b", statement, re.IGNORECASE):
        return Merge.COUNTS
    return Merge.NOTHING


def merged(aim: Aim, first: Sequence[Any], second: Sequence[Any]) -> Sequence[Any]:
    """One answer of two. Raises Unroutable where both say something that cannot be told at once."""
    if aim.whole:
        return first
    if aim.merge is Merge.ROWS or aim.writes:
        return [*first, *second]
    if not _says(first) or not _says(second):
        return second if _says(second) else first
    if aim.merge is Merge.COUNTS and len(first) == len(second) == 1:
        return [tuple(a + b for a, b in zip(first[0], second[0], strict=True))]
    message = f"{aim.sender or 'a test'} asks both databases what neither can tell: {aim.text}"
    raise Unroutable(message)


def _says(rows: Sequence[Any]) -> bool:
    """Whether there is anything in it: none, zero and no are what an empty table says."""
    return any(value for row in rows for value in _values(row))


def _values(row: Any) -> Sequence[Any]:
    return list(row.values()) if isinstance(row, Mapping) else list(row)

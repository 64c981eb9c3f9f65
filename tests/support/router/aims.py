"""Where a statement goes: to the one database, to the other, or to both."""

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Delete, Insert, Select, Table, Update
from sqlalchemy.sql import operators, visitors
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


class How(StrEnum):
    """What may be done with the answers of both databases."""

    ROWS = "rows"
    COUNTS = "counts"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Merge:
    """How what both databases say becomes one answer: rows in their order, or counts added.

    `order`: of each column that rows are sorted by its place, and whether the greatest is first.
    """

    how: How = How.NOTHING
    order: Sequence[tuple[int, bool]] = ()
    limit: int | None = None

    def of(self, first: Sequence[Any], second: Sequence[Any]) -> Sequence[Any] | None:
        """One answer of two; None where they cannot be told at once."""
        if self.how is How.COUNTS and len(first) == len(second) == 1:
            return [tuple(a + b for a, b in zip(first[0], second[0], strict=True))]
        if self.how is not How.ROWS:
            return None
        rows = [*first, *second]
        for place, descends in reversed(self.order):
            rows.sort(key=lambda row: row[place], reverse=descends)  # noqa: B023 - used at once
        return rows[: self.limit]


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
    merge: Merge = Merge()
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
        pins = _is_a_use_case(sent_by) and not is_across(sent_by)
        return Aim(places, pins=pins, writes=writes, sender=sender, text=text)
    if sender and not is_across(sent_by):
        message = f"{sender} names classes of both databases, or none: {text}"
        raise Unroutable(message)
    return Aim(
        BOTH, writes=writes, merge=_merge(clause, statement, context), sender=sender, text=text
    )


def _is_a_use_case(sent_by: Sequence[tuple[str, str]]) -> bool:
    """Whether the kit holds the transaction: a test that calls the store by itself has its own."""
    return any(not name.startswith("kit.store.") for name, _place in sent_by)


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


def _merge(clause: Any, statement: str, context: Any) -> Merge:
    """What may be done with the answers of both."""
    if not isinstance(clause, Select):
        counts = re.match(r"SELECT count\(\*\) FROM \S+$", statement, re.IGNORECASE)
        return Merge(How.COUNTS) if counts else Merge()
    columns = [getattr(column, "element", column) for column in clause.selected_columns]
    if clause._group_by_clauses:
        return Merge()
    if any(isinstance(column, FunctionElement) for column in columns):
        counted = all(getattr(column, "name", "") in {"count", "sum"} for column in columns)
        return Merge(How.COUNTS if counted else How.NOTHING)
    order = [_place(element, columns) for element in clause._order_by_clauses]
    if None in order or clause._offset_clause is not None:
        return Merge()
    return Merge(How.ROWS, [place for place in order if place], _limit(clause, context))


def _place(element: Any, columns: Sequence[Any]) -> tuple[int, bool] | None:
    """The place among the columns of what rows are sorted by; None where it is none of them."""
    modifier = getattr(element, "modifier", None)
    inner = getattr(element, "element", element) if modifier is not None else element
    for number, column in enumerate(columns):
        if column is inner or getattr(column, "compare", lambda _other: False)(inner):
            return number, modifier is operators.desc_op
    return None


def _limit(clause: Select[Any], context: Any) -> int | None:
    limit = clause._limit_clause
    if limit is None:
        return None
    values = context.compiled_parameters[0]
    name = context.compiled.bind_names.get(limit, getattr(limit, "key", ""))
    return int(values[name])


def merged(aim: Aim, first: Sequence[Any], second: Sequence[Any]) -> Sequence[Any]:
    """One answer of two. Raises Unroutable where both say something that cannot be told at once."""
    if aim.whole:
        return first
    if aim.writes:
        return [*first, *second]
    if not _says(first) or not _says(second):
        return second if _says(second) else first
    answer = aim.merge.of(first, second)
    if answer is None:
        message = f"{aim.sender or 'a test'} asks both databases what neither can tell: {aim.text}"
        raise Unroutable(message)
    return answer


def _says(rows: Sequence[Any]) -> bool:
    """Whether there is anything in it: none, zero and no are what an empty table says."""
    return any(value for row in rows for value in _values(row))


def _values(row: Any) -> Sequence[Any]:
    return list(row.values()) if isinstance(row, Mapping) else list(row)

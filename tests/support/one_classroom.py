"""Every statement of the store is held to one classroom, by what SQLAlchemy compiled.

A classroom's rows may lie on a server of their own. A statement keeps to one where each table that
lies with its classroom (kit.store.cluster.tables) is pinned: by an equality of its classroom with a
parameter, or with the classroom of a table that is. An INSERT has the classroom among its values.
What is not pinned stands in ACROSS, by the function that sends it, with the reason.

What a statement is like is looked at once for each text; then it costs a look into a dictionary.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import pytest
from sqlalchemy import Connection, Delete, Insert, Select, Table, Update, event
from sqlalchemy.engine import Engine
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import (
    BinaryExpression,
    BindParameter,
    BooleanClauseList,
    ColumnElement,
    Grouping,
)
from sqlalchemy.sql.selectable import (
    CTE,
    AliasedReturnsRows,
    CompoundSelect,
    FromGrouping,
    Join,
    SelectBase,
    Subquery,
)

from kit.store.cluster.tables import Place, key_of, place_of
from kit.store.engine import Store
from kit.store.models import Base
from tests.support.senders import sender_not_across

#: What a statement is made of that every server of a cluster would have to agree on.
_SHARED: Final = re.compile(r"\bpg_\w*advisory\w*|\bnextval\b")
_REMEDY: Final = (
    "A statement without its classroom asks every server of a cluster (docs/cluster.md).\n"
    "Give it an equality on classroom_id for each of its tables; or, where no class can be named,\n"
    "put the function that sends it into tests/support/across_classrooms.py with the reason.\n"
)
#: A list has to have one classroom in it when it is sent.
_PINS: Final = (operators.eq, operators.in_op)
_WORD: Final = re.compile(r"\w+")
_TABLES: Final = frozenset(Base.metadata.tables)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a statement is like. `loose`: the tables that nothing pins to a classroom.

    `named`: the parameters that say which classroom, all of which have to say the same.
    """

    loose: frozenset[str] = frozenset()
    named: tuple[str, ...] = ()


class Walk:
    """One statement looked through. Raises nothing: what it cannot follow stays unpinned."""

    def __init__(self) -> None:
        self.loose: set[str] = set()
        self.named: list[str] = []

    def statement(self, clause: Any, known: frozenset[int] = frozenset()) -> None:
        """Look at it where the sources in `known` (around it) are pinned already."""
        match clause:
            case Insert():
                self._insert(clause, known)
            case Update() | Delete():
                self._scope([clause.table], list(clause._where_criteria), clause, known)
            case CompoundSelect():
                for part in clause.selects:
                    self.statement(part, known)
            case Select():
                ons: list[Any] = []
                sources = [
                    leaf for source in clause.get_final_froms() for leaf in _leaves(source, ons)
                ]
                self._scope(sources, [*ons, *clause._where_criteria], clause, known)
            case _ if isinstance(inner := getattr(clause, "element", None), SelectBase):
                self.statement(inner, known)

    def _insert(self, clause: Insert, known: frozenset[int]) -> None:
        name = clause.table.name
        if clause.select is not None:
            self.statement(clause.select, known)
        elif _is_distributed(clause.table):
            # The values are looked at when they are sent: names of parameters tell.
            self.named.append(key_of(name))

    def _scope(
        self, sources: Sequence[Any], criteria: Sequence[Any], clause: Any, known: frozenset[int]
    ) -> None:
        pairs: list[tuple[int, int]] = []
        pinned = set(known)
        nested = [source for source in sources if isinstance(source, Subquery | CTE)]
        tables = [source for source in sources if source not in nested]
        all_criteria = list(criteria)
        for source in nested:
            all_criteria += self._flatten(source, tables, pairs)
        for left, right in _equalities(all_criteria):
            self._note(left, right, pairs, pinned)
        while more := {b for a, b in _both(pairs) if a in pinned and b not in pinned}:
            pinned |= more
        for table in tables:
            if _is_distributed(table) and _node(table) not in pinned:
                self.loose.add(_base(table).name)
        for inner in _inner(clause, nested):
            self.statement(inner, frozenset(pinned))

    def _flatten(self, source: Any, tables: list[Any], pairs: list[tuple[int, int]]) -> list[Any]:
        """Take a query within FROM into the query around it, as a server does."""
        inner = source.element
        if not isinstance(inner, Select):
            self.statement(inner)
            if isinstance(inner, CompoundSelect):
                pairs.append((hash(source), hash(source)))
            return []
        ons: list[Any] = []
        criteria = list(inner._where_criteria)
        for leaf in (leaf for part in inner.get_final_froms() for leaf in _leaves(part, ons)):
            if isinstance(leaf, Subquery | CTE):
                criteria += self._flatten(leaf, tables, pairs)
            else:
                tables.append(leaf)
        for inside in _inner(inner, [*_nested(inner)]):
            self.statement(inside)
        return [*criteria, *ons]

    def _note(self, left: Any, right: Any, pairs: list[tuple[int, int]], pinned: set[int]) -> None:
        first, second = _key_node(left), _key_node(right)
        if first is not None and second is not None:
            pairs.append((first, second))
            return
        for node, other in ((first, right), (second, left)):
            if node is not None and isinstance(other, BindParameter):
                pinned.add(node)
                self.named.append(str(other.key))


def _leaves(source: Any, ons: list[Any]) -> Iterator[Any]:
    if isinstance(source, Join):
        ons.append(source.onclause)
        yield from _leaves(source.left, ons)
        yield from _leaves(source.right, ons)
    elif isinstance(source, FromGrouping):
        yield from _leaves(source.element, ons)
    else:
        yield source


def _nested(clause: Select[Any]) -> Iterator[Any]:
    ons: list[Any] = []
    for source in clause.get_final_froms():
        for leaf in _leaves(source, ons):
            if isinstance(leaf, Subquery | CTE):
                yield leaf


def _inner(clause: Any, nested: Sequence[Any]) -> Iterator[Any]:
    """The queries within columns, conditions and values; those in FROM are looked at with it."""
    parts = [*getattr(clause, "_raw_columns", ()), *getattr(clause, "_where_criteria", ())]
    parts += [*getattr(clause, "_having_criteria", ()), *getattr(clause, "_order_by_clauses", ())]
    parts += list((getattr(clause, "_values", None) or {}).values())
    parts += [value for _, value in (getattr(clause, "_ordered_values", None) or ())]
    for setup in getattr(clause, "_setup_joins", ()):
        parts += [part for part in setup if hasattr(part, "get_children")]
    waiting = [part for part in parts if hasattr(part, "get_children")]
    while waiting:
        element = waiting.pop()
        if isinstance(element, SelectBase):
            yield element
        elif not isinstance(element, Table | AliasedReturnsRows | Join):
            waiting.extend(element.get_children())


def _equalities(criteria: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """What has to be equal for a row to count: not what only may be, within OR or NOT."""
    waiting = list(criteria)
    while waiting:
        clause = waiting.pop()
        if isinstance(clause, BooleanClauseList) and clause.operator is operators.and_:
            waiting.extend(clause.clauses)
        elif isinstance(clause, Grouping):
            waiting.append(clause.element)
        elif isinstance(clause, BinaryExpression) and clause.operator in _PINS:
            yield clause.left, clause.right


def _both(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for first, second in pairs:
        yield first, second
        yield second, first


def _key_node(column: Any) -> int | None:
    """The source that a classroom's column is of, also where a query in FROM hands it on."""
    if not isinstance(column, ColumnElement):
        return None
    source = getattr(column, "table", None)
    while isinstance(source, Subquery | CTE):
        (column, *_) = column._proxies or (None,)
        column = getattr(column, "element", column)
        source = getattr(column, "table", None)
    if source is None or not _is_distributed(source):
        return None
    return _node(source) if column.key == key_of(_base(source).name) else None


def _base(source: Any) -> Any:
    while not hasattr(source, "metadata") and hasattr(source, "element"):
        source = source.element
    return source


def _node(source: Any) -> int:
    return hash(source)


def _is_distributed(source: Any) -> bool:
    name = getattr(_base(source), "name", None)
    return name in _TABLES and place_of(name) is Place.DISTRIBUTED


def shape_of(clause: Any) -> Shape:
    """What a statement is like."""
    walk = Walk()
    walk.statement(clause)
    return Shape(frozenset(walk.loose), tuple(dict.fromkeys(walk.named)))


#: By a statement's text: what it is like; None where it is nobody's to judge.
_shapes: dict[str, Shape | None] = {}
#: What was sent and keeps to no classroom, since somebody looked last.
strays: list[str] = []


def _judge(statement: str, compiled: Any) -> Shape | None:
    clause = getattr(compiled, "statement", None)
    if isinstance(clause, SelectBase | Insert | Update | Delete):
        names = {bind.key: name for bind, name in compiled.bind_names.items()}
        shape = shape_of(clause)
        shared = frozenset(_SHARED.findall(statement))
        return Shape(shape.loose | shared, tuple(names.get(key, key) for key in shape.named))
    if statement.startswith("PRAGMA"):
        return None
    words = set(_WORD.findall(statement))
    loose = {name for name in words & _TABLES if place_of(name) is Place.DISTRIBUTED}
    loose |= set(_SHARED.findall(statement))
    return Shape(frozenset(loose)) if loose else None


def shape_sent(statement: str, context: Any) -> Shape | None:
    """What a statement that is about to be sent is like; None where it is nobody's to judge."""
    try:
        return _shapes[statement]
    except KeyError:
        shape = _shapes[statement] = _judge(statement, getattr(context, "compiled", None))
        return shape


def _look(
    _connection: Connection, _cursor: Any, statement: str, _given: Any, context: Any, _many: bool
) -> None:
    shape = shape_sent(statement, context)
    if shape is None:
        return
    if shape.loose:
        _complain(f"names no classroom for {', '.join(sorted(shape.loose))}", statement)
    elif shape.named:
        if _is_one(shape.named, context.compiled_parameters):
            return
        asked = classrooms_asked(shape, context)
        if len(asked) != 1:
            _complain(f"names {len(asked)} classrooms", statement)


def _is_one(names: tuple[str, ...], rows: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the parameters plainly say one classroom, as nearly all do: this is what costs."""
    if not rows or names[0] not in rows[0]:
        return False
    first = rows[0][names[0]]
    if isinstance(first, list | tuple):
        return False
    return all(row.get(name) == first for row in rows for name in names)


def classrooms_asked(shape: Shape, context: Any) -> set[str]:
    """The classrooms that a statement's parameters say."""
    # A list of values, and rows of values, have numbers at the ends of their names.
    many = tuple(f"{name}_" for name in shape.named)
    return {
        str(value)
        for row in context.compiled_parameters
        for name, values in row.items()
        for value in (values if isinstance(values, list | tuple) else [values])
        if name in shape.named or name.startswith(many)
    }


def _complain(what: str, statement: str) -> None:
    """Note it, unless a test sends it itself or what sends it stands in ACROSS."""
    if (place := sender_not_across()) is not None:
        strays.append(f"{place} {what}: {' '.join(statement.split())[:400]}")


@contextmanager
def watched(store: Store) -> Iterator[list[str]]:
    """The strays of one store while the block runs, filled in as it ends."""
    told: list[str] = []
    event.listen(store.engine, "before_cursor_execute", _look)
    try:
        yield told
    finally:
        event.remove(store.engine, "before_cursor_execute", _look)
        told += taken()


def watch() -> None:
    """Look at every statement of this process from now on."""
    event.listen(Engine, "before_cursor_execute", _look)


def check() -> None:
    """Fail the test whose statements keep to no classroom; say where they are, and what to do."""
    if told := taken():
        pytest.fail(_REMEDY + "\n".join(told), pytrace=False)


def taken() -> list[str]:
    """The strays since the last time, which are forgotten here."""
    told, strays[:] = list(dict.fromkeys(strays)), []
    return told

"""Where a statement runs: in the database of its classroom, in the first, or in both."""

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Delete, Insert, TableClause, Update
from sqlalchemy.sql import visitors
from sqlalchemy.sql.selectable import SelectBase

from kit.store.cluster.tables import Place, place_of
from kit.store.models import Base
from tests.support.one_classroom import Shape, classrooms_asked, shape_sent

FIRST: Final = 0
SECOND: Final = 1
BOTH: Final = (FIRST, SECOND)
_TABLES: Final = frozenset(Base.metadata.tables)
_WORD: Final = re.compile(r"\w+")
_TARGET: Final = re.compile(r"\s*(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+\"?(\w+)", re.IGNORECASE)
_READS: Final = re.compile(r"\s*(?:SELECT|SHOW|WITH|VALUES|SET|COPY)\b", re.IGNORECASE)
_LOCKS: Final = re.compile(r"\bFOR (?:NO KEY )?(?:UPDATE|SHARE)\b")


@dataclass(frozen=True, slots=True)
class Kind:
    """What counts of a statement here. `target`: the table that it writes, if any.

    `spread`, `local` and `whole`: the tables that it names, by where their rows lie.
    """

    shape: Shape
    target: str | None
    reads: bool
    locks: bool
    spread: tuple[str, ...]
    local: tuple[str, ...]
    whole: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """Where a statement goes. `classroom`: the one that it names.

    `parts`: each database with the numbers of the rows of values that are for it, or None for all.
    `pulls`: for each database the tables of the other whose rows it needs, each with whether they
    come beside its own. `answers`: whose answer counts. `joins`: what lies in the first alone and
    is joined with a class. `loose`: what no classroom is named for. `asks_twice`: it takes locks,
    which have to be those of both.
    """

    parts: Sequence[tuple[int, Sequence[int] | None]] = ((FIRST, None),)
    pulls: Sequence[Sequence[tuple[str, bool]]] = ((), ())
    answers: Sequence[int] = BOTH
    classroom: str | None = None
    joins: Sequence[str] = ()
    loose: Sequence[str] = ()
    asks_twice: bool = False


_TO_BOTH: Final = ((FIRST, None), (SECOND, None))
_kinds: dict[str, Kind] = {}


def place_of_class(classroom: str) -> int:
    """Where a class lies, by its id.

    >>> place_of_class("01a23192-d467-7659-9aa8-164e7a09b7e3")
    0
    """
    return zlib.crc32(classroom.encode()) % len(BOTH)


def way_of(statement: str, context: Any, rows: int) -> Way:
    """Where a statement goes that is about to be sent with so many rows of values."""
    kind = _kinds.get(statement)
    if kind is None:
        kind = _kinds[statement] = _kind_of(statement, context)
    changes_tables = kind.target is None and not kind.reads
    if not kind.spread or changes_tables:
        return _of_directory(kind)
    if kind.shape.named and not kind.shape.loose:
        asked = classrooms_asked(kind.shape, context)
        if len(asked) == 1:
            return _of_one(kind, asked.pop())
        return _of_rows(kind, context, rows)
    return _across(kind)


def _kind_of(statement: str, context: Any) -> Kind:
    clause = getattr(getattr(context, "compiled", None), "statement", None)
    if isinstance(clause, SelectBase | Insert | Update | Delete):
        names = {
            str(part.name) for part in visitors.iterate(clause) if isinstance(part, TableClause)
        }
        target = None
        if isinstance(clause, Insert | Update | Delete):
            target = str(getattr(clause.table, "name", ""))
        reads = target is None
        if target is not None:
            names.add(target)
    else:
        names = set(_WORD.findall(statement))
        match = _TARGET.match(statement)
        target = match[1] if match else None
        reads = bool(_READS.match(statement))
    lie: dict[Place, list[str]] = {place: [] for place in Place}
    for name in sorted(names & _TABLES):
        lie[place_of(name)].append(name)
    return Kind(
        shape_sent(statement, context) or Shape(),
        target,
        reads,
        bool(_LOCKS.search(statement)),
        tuple(lie[Place.DISTRIBUTED]),
        tuple(lie[Place.LOCAL]),
        tuple(lie[Place.REFERENCE]),
    )


def _of_directory(kind: Kind) -> Way:
    if kind.reads or kind.target in kind.local:
        return Way()
    if kind.target is None:
        return Way(_TO_BOTH, answers=(FIRST,))
    return Way(_TO_BOTH, ((), tuple((name, False) for name in kind.local)), (FIRST,))


def _of_one(kind: Kind, classroom: str) -> Way:
    place = place_of_class(classroom)
    if kind.target is not None and kind.target not in kind.spread:
        across = _across(kind)
        return Way(across.parts, across.pulls, across.answers, classroom, (kind.target,))
    if place == FIRST or not kind.local:
        # Wherever it lies: which class lies where is by chance.
        return Way(((place, None),), answers=(place,), classroom=classroom, joins=kind.local)
    pulls = ((), tuple((name, False) for name in kind.local))
    return Way(((SECOND, None),), pulls, (SECOND,), classroom, kind.local)


def _of_rows(kind: Kind, context: Any, rows: int) -> Way:
    """Many rows of values, of classes that lie here and there."""
    numbers: tuple[list[int], list[int]] = ([], [])
    several = [classrooms_asked(kind.shape, _Row(row)) for row in context.compiled_parameters]
    if len(several) != rows or any(len(asked) != 1 for asked in several):
        return _across(kind)
    for number, asked in enumerate(several):
        numbers[place_of_class(next(iter(asked)))].append(number)
    parts = tuple((place, numbers[place]) for place in BOTH if numbers[place])
    return Way(parts, loose=kind.spread)


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of values, where the judge looks for them."""

    row: Any

    @property
    def compiled_parameters(self) -> list[Any]:
        return [self.row]


def _across(kind: Kind) -> Way:
    beside = tuple((name, True) for name in kind.spread if name != kind.target)
    if kind.reads:
        return Way(pulls=(beside, ()), loose=kind.spread, asks_twice=kind.locks)
    if kind.target in kind.local:
        return Way(pulls=(beside, ()), loose=kind.spread)
    alone = tuple((name, False) for name in kind.local)
    if kind.target in kind.whole:
        return Way(_TO_BOTH, (beside, (*beside, *alone)), (FIRST,), loose=kind.spread)
    # Each class by its own rows: no row of another is needed for it.
    return Way(_TO_BOTH, ((), alone), loose=kind.spread)

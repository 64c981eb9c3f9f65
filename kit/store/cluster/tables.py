"""Where each table lies in a cluster: the one table of it, for `kit distribute`, doctor and tests.

A row of a *distributed* table lies with its classroom, on one worker, whatever table it is of. A
*reference* table is whole on every worker, so that rows of classes may be joined with it. A *local*
one lies on the coordinator alone. A transaction may touch reference and local tables and one
classroom; what needs two is no part of a student's way.

Local tables that are written often spread by themselves: `failure` has a row for each keyed hash
and window, `teacher_session` and `half_sign_in` one for each browser. No row of theirs is written
by two people, so nobody waits for anybody else's lock, and on one server they are what they were.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from sqlalchemy import ForeignKeyConstraint, Table

from kit.store.models import Base


class Place(StrEnum):
    """Where the rows of a table lie in a cluster."""

    DISTRIBUTED = "distributed"
    REFERENCE = "reference"
    LOCAL = "local"


#: The table that all distributed ones lie beside.
ROOT: Final = "classroom"
#: Every table that does not go with its classroom, and why.
DIRECTORIES: Final[Mapping[str, tuple[Place, str]]] = {
    "teacher": (Place.REFERENCE, "classes are listed with their owners' names"),
    "article_copy": (Place.LOCAL, "a teacher's, of no class"),
    "draft": (Place.LOCAL, "a teacher's, of no class"),
    "draft_article": (Place.LOCAL, "goes with its draft"),
    "draft_loan": (Place.LOCAL, "goes with its draft"),
    "draft_picture": (Place.LOCAL, "goes with its draft"),
    "draft_reader": (Place.LOCAL, "goes with its draft"),
    "draft_version": (Place.LOCAL, "goes with its draft"),
    "reader_answer": (Place.LOCAL, "goes with its draft"),
    "failure": (Place.LOCAL, "a row for each keyed hash and window, of people of no class yet"),
    "half_sign_in": (Place.LOCAL, "a row for each browser of a teacher"),
    "join_code": (Place.LOCAL, "leads from a typed code to a class"),
    "kit_line": (Place.LOCAL, "what was done with the whole kit"),
    "kit_state": (Place.LOCAL, "facts about the whole kit"),
    "recovery_code": (Place.LOCAL, "a teacher's, of no class"),
    "second_factor": (Place.LOCAL, "a teacher's, of no class"),
    "teacher_link": (Place.LOCAL, "a teacher's, of no class"),
    "teacher_session": (Place.LOCAL, "a row for each browser of a teacher"),
}


def place_of(table: str) -> Place:
    """Where a table lies, by its name: with its classroom unless it is a directory."""
    return DIRECTORIES[table][0] if table in DIRECTORIES else Place.DISTRIBUTED


def key_of(table: str) -> str:
    """The column of a distributed table that says which classroom its rows are of."""
    return "id" if table == ROOT else "classroom_id"


def distributed() -> list[str]:
    """The distributed tables, those that others point at first, so ROOT before all beside it."""
    names = [table.name for table in Base.metadata.sorted_tables]
    rest = [name for name in names if place_of(name) is Place.DISTRIBUTED and name != ROOT]
    return [ROOT, *rest]


def references() -> list[str]:
    """The tables that are whole on every worker."""
    return [name for name, (place, _why) in DIRECTORIES.items() if place is Place.REFERENCE]


def foreign_keys(*, cluster: bool) -> list[ForeignKeyConstraint]:
    """The kit's foreign keys in the order of their tables; those that a `cluster` can hold.

    A table on the coordinator cannot refer to rows on workers: the code of a class that is gone is
    deleted by the kit itself (kit.store.people.classrooms).
    """
    return [
        key
        for table in Base.metadata.sorted_tables
        for key in sorted(table.foreign_key_constraints, key=lambda key: str(key.name))
        if not cluster or not _leaves_the_coordinator(table, key)
    ]


def _leaves_the_coordinator(table: Table, key: ForeignKeyConstraint) -> bool:
    target = place_of(key.referred_table.name)
    return target is Place.DISTRIBUTED and place_of(table.name) is not Place.DISTRIBUTED

"""What goes when a class is deleted for good, so that its teacher reads it beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from kit.store.colleagues import teaching
from kit.store.engine import Store
from kit.store.people import holdings


@dataclass(frozen=True, slots=True)
class WhatGoes:
    """Counts of a class: names of students (joined or not, removed too), assignments, answers.

    `claims` are those that students wrote for the class. `shared_with`: the names of its
    co-teachers, who lose it, too. `on_server`: a database server has them, which overwrites what is
    deleted in its own time.
    """

    students: int
    assignments: int
    answers: int
    claims: int
    on_server: bool
    shared_with: Sequence[str] = ()


def what_goes(store: Store, classroom_id: UUID) -> WhatGoes:
    """What deleting the class deletes, and whether the kit itself can see it gone from the disk."""
    with store.reading() as connection:
        held_rows = holdings.holdings(connection, classroom_id)
        shared_with = tuple(teaching.names_of_co_teachers(connection, classroom_id))
    on_server = store.engine.dialect.name != "sqlite"
    return WhatGoes(
        held_rows.students,
        held_rows.assignments,
        held_rows.answers,
        held_rows.claims,
        on_server,
        shared_with,
    )

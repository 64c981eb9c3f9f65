"""Where each student of a class is, for its files: the groups, and the half of a deal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from kit.classroom.assignments.groups.comparing import DealtAssignment, dealt_assignment
from kit.store.engine import Store
from kit.store.groups import groups
from kit.vocabulary import Occasion


@dataclass(frozen=True, slots=True)
class Places:
    """The deal that an assignment was given by, if any, and what groups students are in by now.

    `groups` has names by student, in the order they were made; empty where the class has none.
    """

    dealt: DealtAssignment | None = None
    groups: Mapping[UUID, Sequence[str]] = field(default_factory=dict)

    def half_words(self, student_id: UUID) -> str | None:
        """A student's half, or "both" of who joined twice; None where there is none."""
        return None if self.dealt is None else self.dealt.half_words(student_id)

    def form(self, student_id: UUID, occasion: Occasion) -> str | None:
        """The exercise that the deal gives a student at an occasion; None without one half."""
        return None if self.dealt is None else self.dealt.form(student_id, occasion)


def places_of(store: Store, classroom_id: UUID, assignment_id: UUID) -> Places:
    """Where the students of a class are, as far as an assignment's files tell it."""
    with store.reading() as connection:
        known = groups.groups(connection, classroom_id)
        inside = groups.members(connection, classroom_id)
    by_student: dict[UUID, list[str]] = {}
    for group in known:
        for student_id in inside.get(group.id, ()):
            by_student.setdefault(student_id, []).append(group.name)
    return Places(dealt_assignment(store, classroom_id, assignment_id), by_student)

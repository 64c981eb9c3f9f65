"""Which of a class's assignments stand before, and which after. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from kit.classroom.errors import NotFound
from kit.content.library import Library
from kit.store.assignments import AssignmentRecord


@dataclass(frozen=True, slots=True)
class Sides:
    """The assignments of each side, in the order they were given."""

    before: Sequence[AssignmentRecord]
    after: Sequence[AssignmentRecord]

    @property
    def complete(self) -> bool:
        """Whether there is something on both."""
        return bool(self.before and self.after)

    @property
    def on_both(self) -> Sequence[AssignmentRecord]:
        """Those that stand on both sides: nobody can be compared with themselves."""
        return [record for record in self.before if record in self.after]


def usual_sides(records: Sequence[AssignmentRecord], library: Library) -> Sides:
    """What a class's test forms suggest; `records` is newest first.

    Of the form given first and its partner: the one given first against the one given last. Where
    both of them were given twice or more, each side has both: the first of each, the last of each.
    Empty sides where there are not two assignments of test forms.
    """
    forms = [record for record in reversed(records) if record.lesson_id is None]
    if len(forms) < 2:  # noqa: PLR2004 - a pair, not a setting
        return Sides((), ())
    family = {forms[0].exercise_id, partner_of(library, forms[0].exercise_id)}
    related = [record for record in forms if record.exercise_id in family]
    times: dict[str, list[AssignmentRecord]] = {}
    for record in related:
        times.setdefault(record.exercise_id, []).append(record)
    if len(times) > 1 and all(len(each) > 1 for each in times.values()):
        return Sides([each[0] for each in times.values()], [each[-1] for each in times.values()])
    pool = related if len(related) > 1 else forms
    return Sides([pool[0]], [pool[-1]])


def partner_of(library: Library, exercise_id: str) -> str | None:
    """The exercise made to be compared with it, if the content still has it so."""
    exercise = library.exercises.get(exercise_id)
    return exercise.partner if exercise else None


def chosen_sides(
    records: Sequence[AssignmentRecord], before: Collection[UUID], after: Collection[UUID]
) -> Sides:
    """The assignments of those ids. Raises NotFound where one is not of the class."""
    known = {record.id for record in records}
    if not known.issuperset([*before, *after]):
        raise NotFound
    in_order = list(reversed(records))
    return Sides(
        [record for record in in_order if record.id in before],
        [record for record in in_order if record.id in after],
    )

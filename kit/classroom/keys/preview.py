"""What a decision about a key would change, before it is taken. Stores nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kit.classroom.assignments.assignments import settle
from kit.classroom.assignments.key_lineage import built_on
from kit.classroom.keys.decisions import Plan, plan_in
from kit.classroom.keys.proposals import Proposal
from kit.classroom.keys.remarking import Remarked
from kit.classroom.people.students import numbered_students
from kit.items import ITEM_TYPES
from kit.items.base import Part
from kit.store.engine import Store
from kit.store.keys.decisions import DecisionRecord, read_decisions
from kit.vocabulary import Ruling, Verdict


@dataclass(frozen=True, slots=True)
class Affected:
    """Whose marks change: name and position as in results, and the marks before and after."""

    name: str
    position: int
    remarked: Remarked


@dataclass(frozen=True, slots=True)
class Preview:
    """What a decision would do. Nothing of it is stored. `marks` is how many were looked at.

    `replaced`: the teacher's decisions that taking over the kit's key would put aside.
    """

    plan: Plan
    affected: Sequence[Affected]
    marks: int
    replaced: Sequence[DecisionRecord]


@dataclass(frozen=True, slots=True)
class MarkChanges:
    """How many marks rise or fall, no longer count (`dropped`), or count again (`back`)."""

    rise: int
    fall: int
    dropped: int
    back: int


@dataclass(frozen=True, slots=True)
class Difference:
    """An item about which two keys differ, by its number.

    `parts`: where what is right differs, the part with the right answer before and after, in words.
    """

    number: int
    parts: Sequence[tuple[Part, str, str]]


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """What a teacher looks at before deciding: whose marks change, and where the keys differ.

    `changed` marks of those looked at; `counting` items under the old key and under the new one;
    `positions` are the numbers of the items by their ids.
    """

    preview: Preview
    changed: int
    counts: MarkChanges
    differences: Sequence[Difference]
    positions: Mapping[str, int]
    counting: tuple[int, int]


def preview(
    store: Store, classroom_id: UUID, assignment_id: UUID, proposal: Proposal, now: datetime
) -> Preview:
    """Whose marks a decision would change, and by how much. Raises as `decide`."""
    settle(store, classroom_id, assignment_id, now)
    return read_preview(store, classroom_id, assignment_id, proposal)


def read_preview(
    store: Store, classroom_id: UUID, assignment_id: UUID, proposal: Proposal
) -> Preview:
    """What a decision would do to what is handed in by now. Raises as `decide`."""
    with store.reading() as connection:
        plan = plan_in(connection, classroom_id, assignment_id, proposal)
        everybody = numbered_students(connection, classroom_id)
        decided = read_decisions(connection, classroom_id, plan.record.exercise_id)
    names = {student.id: (student.name, number) for number, student in everybody}
    affected = [
        Affected(*names[each.attempt.student_id], each)
        for each in plan.remarked
        if each.changed and each.attempt.student_id in names
    ]
    touched = {item for each in plan.remarked for item in each.changed} | _touched(plan)
    marks = sum(
        item_id in touched
        for each in plan.remarked
        if each.attempt.student_id in names
        for item_id in each.after
    )
    shipped = proposal.ruling is Ruling.ADOPTED
    way = built_on(decided, plan.record.key_version)[1] if shipped else ()
    return Preview(plan, sorted(affected, key=lambda row: row.position), marks, way)


def _touched(plan: Plan) -> set[str]:
    """The items about which the two keys differ."""
    return {
        item.id
        for item in plan.exercise.items
        if plan.key.items[item.id] != plan.new_key.items[item.id]
    }


def preview_page(
    store: Store, classroom_id: UUID, assignment_id: UUID, proposal: Proposal, now: datetime
) -> PreviewPage:
    """The page that shows what a decision would do. Raises as `decide`."""
    return page_of(preview(store, classroom_id, assignment_id, proposal, now))


def page_of(shown: Preview) -> PreviewPage:
    """The page of a preview. Pure."""
    plan = shown.plan
    before, after = (
        sum(key.items[item.id].void is None for item in plan.exercise.items)
        for key in (plan.key, plan.new_key)
    )
    return PreviewPage(
        preview=shown,
        changed=sum(len(row.remarked.changed) for row in shown.affected),
        counts=_counts([row.remarked for row in shown.affected]),
        differences=_differences(plan),
        positions={item.id: number for number, item in enumerate(plan.exercise.items, 1)},
        counting=(before, after),
    )


def _counts(all_remarked: Sequence[Remarked]) -> MarkChanges:
    rise = fall = dropped = back = 0
    for remarked in all_remarked:
        for item_id in remarked.changed:
            was, is_now = remarked.before[item_id], remarked.after[item_id]
            before, after = was.credit, is_now.credit
            dropped += is_now.verdict is Verdict.VOID
            back += was.verdict is Verdict.VOID
            rise += before is not None and after is not None and after > before
            fall += before is not None and after is not None and after < before
    return MarkChanges(rise, fall, dropped, back)


def _differences(plan: Plan) -> Sequence[Difference]:
    item_type = ITEM_TYPES[plan.exercise.type]
    differences = []
    for number, item in enumerate(plan.exercise.items, 1):
        old, new = plan.key.items[item.id], plan.new_key.items[item.id]
        if old == new:
            continue
        before, after = item_type.due(old), item_type.due(new)
        parts = [
            (part, part.words(before[part.id]), part.words(after[part.id]))
            for part in item_type.parts(item, plan.exercise.scheme)
            if before.get(part.id) != after.get(part.id)
        ]
        differences.append(Difference(number, parts))
    return differences

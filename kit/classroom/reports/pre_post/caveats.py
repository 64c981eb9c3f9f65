"""What to bear in mind when a class is compared with itself. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from kit.classroom.assignments.key_visibility import was_visible
from kit.classroom.reports.pre_post.matching import Sides, form_of, partner_of
from kit.content.library import Library
from kit.store.assignments import AssignmentRecord


class RemarkId(StrEnum):
    """What is to be said; the value is the id that pages word."""

    BACKWARDS = "backwards"
    SAME_FORM = "same-form"
    KEY_SEEN = "key-seen"
    KEY_ABOUT = "key-about"
    NOT_PARTNERS = "not-partners"
    OTHER_TEXT = "other-text"
    OTHER_KEY = "other-key"
    OTHER_LABELS = "other-labels"
    SEVERAL = "several"
    AFTER_FEEDBACK = "after-feedback"
    OUTSIDE = "outside"
    NOTHING_COUNTS = "nothing-counts"


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark with its facts: how many students or items, and the exercise's title."""

    id: RemarkId
    count: int = 0
    title: str = ""


@dataclass(frozen=True, slots=True)
class Pairing:
    """What remarks are made from.

    `routes`: of each matched student, the assignment before and the one after. `several`: matched
    students who did more than one of a side. `after_feedback`: those whose answers after came when
    the key could be seen. `outside`: items of each assignment that do not count, and `nothing` the
    assignments where none does. `other_labels`: not all give the same labels.
    """

    library: Library
    now: datetime
    sides: Sides
    routes: Sequence[tuple[AssignmentRecord, AssignmentRecord]]
    several: int
    after_feedback: int
    outside: Mapping[UUID, int]
    nothing: Sequence[UUID]
    other_labels: bool


def remarks(pairing: Pairing) -> Sequence[Remark]:
    """What to bear in mind, what weighs most first."""
    all_remarks = [*_of_order(pairing), *_of_forms(pairing), *_of_versions(pairing)]
    if pairing.other_labels:
        all_remarks.append(Remark(RemarkId.OTHER_LABELS))
    if pairing.several:
        all_remarks.append(Remark(RemarkId.SEVERAL, pairing.several))
    if pairing.after_feedback:
        all_remarks.append(Remark(RemarkId.AFTER_FEEDBACK, pairing.after_feedback))
    for record in (*pairing.sides.before, *pairing.sides.after):
        if record.id in pairing.nothing:
            all_remarks.append(Remark(RemarkId.NOTHING_COUNTS, title=record.title))
        elif count := pairing.outside[record.id]:
            all_remarks.append(Remark(RemarkId.OUTSIDE, count, record.title))
    return all_remarks


def _of_order(pairing: Pairing) -> Iterator[Remark]:
    last_before = max(record.created_at for record in pairing.sides.before)
    for record in pairing.sides.after:
        if record.created_at < last_before:
            yield Remark(RemarkId.BACKWARDS, title=record.title)


def _of_forms(pairing: Pairing) -> Iterator[Remark]:
    same = [pair for pair in pairing.routes if form_of(pair[0]) == form_of(pair[1])]
    if same:
        yield Remark(RemarkId.SAME_FORM, len(same))
    seen = sum(was_visible(before, pairing.now) for before, _after in same)
    if seen:
        yield Remark(RemarkId.KEY_SEEN, seen)
    if about := _key_about(pairing):
        yield Remark(RemarkId.KEY_ABOUT, about)
    strangers = [
        pair
        for pair in pairing.routes
        if pair[0].exercise_id != pair[1].exercise_id
        and partner_of(pairing.library, pair[0].exercise_id) != pair[1].exercise_id
    ]
    if strangers:
        yield Remark(RemarkId.NOT_PARTNERS, len(strangers))


def _key_about(pairing: Pairing) -> int:
    """How many did another form after, whose key the rest of the class could have seen before."""
    seen = {form_of(record) for record in pairing.sides.before if was_visible(record, pairing.now)}
    return sum(
        form_of(after) in seen and form_of(before) != form_of(after)
        for before, after in pairing.routes
    )


def _of_versions(pairing: Pairing) -> Iterator[Remark]:
    """An exercise of which there are two texts or keys among those chosen, once each."""
    by_exercise: dict[str, list[AssignmentRecord]] = {}
    for record in (*pairing.sides.before, *pairing.sides.after):
        by_exercise.setdefault(record.exercise_id, []).append(record)
    for records in by_exercise.values():
        if len({record.exercise_version for record in records}) > 1:
            yield Remark(RemarkId.OTHER_TEXT, title=records[-1].title)
        elif len({record.key_version for record in records}) > 1:
            yield Remark(RemarkId.OTHER_KEY, title=records[-1].title)

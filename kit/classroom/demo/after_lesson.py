"""What follows a lesson of the made-up class: marks by hand, and arguments about the key."""

from datetime import datetime, timedelta
from uuid import UUID

from kit.classroom.answering import attempts
from kit.classroom.assignments import assignments
from kit.classroom.clock import clock_at
from kit.classroom.demo.plan import Step
from kit.classroom.demo.student_answers import MadeUpClass, level_of
from kit.classroom.demo.texts import (
    ACCEPTED,
    ARGUMENTS,
    AUTHOR,
    COMMENTS,
)
from kit.classroom.keys import appeals, decisions
from kit.classroom.keys.own_arguments import Argument
from kit.classroom.keys.proposals import Proposal
from kit.classroom.marking import rubric
from kit.classroom.marking.rubric import PostedMark
from kit.classroom.reports.results import results
from kit.results.counts.distributions import Distribution, distributions
from kit.vocabulary import Ruling


def mark_by_hand(room: MadeUpClass, step: Step, task: UUID, at: datetime) -> None:
    """Half of what a teacher has to mark is marked; the other half waits."""
    exercise = room.library.exercises[step.exercise]
    levels = exercise.rubric_levels
    if not levels:
        return
    for number, (person, identity) in enumerate(room.people[: len(room.people) // 2]):
        attempt = attempts.task(room.store, identity, task, at).attempt
        if attempt is None:
            continue
        for item in exercise.items:
            level = levels[level_of(room, exercise, item, person)]
            comment = COMMENTS[number % len(COMMENTS)] if number % 4 == 0 else ""
            mark = PostedMark(item.id, attempt.id, level.id, comment, 1, "")
            rubric.set_mark(
                room.store, room.teacher_id, room.classroom_id, task, mark, clock_at(at)
            )


def argue(room: MadeUpClass, task: UUID, at: datetime) -> None:
    """Two students argue for an answer and win it; one argues about another item, and waits."""
    sheet = results(room.store, room.classroom_id, task, at).sheet
    disputed = sorted(
        (one for one in distributions(sheet) if one.leading_other and not one.part.debatable),
        key=lambda claim: -claim.counts[claim.leading_other or ""],
    )[:2]
    for claim, count in zip(disputed, (2, 1), strict=False):
        _contest(room, task, claim, count, at)
        if claim is disputed[0]:
            _accept(room, task, claim, at + timedelta(hours=1))
        at += timedelta(hours=2)


def _contest(room: MadeUpClass, task: UUID, claim: Distribution, count: int, at: datetime) -> None:
    item_id, part_id, choice = claim.item.item_id, claim.part.part.id, claim.leading_other or ""
    sheet = results(room.store, room.classroom_id, task, at).sheet
    identities = {identity.student_id: identity for _person, identity in room.people}
    arguing = [
        identities[row.student_id]
        for row in sheet.handed_in
        if (cell := row.cells.get(item_id)) and cell.choices.get(part_id) == choice
    ]
    for number, identity in enumerate(arguing[:count]):
        said = Argument(item_id, part_id, choice, ARGUMENTS[(number + count) % len(ARGUMENTS)])
        appeals.contest(room.store, identity, task, said, at)


def _accept(room: MadeUpClass, task: UUID, claim: Distribution, at: datetime) -> None:
    record = assignments.assignment_of(room.store, room.classroom_id, task)
    proposal = Proposal(
        Ruling.ACCEPTED,
        ACCEPTED,
        record.key_version,
        claim.item.item_id,
        claim.part.part.id,
        claim.leading_other,
    )
    decisions.decide(room.store, room.classroom_id, task, proposal, AUTHOR, clock_at(at))

"""Deciding about a key: what a proposal comes to, and the change itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NoReturn
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.key_lineage import left_at
from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.pinned_content import exercise_of, key_of
from kit.classroom.clock import Clock
from kit.classroom.errors import NotFound
from kit.classroom.keys import unparsed_answers
from kit.classroom.keys.errors import KeyChanged, NothingToAnswer
from kit.classroom.keys.proposals import (
    Proposal,
    checked,
    item_of,
    part_of,
    revised,
    suits,
)
from kit.classroom.keys.remarking import Remarked, move, remark
from kit.classroom.texts import clean_text
from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.content.versions import key_snapshot, key_version, key_version_again
from kit.items import ITEM_TYPES
from kit.store.answering.mark_history import count_changed_marks, were_marked_under
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.keys import appeals
from kit.store.keys.appeals import AppealRecord
from kit.store.keys.decisions import DecisionRecord, add_decision, read_decision, read_decisions
from kit.store.keys.versions import (
    KeyVersionRecord,
    insert_decided_version_if_absent,
    read_assignments_of_exercise,
)
from kit.store.people import classrooms
from kit.vocabulary import N_, Ruling


@dataclass(frozen=True, slots=True)
class Plan:
    """What a proposal comes to. `staying`: assignments of this key that it does not fit."""

    record: AssignmentRecord
    exercise: Exercise[Any]
    key: Key[Any]
    proposal: Proposal
    new_key: Key[Any]
    moving: Sequence[AssignmentRecord]
    staying: Sequence[AssignmentRecord]
    remarked: Sequence[Remarked]
    answers: Sequence[AppealRecord]


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision did: the key's version now, marks that changed, appeals it answered.

    `again`: it was made by an earlier press of the button.
    """

    version: str
    changed: int
    answered: int
    again: bool = False


def decide(  # noqa: PLR0913 - a use case's arguments
    store: Store,
    classroom_id: UUID,
    assignment_id: UUID,
    proposal: Proposal,
    author: str,
    clock: Clock,
    *,
    once: UUID | None = None,
) -> Decided:
    """Make a new version of the key, and mark again all that was handed in under the old one.

    Only marks that change are stored, and the old ones stay. `once` comes from the form and
    becomes the decision's id, so that a form sent twice decides once, and says so both times.
    Raises NotFound, KeyChanged where somebody else was faster, NothingToAnswer, and as
    `proposals.checked`; then nothing is stored.
    """
    with store.writing() as connection:
        return decide_in(
            connection, classroom_id, assignment_id, proposal, author, clock, once=once
        )


def decide_in(  # noqa: PLR0913 - a use case's arguments
    connection: Connection,
    classroom_id: UUID,
    assignment_id: UUID,
    proposal: Proposal,
    author: str,
    clock: Clock,
    *,
    once: UUID | None = None,
) -> Decided:
    """As `decide`, in a transaction that other changes belong to; the classroom is held from here.

    Where it raises, nothing of the transaction may be kept.
    """
    classrooms.lock_classroom(connection, classroom_id)
    stored = read_decision(connection, classroom_id, once) if once else None
    if stored is not None and _repeats(stored, proposal):
        return _decided(connection, stored)
    plan = plan_in(connection, classroom_id, assignment_id, proposal, lock=True)
    decision_id, now = once if once and stored is None else new_id(), clock()
    version = plan.record.key_version
    if proposal.ruling is not Ruling.UPHELD:
        version = _store_version(connection, plan, decision_id, author, now)
    decision = _record(plan, decision_id, version, author, now)
    add_decision(connection, decision)
    if decision.changes:
        move(connection, decision, plan.moving, plan.remarked)
    answered = [each.id for each in plan.answers]
    appeals.answer_appeals(connection, classroom_id, answered, decision_id)
    changed = sum(len(each.changed) for each in plan.remarked)
    return Decided(version, changed, len(plan.answers))


def _repeats(stored: DecisionRecord, proposal: Proposal) -> bool:
    """Whether a proposal is what a stored decision came from: sent again, not another. Pure."""
    said = [clean_text(text) for text in (proposal.reason, proposal.reply)]
    if proposal.ruling is Ruling.UPHELD:
        said = ["", said[1] or said[0]]
    return (stored.ruling, stored.item_id, stored.from_version, stored.reason, stored.reply) == (
        proposal.ruling,
        proposal.item_id,
        proposal.on_version,
        said[0],
        said[1] or None,
    )


def _decided(connection: Connection, stored: DecisionRecord) -> Decided:
    """What a stored decision did, as it was said when it was made."""
    changed = count_changed_marks(connection, stored.classroom_id).get(stored.id, 0)
    answered = appeals.count_answered(connection, stored.classroom_id, stored.id)
    return Decided(stored.to_version, changed, answered, again=True)


def _record(
    plan: Plan, decision_id: UUID, version: str, author: str, now: datetime
) -> DecisionRecord:
    proposal = plan.proposal
    return DecisionRecord(
        classroom_id=plan.record.classroom_id,
        id=decision_id,
        exercise_id=plan.record.exercise_id,
        item_id=proposal.item_id,
        part_id=proposal.part_id,
        ruling=proposal.ruling,
        choice=proposal.choice,
        reason=proposal.reason,
        from_version=plan.record.key_version,
        to_version=version,
        author=author,
        decided_at=now,
        reply=proposal.reply or None,
    )


def _store_version(
    connection: Connection, plan: Plan, decision_id: UUID, author: str, now: datetime
) -> str:
    """Store the new version of the key, and say what it is."""
    record, ids = plan.record, [assignment.id for assignment in plan.moving]
    version = key_version(plan.new_key)
    decided = read_decisions(connection, record.classroom_id, record.exercise_id)
    left = left_at(decided, record.key_version, version)
    if were_marked_under(connection, record.classroom_id, ids, version, left):
        # The class comes back to a key it had before. Its marks of then stay as they were.
        version = key_version_again(plan.new_key, str(decision_id))
    shipped = plan.proposal.ruling is Ruling.ADOPTED
    insert_decided_version_if_absent(
        connection,
        KeyVersionRecord(
            classroom_id=record.classroom_id,
            exercise_id=record.exercise_id,
            version=version,
            created_at=now,
            author=None if shipped else author,
            reason=None if shipped else plan.proposal.reason,
        ),
        key_snapshot(plan.new_key),
    )
    return version


def plan_in(
    connection: Connection,
    classroom_id: UUID,
    assignment_id: UUID,
    proposal: Proposal,
    *,
    lock: bool = False,
) -> Plan:
    """What a proposal comes to; `lock` for who decides on it. Raises as `decide`."""
    record = load_assignment(connection, classroom_id, assignment_id)
    group = read_assignments_of_exercise(connection, classroom_id, record.exercise_id, lock=lock)
    # Looked at again under the lock: somebody may have decided, or taken it back, meanwhile.
    record = next((one for one in group if one.id == assignment_id), None) or _gone()
    if record.key_version != proposal.on_version:
        raise KeyChanged(author=_author_of(connection, record))
    exercise, key = exercise_of(connection, record), key_of(connection, record)
    typed = unparsed_answers.unparsed_answers_in(connection, record, exercise, proposal.item_id)
    proposal = checked(exercise, key, proposal, typed)
    same = [one for one in group if one.key_version == record.key_version]
    moving = [one for one in same if suits(exercise_of(connection, one), proposal)]
    concerned = moving if proposal.shipped is not None else same
    answers = _answered(connection, concerned, exercise, proposal)
    new_key = revised(exercise.type, key, proposal)
    unchanged = proposal.ruling is Ruling.UPHELD
    return Plan(
        record,
        exercise,
        key,
        proposal,
        new_key,
        moving,
        [one for one in same if one not in moving],
        () if unchanged else remark(connection, moving, new_key, lock=lock),
        answers,
    )


def _gone() -> NoReturn:
    raise NotFound


def _author_of(connection: Connection, record: AssignmentRecord) -> str:
    """Who decided last about the key of an assignment."""
    decisions = read_decisions(connection, record.classroom_id, record.exercise_id)
    authors = [
        one.author for one in decisions if one.to_version == record.key_version and one.changes
    ]
    return authors[-1] if authors else N_("Somebody")


def _answered(
    connection: Connection,
    same: Sequence[AssignmentRecord],
    exercise: Exercise[Any],
    proposal: Proposal,
) -> Sequence[AppealRecord]:
    """The open appeals that a decision answers. Raises NothingToAnswer where a reply needs one.

    Those for the same answer to the same part; all about an item that is voided; and where the
    kit's key is taken over, those that it agrees with. None where the proposal answers none.
    """
    if not proposal.answers:
        return ()
    ids = [record.id for record in same]
    open_appeals = appeals.open_appeals(connection, same[0].classroom_id, ids) if same else ()
    if proposal.shipped is not None:
        due = {
            item_id: ITEM_TYPES[exercise.type].due(entry)
            for item_id, entry in proposal.shipped.items.items()
        }
        return [
            one for one in open_appeals if due.get(one.item_id, {}).get(one.part_id) == one.choice
        ]
    open_appeals = [one for one in open_appeals if one.item_id == proposal.item_id]
    if proposal.ruling is Ruling.VOIDED:
        return open_appeals
    open_appeals = [
        one
        for one in open_appeals
        if (one.part_id, one.choice) == (proposal.part_id, proposal.choice)
    ]
    if proposal.ruling is Ruling.UPHELD and not open_appeals:
        item = item_of(exercise, proposal.item_id or "")
        part = part_of(exercise, item, proposal.part_id or "")
        raise NothingToAnswer(choice=part.words(proposal.choice or ""))
    return open_appeals

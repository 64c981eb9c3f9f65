"""A student's own closing time: the assignment as it is for one student, not for the class."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from kit.store.assignments import AssignmentRecord
from kit.store.rules import extensions
from kit.store.rules.extensions import ExtensionRecord


def for_student(record: AssignmentRecord, extension: ExtensionRecord | None) -> AssignmentRecord:
    """An assignment as it is for a student with that closing time. Pure.

    It closes for them when it closes for the class, or later. One that has no closing time, and
    one that is taught live, is for all alike.
    """
    moment = record.closed_at or record.closes_at
    if extension is None or moment is None or record.live or extension.closes_at <= moment:
        return record
    return replace(record, closes_at=extension.closes_at, closed_at=None)


def own_record(
    connection: Connection, record: AssignmentRecord, student_id: UUID
) -> AssignmentRecord:
    """An assignment as it is for a student; only where it has a closing time one is looked for."""
    if record.closed_at is None and record.closes_at is None:
        return record
    where = (record.classroom_id, record.id, student_id)
    return for_student(record, extensions.extension(connection, *where))


def extensions_of(
    connection: Connection, record: AssignmentRecord
) -> Mapping[UUID, ExtensionRecord]:
    """The own closing times for an assignment, by student."""
    return extensions.extensions_of_assignment(connection, record.classroom_id, record.id)


def flagging(
    connection: Connection, record: AssignmentRecord
) -> Callable[[UUID], AssignmentRecord]:
    """The assignment by which a student's answers are flagged: since when they saw the key."""
    longer = extensions_of(connection, record)

    def by_rule(student_id: UUID) -> AssignmentRecord:
        own = longer.get(student_id)
        if own is None:  # for each answer of a class it is asked, and most have no extension
            return record
        moments = [moment for moment in (own.seen_at, record.reopened_at) if moment]
        return replace(record, reopened_at=min(moments, default=None))

    return by_rule


def have_longer(
    connection: Connection, record: AssignmentRecord, now: datetime
) -> Mapping[UUID, datetime]:
    """Until when those have whose time goes on after the class's, by student."""
    own_records = {
        student_id: for_student(record, extension)
        for student_id, extension in extensions_of(connection, record).items()
    }
    return {
        student_id: own.closes_at
        for student_id, own in own_records.items()
        if own is not record and own.closes_at is not None and not own.is_closed(now)
    }

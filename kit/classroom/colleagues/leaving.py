"""A teacher who leaves: what there is of theirs, and all of it put into a colleague's hands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.colleagues.acts import Deed, note_in, teacher_names
from kit.classroom.colleagues.errors import HeirIsDisabled, SameTeacher
from kit.classroom.colleagues.sharing_class import OwnClass, give_in
from kit.classroom.people.accounts import trail
from kit.classroom.people.accounts.trail import KitDeed
from kit.classroom.people.errors import UnknownTeacher
from kit.classroom.people.names import name_key
from kit.store.colleagues import leaving, teaching
from kit.store.colleagues.teaching import CoTeacherRecord
from kit.store.engine import Store
from kit.store.models.base import Act, KitAct, Way
from kit.store.people import classrooms, teachers
from kit.store.people.teachers import TeacherRecord


@dataclass(frozen=True, slots=True)
class OwnedClass:
    """A class that somebody owns, and the names of those who share it."""

    name: str
    co_teachers: Sequence[str]


@dataclass(frozen=True, slots=True)
class Belongings:
    """What is a teacher's: classes, how many they share in, and how many drafts."""

    classes: Sequence[OwnedClass]
    shared: int
    drafts: int


@dataclass(frozen=True, slots=True)
class Handed:
    """What went over: names of classes, how many shared ones, drafts and copies of articles.

    `copies_left` stayed with who leaves, because the heir has an own copy of the same article.
    """

    classes: Sequence[str]
    shared: int
    drafts: int
    copies: int
    copies_left: int


def belongings(store: Store, name: str) -> Belongings:
    """What there is of the teacher of that name. Raises UnknownTeacher."""
    with store.reading() as connection:
        teacher = _named(connection, name)
        names = teacher_names(connection)
        classes = [
            OwnedClass(
                class_name,
                [names[one.teacher_id] for one in teaching.co_teachers(connection, classroom_id)],
            )
            for classroom_id, class_name in teaching.owned(connection, teacher.id)
        ]
        shared = len(teaching.shared_with(connection, teacher.id))
        return Belongings(classes, shared, leaving.count_drafts(connection, teacher.id))


def hand_everything_over(store: Store, name: str, heir_name: str) -> Handed:
    """Make all classes, drafts and copies of articles of a teacher another one's.

    Nothing of a class changes but whose it is. Raises UnknownTeacher, SameTeacher, HeirIsDisabled.
    """
    now = datetime.now(UTC)
    with store.writing() as connection:
        teachers.lock_teachers(connection)
        teacher, heir = _named(connection, name), _named(connection, heir_name)
        if teacher.id == heir.id:
            raise SameTeacher(name=teacher.name)
        if heir.disabled_at is not None:
            raise HeirIsDisabled(name=heir.name)
        owned = teaching.owned(connection, teacher.id)
        for classroom_id, _name in owned:
            classrooms.lock_classroom(connection, classroom_id)
            own = OwnClass(teacher.id, classroom_id)
            give_in(connection, own, heir.id, now, stays=False)
        shared = _hand_shares_over(connection, teacher.id, heir.id, now)
        drafts = leaving.move_drafts(connection, teacher.id, heir.id)
        copies, left = leaving.move_copies(connection, teacher.id, heir.id)
        deed = KitDeed(KitAct.HANDED_EVERYTHING_OVER, teacher.id, Way.COMMAND, heir.id)
        trail.note_in(connection, deed, now)
    return Handed([class_name for _id, class_name in owned], shared, drafts, copies, left)


def _hand_shares_over(
    connection: Connection, teacher_id: UUID, heir_id: UUID, now: datetime
) -> int:
    """Let the heir share what the teacher shared; returns how many classes are new to the heir."""
    new = 0
    for share in teaching.shared_with(connection, teacher_id):
        teaching.end_co_teacher(connection, share.classroom_id, teacher_id)
        deeds = [Deed(Act.LEFT)]
        if teaching.role(connection, heir_id, share.classroom_id) is None:
            record = CoTeacherRecord(share.classroom_id, heir_id, now, teacher_id)
            teaching.add_co_teacher(connection, record)
            deeds.insert(0, Deed(Act.ADDED_TEACHER, other_id=heir_id))
            new += 1
        for deed in deeds:
            note_in(connection, teacher_id, share.classroom_id, deed, now)
    return new


def _named(connection: Connection, name: str) -> TeacherRecord:
    teacher = teachers.teacher_by_key(connection, name_key(name))
    if teacher is None:
        raise UnknownTeacher(name=name)
    return teacher

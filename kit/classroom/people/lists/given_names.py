"""A name that somebody else's finger took: given back by who has it, or swapped by the teacher."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.people.errors import NameInUse, NamesChanged
from kit.classroom.people.students import StudentIdentity, load_student, shut_out
from kit.store.answering import attempts
from kit.store.engine import Store
from kit.store.given import substitutes
from kit.store.groups import swapping
from kit.store.ids import new_code
from kit.store.models.base import SubmittedBy
from kit.store.people import classrooms, devices, students
from kit.store.people.students import StudentRecord
from kit.store.rules import extensions


def give_name_back(store: Store, identity: StudentIdentity, now: datetime) -> str | None:
    """Let a name go that was taken by mistake, before anything was begun under it.

    A name of the roster is free again at once, one that was typed is gone. The device is signed
    out. Returns the class's join code while it is good. Raises NameInUse where something was
    begun, or another device is signed in by the name.
    """
    classroom_id, student_id = identity.classroom_id, identity.student_id
    with store.writing() as connection:
        classrooms.lock_classroom(connection, classroom_id)
        student = load_student(connection, classroom_id, student_id)
        others = devices.count_others(connection, classroom_id, student_id, identity.device_id)
        begun = attempts.attempts_of_student(connection, classroom_id, student_id)
        # What came on paper stays with a name of the roster, whoever has it.
        on_device = [one for one in begun if one.submitted_by is not SubmittedBy.PAPER]
        if others or on_device or (begun and not student.on_roster):
            raise NameInUse(name=student.name)
        if student.on_roster:
            shut_out(connection, student, now)
            # The code was on the screen of who is not the student.
            students.change_student(
                connection, classroom_id, student_id, joined_at=None, personal_code=new_code()
            )
        else:
            students.erase_student(connection, classroom_id, student_id)
        code = classrooms.join_code_of(connection, classroom_id)
    store.forget_soon()
    return code.code if code is not None and code.expires_at > now else None


def swap_names(
    store: Store, classroom_id: UUID, student_id: UUID, other_id: UUID, named: str
) -> tuple[str, str]:
    """Give two students each other's names, with what is of the name and not of the work.

    That is the place on the roster, the time in live rounds, groups, exercises given instead, and
    a closing time of their own where neither has begun. Devices, answers, personal codes and the
    halves of deals stay where they are. `named` is the name that the first is to have:
    posted twice it is swapped once. Returns both names as they were asked for. Raises NotFound,
    or NamesChanged where the names have changed meanwhile.
    """
    with store.writing() as connection:
        classrooms.lock_classroom(connection, classroom_id)
        student = load_student(connection, classroom_id, student_id)
        other = load_student(connection, classroom_id, other_id)
        if student.name == named:
            return other.name, student.name
        if other.name != named or student.id == other.id:
            raise NamesChanged
        # Two cannot have one key, not even on the way.
        students.change_student(connection, classroom_id, other.id, name_key=None)
        for to, of in ((student, other), (other, student)):
            students.change_student(
                connection,
                classroom_id,
                to.id,
                name=of.name,
                name_key=of.name_key,
                on_roster=of.on_roster,
                time_factor=of.time_factor,
            )
        _swap_substitutes(connection, student, other)
        swapping.swap_members(connection, classroom_id, student.id, other.id)
        extensions.swap_extensions(connection, classroom_id, student.id, other.id)
    store.forget_soon()
    return student.name, other.name


def _swap_substitutes(connection: Connection, student: StudentRecord, other: StudentRecord) -> None:
    """Whom an exercise is kept from, it is kept from on the other device, too."""
    classroom_id = student.classroom_id
    for substitute in substitutes.substitutes(connection, classroom_id):
        for gone, come in ((student, other), (other, student)):
            if gone.id in substitute.students and come.id not in substitute.students:
                whose = (connection, classroom_id, substitute.assignment_id)
                substitutes.delete_student(*whose, gone.id)
                substitutes.add_student(*whose, come.id)

"""The look at each statement: what it lets through, and what it names."""

from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import and_, delete, exists, func, insert, or_, select, update
from sqlalchemy.orm import aliased

from kit.classroom.people import classrooms
from kit.store.engine import Store
from kit.store.joins import of_attempt, of_student
from kit.store.models import Answer, Attempt, Classroom, Student, Teacher
from tests.support import one_classroom, senders
from tests.support.one_classroom import shape_of, watched
from tests.support.room import make_room

HERE = UUID(int=7)
Other = aliased(Attempt)
IN_FROM = select(Attempt.classroom_id, Attempt.id).subquery()


@pytest.mark.parametrize(
    "statement",
    [
        select(Student.id).where(Student.classroom_id == HERE),
        select(Classroom.name, Teacher.name).join(Teacher).where(Classroom.id == HERE),
        select(Answer.value)
        .join(Attempt, of_attempt(Answer))
        .join(Student, of_student())
        .where(Student.classroom_id == HERE),
        select(Attempt.id).where(
            Attempt.classroom_id == HERE, exists().where(of_attempt(Answer), Answer.revision > 1)
        ),
        select(func.count()).select_from(IN_FROM).where(IN_FROM.c.classroom_id == HERE),
        update(Student).where(Student.classroom_id == HERE).values(name="Mia"),
        delete(Student).where(Student.classroom_id == HERE, Student.name == "Mia"),
        select(Teacher.id),
        insert(Student).values(classroom_id=HERE),
    ],
)
def test_statement_of_one_classroom_is_let_through(statement: object) -> None:
    assert shape_of(statement).loose == frozenset()


@pytest.mark.parametrize(
    ("statement", "loose"),
    [
        (select(Student.id).where(Student.name == "Mia"), {"student"}),
        (
            select(Student.id).where(or_(Student.classroom_id == HERE, Student.name == "Mia")),
            {"student"},
        ),
        # Joined by the attempt alone: each class has its own.
        (
            select(Answer.value)
            .join(Attempt, Attempt.id == Answer.attempt_id)
            .where(Attempt.classroom_id == HERE),
            {"answer"},
        ),
        (
            select(Attempt.id)
            .join(Other, and_(Other.id == Attempt.id))
            .where(Attempt.classroom_id == HERE),
            {"attempt"},
        ),
        (
            select(Teacher.id).where(exists().where(Classroom.teacher_id == Teacher.id)),
            {"classroom"},
        ),
        (select(func.count()).select_from(IN_FROM), {"attempt"}),
        (update(Student).values(name="Mia"), {"student"}),
        (delete(Student).where(Student.classroom_id != HERE), {"student"}),
        (
            select(Student.id)
            .where(Student.classroom_id == HERE)
            .union_all(select(Attempt.id).where(Attempt.number == 1)),
            {"attempt"},
        ),
    ],
)
def test_statement_across_classrooms_is_named(statement: object, loose: set[str]) -> None:
    assert shape_of(statement).loose == loose


@pytest.fixture
def planted(monkeypatch: pytest.MonkeyPatch) -> None:
    """What this module sends counts as the kit's: what a test sends is its own business."""
    monkeypatch.setattr(senders, "_TESTS", "/nowhere")
    monkeypatch.setattr(senders, "_KIT", str(Path(__file__).parent))


def send_without_a_classroom(store: Store) -> None:
    """As a function of the store that forgot it would."""
    with store.reading() as connection:
        connection.execute(select(Student.id).where(Student.name == "Mia"))


def test_a_students_way_and_a_teachers_class_keep_to_one_classroom(any_store: Store) -> None:
    """Also where a run of the tests looks away otherwise."""
    room = make_room(any_store)
    with watched(any_store) as strays:
        assert room.lobby.classroom_id == room.classroom_id
        room.do_all("Mia")
        classrooms.own_classroom(any_store, room.teacher_id, room.classroom_id)
        classrooms.classrooms_of(any_store, room.teacher_id)
        classrooms.delete_classroom(any_store, room.classroom_id)
    assert strays == []


@pytest.mark.usefixtures("planted")
def test_statement_without_its_classroom_is_told_by_its_sender(
    any_store: Store, pytestconfig: pytest.Config
) -> None:
    """By its function, file and line, with the remedy; without anybody's asking for it."""
    if pytestconfig.getoption("--across-classrooms"):
        pytest.skip("nobody looks with --across-classrooms")
    line = send_without_a_classroom.__code__.co_firstlineno + 3
    send_without_a_classroom(any_store)
    with pytest.raises(pytest.fail.Exception) as failure:
        one_classroom.check()
    name = "?" if any_store.is_sqlite else "%(name_1)s::VARCHAR"
    assert str(failure.value) == (
        "A statement without its classroom asks every server of a cluster (docs/cluster.md).\n"
        "Give it an equality on classroom_id for each of its tables; or, where no class can be"
        " named,\nput the function that sends it into tests/support/across_classrooms.py with the"
        " reason.\n"
        f"kit.test_one_classroom.send_without_a_classroom (kit/test_one_classroom.py:{line}) names"
        f" no classroom for student: SELECT student.id FROM student WHERE student.name = {name}"
    )

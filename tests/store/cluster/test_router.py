"""The router of the tests: where rows lie, and what it refuses."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import func, make_url, select, update

from kit.classroom.assignments.pinning import Rules
from kit.classroom.people import classrooms
from kit.store.cluster.tables import Place, distributed, key_of, place_of
from kit.store.engine import Store
from kit.store.models import Answer, Base, Draft, Student, Teacher
from tests.support import databases, one_classroom, senders
from tests.support.room import NOON, Room, make_room
from tests.support.router.places import FIRST, SECOND, place_of_class
from tests.support.router.routing import NeedsBothError, second_of

pytestmark = pytest.mark.postgres
MANY = 40


@pytest.fixture
def routed() -> Iterator[Store]:
    """A store on two databases."""
    with databases.kept("router") as store:
        yield store


@contextmanager
def planted() -> Iterator[None]:
    """What this module sends counts as the kit's: what a test sends is its own business."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(senders, "_TESTS", "/nowhere")
        patch.setattr(senders, "_KIT", str(Path(__file__).parent))
        yield


def rows_of(url: str) -> Mapping[str, int]:
    """How many rows each table of a database has."""
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as connection:
        return {
            name: connection.execute(f'SELECT count(*) FROM "{name}"'.encode()).fetchall()[0][0]
            for name in Base.metadata.tables
        }


def both(store: Store) -> tuple[str, str]:
    """The URLs of its two databases."""
    url = store.engine.url
    second = second_of(str(url.database))
    assert second is not None
    return (
        url.render_as_string(hide_password=False),
        url.set(database=second).render_as_string(hide_password=False),
    )


def classes_of(url: str) -> set[UUID]:
    """Whose rows lie in a database."""
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as connection:
        return {
            row[0]
            for name in distributed()
            for row in connection.execute(f'SELECT "{key_of(name)}" FROM "{name}"'.encode())
        }


def rooms_of_both(store: Store) -> tuple[Room, Room]:
    """A class in the first database, and one of the same teacher in the second; both at work."""
    room = make_room(store)
    rooms = {place_of_class(str(room.classroom_id)): room}
    for number in range(MANY):
        if len(rooms) < 2:
            other = classrooms.create_classroom(store, room.teacher_id, f"9{number}", NOON)
            code = classrooms.join_code_of(store, other)
            assert code is not None
            rooms.setdefault(
                place_of_class(str(other)),
                Room(store, room.library, room.teacher_id, other, code.code, room.assignment_id),
            )
    for at_work in rooms.values():
        if at_work is not room:
            at_work.give(Rules())
            at_work.join("Mia")
        at_work.do_all("Mia")
    return rooms[FIRST], rooms[SECOND]


def test_each_class_lies_whole_in_one_database_and_a_teacher_in_both(routed: Store) -> None:
    first, second = rooms_of_both(routed)
    urls = both(routed)
    for room, url, place in ((first, urls[FIRST], FIRST), (second, urls[SECOND], SECOND)):
        assert room.classroom_id in classes_of(url)
        assert {place_of_class(str(name)) for name in classes_of(url)} == {place}
    there = [rows_of(url) for url in urls]
    assert [rows["answer"] for rows in there] == [4, 4]
    assert [rows["teacher"] for rows in there] == [1, 1]
    local = {name for name in Base.metadata.tables if place_of(name) is Place.LOCAL}
    assert [sum(rows[name] for name in local - {"kit_state"}) > 0 for rows in there] == [
        True,
        False,
    ]
    listed = classrooms.classrooms_of(routed, first.teacher_id)
    assert {first.classroom_id, second.classroom_id} <= {summary.id for summary in listed}


def test_what_may_ask_across_classes_sees_all_of_them(routed: Store) -> None:
    """As a test's own statement does; what it fetched for that is gone afterwards."""
    rooms = rooms_of_both(routed)
    with routed.reading() as connection:
        for _ in range(2):
            assert connection.scalar(select(func.count()).select_from(Answer)) == 8
        of_class = select(func.count()).where(Answer.classroom_id == rooms[FIRST].classroom_id)
        assert connection.scalar(of_class) == 4
    assert [rows_of(url)["answer"] for url in both(routed)] == [4, 4]


def test_what_is_undone_is_undone_in_both(routed: Store) -> None:
    _first, second = rooms_of_both(routed)
    before = [rows_of(url) for url in both(routed)]

    class Undone(Exception):
        pass

    def change_and_fail() -> None:
        of_class = Student.classroom_id == second.classroom_id
        with routed.writing() as connection:
            connection.execute(update(Student).where(of_class).values(name="Eve"))
            connection.execute(update(Teacher).values(name="Ms Black"))
            raise Undone

    with pytest.raises(Undone):
        change_and_fail()
    assert [rows_of(url) for url in both(routed)] == before
    with routed.reading() as connection:
        names = select(Student.name).where(Student.classroom_id == second.classroom_id)
        assert "Eve" not in connection.scalars(names).all()
        assert connection.scalars(select(Teacher.name)).all() != ["Ms Black"]


def read_two(store: Store, first: UUID, second: UUID) -> None:
    """As a use case of two classes would."""
    with store.reading() as connection:
        for classroom in (first, second):
            connection.scalars(select(Student.id).where(Student.classroom_id == classroom)).all()


def read_each(store: Store, first: UUID, second: UUID) -> None:
    """The same in a transaction for each."""
    for classroom in (first, second):
        with store.reading() as connection:
            connection.scalars(select(Student.id).where(Student.classroom_id == classroom)).all()


def test_transaction_of_two_classes_is_refused(routed: Store) -> None:
    first, second = rooms_of_both(routed)
    with planted():
        read_each(routed, first.classroom_id, second.classroom_id)
    with pytest.raises(NeedsBothError) as refused, planted():
        read_two(routed, first.classroom_id, second.classroom_id)
    statement = (
        "SELECT student.id FROM student WHERE student.classroom_id = %(classroom_id_1)s::UUID"
    )
    line = read_two.__code__.co_firstlineno + 4
    assert str(refused.value) == (
        "a transaction of two classrooms, which may lie on two servers: kit.test_router.read_two "
        f"(kit/test_router.py:{line}): {first.classroom_id} in {statement} and then "
        f"{second.classroom_id} in {statement}"
    )
    # It is noted as well: what catches the error would hide it.
    assert one_classroom.taken() == [str(refused.value)]


def read_nobodys(store: Store) -> None:
    """As a use case that forgot its class."""
    with store.reading() as connection:
        connection.scalars(select(Student.id)).all()


def test_statement_without_its_class_is_refused(routed: Store) -> None:
    with pytest.raises(NeedsBothError) as refused, planted():
        read_nobodys(routed)
    line = read_nobodys.__code__.co_firstlineno + 3
    assert str(refused.value) == (
        "no server to send it to: kit.test_router.read_nobodys "
        f"(kit/test_router.py:{line}) names not one classroom for student: "
        "SELECT student.id FROM student"
    )
    # The judge of every statement has noted it, too.
    assert len(one_classroom.taken()) == 2


def read_drafts(store: Store, classroom: UUID) -> None:
    """As a use case that joins what lies on the coordinator with a class."""
    with store.reading() as connection:
        statement = select(Draft.id).join(Student, Student.id == Draft.id)
        connection.scalars(statement.where(Student.classroom_id == classroom)).all()


@pytest.mark.parametrize("place", [FIRST, SECOND])
def test_join_with_the_coordinators_rows_is_refused(routed: Store, place: int) -> None:
    room = rooms_of_both(routed)[place]
    with pytest.raises(NeedsBothError) as refused, planted():
        read_drafts(routed, room.classroom_id)
    line = read_drafts.__code__.co_firstlineno + 4
    assert str(refused.value) == (
        "a class on one server and draft on another: kit.test_router.read_drafts "
        f"(kit/test_router.py:{line}): SELECT draft.id FROM draft JOIN student ON "
        "student.id = draft.id WHERE student.classroom_id = %(classroom_id_1)s::UUID"
    )
    assert one_classroom.taken() == [str(refused.value)]

"""What was deleted is gone from the file and its log, also where somebody reads meanwhile."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event

import pytest

from kit.classroom.authoring import drafts
from kit.classroom.keys import appeals
from kit.classroom.keys.own_arguments import Argument
from kit.classroom.people import class_list, classrooms
from kit.content.own.texts import EXERCISE
from kit.store.engine import Store
from kit.store.erasure import EVERY, Erasure
from tests.support.authoring import begun, type_over
from tests.support.room import Room, make_room

#: Which nobody else has, nor any text of the tests.
NAME = "Zoroastrine Quill"
PATIENCE = 20 * EVERY


def traces(store: Store, text: str = "oroastrine") -> list[str]:
    """The ends of the names of all files beside the database that hold the text."""
    database = Path(str(store.engine.url.database))
    beside = sorted(database.parent.glob(f"{database.name}*"))
    return [
        file.name.removeprefix(database.name)
        for file in beside
        if text.encode() in file.read_bytes()
    ]


def wait_until(done: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < until, "it was not done"
        time.sleep(0.05)


@contextmanager
def reader(store: Store) -> Iterator[None]:
    """Another program, which sees what was before until it ends."""
    path = str(store.engine.url.database)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM student").fetchall()
        yield


@pytest.fixture
def room(sqlite_store: Store) -> Room:
    """A class with a student whose name is in the file, and no more in the log."""
    room = make_room(sqlite_store)
    room.join(NAME)
    room.do_all(NAME)
    sqlite_store.checkpoint()
    assert traces(sqlite_store) == [""]
    return room


def delete_class(room: Room) -> bool:
    return classrooms.delete_classroom(room.store, room.classroom_id)


def erase(room: Room) -> bool:
    student = room.people[NAME].student_id
    class_list.remove_student(room.store, room.classroom_id, student, room.now)
    return class_list.erase_student(room.store, room.classroom_id, student)


def rename(room: Room) -> None:
    student = room.people[NAME].student_id
    class_list.rename_student(room.store, room.classroom_id, student, "Somebody")


@pytest.mark.parametrize("delete", [delete_class, erase])
def test_deleted_name_is_gone_at_once_where_nobody_reads(
    room: Room, delete: Callable[[Room], bool]
) -> None:
    assert delete(room) is True
    assert traces(room.store) == []


@pytest.mark.sampled(1)
@pytest.mark.parametrize("delete", [delete_class, erase])
def test_deleted_name_is_gone_once_a_reader_has_ended(
    room: Room, delete: Callable[[Room], bool]
) -> None:
    with reader(room.store):
        assert delete(room) is False
        assert traces(room.store) != [], "a reader of the old state needs it"
        time.sleep(2 * EVERY)
        assert traces(room.store) != []
    wait_until(lambda: not traces(room.store))


@pytest.mark.long
def test_deleted_name_is_gone_though_readers_come_and_go(room: Room) -> None:
    with reader(room.store):
        assert erase(room) is False
    until = time.monotonic() + PATIENCE
    while traces(room.store):
        assert time.monotonic() < until
        with room.store.reading() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM student").all()


@pytest.mark.parametrize("read", [False, True])
def test_former_name_is_gone_soon(room: Room, read: bool) -> None:
    if read:
        with reader(room.store):
            rename(room)
    else:
        rename(room)
    wait_until(lambda: not traces(room.store))


def test_argument_that_was_taken_back_is_gone_soon(room: Room) -> None:
    text = "It is neither here nor there, said Xylomancer."
    whose = (room.store, room.people[NAME], room.assignment_id)
    appeals.contest(*whose, Argument("plan", "", "sourced", text), room.now)
    assert traces(room.store, "Xylomancer") != []
    appeals.withdraw(*whose, "plan", "", room.now)
    wait_until(lambda: not traces(room.store, "Xylomancer"))


@pytest.mark.long
def test_store_that_is_closed_tries_no_more(room: Room) -> None:
    with reader(room.store):
        erase(room)
        room.store.close()
        room.store.forget_soon()
        assert traces(room.store) != []


def test_erasure_goes_on_after_a_fault_and_ends_when_it_is_done() -> None:
    tries: list[int] = []
    done = Event()

    def empty(wait: int) -> bool:
        tries.append(wait)
        if len(tries) == 2:
            raise OSError("no space left")
        if len(tries) == 4:
            done.set()
        return len(tries) >= 4

    erasure = Erasure(empty, every=0.01)
    assert erasure.begin() is False
    erasure.go_on()
    assert done.wait(10)
    time.sleep(0.1)
    assert tries == [1000, 20, 20, 20]
    assert erasure.begin() is True
    erasure.stop()


def test_a_deleted_draft_leaves_nothing_of_what_was_written(sqlite_store: Store) -> None:
    room = make_room(sqlite_store)
    own = begun(room)
    type_over(room, own, EXERCISE, "forty trees", f"{NAME} trees")
    sqlite_store.checkpoint()
    assert traces(sqlite_store) == [""]
    drafts.delete(sqlite_store, own)
    wait_until(lambda: not traces(sqlite_store))

"""Who is on a class list, and what happens when several come at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

from kit.classroom.people import students
from kit.classroom.people.students import StudentIdentity
from kit.classroom.reports.results import results
from kit.items.fields.base_models import WHOLE
from tests.support.room import CALLER, Room


def names(room: Room) -> list[str]:
    return [student.name for student in students.students_of(room.store, room.classroom_id)]


def id_of(room: Room, name: str) -> UUID:
    return room.people[name].student_id


def come_back(room: Room, code: str) -> StudentIdentity:
    token = students.come_back(room.store, room.lobby, code, CALLER, room.now)
    identity = students.signed_in(room.store, room.classroom_id, token)
    assert identity is not None
    return identity


def race(*calls: Callable[[], str]) -> tuple[int, list[type[Exception]]]:
    """How many calls win, and what the others raise, when all start together."""
    barrier, lost = Barrier(len(calls)), []

    def run(call: Callable[[], str]) -> int:
        barrier.wait(10)
        try:
            return len(call()) > 0
        except Exception as error:  # noqa: BLE001 - the error is the result
            lost.append(type(error))
            return 0

    with ThreadPoolExecutor(len(calls)) as pool:
        return sum(pool.map(run, calls)), lost


def answers_of(room: Room, name: str) -> dict[str, str]:
    sheet = results(room.store, room.classroom_id, room.assignment_id, room.now).sheet
    row = next(row for row in sheet.students if row.name == name)
    return {item: cell.choices[WHOLE] for item, cell in row.cells.items()}


def codes(room: Room) -> dict[str, str]:
    everybody = students.students_of(room.store, room.classroom_id)
    return {student.name: student.personal_code for student in everybody}

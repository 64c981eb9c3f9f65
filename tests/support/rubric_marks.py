"""Answers of a class that a teacher marks."""

from uuid import UUID

from kit.classroom.reports.results import results
from kit.vocabulary import Verdict
from tests.support.rewriting import screen
from tests.support.room import Room

TEXT = "The council voted for a car park."


def order(room: Room, item: str = "square") -> list[UUID]:
    return [each.answer.attempt_id for each in screen(room, item).answers]


def cells(room: Room, name: str) -> dict[str, tuple[float | None, Verdict | None]]:
    sheet = results(room.store, room.classroom_id, room.assignment_id, room.now).sheet
    row = next(row for row in sheet.students if row.name == name)
    return {item: (cell.credit, cell.verdict) for item, cell in row.cells.items()}

"""A file of a student's answers, and taking it in."""

from collections.abc import Mapping

from kit.classroom.answer_files.answer_file import AnswerFile, FileAnswer
from kit.classroom.answer_files.import_file import Choice
from kit.classroom.assignments import assignments
from kit.classroom.clock import clock_at
from kit.classroom.reports.results import results
from kit.results.sheet import Cell
from tests.support.room import Room


def file_of(token: str, revision: int = 2, **labels: str) -> AnswerFile:
    return AnswerFile(
        format="whose-words-answers",
        number=1,
        kit="this-one",
        attempt=token,
        answers=[
            FileAnswer(item=item, revision=revision, seconds=600, fields={f"{item}.label": label})
            for item, label in labels.items()
        ],
    )


def choice(*picked: str, reason: str = "", **seen: int) -> Choice:
    """What is picked, or all; `seen` where it is not 0."""
    known = dict.fromkeys(("plan", "vote", "disgrace", "figure"), 0)
    return Choice(frozenset(picked) or None, {**known, **seen}, reason, "Ms Gray")


def begun(room: Room, name: str = "Mia", **labels: str) -> str:
    """Somebody began, gave this, and had the rest on the device: the attempt's token."""
    work = room.start(name)
    if labels:
        room.save(name, 1, **labels)
    return work.attempt.token


def close(room: Room) -> None:
    assignment_ref = (room.store, room.classroom_id, room.assignment_id)
    assignments.close(*assignment_ref, clock_at(room.later(minutes=5)))
    room.later(minutes=5)


def cells(room: Room, name: str = "Mia") -> Mapping[str, Cell]:
    found = results(room.store, room.classroom_id, room.assignment_id, room.now)
    return next(row for row in found.sheet.students if row.name == name).cells

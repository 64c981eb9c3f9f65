"""Results by what they came by: paper, a device, or both."""

import pytest

from kit.classroom.reports.results import on_basis, read_results
from kit.classroom.reports.views import MEDIA, Medium, by_medium
from kit.store.answering import attempts
from tests.support.papers import enter
from tests.support.room import Room


@pytest.mark.parametrize(
    ("medium", "shown", "on_paper"),
    [
        (None, {"Ada": None, "Ben": "sourced", "Mia": "editorial"}, 1),
        ("paper", {"Ben": "sourced", "Mia": "official"}, 2),
        ("device", {"Mia": "editorial"}, 0),
    ],
)
def test_a_medium_leaves_out_what_came_by_the_other(
    room: Room, medium: Medium | None, shown: dict[str, str | None], on_paper: int
) -> None:
    room.do_all("Mia", plan="editorial")
    enter(room, "Mia", "2131")
    enter(room, "Ben", "1131")
    results = read_results(room.store, room.classroom_id, room.assignment_id, medium=medium)
    plans = {
        row.name: row.cells["plan"].choices[""] if row.cells else None
        for row in results.sheet.students
    }
    assert plans == shown
    basis = on_basis(results, first=False, medium=medium)[1]
    assert (basis.medium, basis.on_paper) == (medium, on_paper)


def test_each_attempt_came_by_one_medium(room: Room) -> None:
    room.do_all("Mia")
    enter(room, "Mia", "2131")
    with room.store.reading() as connection:
        found = attempts.attempts_of_assignment(connection, room.classroom_id, room.assignment_id)
    assert len(by_medium(found, None)) == 2
    assert [len(by_medium(found, medium)) for medium in MEDIA] == [1, 1]

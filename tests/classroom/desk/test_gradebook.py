"""The gradebook: what a cell holds, the means, the order, and its pages."""

import pytest

from kit.classroom.assignments.pinning import Rules
from kit.classroom.desk.gradebook import COLUMNS, Gradebook, Order, gradebook_page
from kit.vocabulary import CertaintyRule
from tests.support.room import Room


@pytest.fixture
def marked(room: Room) -> Room:
    """Mia has 3 of 4, Ben all, Ada is at work."""
    room.do_all("Mia", plan="sourced")
    room.do_all("Ben")
    room.start("Ada")
    return room


def page_of(
    room: Room, *, page: int = 1, order: Order | None = None, hides: bool = False
) -> Gradebook:
    return gradebook_page(
        room.store, room.classroom_id, room.now, page=page, order=order or Order(), hides=hides
    )


def names(book: Gradebook) -> list[str]:
    return [row.student.name for row in book.rows]


def test_cells_have_points_and_states(marked: Room) -> None:
    book = page_of(marked)
    cells = {row.student.name: row.cells[0] for row in book.rows}
    assert {
        name: (cell.state, cell.points, cell.share) for name, cell in cells.items() if cell
    } == {
        "Ada": ("working", None, None),
        "Ben": ("handed-in", 4, 1.0),
        "Mia": ("handed-in", 3, 0.75),
    }
    (column,) = book.columns
    assert (column.possible, column.mean, column.counted) == (4, 0.875, 2)
    assert book.mean == 0.875


def test_order_puts_the_most_first_or_the_least_and_nothing_last(marked: Room) -> None:
    assert names(page_of(marked)) == ["Ada", "Ben", "Mia"]
    assert names(page_of(marked, order=Order(1))) == ["Ben", "Mia", "Ada"]
    assert names(page_of(marked, order=Order(0, upwards=True))) == ["Mia", "Ben", "Ada"]
    beyond = page_of(marked, order=Order(2))
    assert (names(beyond), beyond.order) == (["Ada", "Ben", "Mia"], Order())


def test_numbers_stay_whatever_the_order(marked: Room) -> None:
    rows = page_of(marked, order=Order(1)).rows
    assert [(row.number, row.student.name) for row in rows] == [(2, "Ben"), (3, "Mia"), (1, "Ada")]


def test_hidden_key_leaves_no_mark(marked: Room) -> None:
    book = page_of(marked, hides=True)
    assert {cell.points for row in book.rows for cell in row.cells if cell} == {None}
    assert (book.mean, book.columns[0].mean) == (None, None)


def test_points_by_certainty_are_there_where_they_count(room: Room) -> None:
    room.give(Rules(certainty=CertaintyRule.MARKED))
    room.do_all("Mia")
    book = page_of(room)
    (mia,) = [row for row in book.rows if row.student.name == "Mia"]
    totals = [cell.total for cell in mia.cells if cell]
    assert [total.points if total else None for total in totals] in ([None, 4.0], [4.0, None])
    assert {cell.certain for cell in mia.cells if cell} == {0}


def test_older_exercises_are_on_later_pages(room: Room) -> None:
    for _time in range(COLUMNS):
        room.later(hours=1)
        room.give(Rules())
    first, second, beyond = (page_of(room, page=number) for number in (1, 2, 9))
    assert [len(book.columns) for book in (first, second, beyond)] == [COLUMNS, 1, 1]
    assert (first.pages, beyond.page) == (2, 2)
    moments = [column.assignment.created_at for column in first.columns]
    assert moments == sorted(moments)
    assert len(first.listed) == len(second.listed) == COLUMNS + 1

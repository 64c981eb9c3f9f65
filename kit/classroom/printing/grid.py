"""The answer grid of an assignment: those whom it is for, a cell for each answer."""

from uuid import UUID

from kit.classroom.assignments.audience import numbered_audience
from kit.classroom.assignments.loading import load_assignment
from kit.classroom.printing.printing import printed_exercise
from kit.content.sheets.codes import text_digits
from kit.content.sheets.grid import Grid, cell_names, grid_rows
from kit.store.engine import Store
from kit.store.people import classrooms


def class_grid(
    store: Store, classroom_id: UUID, assignment_id: UUID, lines: int | None = None
) -> Grid:
    """The grid, with `lines` without a name below the names. Reads no key. Raises NotFound."""
    with store.reading() as connection:
        record = load_assignment(connection, classroom_id, assignment_id)
        exercise = printed_exercise(connection, record)
        students = numbered_audience(connection, record, frozenset())
        classroom = classrooms.classroom(connection, classroom_id)
    return Grid(
        title=exercise.title,
        class_name=classroom.name if classroom else "",
        text=text_digits(exercise),
        cells=cell_names(exercise),
        rows=grid_rows([(number, student.name) for number, student in students], lines),
    )

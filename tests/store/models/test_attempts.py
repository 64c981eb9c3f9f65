"""What the database itself asks of an attempt."""

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError

from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.models import Attempt
from tests.store.filling import fill
from tests.support.room import NOON


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("changed", "constraint"),
    [
        ({"classroom_id": new_id()}, "foreign key"),
        ({"student_id": new_id()}, "foreign key"),
        ({"assignment_id": new_id()}, "foreign key"),
        ({"number": 1}, "unique"),
        ({"token": "taken"}, "unique"),
    ],
)
def test_attempt_is_held_to_its_constraints(
    store: Store, changed: dict[str, object], constraint: str
) -> None:
    """An attempt of nobody, at nothing, with a number or token that is taken, is refused."""
    room = fill(store)
    attempt = {
        "classroom_id": room.classroom_id,
        "id": new_id(),
        "assignment_id": room.assignment_id,
        "student_id": room.people["Mia"].student_id,
        "number": 2,
        "token": "new",
        "started_at": NOON,
    }
    with store.writing() as connection:
        connection.execute(
            text("UPDATE attempt SET token = 'taken' WHERE submitted_at IS NOT NULL")
        )
    with pytest.raises(IntegrityError) as caught, store.writing() as connection:
        connection.execute(insert(Attempt).values(attempt | changed))
    assert constraint in str(caught.value.orig).lower()
    with store.writing() as connection:
        connection.execute(insert(Attempt).values(attempt))

"""Rows go into JSON and come back the same."""

import json

from sqlalchemy import delete, select

from kit.store.answering.kept_rows import by_key, kept_rows, put_back
from kit.store.engine import Store
from kit.store.models import Answer, Attempt, Base, Mark
from tests.support.room import make_room


def test_rows_come_back_as_they_were(store: Store) -> None:
    room = make_room(store)
    room.do_all("Mia", plan="sourced")
    models: tuple[type[Base], ...] = (Attempt, Answer, Mark)
    with store.writing() as connection:
        rows = [json.dumps(kept_rows(connection, model)) for model in models]
        before = [
            sorted(map(repr, connection.execute(select(model.__table__)))) for model in models
        ]
        connection.execute(delete(Attempt))
        for model, kept in zip(models, rows, strict=True):
            put_back(connection, model, json.loads(kept))
        after = [sorted(map(repr, connection.execute(select(model.__table__)))) for model in models]
        assert after == before
        assert kept_rows(connection, Attempt, Attempt.number == 2) == []


def test_columns_are_changed_on_the_way_back(store: Store) -> None:
    room = make_room(store)
    room.start("Mia")
    with store.writing() as connection:
        [row] = kept_rows(connection, Attempt)
        connection.execute(delete(Attempt))
        put_back(connection, Attempt, [row], number=7)
        put_back(connection, Attempt, [])
        assert connection.execute(select(Attempt.number)).scalars().all() == [7]
    assert by_key([row], ("number",)) == {(1,): row}

"""A draft is its teacher's, and all that is beside it goes with it."""

from sqlalchemy import delete, func, select

from kit.store.engine import Store
from kit.store.models import Draft, DraftPicture, DraftVersion
from tests.store.filling import fill


def test_versions_and_pictures_go_with_their_draft(store: Store) -> None:
    fill(store)
    with store.writing() as connection:
        counts = [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (DraftVersion, DraftPicture)
        ]
        assert counts == [1, 1]
        connection.execute(delete(Draft))
        for table in (DraftVersion, DraftPicture):
            assert connection.execute(select(func.count()).select_from(table)).scalar_one() == 0

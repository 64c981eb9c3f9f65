"""The cursor that describes its columns when somebody looks."""

import psycopg
import pytest

from kit.store.database.postgres.cursors import QuietCursor
from tests.support import databases

pytestmark = pytest.mark.postgres


def test_columns_are_those_of_psycopgs_own_cursor() -> None:
    with psycopg.connect(databases.postgres_server().get_uri(), autocommit=True) as connection:
        own, quiet = connection.cursor(), QuietCursor(connection)
        for statement in ("SELECT 1 AS a, 'x' AS b", "SELECT"):
            own.execute(statement)
            quiet.execute(statement)
            assert [tuple(column) for column in quiet.description] == [
                tuple(column) for column in own.description or ()
            ]
            assert len(quiet.description) == len(own.description or ())
        quiet.execute("SET lock_timeout = 0")
        assert quiet.description is None

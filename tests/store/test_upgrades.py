"""A filled database of each schema that ever was, brought to the newest: nothing in it changes.

Two steps change what is there, and say so: 0006 gives marks the credits of their parts and drops
those that a later version of the key only repeats, 0012 writes apostrophes and hyphens in the keys
of names in one way. In these databases no mark is repeated and no name has either, so all that was
there is there as it was; what the steps do is tried in test_marks_that_count.py and
test_migrate.py.
"""

import enum
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from kit.classroom.people.second_factor import removal
from kit.settings import read_settings
from kit.store import migrate
from kit.store.engine import Store, open_store
from kit.store.models import Attempt, Base
from kit.store.rows.comparing import differences
from kit.web import create_app
from tests.store.filling import shape, shape_at
from tests.support import databases
from tests.support.old_schemas import NUMBERS, put_postgres, put_sqlite, read_by_its_kit, stored
from tests.support.room import PASSWORD, tiny_library
from tests.web.conftest import SECRET, Visitor, compiled_templates, let_in

#: The first, whose upgrade goes by all steps, that before names were changed, the last.
SAMPLE = ("0001", "0011", NUMBERS[-1])
#: On a server, too.
ON_A_SERVER = SAMPLE[:1]


def all_with(sample: Sequence[str]) -> list[Any]:
    """Each schema, those out of the sample with `make test-long` alone."""
    return [
        pytest.param(number, marks=[] if number in sample else [pytest.mark.long])
        for number in NUMBERS
    ]


@pytest.fixture(params=all_with(SAMPLE))
def number(request: pytest.FixtureRequest) -> str:
    """Of each schema."""
    return str(request.param)


@pytest.fixture
def before(number: str, tmp_path: Path) -> Path:
    """The database of that time, which nobody changes."""
    path = tmp_path / "before.sqlite3"
    put_sqlite(number, path)
    return path


@pytest.fixture
def upgraded(number: str, tmp_path: Path, before: Path) -> Iterator[Store]:
    """The same, brought to the newest schema."""
    path = tmp_path / "kit.sqlite3"
    put_sqlite(number, path)
    migrate.upgrade(f"sqlite:///{path}")
    store = open_store(f"sqlite:///{path}")
    yield store
    store.close()


def path_of(store: Store) -> Path:
    """Its file."""
    return Path(str(store.engine.url.database))


def plain(value: Any) -> Any:
    """A value as scripts/keep_schema.py writes it."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, enum.Enum):
        return value.value
    return str(value) if isinstance(value, UUID) else value


def test_every_row_is_as_it_was_and_the_database_is_sound(
    upgraded: Store, before: Path, number: str
) -> None:
    """Column by column of those that there were, as SQLite keeps them; and as its own kit read."""
    old = stored(before)
    assert [table for table, rows in old.items() if not rows] == []
    columns = {table: list(rows[0]) for table, rows in old.items() if rows}
    assert stored(path_of(upgraded), columns) == {table: old[table] for table in columns}
    with closing(sqlite3.connect(path_of(upgraded))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    with upgraded.reading() as connection:
        assert shape(connection) == shape_at(f"sqlite:///{databases.sqlite_template()}")
        for name, rows in read_by_its_kit(number).items():
            table = Base.metadata.tables[name]
            names = list(rows[0])
            found = connection.execute(
                select(*(table.c[column] for column in names)).order_by(*table.primary_key.columns)
            ).mappings()
            assert [{key: plain(value) for key, value in row.items()} for row in found] == rows
    _look_at_its_pages(upgraded, path_of(upgraded).parent)


def _look_at_its_pages(store: Store, folder: Path) -> None:
    """Its teacher signs in with the old password, and sees the class and what came of its work."""
    with store.reading() as connection:
        assignment = connection.execute(select(Attempt.classroom_id, Attempt.assignment_id)).first()
    assert assignment is not None
    if removal.has_factor(store, "Ms Gray"):
        # Nobody has the phone any more.
        removal.remove_factor(store, "Ms Gray")
    settings = read_settings({"data": str(folder), "address": "192.0.2.20"}, {})
    app = create_app(settings, store, tiny_library(), SECRET)
    app.jinja_env.bytecode_cache = compiled_templates()
    visitor = Visitor(let_in(app.test_client()))
    reply = visitor.post("/teacher/sign-in", name="Ms Gray", password=PASSWORD)
    assert reply.status_code == 303, reply.text
    classroom = f"/teacher/classrooms/{assignment.classroom_id}"
    results = f"{classroom}/assignments/{assignment.assignment_id}/results"
    for path in (classroom, f"{classroom}/results", results):
        reply = visitor.get(path)
        assert reply.status_code == 200, (path, reply.text)
    assert "Mia" in reply.text


@pytest.mark.long
@pytest.mark.postgres
@pytest.mark.parametrize("number", all_with(ON_A_SERVER))
def test_a_server_comes_to_the_same(number: str, upgraded: Store, before: Path) -> None:
    """The rows of that schema in a server's database: after the upgrade they are SQLite's."""
    url = databases.new_postgres(migrated=False)
    put_postgres(before, url)
    migrate.upgrade(url)
    store = open_store(url)
    try:
        with upgraded.reading() as a, store.reading() as b:
            assert differences(a, b) == ()
    finally:
        store.close()
        databases.drop_postgres(url)


def test_each_schema_but_the_newest_has_its_database() -> None:
    newest = migrate.head()
    wanted = {revision[:4] for revision in set(migrate.steps()) - {newest}}
    missing = sorted(wanted - set(NUMBERS))
    assert missing == [], (
        f"write the databases of these schemas down (scripts/keep_schema.py): {missing}"
    )

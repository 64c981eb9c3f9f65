"""Databases of a server that the kit cannot use, each a line with its remedy; and those it can."""

from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from kit.classroom.people import students
from kit.classroom.people.errors import NameTaken
from kit.store import migrate
from kit.store.database.problems import shown
from kit.store.engine import open_store
from tests.support import databases
from tests.support.room import make_room

pytestmark = pytest.mark.postgres

REMEDY = (
    "See that the server runs, lets the kit in and has a connection left (max_connections), that "
    "it has a database of that name, and that user, password, host and port in KIT_DATABASE_URL "
    "are right; then start again."
)


def test_prepare_repeats_what_a_server_says(tmp_path: Path) -> None:
    """No database of that name; and no connection left for anybody."""
    url = make_url(databases.new_postgres())
    there = url.set(database="nowhere")
    server = Path(str(url.query["host"])) / ".s.PGSQL.5432"
    failed = f'connection failed: connection to server on socket "{server}" failed: FATAL: '
    with pytest.raises(migrate.DatabaseUnreachable) as caught:
        migrate.prepare(there.render_as_string(hide_password=False), tmp_path)
    assert str(caught.value) == (
        f"The database {shown(str(there))} cannot be opened: {failed}"
        f'database "nowhere" does not exist. {REMEDY}'
    )
    limited = f"ALTER DATABASE {url.database} CONNECTION LIMIT 0"
    with psycopg.connect(databases.postgres_server().get_uri(), autocommit=True) as admin:
        admin.execute("CREATE ROLE guest LOGIN")
        admin.execute(limited)
    guest = url.set(username="guest")
    with pytest.raises(migrate.DatabaseUnreachable) as caught:
        migrate.prepare(guest.render_as_string(hide_password=False), tmp_path)
    assert str(caught.value) == (
        f"The database {shown(str(guest))} cannot be opened: {failed}"
        f'too many connections for database "{url.database}". {REMEDY}'
    )
    databases.drop_postgres(url.render_as_string(hide_password=False))


def test_prepare_refuses_a_database_without_room_for_every_text(tmp_path: Path) -> None:
    url = make_url(databases.postgres_server().get_uri()).set(
        drivername="postgresql+psycopg", database="latin"
    )
    with psycopg.connect(databases.postgres_server().get_uri(), autocommit=True) as admin:
        admin.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    there = url.render_as_string(hide_password=False)
    with pytest.raises(migrate.DatabaseUnwritable) as caught:
        migrate.prepare(there, tmp_path, servers_too=True)
    assert str(caught.value) == (
        f"The database {shown(there)} keeps texts as LATIN1, and names and answers need UTF8. "
        "Nothing was changed. Make another one: CREATE DATABASE NAME ENCODING 'UTF8' TEMPLATE "
        "template0."
    )
    databases.drop_postgres(there)


@pytest.mark.long
def test_names_sort_and_compare_alike_whatever_the_collation() -> None:
    """By code point or by Unicode's own table: the kit's order is its own."""
    plain = databases.new_postgres()
    names = ("Zoë", "Åsa", "Iris", "ilse", "Émile", "Ada")
    orders = []
    for locale in (None, "C", "PG_UNICODE_FAST"):
        url = plain
        if locale:
            name = f"kit_{locale.lower()}"
            url = make_url(plain).set(database=name).render_as_string(hide_password=False)
            with psycopg.connect(databases.postgres_server().get_uri(), autocommit=True) as admin:
                admin.execute(
                    f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' "
                    f"LOCALE_PROVIDER builtin BUILTIN_LOCALE '{locale}' LOCALE 'C'"
                )
            migrate.upgrade(url)
        with closing(open_store(url)) as store:
            room = make_room(store, names=names)
            listed = students.students_of(store, room.classroom_id)
            orders.append([student.name for student in listed])
            with pytest.raises(NameTaken):
                room.join("IRIS")
        databases.drop_postgres(url)
    assert orders == [["Ada", "Åsa", "Émile", "ilse", "Iris", "Zoë"]] * 3

from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from kit.store import migrate
from kit.store.engine import Store, open_store
from kit.store.models import Base
from kit.store.people.students import change_student, students
from tests.store.filling import add_steps, fill, revision_at, rows, rows_at, shape_at
from tests.support import databases

#: Tables that others refer to, with a column to widen: SQLite has to build them anew for it.
WIDENED = {
    "teacher": "name",
    "classroom": "name",
    "student": "name",
    "assignment": "key_version",
    "attempt": "token",
}
WIDEN = "\n".join(
    f"with op.batch_alter_table({table!r}) as batch:\n"
    f"    batch.alter_column({column!r}, type_=sa.String(120), nullable=False)\n"
    for table, column in WIDENED.items()
)
ADD_COLUMN = """\
with op.batch_alter_table("student") as batch:
    batch.add_column(sa.Column("nickname", sa.String(80)))
"""
SPOIL_AND_FAIL = """\
op.create_table("spare", sa.Column("id", sa.Integer(), primary_key=True))
op.execute("UPDATE student SET name = 'nobody'")
op.execute("DELETE FROM mark")
raise RuntimeError("the step broke")
"""
ORPHAN = """\
op.execute("UPDATE device SET student_id = '00000000000000000000000000000000'")
"""


MERGES = "0012_merges"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database, on both systems."""
    if request.param == "sqlite":
        return databases.new_sqlite(tmp_path, migrated=False)
    url = databases.new_postgres(migrated=False)
    request.addfinalizer(lambda: databases.drop_postgres(url))  # noqa: PT021 - in one branch only
    return url


@pytest.mark.sampled(1)
def test_upgrade_leaves_alembic_nothing_to_add(store: Store) -> None:
    """A migrated database has the models' tables, columns, constraints and indexes."""
    with store.reading() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, Base.metadata) == []


@pytest.mark.sampled(1)
def test_upgrade_makes_what_the_models_would_make(empty_url: str) -> None:
    """The steps and the models make the same tables, in what Alembic does not compare, too."""
    store = open_store(empty_url)
    with store.writing() as connection:
        Base.metadata.create_all(connection)
    by_models = shape_at(empty_url)
    with store.writing() as connection:
        Base.metadata.drop_all(connection)
    store.close()
    migrate.upgrade(empty_url)
    assert len(by_models) == len(Base.metadata.tables)
    assert shape_at(empty_url) == by_models


@pytest.mark.long
def test_upgrade_of_an_empty_database_brings_it_to_the_newest_schema(empty_url: str) -> None:
    """An empty database has no revision, an upgraded one the newest."""
    assert revision_at(empty_url) is None
    migrate.upgrade(empty_url)
    assert revision_at(empty_url) == migrate.head()


@pytest.mark.sampled(1)
def test_upgrade_twice_changes_nothing(database_url: str) -> None:
    """Upgrading a database that is up to date leaves it alone."""
    before = shape_at(database_url)
    migrate.upgrade(database_url)
    assert shape_at(database_url) == before


@pytest.mark.long
@pytest.mark.sampled(1)
def test_upgrade_keeps_every_row(
    store: Store, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A filled database comes through a batch migration of its parent tables whole."""
    fill(store)
    before, shape_before = rows_at(database_url), shape_at(database_url)
    assert [table for table, found in before.items() if not found] == []
    add_steps(monkeypatch, tmp_path, WIDEN)
    migrate.upgrade(database_url)
    assert revision_at(database_url) == "a_step_1"
    assert rows_at(database_url) == before
    expected = dict(shape_before)
    for table, column in WIDENED.items():
        old = expected[table]
        expected[table] = replace(old, columns={**old.columns, column: ("VARCHAR(120)", False)})
    assert shape_at(database_url) == expected


@pytest.mark.long
@pytest.mark.sampled(1)
def test_upgrade_makes_apostrophes_and_hyphens_one_in_the_keys_of_names(
    store: Store, database_url: str
) -> None:
    """Keys follow names; two that would be one stay two, and all else stays as it was."""
    room = fill(store)
    shape_before = shape_at(database_url)
    step = ScriptDirectory.from_config(migrate.alembic_config()).get_revision(MERGES)
    old = {"Mia": "o\u2019neil", "Ben": "ann\u2010marie", "Ada": "o \u0301neil"}
    with store.writing() as connection:
        connection.execute(text("DROP TABLE student_merge"))
        for name, key in old.items():
            change_student(
                connection, room.classroom_id, room.people[name].student_id, name_key=key
            )
        connection.execute(
            text("UPDATE alembic_version SET version_num = :at"), {"at": step.down_revision}
        )
    with store.migrating() as connection:
        command.upgrade(migrate.alembic_config(connection), MERGES)
    assert shape_at(database_url) == shape_before
    with store.reading() as connection:
        keys = {s.name: s.name_key for s in students(connection, room.classroom_id)}
    assert keys == {"Mia": "o'neil", "Ben": "ann-marie", "Ada": "o \u0301neil"}


@pytest.mark.long
@pytest.mark.sampled(1)
def test_upgrade_keeps_cascades_working(
    store: Store, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After tables were built anew, deleting a classroom still deletes what is below it."""
    room = fill(store)
    add_steps(monkeypatch, tmp_path, WIDEN)
    migrate.upgrade(database_url)
    with store.writing() as connection:
        connection.execute(text("DELETE FROM classroom"))
        left = {table for table, found in rows(connection).items() if found}
    assert room.classroom_id
    drafts = {
        "article_copy",
        "draft",
        "draft_article",
        "draft_loan",
        "draft_picture",
        "draft_reader",
        "draft_version",
        "reader_answer",
    }
    assert left == {
        *drafts,
        "erasure",
        "failure",
        "half_sign_in",
        "kit_line",
        "kit_state",
        "recovery_code",
        "second_factor",
        "teacher",
        "teacher_link",
        "teacher_session",
    }


@pytest.mark.long
@pytest.mark.sampled(1)
def test_upgrade_with_a_failing_step_is_wholly_undone(
    store: Store, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the second step breaks, the first is undone as well: tables, rows and revision."""
    fill(store)
    newest = migrate.head()
    before, shape_before = rows_at(database_url), shape_at(database_url)
    add_steps(monkeypatch, tmp_path, ADD_COLUMN, SPOIL_AND_FAIL)
    with pytest.raises(RuntimeError) as caught:
        migrate.upgrade(database_url)
    assert str(caught.value) == "the step broke"
    assert revision_at(database_url) == newest
    assert shape_at(database_url) == shape_before
    assert rows_at(database_url) == before


@pytest.mark.long
@pytest.mark.sampled(1)
def test_upgrade_after_a_failed_one_goes_on(
    store: Store, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failed migration leaves nothing in the way of the next try."""
    fill(store)
    newest = migrate.head()
    with monkeypatch.context() as broken:
        add_steps(broken, tmp_path / "broken", ADD_COLUMN, SPOIL_AND_FAIL)
        with pytest.raises(RuntimeError):
            migrate.upgrade(database_url)
    assert migrate.head() == newest
    add_steps(monkeypatch, tmp_path / "mended", ADD_COLUMN)
    migrate.upgrade(database_url)
    assert "nickname" in shape_at(database_url)["student"].columns


@pytest.mark.long
def test_upgrade_refuses_a_step_that_orphans_rows(
    sqlite_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With foreign keys off SQLite would take rows that refer to nothing: they are undone."""
    fill(sqlite_store)
    url = sqlite_store.engine.url.render_as_string()
    before, newest = rows_at(url), migrate.head()
    add_steps(monkeypatch, tmp_path, ORPHAN)
    with pytest.raises(Exception, match="rows without the row they refer to") as caught:
        migrate.upgrade(url)
    assert caught.type.__name__ == "BrokenReferencesError"
    assert str(caught.value) == (
        "rows without the row they refer to, by table: "
        "[('device', 1, 'student', 0), ('device', 2, 'student', 0), ('device', 3, 'student', 0)]"
    )
    assert revision_at(url) == newest
    assert rows_at(url) == before


@pytest.mark.parametrize("body", ["pass", "raise RuntimeError('the step broke')"])
def test_upgrade_leaves_foreign_keys_on(
    sqlite_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    """The connection that was migrated on holds foreign keys again, whatever came of it."""
    add_steps(monkeypatch, tmp_path, body)
    with sqlite_store.engine.connect() as connection:
        if body == "pass":
            command.upgrade(migrate.alembic_config(connection), "head")
        else:
            with pytest.raises(RuntimeError):
                command.upgrade(migrate.alembic_config(connection), "head")
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1

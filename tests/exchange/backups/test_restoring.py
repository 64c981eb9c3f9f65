"""A backup is put back whole, what was there is kept, and who was erased since stays erased."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from kit.classroom.backups import state
from kit.classroom.backups.errors import BackupProblem, NotReplaced
from kit.classroom.people import class_list, classrooms
from kit.classroom.people.accounts import trail
from kit.classroom.people.accounts.trail import KitDeed
from kit.exchange.backups.facts import ClassFacts
from kit.exchange.backups.reading import opened_backup
from kit.exchange.backups.restoring import (
    Holdings,
    Plan,
    Restored,
    plan,
    restore_running,
    restore_stopped,
)
from kit.store.colleagues.kit_lines import all_lines
from kit.store.engine import Store, open_store
from kit.store.models.base import KitAct, Way
from kit.store.rows.comparing import differences
from tests.store.filling import fill, rows
from tests.support.backups import (
    KEY,
    WHEN,
    assert_unsaid,
    backup_of,
    new_kit,
    own_programs,
    settings_of,
)
from tests.support.databases import new_postgres
from tests.support.room import NOON, Room

NINE_B = ClassFacts(name="9B", students=3, answers=6, newest_answer=NOON)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "kit"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path / "stick"


def backed_up(data: Path, stick: Path) -> tuple[Room, Path]:
    """A kit that is stopped, and a backup of it."""
    store = new_kit(data)
    room = fill(store)
    path = backup_of(store, data, stick).path
    store.close()
    return room, path


def restored(data: Path, path: Path, *, replace: bool = False) -> Restored:
    with opened_backup(path, None, within=data) as opened:
        return restore_stopped(settings_of(data), opened, WHEN, replace=replace)


def contents(data: Path) -> dict[str, list[str]]:
    """All rows but what this computer notes about its backups, and that one was restored."""
    url = f"sqlite:///{data / 'kit.sqlite3'}"
    with closing(open_store(url)) as store, store.reading() as connection:
        everything = {name: list(lines) for name, lines in rows(connection).items()}
    everything["kit_state"] = [one for one in everything["kit_state"] if "backup_" not in one]
    everything["kit_line"] = [one for one in everything["kit_line"] if "RESTORED" not in one]
    return everything


def erase(store: Store, room: Room, name: str) -> None:
    student_id = room.people[name].student_id
    class_list.remove_student(store, room.classroom_id, student_id, NOON)
    class_list.erase_student(store, room.classroom_id, student_id)


@pytest.mark.long
def test_lost_folder_comes_back_as_it_was(data: Path, stick: Path) -> None:
    _room, path = backed_up(data, stick)
    before = contents(data)
    shutil.rmtree(data)
    assert restored(data, path) == Restored(None, 0)
    assert contents(data) == before
    assert (data / "secret-key").read_text() == KEY
    assert (data / "secret-key").stat().st_mode & 0o777 == 0o600
    assert (data / "kit.sqlite3").stat().st_mode & 0o777 == 0o600
    assert sorted(one.name for one in data.iterdir()) == ["backups", "kit.sqlite3", "secret-key"]


def test_plan_names_both_sides(data: Path, stick: Path) -> None:
    room, path = backed_up(data, stick)
    with closing(open_store(f"sqlite:///{data / 'kit.sqlite3'}")) as store:
        erase(store, room, "Ben")
        class_list.rename_student(store, room.classroom_id, room.people["Ada"].student_id, "Ada B")
        classrooms.rename_classroom(store, room.classroom_id, "9C")
    with opened_backup(path, None, within=data) as opened:
        now = plan(settings_of(data), opened)
    assert now.backup == Holdings(WHEN, [NINE_B])
    assert now.replaced is not None
    (left,) = now.replaced.classes
    assert (now.replaced.made_at, left.name, left.students) == (None, "9C", 2)
    assert not now.unreadable


def test_nothing_is_replaced_unasked(data: Path, stick: Path) -> None:
    _room, path = backed_up(data, stick)
    before = {one.name: one.read_bytes() for one in data.iterdir() if one.is_file()}
    with pytest.raises(NotReplaced):
        restored(data, path)
    assert {one.name: one.read_bytes() for one in data.iterdir() if one.is_file()} == before
    assert list((data / "backups").iterdir()) == []


@pytest.mark.long
def test_what_is_replaced_is_kept(data: Path, stick: Path) -> None:
    room, path = backed_up(data, stick)
    before = contents(data)
    with closing(open_store(f"sqlite:///{data / 'kit.sqlite3'}")) as store:
        classrooms.rename_classroom(store, room.classroom_id, "9C")
    (data / "secret-key").write_text("n" * 40)
    now = contents(data)
    done = restored(data, path, replace=True)
    assert done.erased_again == 0
    assert contents(data) == before
    assert done.kept is not None
    assert done.kept.parent == data / "backups"
    assert contents(done.kept) == now
    assert (done.kept / "secret-key").read_text() == "n" * 40
    assert (data / "secret-key").read_text() == KEY
    assert restored(data, path, replace=True).kept not in {None, done.kept}


@pytest.mark.long
def test_erased_since_stays_erased_by_the_database(data: Path, stick: Path) -> None:
    room, path = backed_up(data, stick)
    with closing(open_store(f"sqlite:///{data / 'kit.sqlite3'}")) as store:
        erase(store, room, "Mia")
    now = contents(data)
    assert restored(data, path, replace=True).erased_again == 1
    assert str(room.people["Mia"].student_id.hex) not in str(contents(data)["student"])
    assert contents(data)["student"] == now["student"]
    assert contents(data)["erasure"] == now["erasure"]
    with opened_backup(path, None, within=data) as opened:
        assert "Mia" in opened.database.read_bytes().decode("latin-1")


@pytest.mark.long
def test_erased_since_stays_erased_where_the_folder_was_lost(data: Path, stick: Path) -> None:
    """The list beside a later backup says so, though an older one is put back."""
    store = new_kit(data)
    room = fill(store)
    mia = room.people["Mia"].student_id
    class_list.rename_student(store, room.classroom_id, mia, "Mia Morgenstern")
    path = backup_of(store, data, stick).path
    with opened_backup(path, None, within=data) as opened:
        assert b"Mia Morgenstern" in opened.database.read_bytes()
    erase(store, room, "Mia")
    backup_of(store, data, stick)
    store.close()
    now = contents(data)
    shutil.rmtree(data)
    assert restored(data, path) == Restored(None, 1)
    assert contents(data)["student"] == now["student"]
    assert_unsaid("Mia Morgenstern", (data / "kit.sqlite3").read_bytes())


def test_deleted_class_stays_deleted(data: Path, stick: Path) -> None:
    room, path = backed_up(data, stick)
    with closing(open_store(f"sqlite:///{data / 'kit.sqlite3'}")) as store:
        classrooms.delete_classroom(store, room.classroom_id)
    assert restored(data, path, replace=True).erased_again == 1
    assert contents(data)["classroom"] == contents(data)["student"] == []


@pytest.mark.long
def test_damaged_database_is_replaced_and_kept(data: Path, stick: Path) -> None:
    _room, path = backed_up(data, stick)
    before = contents(data)
    (data / "kit.sqlite3").write_bytes(b"SQLite format 3\0 and then nothing")
    with opened_backup(path, None, within=data) as opened:
        now = plan(settings_of(data), opened)
    assert now == Plan(Holdings(WHEN, [NINE_B]), Holdings(None, ()), unreadable=True)
    with pytest.raises(NotReplaced):
        restored(data, path)
    done = restored(data, path, replace=True)
    assert contents(data) == before
    assert done.kept is not None
    assert (done.kept / "kit.sqlite3").read_bytes() == b"SQLite format 3\0 and then nothing"


@pytest.mark.long
def test_log_of_what_was_there_is_not_taken_for_the_new_ones(data: Path, stick: Path) -> None:
    """A damaged database whose log cannot be folded in: both are kept, and neither stays."""
    _room, path = backed_up(data, stick)
    before = contents(data)
    (data / "kit.sqlite3").write_bytes(b"no database")
    (data / "kit.sqlite3-wal").write_bytes(b"its log")
    done = restored(data, path, replace=True)
    assert done.kept is not None
    assert (done.kept / "kit.sqlite3-wal").read_bytes() == b"its log"
    assert not (data / "kit.sqlite3-wal").exists()
    assert contents(data) == before


@pytest.mark.long
def test_kit_that_nobody_has_used_is_nothing_to_replace(data: Path, stick: Path) -> None:
    _room, path = backed_up(data, stick)
    before = contents(data)
    shutil.rmtree(data)
    new_kit(data).close()
    with opened_backup(path, None, within=data) as opened:
        assert plan(settings_of(data), opened).replaced is None
    restored(data, path)
    assert contents(data) == before


@pytest.mark.long
def test_older_backup_is_brought_up_to_date(data: Path, stick: Path) -> None:
    store = new_kit(data)
    fill(store)
    store.close()
    with closing(sqlite3.connect(data / "kit.sqlite3")) as connection, connection:
        # As the step makes it: the eldest that is open and has a password.
        connection.execute(
            "UPDATE teacher SET administrator_since = CASE WHEN id = (SELECT id FROM teacher WHERE "
            "disabled_at IS NULL ORDER BY password_hash IS NULL, created_at, id LIMIT 1) "
            "THEN created_at END"
        )
    before = contents(data)
    with closing(sqlite3.connect(data / "kit.sqlite3")) as connection, connection:
        connection.execute("ALTER TABLE teacher DROP COLUMN administrator_since")
        connection.execute("UPDATE alembic_version SET version_num = '0026_audit'")
    with closing(open_store(f"sqlite:///{data / 'kit.sqlite3'}")) as store:
        path = backup_of(store, data, stick).path
    shutil.rmtree(data)
    restored(data, path)
    assert contents(data) == before


@pytest.mark.long
def test_restoring_takes_nothing_out_of_what_was_done_with_accounts(
    data: Path, stick: Path
) -> None:
    """Else whoever has done something restores the backup of yesterday."""
    room, path = backed_up(data, stick)
    with closing(open_store(f"sqlite:///{data / 'kit.sqlite3'}")) as store:
        trail.note(store, KitDeed(KitAct.DOWNLOADED_BACKUP, room.teacher_id), WHEN)
        with store.reading() as connection:
            before = all_lines(connection)
    restored(data, path, replace=True)
    url = f"sqlite:///{data / 'kit.sqlite3'}"
    with closing(open_store(url)) as store, store.reading() as connection:
        after = all_lines(connection)
    assert [line for line in after if line in before] == list(before)
    added = [(line.act, line.way, line.account_id) for line in after if line not in before]
    assert added == [(KitAct.RESTORED_BACKUP, Way.COMMAND, None)]


@pytest.mark.long
def test_facts_about_backups_are_this_computers(data: Path, stick: Path) -> None:
    _room, path = backed_up(data, stick)
    with closing(open_store(f"sqlite:///{data / 'kit.sqlite3'}")) as store:
        state.choose_folder(store, Path("/media/other"))
    restored(data, path, replace=True)
    with closing(open_store(f"sqlite:///{data / 'kit.sqlite3'}")) as store:
        assert state.chosen_folder(store) == Path("/media/other")


@pytest.mark.long
def test_key_of_the_environment_leaves_the_file_alone(data: Path, stick: Path) -> None:
    _room, path = backed_up(data, stick)
    (data / "secret-key").unlink()
    settings = settings_of(data)
    object.__setattr__(settings, "secret_key", "e" * 40)
    with opened_backup(path, None, within=data) as opened:
        restore_stopped(settings, opened, WHEN, replace=True)
    assert not (data / "secret-key").exists()


@pytest.mark.long
def test_running_kit_gets_all_rows_in_one_transaction(data: Path, stick: Path) -> None:
    room, path = backed_up(data, stick)
    before = contents(data)
    with closing(open_store(f"sqlite:///{data / 'kit.sqlite3'}")) as store:
        erase(store, room, "Ada")
        classrooms.rename_classroom(store, room.classroom_id, "9C")
        state.choose_folder(store, stick)
        with opened_backup(path, None, within=data) as opened:
            done = restore_running(store, settings_of(data), opened, WHEN)
        assert done.erased_again == 1
        assert done.kept is not None
        assert state.chosen_folder(store) == stick
        with opened_backup(done.kept, None, within=data) as opened:
            assert [one.name for one in opened.facts.classes] == ["9C"]
    now = contents(data)
    assert now["classroom"] == before["classroom"]
    assert [len(now["student"]), len(before["student"])] == [2, 3]


@pytest.mark.long
def test_running_kit_keeps_all_where_it_fails(
    data: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, path = backed_up(data, stick)
    with closing(open_store(f"sqlite:///{data / 'kit.sqlite3'}")) as store:
        classrooms.rename_classroom(store, room.classroom_id, "9C")
        before = contents(data)
        monkeypatch.setattr(
            "kit.exchange.backups.ready.differences", lambda *_: ["student (id=1): only in a"]
        )
        with (
            opened_backup(path, None, within=data) as opened,
            pytest.raises(BackupProblem) as caught,
        ):
            restore_running(store, settings_of(data), opened, WHEN)
        assert str(caught.value) == (
            f"What was read back of {path} is not what stands in it (student (id=1): only in a), so nothing was replaced. See that the disk is whole, then try again."
        )
    assert contents(data) == before


@pytest.mark.long
@pytest.mark.postgres
@pytest.mark.process
@pytest.mark.parametrize("system", ["postgres"], indirect=True)
def test_server_gets_its_rows_back(
    store: Store, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = fill(store)
    settings = settings_of(data, store)
    with own_programs(monkeypatch):
        path = backup_of(store, data).path
        erase(store, room, "Ada")
        with opened_backup(path, None, within=data) as opened:
            assert plan(settings, opened).backup.classes == [NINE_B]
            with pytest.raises(NotReplaced):
                restore_stopped(settings, opened, WHEN, replace=False)
            done = restore_stopped(settings, opened, WHEN, replace=True)
            assert done.erased_again == 1
            assert done.kept is not None
        with store.reading() as connection:
            names = {row.name for row in connection.execute(text("SELECT name FROM student"))}
        assert "Ada" not in names
        assert len(names) == 2


@pytest.mark.long
@pytest.mark.postgres
@pytest.mark.process
@pytest.mark.parametrize("system", ["postgres"], indirect=True)
def test_empty_server_gets_everything(
    store: Store, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store)
    with own_programs(monkeypatch):
        path = backup_of(store, data).path
        with closing(open_store(new_postgres(migrated=False))) as empty:
            with opened_backup(path, None, within=data) as opened:
                settings = settings_of(data, empty)
                assert plan(settings, opened).replaced is None
                assert restore_stopped(settings, opened, WHEN, replace=False) == Restored(None, 0)
            with store.reading() as ours, empty.reading() as theirs:
                unlike = differences(ours, theirs)
    # What the kit noted of this very backup, after it, and that it was restored there.
    assert sorted((one.table, one.in_a, one.in_b) for one in unlike) == [
        ("kit_line", False, True),
        ("kit_state", True, False),
    ]


@pytest.mark.long
@pytest.mark.postgres
@pytest.mark.parametrize("system", ["postgres"], indirect=True)
def test_backup_of_the_other_kind_is_told(store: Store, data: Path, stick: Path) -> None:
    _room, path = backed_up(data, stick)
    with (
        opened_backup(path, None, within=data) as opened,
        pytest.raises(BackupProblem) as caught,
    ):
        plan(settings_of(data, store), opened)
    assert str(caught.value) == (
        f"The backup {path} is of SQLite, and the kit is set up with PostgreSQL. Restore it with a database of its kind (--database-url), then bring it over with `kit move`."
    )

"""`kit restore`, as whoever runs the kit types it."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from kit.classroom.people import class_list
from kit.cli.backups.restore import lines_after
from kit.exchange.backups.encryption import new_keys
from kit.exchange.backups.restoring import Restored
from kit.server.holder import holding
from kit.settings import read_settings
from kit.store.ids import new_id
from tests.store.filling import fill
from tests.support import commands
from tests.support.backups import PASSPHRASE, WHEN, backup_of, new_kit
from tests.support.room import NOON, Room

pytestmark = pytest.mark.process


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "kit"


@pytest.fixture
def path(data: Path, tmp_path: Path) -> Path:
    store = new_kit(data)
    room = fill(store)
    backup = backup_of(store, data, tmp_path / "stick").path
    erase(room)
    store.close()
    return backup


def erase(room: Room) -> None:
    ada = room.people["Ada"].student_id
    class_list.remove_student(room.store, room.classroom_id, ada, NOON)
    class_list.erase_student(room.store, room.classroom_id, ada)


def restore(data: Path, *arguments: str) -> commands.Said:
    return commands.run("restore", *arguments, variables={"KIT_DATA": str(data)})


def moment(at: datetime, words: str) -> str:
    return f"{at.astimezone():{words}}"


def has(path: Path) -> str:
    return (
        f"The backup {path}, made on {moment(WHEN, '%Y-%m-%d at %H:%M')}, has\n"
        f"  9B: 3 students, 6 answers, the newest of {moment(NOON, '%Y-%m-%d %H:%M')}\n"
    )


def test_lost_folder_is_restored(data: Path, path: Path) -> None:
    shutil.rmtree(data)
    assert restore(data, str(path)) == (
        0,
        f"{has(path)}Restored, and compared row by row.\nStart the kit with `kit serve`.\n",
        "",
    )


@pytest.mark.long
def test_nothing_is_replaced_unasked(data: Path, path: Path) -> None:
    status, out, err = restore(data, str(path))
    assert status == 1
    assert out == (
        f"{has(path)}It would replace what the kit has now in {data}:\n"
        f"  9B: 2 students, 5 answers, the newest of {moment(NOON, '%Y-%m-%d %H:%M')}\n"
    )
    assert err == (
        "Nothing was restored: it would replace what the kit has now, as said above. With --replace it does; what it replaces is kept.\n"
    )
    assert list((data / "backups").iterdir()) == []


@pytest.mark.long
def test_replacing_says_what_is_kept_and_erased_again(data: Path, path: Path) -> None:
    status, out, err = restore(data, str(path), "--replace")
    (kept,) = (data / "backups").glob("replaced-*")
    assert (status, err) == (0, "")
    assert out == (
        f"{has(path)}It replaces what the kit has now in {data}:\n"
        f"  9B: 2 students, 5 answers, the newest of {moment(NOON, '%Y-%m-%d %H:%M')}\n"
        "Restored, and compared row by row.\n"
        "1 deletion made after the backup was made again: who was erased stays erased.\n"
        f"What was there before is kept: {kept}\n"
        "Start the kit with `kit serve`.\n"
    )


@pytest.mark.long
def test_kit_that_serves_is_left_alone(data: Path, path: Path) -> None:
    with holding(read_settings({"data": str(data), "port": "8765"}, {})):
        status, out, err = restore(data, str(path), "--replace")
    assert (status, out) == (1, "")
    assert err.startswith(
        f"Nothing was restored. The kit runs already with {data / 'kit.sqlite3'}: process "
    )
    assert err.endswith(" To restore while it runs, use the teacher's page Backups.\n")
    assert not list((data / "backups").glob("replaced-*"))


@pytest.mark.long
@pytest.mark.slow
def test_encrypted_backup_takes_its_passphrase(data: Path, tmp_path: Path) -> None:
    store = new_kit(data)
    fill(store)
    path = backup_of(store, data, tmp_path / "stick", keys=new_keys(PASSPHRASE)).path
    store.close()
    shutil.rmtree(data)
    file = tmp_path / "passphrase"
    file.write_text("another passphrase")
    assert restore(data, str(path), "--passphrase-file", str(file)) == (
        1,
        "",
        f"The passphrase does not open the backup {path}. Capitals and blanks count; an older backup may have an older passphrase.\n",
    )
    assert restore(data, str(path))[2] == (
        "A passphrase is needed, and nobody is here to type it. Put it into the first line of a file, and name that with --passphrase-file.\n"
    )
    file.write_text(f"\ufeff{PASSPHRASE}\r\n")
    assert restore(data, str(path), "--passphrase-file", str(file))[0] == 0


def test_file_that_is_none_is_told_and_nothing_made(data: Path, tmp_path: Path) -> None:
    file = tmp_path / f"{new_id()}.kitbackup"
    file.write_text("essay")
    assert restore(data, str(file)) == (
        1,
        "",
        f"{file} is no backup of the kit: it is another kind of file, or only a part. Choose a file that ends in .kitbackup.\n",
    )
    assert not (data / "kit.sqlite3").exists()


def test_classes_that_a_cluster_had_spread_are_said_to_lie_on_one_server() -> None:
    """Before the last line: who starts the kit first has it serve all from one."""
    spread = lines_after(Restored(None, 0, gathered=True), has_key=True)
    assert spread == [
        "Restored, and compared row by row.",
        "All classes lie on one server now: spread them again with `kit distribute`.",
        "Start the kit with `kit serve`.",
    ]
    # Where nothing was spread, nothing of it is said.
    assert lines_after(Restored(None, 0), has_key=True) == [spread[0], spread[2]]

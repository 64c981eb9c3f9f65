"""`kit backup`, as whoever runs the kit types it."""

import re
import zipfile
from pathlib import Path

import pytest

from kit.classroom.backups import state
from kit.exchange.backups.encryption import new_keys
from tests.store.filling import fill
from tests.support import commands
from tests.support.backups import PASSPHRASE, new_kit

pytestmark = pytest.mark.process


@pytest.fixture
def data(tmp_path: Path) -> Path:
    store = new_kit(tmp_path / "kit")
    fill(store)
    store.close()
    return tmp_path / "kit"


def backup(data: Path, *arguments: str) -> commands.Said:
    return commands.run("backup", *arguments, variables={"KIT_DATA": str(data)})


def test_backup_is_made_and_told(data: Path, tmp_path: Path) -> None:
    status, out, err = backup(data, "--to", str(tmp_path / "Stick ä"))
    (path,) = (tmp_path / "Stick ä").glob("*.kitbackup")
    assert (status, err) == (0, "")
    size = round(path.stat().st_size / 1024)
    assert out == (
        f"Backup: {path}\n"
        f"It has 1 class, 3 students, 6 answers; {size} kB, checked.\n"
        "Whoever has the file can read it. --encrypt makes one with a passphrase.\n"
    )
    assert re.fullmatch(r"whose-words-\d{4}-\d\d-\d\d-\d{4}\.kitbackup", path.name)


@pytest.mark.long
def test_without_a_folder_it_goes_where_backups_go(data: Path, tmp_path: Path) -> None:
    assert backup(data)[0] == 0
    assert len(list((data / "backups").glob("*.kitbackup"))) == 1
    store = new_kit(data)
    state.choose_folder(store, tmp_path / "chosen")
    store.close()
    assert backup(data)[0] == 0
    assert len(list((tmp_path / "chosen").glob("*.kitbackup"))) == 1


@pytest.mark.long
@pytest.mark.slow
def test_passphrase_of_a_file_encrypts(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "passphrase"
    file.write_text(f"{PASSPHRASE}\nanother line\n")
    status, out, err = backup(data, "--passphrase-file", str(file))
    (path,) = (data / "backups").glob("*.kitbackup")
    assert (status, err) == (0, "")
    assert out.endswith(", checked, encrypted: without the passphrase nobody opens it.\n")
    with zipfile.ZipFile(path) as archive:
        assert "backup.zip.age" in archive.namelist()


@pytest.mark.long
@pytest.mark.slow
def test_keys_that_a_teacher_set_encrypt_unasked(data: Path) -> None:
    store = new_kit(data)
    state.keep_keys(store, new_keys(PASSPHRASE))
    store.close()
    assert "encrypted" in backup(data)[1]


@pytest.mark.long
def test_short_passphrase_makes_no_backup(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "passphrase"
    file.write_text("short")
    assert backup(data, "--passphrase-file", str(file)) == (
        1,
        "",
        "The passphrase has 5 characters. Choose one of 12 or more, such as five words that do not belong together, and keep it where the computer is not.\n",
    )
    assert not (data / "backups").exists()


@pytest.mark.long
def test_nobody_there_to_type_a_passphrase_is_told(data: Path) -> None:
    assert backup(data, "--encrypt") == (
        1,
        "",
        "A passphrase is needed, and nobody is here to type it. Put it into the first line of a file, and name that with --passphrase-file.\n",
    )


def test_folder_without_a_kit_is_told_and_left(tmp_path: Path) -> None:
    assert backup(tmp_path) == (
        1,
        "",
        f"There is no database at {tmp_path / 'kit.sqlite3'}, so there is nothing to back up. Is --data right?\n",
    )
    assert list(tmp_path.iterdir()) == []

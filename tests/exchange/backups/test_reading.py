"""What is opened is a whole backup of this kit, or a sentence."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit.classroom.backups.errors import (
    BackupProblem,
    DamagedBackup,
    NewerBackup,
    NoBackup,
    PassphraseMissing,
    WrongPassphrase,
)
from kit.exchange.backups.encryption import new_keys
from kit.exchange.backups.reading import backup_facts, opened_backup
from kit.store.ids import new_id
from kit.store.migrate import head
from tests.store.filling import fill
from tests.support.backups import KEY, PASSPHRASE, WHEN, backup_of, new_kit, rewritten


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("plain")
    store = new_kit(data)
    fill(store)
    path = backup_of(store, data, data / "stick").path
    store.close()
    return path


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("encrypted")
    store = new_kit(data)
    fill(store)
    path = backup_of(store, data, data / "stick", keys=new_keys(PASSPHRASE)).path
    store.close()
    return path


def refused(path: Path, within: Path, passphrase: str | None = None) -> BackupProblem:
    with pytest.raises(BackupProblem) as caught, opened_backup(path, passphrase, within=within):
        pass
    assert list((within / "backups").iterdir()) == []
    return caught.value


def test_backup_opens_with_all_it_has(plain: Path, tmp_path: Path) -> None:
    with opened_backup(plain, None, within=tmp_path) as opened:
        assert opened.path == plain
        assert opened.facts == backup_facts(plain)
        assert opened.facts.made_at == WHEN
        assert opened.key == KEY.encode()
        assert opened.database.read_bytes().startswith(b"SQLite format 3\0")
        assert len(opened.erased) == 1
        assert opened.database.parent.stat().st_mode & 0o777 == 0o700
    assert list((tmp_path / "backups").iterdir()) == []


@pytest.mark.long
@pytest.mark.slow
def test_encrypted_backup_opens_with_its_passphrase_alone(encrypted: Path, tmp_path: Path) -> None:
    assert backup_facts(encrypted).classes == []
    with opened_backup(encrypted, PASSPHRASE, within=tmp_path) as opened:
        assert [one.name for one in opened.facts.classes] == ["9B"]
        assert opened.key == KEY.encode()
    missing = refused(encrypted, tmp_path)
    assert isinstance(missing, PassphraseMissing)
    assert str(missing) == (
        f"The backup {encrypted} is encrypted: it takes the passphrase it was made with."
    )
    wrong = refused(encrypted, tmp_path, "another passphrase")
    assert isinstance(wrong, WrongPassphrase)
    assert str(wrong) == (
        f"The passphrase does not open the backup {encrypted}. Capitals and blanks count; an older backup may have an older passphrase."
    )


@pytest.mark.long
@pytest.mark.slow
def test_encrypted_backup_that_was_changed_is_told(encrypted: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.kitbackup"
    with zipfile.ZipFile(encrypted) as archive, zipfile.ZipFile(other, "w") as target:
        for name in ("backup.json", "identity.age"):
            target.writestr(name, archive.read(name))
        target.writestr("backup.zip.age", archive.read("backup.zip.age")[:-200])
    assert str(refused(other, tmp_path, PASSPHRASE)) == damaged(other, "it is cut off or changed.")
    with zipfile.ZipFile(encrypted) as archive, zipfile.ZipFile(other, "w") as target:
        target.writestr("backup.json", archive.read("backup.json"))
    assert str(refused(other, tmp_path, PASSPHRASE)) == damaged(other, "it is cut off or changed.")


def damaged(path: Path, why: str) -> str:
    return f"The backup {path} is damaged: {why} It cannot be restored; take another one."


def none(path: Path, why: str) -> str:
    return f"{path} is no backup of the kit: {why} Choose a file that ends in .kitbackup."


def test_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.kitbackup"
    assert str(refused(path, tmp_path)) == none(path, "there is no such file.")


def test_folder_is_told(tmp_path: Path) -> None:
    assert str(refused(tmp_path, tmp_path)) == none(tmp_path, "Is a directory.")


@pytest.mark.parametrize("size", [0, 10, 5000, -1, -30])
def test_part_of_a_file_is_told(plain: Path, tmp_path: Path, size: int) -> None:
    path = tmp_path / "half.kitbackup"
    path.write_bytes(plain.read_bytes()[:size])
    problem = refused(path, tmp_path)
    assert isinstance(problem, NoBackup)
    assert str(problem) == none(path, "it is another kind of file, or only a part.")


def test_backup_whose_parts_would_lie_before_its_beginning_is_told(
    plain: Path, tmp_path: Path
) -> None:
    raw, cut = plain.read_bytes(), tmp_path / "cut.kitbackup"
    cut.write_bytes(raw[:40] + raw[90:])
    with pytest.raises(NoBackup):
        backup_facts(cut)


def test_database_itself_is_no_backup(tmp_path: Path) -> None:
    store = new_kit(tmp_path / "kit")
    store.close()
    path = tmp_path / "kit" / "kit.sqlite3"
    assert str(refused(path, tmp_path)) == none(path, "it is another kind of file, or only a part.")


def test_archive_of_another_program_is_told(tmp_path: Path) -> None:
    path = tmp_path / "essays.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert str(refused(path, tmp_path)) == none(path, "another program's archive.")


def test_backup_of_a_newer_kit_is_told(plain: Path, tmp_path: Path) -> None:
    path = rewritten(plain, lambda facts: facts.update(schema="0099_later", kit="9.1"))
    problem = refused(path, tmp_path)
    assert isinstance(problem, NewerBackup)
    assert str(problem) == (
        f"The backup {path} was made by a newer kit (9.1, schema 0099_later; this one is {head()}). Install that kit or a newer one, then restore."
    )


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda facts: facts["digests"].update({"kit.sqlite3": "00"}), "it is cut off or changed."),
        (lambda facts: facts["digests"].pop("secret-key"), "it is cut off or changed."),
        (lambda facts: facts.update(system="postgresql"), "it is cut off or changed."),
        (
            lambda facts: facts["counts"].update(student=4),
            "the table student has 3 rows where 4 were to be.",
        ),
    ],
)
def test_backup_that_does_not_hold_what_it_says_is_told(
    plain: Path, tmp_path: Path, change: Callable[[dict[str, Any]], None], why: str
) -> None:
    path = rewritten(plain, change)
    problem = refused(path, tmp_path)
    assert isinstance(problem, DamagedBackup)
    assert str(problem) == damaged(path, why)


def test_schema_of_no_kit_is_told(plain: Path, tmp_path: Path) -> None:
    path = rewritten(plain, lambda facts: facts.update(schema="0007_zebra"))
    assert str(refused(path, tmp_path)) == none(path, "it has tables of no kit.")


def test_broken_list_beside_it_is_told(tmp_path: Path) -> None:
    store = new_kit(tmp_path / "kit")
    path = backup_of(store, tmp_path / "kit", tmp_path / "stick").path
    store.close()
    listed = tmp_path / "stick" / "erased.json"
    listed.write_text("x")
    assert str(refused(path, tmp_path)).startswith(f"The list {listed}, which says who was erased")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 60_000), st.integers(0, 255))
def test_any_changed_byte_opens_whole_or_is_a_sentence(
    plain: Path, tmp_path: Path, place: int, value: int
) -> None:
    raw = bytearray(plain.read_bytes())
    raw[place % len(raw)] = value
    path = tmp_path / f"{new_id()}.kitbackup"
    path.write_bytes(raw)
    said = ""
    try:
        with opened_backup(path, None, within=tmp_path) as opened:
            assert opened.facts.counts["student"] == 3
    except BackupProblem as problem:
        said = str(problem)
    assert said == "" or str(path) in said

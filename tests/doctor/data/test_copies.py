"""How old the newest copy is."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kit.classroom.backups.state import LastBackup
from kit.doctor.data.copies import check, last_copy_at
from kit.doctor.data.looking import Stored
from tests.support.bad_mornings import MONDAY, Said, plain_facts, told

MAKE_ONE = "Make one, to another disk or a stick: on the page “Backups”, or by `kit backup`."


def found(folder: Path, **stored: datetime | int | LastBackup | None) -> dict[str, Said]:
    seen = Stored("x", is_file=True, **stored)  # type: ignore[arg-type]  # a scene's arguments
    return told(check(plain_facts(seen, data=str(folder))))


def copy_of(folder: Path, when: datetime, name: str = "kit.sqlite3") -> None:
    (folder / "backups").mkdir(exist_ok=True)
    path = folder / "backups" / name
    path.touch()
    os.utime(path, (when.timestamp(), when.timestamp()))


@pytest.mark.parametrize(
    ("first", "answers"),
    [(None, 0), (MONDAY - timedelta(days=6), 100), (MONDAY - timedelta(days=90), 0)],
)
def test_new_kit_needs_none_yet(tmp_path: Path, first: datetime | None, answers: int) -> None:
    assert found(tmp_path, first_class=first, answers=answers) == {
        "copies-not-yet": (
            "well",
            "There is no copy of the database yet, and no week of work.",
            str(tmp_path / "backups"),
            "",
        )
    }


def test_term_without_a_copy(tmp_path: Path) -> None:
    assert found(tmp_path, first_class=MONDAY - timedelta(days=8), answers=1) == {
        "copies-none": (
            "mind",
            "There is no copy of the database, and it has been in use since 2026-11-22.",
            str(tmp_path / "backups"),
            MAKE_ONE,
        )
    }


def test_copy_that_is_old_while_work_went_on(tmp_path: Path) -> None:
    copy_of(tmp_path, MONDAY - timedelta(days=30), "older.kitbackup")
    copy_of(tmp_path, MONDAY, "erased.json")
    copy_of(tmp_path, MONDAY - timedelta(days=8))
    assert found(tmp_path, newest=MONDAY - timedelta(days=1), answers=1) == {
        "copies-old": (
            "mind",
            "The newest copy of the database is of 2026-11-22; what was given since is in none.",
            str(tmp_path / "backups"),
            MAKE_ONE,
        )
    }


@pytest.mark.parametrize(
    ("copied", "newest"),
    [(timedelta(days=8), timedelta(days=9)), (timedelta(days=6), timedelta(days=1))],
)
def test_copy_that_has_all_or_is_of_this_week(
    tmp_path: Path, copied: timedelta, newest: timedelta
) -> None:
    """Over the holidays nothing new is given."""
    copy_of(tmp_path, MONDAY - copied)
    findings = found(tmp_path, newest=MONDAY - newest, answers=1)
    assert findings["copies"][:2] == (
        "well",
        f"The newest copy of the database is of {MONDAY - copied:%Y-%m-%d}.",
    )


def test_backup_that_was_put_elsewhere_is_a_copy(tmp_path: Path) -> None:
    copy_of(tmp_path, MONDAY - timedelta(days=20))
    backup = LastBackup(MONDAY - timedelta(days=2), Path("/stick/a.kitbackup"), 9, encrypted=False)
    assert found(tmp_path, newest=MONDAY, answers=1, backup=backup)["copies"] == (
        "well",
        "The newest copy of the database is of 2026-11-28.",
        "/stick",
        "",
    )


def test_newer_copy_of_the_folder_is_told_before_an_older_backup(tmp_path: Path) -> None:
    copy_of(tmp_path, MONDAY - timedelta(days=1))
    backup = LastBackup(MONDAY - timedelta(days=2), Path("/stick/a.kitbackup"), 9, encrypted=False)
    assert found(tmp_path, newest=MONDAY, answers=1, backup=backup)["copies"][1:3] == (
        "The newest copy of the database is of 2026-11-29.",
        str(tmp_path / "backups"),
    )


def test_newest_file_of_the_folder_is_the_last_copy(tmp_path: Path) -> None:
    settings = plain_facts(data=str(tmp_path)).settings
    assert last_copy_at(settings) is None
    (tmp_path / "backups").mkdir()
    assert last_copy_at(settings) is None
    copy_of(tmp_path, MONDAY)
    assert last_copy_at(settings) == MONDAY

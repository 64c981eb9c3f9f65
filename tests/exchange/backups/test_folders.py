"""Files are there whole or not at all."""

import os
import time
from pathlib import Path

import pytest

from kit.classroom.backups.errors import FolderProblem, NotRestored
from kit.exchange.backups.folders import (
    told_of_folder,
    told_of_restore,
    workspace,
    writing_backup,
    writing_whole,
)
from kit.store.database.faults import LOCKED, DatabaseFault
from kit.store.private import LinkInPlace
from tests.support.backups import WHEN


def test_file_gets_its_name_when_it_is_whole(tmp_path: Path) -> None:
    with writing_backup(tmp_path, WHEN) as (path, file):
        file.write(b"all")
        assert not path.exists()
        assert [one.name for one in tmp_path.iterdir()] == [f".{path.name}.part"]
    local = WHEN.astimezone()
    assert path == tmp_path / f"whose-words-{local:%Y-%m-%d-%H%M}.kitbackup"
    assert path.read_bytes() == b"all"
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_is_left_where_it_fails(tmp_path: Path) -> None:
    def fail() -> None:
        with writing_backup(tmp_path, WHEN) as (_path, file):
            file.write(b"half")
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_several_at_once_have_names_of_their_own(tmp_path: Path) -> None:
    with (
        writing_backup(tmp_path, WHEN) as (first, _one),
        writing_backup(tmp_path, WHEN) as (second, _two),
        writing_backup(tmp_path, WHEN) as (third, _three),
    ):
        pass
    with writing_backup(tmp_path, WHEN) as (fourth, _four):
        pass
    assert len({first, second, third, fourth}) == 4
    assert sorted(tmp_path.iterdir()) == sorted([first, second, third, fourth])
    local = WHEN.astimezone()
    assert second.name == f"whose-words-{local:%Y-%m-%d-%H%M%S}.kitbackup"


def test_what_a_killed_one_left_goes_after_an_hour(tmp_path: Path) -> None:
    old, new = tmp_path / ".whose-words-x.part", tmp_path / ".whose-words-y.part"
    for path, age in ((old, 3700), (new, 60)):
        path.write_bytes(b"half")
        os.utime(path, (time.time() - age,) * 2)
    with writing_backup(tmp_path, WHEN):
        pass
    assert not old.exists()
    assert new.exists()


def test_workspace_is_private_and_goes(tmp_path: Path) -> None:
    left = tmp_path / "backups" / f".making-{2**22 + 1}-abc"
    left.mkdir(parents=True)
    with workspace(tmp_path) as folder:
        assert folder.stat().st_mode & 0o777 == 0o700
        assert not left.exists()
        with workspace(tmp_path) as other:
            assert folder.exists()
            assert other != folder
    assert list((tmp_path / "backups").iterdir()) == []


def test_link_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "backups").symlink_to(tmp_path)
    with pytest.raises(LinkInPlace), workspace(tmp_path):
        pass


def test_whole_file_replaces_another(tmp_path: Path) -> None:
    path = tmp_path / "erased.json"
    for text in (b"one", b"two"):
        with writing_whole(path) as file:
            file.write(text)
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_what_keeps_a_restore_is_a_sentence() -> None:
    def refuse(error: Exception) -> None:
        with told_of_restore(Path("/kit")):
            raise error

    for error, why, mend in (
        (
            OSError(28, os.strerror(28)),
            "No space left on device.",
            "Make room there, then try again.",
        ),
        (
            OSError(13, os.strerror(13)),
            "Permission denied.",
            "See that the kit may write there, then try again.",
        ),
        (
            DatabaseFault(LOCKED),
            "Another program holds the kit's database.",
            "Close what has it open, such as a program that shows or copies databases.",
        ),
    ):
        with pytest.raises(NotRestored) as caught:
            refuse(error)
        assert str(caught.value) == (
            f"The backup cannot be restored in /kit: {why} Nothing was changed. {mend}"
        )


@pytest.mark.parametrize(
    ("number", "why", "mend"),
    [
        (28, "No space left on device", "Make room there, or choose another folder."),
        (5, "Input/output error", "Is the stick still in? Put it back, or choose another folder."),
        (2, "No such file or directory", "Is the stick still in? Put it back, or choose another folder."),
        (13, "Permission denied", "See that the kit may write there, or choose another folder."),
    ],
)  # fmt: skip
def test_what_the_system_refuses_is_a_sentence(number: int, why: str, mend: str) -> None:
    def refuse() -> None:
        with told_of_folder(Path("/media/stick")):
            raise OSError(number, os.strerror(number))

    with pytest.raises(FolderProblem) as caught:
        refuse()
    assert str(caught.value) == (
        f"The backup cannot be written to /media/stick: {why}. Nothing half is left there. {mend}"
    )

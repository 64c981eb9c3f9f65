"""The log's file: bounded, its owner's alone, and whole whoever else writes into it."""

import errno
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kit.logs import bounded_file
from kit.logs.bounded_file import BoundedFile

#: What each of the two processes does, at once.
WRITER = """
import sys
from pathlib import Path
from kit.logs.bounded_file import BoundedFile

def lost(error):
    raise error

log = BoundedFile(Path(sys.argv[1]), lost, str, size=8192, files=99)
print("ready", flush=True)
sys.stdin.readline()
for number in range(3000):
    log.write(f"{sys.argv[2]} {number} " + "x" * (number % 90) + " end")
"""


class Told:
    """A log in a folder, and what it told of itself."""

    def __init__(self, folder: Path, size: int = 200, files: int = 3) -> None:
        self.lost: list[Exception] = []
        self.path = folder / "logs" / "kit.log"
        self.file = BoundedFile(
            self.path, self.lost.append, "{} lost".format, size=size, files=files
        )

    def text(self, number: int = 0) -> str:
        path = self.path.with_name(f"kit.log.{number}") if number else self.path
        return path.read_text("utf-8")


@pytest.fixture(autouse=True, params=[True, False], ids=["kept open", "as on Windows"])
def keeps_open(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded_file, "_KEEPS_OPEN", request.param)


def test_lines_stand_in_order_for_their_owner_alone(tmp_path: Path) -> None:
    log = Told(tmp_path)
    log.file.write("first")
    log.file.write("second\n  | of two")
    assert log.text() == "first\nsecond\n  | of two\n"
    if os.name == "posix":
        assert log.path.stat().st_mode & 0o777 == 0o600
        assert log.path.parent.stat().st_mode & 0o777 == 0o700


def test_what_was_moved_or_deleted_gets_no_line_more_and_another_is_begun(tmp_path: Path) -> None:
    """As by a program that turns logs for a whole computer."""
    log = Told(tmp_path)
    log.file.write("first")
    log.path.rename(tmp_path / "turned")
    log.file.write("second")
    assert (tmp_path / "turned").read_text("utf-8") == "first\n"
    assert log.text() == "second\n"
    log.path.unlink()
    log.file.write("third")
    assert log.text() == "third\n"
    shutil.rmtree(log.path.parent)
    log.file.write("fourth")
    assert log.text() == "fourth\n"
    log.file.close()
    log.file.write("fifth")
    assert log.text() == "fourth\nfifth\n"


def test_as_many_files_as_are_kept_and_none_longer(tmp_path: Path) -> None:
    log = Told(tmp_path)
    for number in range(40):
        log.file.write(f"line {number} of twenty.")
    files = sorted(path.name for path in log.path.parent.iterdir())
    assert files == ["kit.log", "kit.log-lock", "kit.log.1", "kit.log.2"]
    lines = "".join(log.text(number) for number in (2, 1, 0)).splitlines()
    assert lines[-1] == "line 39 of twenty."
    assert [int(line.split()[1]) for line in lines] == list(range(40 - len(lines), 40))
    assert all(len(log.text(number)) <= 200 for number in (0, 1, 2))


@pytest.mark.long
@pytest.mark.process
def test_two_processes_that_write_and_rename_at_once_lose_and_mix_nothing(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "kit.log"
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), name],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for name in ("one", "two")
    ]  # fmt: skip
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate(timeout=50)
        assert writer.returncode == 0
    logs = (file for file in path.parent.iterdir() if not file.name.endswith("-lock"))
    files = sorted(logs, key=_age, reverse=True)
    assert 40 < len(files) < 99
    # One of the other's may come between a look at the size and the record.
    assert max(file.stat().st_size for file in files) <= 8192 + 200
    lines = "".join(file.read_text("utf-8") for file in files).splitlines()
    assert all(re.fullmatch(r"(one|two) \d+ x* end", line) for line in lines)
    for name in ("one", "two"):
        own = [int(line.split()[1]) for line in lines if line.startswith(name)]
        assert own == list(range(3000))


def _age(path: Path) -> int:
    return int(path.suffix[1:]) if path.suffix != ".log" else 0


def test_full_disk_is_told_once_and_what_was_lost_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = Told(tmp_path, size=10_000)
    log.file.write("before")
    write = os.write

    def half(descriptor: int, data: bytes) -> int:
        if len(data) < 4:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(descriptor, data[: len(data) - 3])

    with monkeypatch.context() as full:
        full.setattr(os, "write", half)
        for number in range(5):
            log.file.write(f"not {number}")
    assert log.text() == "before\n"
    assert [str(error) for error in log.lost] == ["[Errno 28] No space left on device"]
    log.file.write("after")
    log.file.write("and on")
    assert log.text() == "before\n5 lost\nafter\nand on\n"
    with monkeypatch.context() as full:
        full.setattr(os, "write", half)
        log.file.write("not again")
    assert len(log.lost) == 2


def test_folder_that_is_gone_is_made_but_not_what_it_lies_in(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    log = Told(data)
    log.file.write("first")
    for path in log.path.parent.iterdir():
        path.unlink()
    log.path.parent.rmdir()
    log.file.write("second")
    assert log.text() == "second\n"
    for path in log.path.parent.iterdir():
        path.unlink()
    log.path.parent.rmdir()
    data.rmdir()
    log.file.write("third")
    assert not data.exists()
    assert [error.errno for error in log.lost if isinstance(error, OSError)] == [errno.ENOENT]


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    log = Told(tmp_path)
    log.path.parent.mkdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("mine")
    log.path.symlink_to(elsewhere)
    log.file.write("line")
    assert elsewhere.read_text() == "mine"
    assert f"{log.path} is a link." in str(log.lost[0])


def test_file_that_cannot_be_renamed_ends_growing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where another program has it open."""

    def refuse(_path: Path, _target: Path) -> Path:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refuse)
    log = Told(tmp_path)
    for _ in range(100):
        log.file.write("a line of nineteen.")
    assert 800 < len(log.text()) <= 820
    assert len(log.lost) == 1


def test_half_a_character_is_spelt(tmp_path: Path) -> None:
    log = Told(tmp_path)
    log.file.write("a\udcffb")
    assert log.text() == "a\\udcffb\n"

"""`kit report` shows all before it writes anything, and has no word of anybody's."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kit.classroom.people import classrooms
from kit.logs import pipeline
from kit.settings import read_settings
from kit.store.engine import open_store
from kit.store.migrate import upgrade
from tests.support import commands
from tests.support.room import make_room

ASKED = re.compile(r"Write this to (kit-report-[\d-]+\.txt), to send it to whoever helps you\?")


def kit(folder: Path, *words: str) -> commands.Said:
    return commands.run("report", "--data", str(folder / "data"), *words, folder=folder)


def fill(data: Path) -> None:
    """A class, a teacher and words of theirs."""
    url = read_settings({"data": str(data)}, {}).database_url
    data.mkdir()
    upgrade(url)
    store = open_store(url)
    room = make_room(store)
    classrooms.add_roster(store, room.classroom_id, ["Zoraida Quillfeather"], room.now)
    room.do_all("Mia", plan="sourced")
    classrooms.create_classroom(store, room.teacher_id, "Quillfeathers 9Z", room.now)
    store.close()
    log = pipeline.log_path(read_settings({"data": str(data)}, {}))
    log.parent.mkdir()
    log.write_text(f"2026-11-30 error said by=kit says={Path.home()}/data\n", "utf-8")


@pytest.mark.long
def test_it_is_shown_and_nothing_is_written_without_a_yes(tmp_path: Path) -> None:
    fill(tmp_path / "data")
    status, out, err = kit(tmp_path)
    assert (status, err) == (0, "")
    assert ASKED.search(out)
    assert out.endswith("Nothing was written.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


@pytest.mark.long
def test_database_full_of_names_gives_none_away(tmp_path: Path) -> None:
    fill(tmp_path / "data")
    status, out, err = kit(tmp_path, "--yes", "--to", "report.txt")
    assert (status, err) == (0, "")
    written = (tmp_path / "report.txt").read_text("utf-8")
    assert out == f"{written}\nWritten to report.txt. Look at it once more before you send it.\n"
    for word in (
        "Zoraida",
        "Quillfeather",
        "9Z",
        "9B",
        "Gray",
        "Mia",
        "Ada",
        str(Path.home()),
        str(tmp_path),
    ):
        assert word not in out, word
    assert "classroom: 2\n" in written
    assert "error said by=kit says=~/data\n" in written


@pytest.mark.long
def test_no_file_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("mine")
    status, _out, err = kit(tmp_path, "--yes", "--to", "report.txt")
    assert (status, err) == (
        1,
        "report.txt is there already. Name another file with --to, or move that one away.\n",
    )
    assert (tmp_path / "report.txt").read_text() == "mine"


@pytest.mark.long
def test_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    status, _out, err = kit(tmp_path, "--yes", "--to", "no/report.txt")
    assert (status, err) == (
        1,
        "no/report.txt cannot be written (No such file or directory). Name another file with --to.\n",
    )


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("state", ["gone", "damaged", "empty"])
def test_kit_in_a_bad_state_has_a_report(tmp_path: Path, state: str) -> None:
    data = tmp_path / "data"
    if state != "gone":
        data.mkdir()
        (data / "kit.sqlite3").write_bytes(b"Zoraida" * 300 if state == "damaged" else b"")
    status, out, err = kit(tmp_path, "--yes")
    assert (status, err) == (0, "")
    words = {
        "gone": "cannot be read: is not there",
        "damaged": "cannot be read: SQLITE_NOTADB",
        "empty": "schema: none (not this kit's)\nempty tables: 0",
    }
    assert words[state] in out
    assert "Zoraida" not in out
    assert data.exists() == (state != "gone")


@pytest.mark.long
@pytest.mark.process
@pytest.mark.skipif(os.name != "posix", reason="a shell's pipe")
def test_yes_is_typed(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kit", "report", "--data", str(tmp_path / "d")],
        input="y\n", capture_output=True, text=True, check=True, cwd=tmp_path,
        env=commands.environment(), timeout=50,
    )  # fmt: skip
    (written,) = tmp_path.glob("kit-report-*.txt")
    assert written.read_text("utf-8") in done.stdout

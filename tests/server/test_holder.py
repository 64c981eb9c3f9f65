"""One process serves a database, and another can say which."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kit.server.holder import (
    DatabaseHeld,
    Holder,
    holder_of,
    holding,
    refuse_held,
    stop_command,
)
from kit.settings import Settings, read_settings
from kit.store.private import LinkInPlace

HOLD = """
import sys
from kit.server.holder import holding
from kit.settings import read_settings
with holding(read_settings({"data": sys.argv[1], "port": "8123"}, {})):
    print("held", flush=True)
    sys.stdin.read()
"""


def settings(folder: Path, **options: str) -> Settings:
    return read_settings({"data": str(folder), "port": "8001", **options}, {})


def words(folder: Path, pid: int) -> str:
    return (
        f"The kit runs already with {folder / 'kit.sqlite3'}: process {pid} holds it and serves "
        f"port 8123. Go on there, or stop it (Ctrl-C in its window, or `kit stop --data {folder}`) "
        "and start again. A second kit beside it takes a folder of its own, named with --data."
    )


def test_other_process_is_named_until_it_ends_however_it_does(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        assert other.stdout.readline().split() == [b"held"]
        for refused in (refuse, hold):
            with pytest.raises(DatabaseHeld) as caught:
                refused(tmp_path)
            assert str(caught.value) == words(tmp_path, other.pid)
        other.kill()
    refuse_held(settings(tmp_path))
    hold(tmp_path)


def refuse(folder: Path) -> None:
    refuse_held(settings(folder))


def hold(folder: Path) -> None:
    with holding(settings(folder)):
        text = (folder / "kit.sqlite3-holder").read_text("ascii")
        assert text == f"{os.getpid()} 8001\n"


def test_who_holds_it_is_known_without_holding_it(tmp_path: Path) -> None:
    assert holder_of(settings(tmp_path)) is None
    assert list(tmp_path.iterdir()) == []
    with holding(settings(tmp_path)):
        assert holder_of(settings(tmp_path)) == Holder(os.getpid(), 8001)
        (tmp_path / "kit.sqlite3-holder").write_text("9" * 30)
        assert holder_of(settings(tmp_path)) == Holder(None, None)
    assert holder_of(settings(tmp_path)) is None


def test_nothing_is_held_afterwards(tmp_path: Path) -> None:
    hold(tmp_path)
    assert (tmp_path / "kit.sqlite3-holder").read_bytes() == b""
    refuse_held(settings(tmp_path))


@pytest.mark.parametrize("text", ["", "x", "9" * 5000, "-1 -1", "\u0663"])
def test_text_that_names_no_process_is_passed_over(tmp_path: Path, text: str) -> None:
    (tmp_path / "kit.sqlite3-holder").write_text(text, "utf-8")
    hold(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="Windows asks for a right to link")
def test_link_in_the_files_place_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "theirs").write_bytes(b"theirs")
    (tmp_path / "kit.sqlite3-holder").symlink_to(tmp_path / "theirs")
    for opens in (hold, refuse):
        with pytest.raises(LinkInPlace, match=r"kit\.sqlite3-holder is a link"):
            opens(tmp_path)
    assert (tmp_path / "theirs").read_bytes() == b"theirs"


def test_postgresql_is_for_several_kits(tmp_path: Path) -> None:
    several = read_settings(
        {"data": str(tmp_path), "database_url": "postgresql://kit@127.0.0.1/kit"},
        {"KIT_SECRET_KEY": "0123456789abcdef0123456789abcdef"},
    )
    with holding(several), holding(several):
        refuse_held(several)
    assert list(tmp_path.iterdir()) == []


def test_folder_that_is_not_there_is_for_the_database_to_speak_of(tmp_path: Path) -> None:
    nowhere = settings(tmp_path / "nowhere")
    with holding(nowhere):
        refuse_held(nowhere)
    assert list(tmp_path.iterdir()) == []


def test_command_that_stops_it_names_what_is_not_usual(tmp_path: Path) -> None:
    usual = read_settings({}, {})
    blanks = settings(tmp_path / "a b")
    url = f"sqlite:///{tmp_path / 'other.sqlite3'}"
    assert stop_command(usual) == "kit stop"
    assert stop_command(blanks) == f'kit stop --data "{tmp_path / "a b"}"'
    named = read_settings({"database_url": url}, {})
    assert stop_command(named) == f"kit stop --database-url {url}"

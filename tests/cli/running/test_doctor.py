"""`kit doctor` on a bad morning: what it says, its status, and that it changes nothing."""

import json
import os
import socket
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from kit.doctor.finding import State
from kit.store import kit_state
from kit.store.engine import open_store
from kit.store.migrate import head
from tests.support import commands
from tests.support.bad_mornings import MONDAY, kit_folder, snapshot
from tests.support.serving import free_port, serving

pytestmark = pytest.mark.process

Row = dict[str, str]


def doctor(data: Path, *options: str, **variables: str) -> tuple[int, dict[str, Row], str]:
    """Its status, its findings by their names, and what stands on standard error."""
    status, out, err = commands.run(
        "doctor", "--json", "--data", str(data), *options, variables=variables
    )
    rows = json.loads(out)
    order = [list(State).index(row["state"]) for row in rows]
    assert order == sorted(order), "worst first"
    return status, {row["id"]: row for row in rows}, err


def wrong_of(rows: dict[str, Row]) -> dict[str, Row]:
    return {name: row for name, row in rows.items() if row["state"] == "wrong"}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return kit_folder(tmp_path / "data")


def test_healthy_folder_in_words(data: Path) -> None:
    before = snapshot(data)
    status, out, err = commands.run("doctor", "--data", str(data), "--port", "0", "--local")
    assert (status, err) == (0, "")
    assert out.splitlines()[0] == (
        f"well: The database opens and is whole: schema {head()}, "
        f"{(data / 'kit.sqlite3').stat().st_size / 1e6:.1f} MB, 0 answers."
    )
    assert out.splitlines()[-1] == ("0 wrong, 0 to mind, 0 that could not be looked at, 13 well.")
    assert snapshot(data) == before


@pytest.mark.long
def test_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    status, rows, err = doctor(tmp_path / "data", "--port", "0")
    assert (status, err, wrong_of(rows)) == (0, "", {})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.long
def test_port_of_another_program(data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        status, rows, _ = doctor(data, "--port", str(port), "--local")
    assert status == 1
    assert list(wrong_of(rows)) == ["port-taken"]
    if sys.platform == "linux":
        assert rows["port-taken"]["found"].endswith(f", process {os.getpid()}.")


@pytest.mark.long
def test_half_a_database_is_told_and_left_as_it_is(data: Path) -> None:
    whole = (data / "kit.sqlite3").read_bytes()
    (data / "kit.sqlite3").write_bytes(whole[: len(whole) // 2])
    before = snapshot(data)
    status, rows, err = doctor(data, "--port", "0")
    assert (status, err, list(wrong_of(rows))) == (1, "", ["database-damaged"])
    assert snapshot(data) == before


def test_wrong_settings_keep_nothing_else_from_being_said(data: Path) -> None:
    status, rows, err = doctor(data, "--port", "x", "--without-shipped")
    assert (status, err) == (1, "")
    assert rows["settings-wrong"] == {
        "id": "settings-wrong",
        "state": "wrong",
        "found": "--port is 'x', which is not allowed. Allowed: a whole number from 0 to 65535, 0 for any free port.",
        "where": "",
        "advice": "Change it, then look again.",
    }
    assert {"settings-rest", "environment"} <= set(rows)


@pytest.mark.long
def test_server_that_cannot_be_reached_is_told_without_its_password(tmp_path: Path) -> None:
    url = "postgresql://me:hush@127.0.0.1:1/kit"
    status, rows, err = doctor(
        tmp_path / "data", "--port", "0", "--database-url", url, KIT_SECRET_KEY="0" * 32
    )
    assert (status, err, list(wrong_of(rows))) == (1, "", ["database-refused"])
    assert "hush" not in str(rows)


def test_everything_at_once(tmp_path: Path) -> None:
    """A file in the folder's place, an unknown variable, a course that is gone."""
    (tmp_path / "data").touch()
    status, rows, err = doctor(
        tmp_path / "data", "--port", "0", "--content", str(tmp_path / "stick"), KIT_PROT="1"
    )
    assert (status, err) == (1, "")
    assert set(wrong_of(rows)) == {"folder-none", "content-folder"}
    assert rows["settings-unknown"]["state"] == "mind"


@pytest.mark.long
@pytest.mark.timeout(120)
def test_running_kit_is_well_and_goes_on(tmp_path: Path) -> None:
    """With an address of its own, and a device that has reached it."""
    data, port = kit_folder(tmp_path / "data"), free_port()
    store = open_store(f"sqlite:///{data / 'kit.sqlite3'}")
    with store.writing() as connection:
        kit_state.put_fact(connection, kit_state.OTHER_DEVICE, MONDAY.isoformat())
    store.close()
    with serving(data, port) as served:
        names = {path.name for path in data.iterdir()}
        status, rows, err = doctor(data, "--port", str(port))
        assert {path.name for path in data.iterdir()} == names
        unwell = {name: row["found"] for name, row in rows.items() if row["state"] != "well"}
        # What the machine that runs the tests has of networks and firewalls is its own.
        assert {name for name in unwell if not name.startswith(("network", "firewall"))} == set()
        assert (status, err) == (0, "")
        assert rows["running"]["found"].startswith("The kit runs (process ")
        assert f" and answers at 127.0.0.1:{port}" in rows["running"]["found"]
        assert rows["port-ours"]["found"] == (
            f"The kit that runs with this folder has port {port}."
        )
        other, others, _ = doctor(tmp_path / "new", "--port", str(port))
        assert (other, list(wrong_of(others))) == (1, ["port-other-kit"])
        del served
    with closing(sqlite3.connect(data / "kit.sqlite3")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]

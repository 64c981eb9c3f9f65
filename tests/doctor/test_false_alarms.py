"""Where nothing is wrong nothing is said to be: over kits that are full of all there is."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kit.doctor.examine import examine
from kit.doctor.finding import State
from kit.store import kit_state
from kit.store.engine import open_store
from tests.store.filling import fill
from tests.support.bad_mornings import facts_of, kit_folder, snapshot, told
from tests.support.databases import new_sqlite
from tests.support.shipped import shipped_library
from tests.support.showcase import make_showcase


def filled(folder: Path, kind: str) -> Path:
    """A data folder with every table filled, or the middle of a term, and reached by a phone."""
    url = new_sqlite(folder)
    store = open_store(url)
    if kind == "every table":
        fill(store)
    else:
        make_showcase(store, shipped_library(), datetime.now(UTC))
    with store.writing() as connection:
        kit_state.put_fact(connection, kit_state.OTHER_DEVICE, datetime.now(UTC).isoformat())
    store.close()
    data = kit_folder(folder / "data")
    shutil.copy(url.removeprefix("sqlite:///"), data / "kit.sqlite3")
    (data / "kit.sqlite3").chmod(0o600)
    (data / "backups").mkdir()
    (data / "backups" / "kit.sqlite3").touch()
    return data


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.timeout(180)
@pytest.mark.parametrize("kind", ["every table", "middle of a term"])
def test_kit_with_all_there_is_raises_no_alarm(tmp_path: Path, kind: str) -> None:
    data = filled(tmp_path, kind)
    before = snapshot(data)
    findings = examine(facts_of(data, port="0", now=datetime.now().astimezone()))
    # What the machine that runs the tests has of networks and firewalls is its own.
    unwell = [
        one
        for one in findings
        if one.state is not State.WELL and not one.name.startswith(("network", "firewall"))
    ]
    assert [(one.name, one.found()) for one in unwell] == []
    assert " answers." in told(findings)["database"][1]
    assert snapshot(data) == before

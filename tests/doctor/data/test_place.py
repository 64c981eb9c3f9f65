"""The data folder: on which disk, and what room is left."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.doctor.data.place import DAY, check, of_space
from tests.support.bad_mornings import facts_of, kit_folder, told

SOON = "Make room on it in the next days."
NOW = "Make room on it now: on a full disk nothing is saved."


@pytest.mark.parametrize(
    ("free", "expected"),
    [
        (0, ("space-full", "wrong", "0.0 MB", "0", NOW)),
        (5 * DAY - 1, ("space-full", "wrong", "10.3 MB", "4", NOW)),
        (5 * DAY, ("space-short", "mind", "10.3 MB", "5", SOON)),
        (50 * DAY - 1, ("space-short", "mind", "103.3 MB", "49", SOON)),
        (50 * DAY, ("space", "well", "103.3 MB", "50", "")),
        (5000 * DAY, ("space", "well", "10332.0 MB", "more than 1,000", "")),
    ],
)
def test_space_is_told_in_days_of_teaching(
    free: int, expected: tuple[str, str, str, str, str]
) -> None:
    name, state, size, days, advice = expected
    finding = of_space(Path("/data"), free)
    assert (finding.name, finding.state.value, finding.where, finding.advice()) == (
        name, state, str(Path("/data")), advice,
    )  # fmt: skip
    assert finding.found() == (
        f"{size} are free on the disk of the data: room for {days} days of teaching."
    )


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 16 MB in memory; only an administrator mounts one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m,mode=700", "tmpfs", str(folder)]
    if os.name != "posix" or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("nothing may be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_disk_that_is_full(small_disk: Path) -> None:
    data = kit_folder(small_disk / "data")
    with pytest.raises(OSError, match="space"):
        (small_disk / "film.mp4").write_bytes(bytes(17 << 20))
    findings = told(check(facts_of(data)))
    assert findings["space-full"] == (
        "wrong",
        "0.0 MB are free on the disk of the data: room for 0 days of teaching.",
        str(data),
        NOW,
    )


def test_no_room_for_a_copy(small_disk: Path) -> None:
    data = kit_folder(small_disk / "data")
    with (data / "kit.sqlite3").open("ab") as file:
        file.truncate(40_000_000)
    findings = told(check(facts_of(data)))
    free = findings["space-short"][1].partition(" ")[0]
    assert findings["space-copy"] == (
        "mind",
        f"The database is 40.0 MB large, and only {free} MB are free: no copy of it has room there.",
        str(data),
        "Make room before you update the kit, which keeps a copy, or back up.",
    )


def test_folder_that_a_service_carries_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "OneDrive - School").mkdir()
    data = kit_folder(tmp_path / "OneDrive - School" / "data")
    assert told(check(facts_of(data)))["folder-synchronised"] == (
        "mind",
        "The data folder lies in OneDrive. A synchronised or network folder can damage it.",
        str(data),
        "Stop the kit, move the folder to a disk of this computer, and name it with --data.",
    )


def test_own_disk_and_a_folder_that_is_to_be_made(tmp_path: Path) -> None:
    data = kit_folder(tmp_path / "data")
    assert told(check(facts_of(data)))["folder"] == (
        "well",
        "The data folder lies on a disk of this computer, in no known cloud.",
        str(data),
        "",
    )
    assert told(check(facts_of(tmp_path / "new" / "one")))["folder-new"] == (
        "well",
        "There is no data folder yet; the first start makes it.",
        str(tmp_path / "new" / "one"),
        "",
    )


@pytest.mark.parametrize("name", ["file", "file/data"])
def test_file_in_the_place_of_the_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    assert told(check(facts_of(tmp_path / name))) == {
        "folder-none": (
            "wrong",
            "What should be the data folder is a file, or lies in one.",
            str(tmp_path / name),
            "Name a folder with --data.",
        )
    }

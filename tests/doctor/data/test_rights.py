"""Who may read and write what; links in the place of files; the key."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from kit.doctor.data.rights import check
from tests.support.bad_mornings import KEY, Said, facts_of, kit_folder, snapshot, told
from tests.support.databases import sqlite_template

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes and links as POSIX has them")

#: The same as somebody without rights: whoever runs the tests may be root.
AS_NOBODY = """
import json, os, sys
from pathlib import Path
from kit.doctor.data.rights import check
from tests.support.bad_mornings import facts_of, told
check(facts_of(Path(sys.argv[1])))  # whose modules may lie where nobody else may read
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
print(json.dumps(told(check(facts_of(Path(sys.argv[1]))))))
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return kit_folder(tmp_path / "data")


def found(data: Path, **variables: str) -> dict[str, Said]:
    before = snapshot(data)
    findings = told(check(facts_of(data, variables=variables)))
    assert snapshot(data) == before
    return findings


def test_all_is_the_owners_alone(data: Path) -> None:
    assert found(data) == {
        "rights": (
            "well", "The kit may read and write its files, and nobody else may.", str(data), "",
        )
    }  # fmt: skip
    data.chmod(0o755)
    assert set(found(data)) == {"rights"}


@pytest.mark.parametrize("name", ["kit.sqlite3", "secret-key", "kit.sqlite3-holder"])
def test_file_that_others_may_read(data: Path, name: str) -> None:
    (data / name).chmod(0o644)
    assert found(data) == {
        "rights-open": (
            "mind",
            "Others on this computer may read or write this file (its mode is 0644).",
            str(data / name),
            "Make it yours alone: chmod 600, with the path.",
        )
    }


@pytest.mark.parametrize(
    "name", ["kit.sqlite3", "kit.sqlite3-wal", "secret-key", "kit.sqlite3-holder", "backups"]
)
def test_link_in_the_place_of_a_file(data: Path, tmp_path: Path, name: str) -> None:
    (data / name).unlink(missing_ok=True)
    (data / name).symlink_to(tmp_path / "theirs")
    findings = found(data)
    assert findings["rights-link"] == (
        "wrong",
        "A link is in the place of a file or folder of the kit, which opens nothing through one.",
        str(data / name),
        "Somebody else may have put it there. Move it away, and put the file or folder itself in its place.",
    )
    assert set(findings) == {"rights-link"}


def test_key_that_is_missing_or_damaged(data: Path) -> None:
    key = data / "secret-key"
    key.write_text("short")
    assert found(data) == {
        "key-damaged": (
            "wrong",
            "The file of the key that signs cookies holds no key.",
            str(key),
            "Put it back from a copy of the folder, or delete it: the next start makes another one, and everybody signs in again.",
        )
    }
    key.unlink()
    assert found(data) == {
        "key-missing": (
            "mind",
            "The key that signs cookies is not there, and the database is.",
            str(key),
            "Put the file secret-key back from a copy of the folder. Without it the next start makes another one: everybody signs in again, and students need their personal codes.",
        )
    }
    assert set(found(data, KIT_SECRET_KEY=KEY)) == {"rights"}


def test_folder_that_is_not_there_is_nobodys(tmp_path: Path) -> None:
    assert found(tmp_path) == {"rights": found(tmp_path)["rights"]}
    assert told(check(facts_of(tmp_path / "new"))) == {}


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("name", "mode", "what"),
    [
        ("", 0o555, "the folder"),
        ("kit.sqlite3", 0o444, "the file"),
        ("secret-key", 0o000, "the file"),
    ],
)
def test_what_may_not_be_written(name: str, mode: int, what: str) -> None:
    """In a folder that anybody may come to."""
    folder = Path(tempfile.mkdtemp(prefix="whose-words-rights-", dir="/tmp"))
    folder.chmod(0o755)
    data = kit_folder(folder / "data")
    data.chmod(0o777)
    sqlite_template()
    for path in data.iterdir():
        path.chmod(0o666)
    (data / name).chmod(mode)
    try:
        ended = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, str(data)],
            check=False, capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        owner = (data / name).owner()
    finally:
        data.chmod(0o777)
        shutil.rmtree(folder)
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout)["rights-missing"] == [
        "wrong",
        f"Whoever started this may not read and write {what} (it belongs to {owner}, its mode is {mode:04o}).",
        str(data / name) if name else str(data),
        "Give yourself the right to it, or start the kit as the one it belongs to.",
    ]

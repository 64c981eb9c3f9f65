"""One file takes the place of another, which is kept."""

import errno
import os
from pathlib import Path

import pytest

from kit.exchange.backups.swapping import keep_present, key_aside, put_in_place, put_key
from kit.store.private import LinkInPlace
from tests.support.backups import KEY, WHEN, new_kit


@pytest.mark.parametrize("has_links", [True, False])
def test_what_is_there_gets_a_second_name_or_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    if not has_links:

        def refuse(*_paths: object) -> None:
            raise OSError(errno.EPERM, "Operation not permitted")

        monkeypatch.setattr(os, "link", refuse)
    new_kit(tmp_path).close()
    database = tmp_path / "kit.sqlite3"
    before = database.read_bytes()
    kept = keep_present(tmp_path, database, WHEN, is_whole=False)
    again = keep_present(tmp_path, database, WHEN, is_whole=False)
    assert kept.name == f"replaced-{WHEN.astimezone():%Y-%m-%d-%H%M%S}"
    assert again.name == f"{kept.name}-again"
    assert kept.stat().st_mode & 0o777 == 0o700
    ready = tmp_path / "ready"
    ready.write_bytes(b"new")
    put_in_place(ready, database)
    assert database.read_bytes() == b"new"
    assert (kept / "kit.sqlite3").read_bytes() == before
    assert (kept / "secret-key").read_text() == KEY


def test_key_is_written_aside_and_renamed(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text(KEY)
    assert key_aside(tmp_path, KEY.encode()) is None
    aside = key_aside(tmp_path, b"n" * 40)
    assert aside is not None
    assert (tmp_path / "secret-key").read_text() == KEY
    put_key(tmp_path, aside)
    assert (tmp_path / "secret-key").read_bytes() == b"n" * 40
    assert [one.name for one in tmp_path.iterdir()] == ["secret-key"]


def test_link_in_the_keys_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret-key").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LinkInPlace):
        key_aside(tmp_path, KEY.encode())

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from kit.store.database.connections import DATABASE_FILES, listen_for_files


def test_each_connection_has_the_pragmas(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'kit.sqlite3'}")
    listen_for_files(engine)
    for _ in range(2):
        with closing(engine.raw_connection()) as connection:
            set_to = {
                name: connection.cursor().execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
            }
        assert set_to == {
            "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1,
        }  # fmt: skip
    engine.dispose()


@pytest.mark.parametrize("suffix", DATABASE_FILES)
def test_link_in_the_place_of_a_file_is_refused(tmp_path: Path, suffix: str) -> None:
    database = tmp_path / "kit.sqlite3"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"")
    database.with_name(database.name + suffix).symlink_to(elsewhere)
    engine = create_engine(f"sqlite:///{database}")
    listen_for_files(engine)
    with pytest.raises(OperationalError, match=f"kit.sqlite3{suffix} is a link"):
        engine.connect()
    assert elsewhere.read_bytes() == b""
    engine.dispose()

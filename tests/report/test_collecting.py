"""A report can be collected of a kit in whatever state, and says of settings only what is nobody's."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kit.report.collecting import (
    SHOWN,
    collect,
    folder,
    last_lines,
    packages,
    settings_shown,
)
from kit.settings import TABLE, Settings, read_settings
from kit.store.migrate import upgrade

NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)


def settings_of(data: Path, **options: str) -> Settings:
    return read_settings({"data": str(data), **options}, {})


def test_settings_show_words_of_lists_and_numbers_alone(tmp_path: Path) -> None:
    settings = settings_of(
        tmp_path / "Zoraida", address="zoraida.school.example", content="/home/zoraida", port="8111"
    )
    shown = settings_shown(settings)
    assert set(shown) == {row.name for row in TABLE}
    assert "oraida" not in str(shown)
    assert (shown["port"], shown["address"], shown["content"], shown["data"]) == (
        "8111", "set", "set", "set",
    )  # fmt: skip
    assert (shown["public_url"], shown["secret_key"], shown["database_url"]) == (
        "not set", "not set", "SQLite",
    )  # fmt: skip
    for row in TABLE:
        closed = row.flag or row.name == "port" or set(row.allowed.split(", ")) >= {row.default}
        assert (row.name in SHOWN) <= closed, row.name


def test_password_of_a_database_and_its_server_are_not_told() -> None:
    environ = {"KIT_DATABASE_URL": "postgresql://me:hush@db.zoraida/k", "KIT_SECRET_KEY": "x" * 32}
    assert settings_shown(read_settings({}, environ))["database_url"] == "PostgreSQL"


def test_folder_tells_sizes_and_no_names(tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    for number, name in enumerate(("kit-0001.sqlite3", "Zoraidas copy.sqlite3")):
        copy = tmp_path / "backups" / name
        copy.write_bytes(b"x")
        then = (NOW - timedelta(days=3 + number)).timestamp()
        os.utime(copy, (then, then))
    (tmp_path / "kit.sqlite3").write_bytes(b"x" * 5000)
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "kit.log").write_bytes(b"x" * 10)
    (tmp_path / "logs" / "kit.log.1").write_bytes(b"x" * 20)
    seen = folder(settings_of(tmp_path), NOW)
    assert (seen.is_there, seen.copies, seen.copy_age) == (True, 2, 3)
    assert seen.sizes == {
        "database": 5000, "log of the database": None, "shared memory": None, "the kit's log": 30,
    }  # fmt: skip
    assert seen.free is not None


def test_last_lines_reach_into_the_file_before(tmp_path: Path) -> None:
    path = tmp_path / "kit.log"
    assert last_lines(path, 3) == []
    path.with_name("kit.log.1").write_text("one\ntwo\n", "utf-8")
    path.write_bytes(b"three \xff\n" + b"x" * 9000 + b"\n")
    assert last_lines(path, 3) == ["two", "three \\xff", "x" * 2000]
    assert last_lines(path, 1) == ["x" * 2000]


def test_libraries_are_those_that_the_kit_runs_with() -> None:
    named = packages()
    assert {"flask", "sqlalchemy", "psycopg"} <= set(named)
    assert "pytest" not in named


def test_kit_without_a_folder_has_a_report(tmp_path: Path) -> None:
    report = collect(settings_of(tmp_path / "gone"), NOW, 10, ())
    assert (report.folder.is_there, report.folder.free) == (False, None)
    assert (report.tables.problem, report.log) == ("is not there", [])
    assert not (tmp_path / "gone").exists()


def test_whole_report(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    upgrade(settings.database_url)
    report = collect(settings, NOW, 10, ["wrong clock-behind"])
    assert report.tables.schema == report.program.schema
    assert report.findings == ["wrong clock-behind"]

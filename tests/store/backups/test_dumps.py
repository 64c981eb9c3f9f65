"""A dump is read back into the kit's own tables, row by row."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kit.store.backups.counting import table_counts
from kit.store.backups.dumps import check_dump, dump_database, own_tables, read_dump
from kit.store.backups.online import CopyNotWhole
from kit.store.backups.programs import ProgramFailed
from kit.store.engine import Store, open_store
from kit.store.migrate import head
from kit.store.rows.comparing import differences
from tests.store.filling import fill
from tests.support.backups import own_programs
from tests.support.databases import new_postgres

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.process,
    pytest.mark.parametrize("system", ["postgres"], indirect=True),
]


@pytest.fixture(autouse=True)
def programs(monkeypatch: pytest.MonkeyPatch, system: str) -> Iterator[None]:
    with own_programs(monkeypatch):
        yield


def dumped(store: Store, target: Path) -> dict[str, int]:
    with store.reading() as connection:
        counts = table_counts(connection, own_tables(connection))
        dump_database(connection, target)
    return counts


def test_dump_comes_back_row_by_row(store: Store, tmp_path: Path) -> None:
    fill(store)
    with store.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE student SET name = E'Tab\\there, \\\\ and\\nline' WHERE name = 'Ada'"
        )
    counts = dumped(store, tmp_path / "dump")
    check_dump(tmp_path / "dump", counts)
    shares: list[float] = []
    with closing(open_store(new_postgres())) as other:
        with other.writing() as connection:
            read_dump(connection, tmp_path / "dump", head(), shares.append)
        with store.reading() as ours, other.reading() as theirs:
            assert differences(ours, theirs) == ()
    assert shares == sorted(shares)


def test_other_count_is_told(store: Store, tmp_path: Path) -> None:
    counts = dumped(store, tmp_path / "dump")
    with pytest.raises(CopyNotWhole) as caught:
        check_dump(tmp_path / "dump", {**counts, "student": 5})
    assert str(caught.value) == "the table student has 0 rows where 5 were to be."


@pytest.mark.long
def test_half_a_dump_changes_nothing(store: Store, tmp_path: Path) -> None:
    fill(store)
    counts = dumped(store, tmp_path / "dump")
    half = tmp_path / "half"
    half.write_bytes((tmp_path / "dump").read_bytes()[:-3000])

    def read_half() -> None:
        with store.writing() as connection:
            read_dump(connection, half, head(), lambda _share: None)

    with pytest.raises((ProgramFailed, CopyNotWhole)):
        read_half()
    with store.reading() as connection:
        assert table_counts(connection, own_tables(connection)) == counts

"""PostgreSQL's dumps: made beside all else, and read back into tables of the kit's own making.

Of a dump only the rows are taken. Its tables are made by the kit's own migrations, so a file from
outside runs no statement here.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from alembic import command
from sqlalchemy import Connection, MetaData, Table, inspect

from kit.store.backups.counting import Counts
from kit.store.backups.online import CopyNotWhole, Progress
from kit.store.backups.programs import environment, output, program
from kit.store.migrate import alembic_config
from kit.store.models import Base

_HEAD: Final = re.compile(rb"COPY \S+ \(([^)]*)\) FROM stdin;\n")
_END: Final = b"\\.\n"
#: A server counts 170002 for 17.2.
_MAJOR: Final = 10_000
#: So that a value is the same text whoever writes it.
_ALIKE: Final = (
    "SET LOCAL TimeZone = 'UTC'",
    "SET LOCAL DateStyle = 'ISO'",
    "SET LOCAL extra_float_digits = 3",
    "SET LOCAL bytea_output = 'hex'",
)


def dump_database(connection: Connection, target: Path) -> None:
    """Dump what a reading transaction sees of the kit's tables to a new file.

    Raises ProgramFailed.
    """
    major = int(connection.exec_driver_sql("SHOW server_version_num").scalar_one()) // _MAJOR
    path = program("pg_dump", major)
    snapshot = connection.exec_driver_sql("SELECT pg_export_snapshot()").scalar_one()
    names = [f"--table={name}" for name in own_tables(connection)]
    arguments = [
        path, "--format=custom", "--no-owner", "--no-privileges", "--no-password",
        f"--snapshot={snapshot}", f"--file={target}", *names,
    ]  # fmt: skip
    with output(arguments, environment(connection.engine.url)):
        pass


def check_dump(dump: Path, expected: Counts) -> None:
    """Read a dump through and count its rows. Raises CopyNotWhole or ProgramFailed."""
    for name, rows in expected.items():
        with output(_reading(dump, name)) as text:
            counted = sum(1 for _line in _lines(text))
        if counted != rows:
            what = f"the table {name} has {counted} rows where {rows} were to be"
            raise CopyNotWhole(what)


def own_tables(connection: Connection) -> list[str]:
    """The kit's tables that are there, Alembic's own among them."""
    own = {*Base.metadata.tables, "alembic_version"}
    return sorted(own & set(inspect(connection).get_table_names()))


def read_dump(connection: Connection, dump: Path, schema: str, progress: Progress) -> None:
    """Let the dump's rows be all there are, in tables of that schema; compare, and bring to head.

    All within the open transaction: until it ends nobody else sees any of it. Raises CopyNotWhole
    or ProgramFailed.
    """
    for name in own_tables(connection):
        connection.exec_driver_sql(f'DROP TABLE "{name}" CASCADE')
    command.upgrade(alembic_config(connection), schema)
    for statement in _ALIKE:
        connection.exec_driver_sql(statement)
    metadata = MetaData()
    metadata.reflect(connection, only=own_tables(connection))
    tables = metadata.sorted_tables
    for number, table in enumerate(tables):
        if table.name == "alembic_version":
            continue  # says what the migrations just made
        written = _write_table(connection, dump, table)
        if written.columns and _written_now(connection, table, written.columns) != written.rows:
            what = f"the table {table.name} reads back otherwise than it was written"
            raise CopyNotWhole(what)
        progress((number + 1) / len(tables))
    command.upgrade(alembic_config(connection), "head")


@dataclass(slots=True)
class _Rows:
    """Rows in any order: how many, and the sum of their digests."""

    count: int = 0
    digests: int = 0

    def add(self, line: bytes) -> None:
        self.count += 1
        self.digests += int.from_bytes(hashlib.sha256(line).digest(), "big")


@dataclass(frozen=True, slots=True)
class _Written:
    """What went into a table: the columns as the statement names them, and the rows."""

    columns: str
    rows: _Rows


def _write_table(connection: Connection, dump: Path, table: Table) -> _Written:
    rows = _Rows()
    with output(_reading(dump, table.name)) as text:
        columns = _columns(text, table)
        if not columns:
            return _Written("", rows)
        cursor: Any = connection.connection.cursor()
        with cursor.copy(f'COPY "{table.name}" ({columns}) FROM STDIN') as copy:
            for line in _until_end(text):
                rows.add(line)
                copy.write(line)
    return _Written(columns, rows)


def _written_now(connection: Connection, table: Table, columns: str) -> _Rows:
    rows = _Rows()
    cursor: Any = connection.connection.cursor()
    with cursor.copy(f'COPY "{table.name}" ({columns}) TO STDOUT') as copy:
        for piece in copy:
            rows.add(bytes(piece))
    return rows


def _reading(dump: Path, name: str) -> list[str]:
    return [
        program("pg_restore"), "--data-only", "--no-owner", f"--table={name}", "--file=-", str(dump)
    ]  # fmt: skip


def _lines(text: IO[bytes]) -> Iterator[bytes]:
    """The rows of the one table whose data stand there; none where none do."""
    if any(_HEAD.fullmatch(line) for line in text):
        yield from _until_end(text)


def _columns(text: IO[bytes], table: Table) -> str:
    """The table's columns that the dump has, quoted; empty without any."""
    head = next((match for line in text if (match := _HEAD.fullmatch(line))), None)
    if head is None:
        return ""
    names = [name.strip().strip('"') for name in head.group(1).decode().split(",")]
    unknown = [name for name in names if name not in table.columns]
    if unknown:
        what = f"the table {table.name} has no column {unknown[0]!r}"
        raise CopyNotWhole(what)
    return ", ".join(f'"{name}"' for name in names)


def _until_end(text: IO[bytes]) -> Iterator[bytes]:
    for line in text:
        if line == _END:
            # The rest is read, too, so that the program ends as it should.
            text.read()
            return
        yield line
    what = "it ends in the middle"
    raise CopyNotWhole(what)

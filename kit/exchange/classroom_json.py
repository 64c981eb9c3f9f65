"""A whole classroom as JSON: everything the kit holds of it, table by table.

schemas/classroom.schema.json says what stands in it.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from kit.exchange.json_stream import array, extended, members
from kit.store.engine import Store
from kit.store.export import rows_of_table, tables_of_classroom

FORMAT: Final = 1
#: Credentials: of no use to anybody but a thief.
LEFT_OUT: Final = frozenset(
    {
        "token_hash",
        "visit_hash",
        "code",
        "code_hash",
        "pairing_hash",
        "remote_hash",
        "token",
        "personal_code",
        # What a merge would put back: whole rows, tokens among them.
        "before",
    }
)


def classroom_json(store: Store, classroom_id: UUID, now: datetime) -> Iterator[str]:
    """The classroom's rows by table, without credentials, in pieces; moments in ISO 8601, UTC."""
    head = {"format": FORMAT, "made_at": now, "classroom": str(classroom_id)}
    with store.reading() as connection:
        tables = (
            (table.name, array(map(_row, rows_of_table(connection, table, classroom_id))))
            for table in tables_of_classroom()
        )
        yield from extended(_text(head), "tables", members(tables))


def _row(row: Mapping[str, Any]) -> str:
    return _text({name: row[name] for name in row if name not in LEFT_OUT})


def _text(row: dict[str, Any]) -> str:
    return json.dumps(row, default=_plain, ensure_ascii=False)


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)

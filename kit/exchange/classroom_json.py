"""A whole classroom as JSON: everything the kit holds of it, table by table."""

import json
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from kit.store.engine import Store
from kit.store.whole import rows_of_classroom

FORMAT: Final = 1
#: Credentials: of no use to anybody but a thief.
_LEFT_OUT: Final = frozenset({"token_hash", "visit_hash", "code_hash", "token", "personal_code"})


def classroom_json(store: Store, classroom_id: UUID, now: datetime) -> str:
    """The classroom's rows by table, without credentials; moments in ISO 8601, UTC."""
    with store.reading() as connection:
        tables = rows_of_classroom(connection, classroom_id)
    kept = {
        table: [{name: row[name] for name in row if name not in _LEFT_OUT} for row in rows]
        for table, rows in tables.items()
    }
    data = {"format": FORMAT, "made_at": now, "classroom": str(classroom_id), "tables": kept}
    return json.dumps(data, default=_plain, ensure_ascii=False, indent=1)


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)

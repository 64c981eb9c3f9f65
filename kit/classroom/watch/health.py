"""Whether the database takes what is written and gives it back, and has the schema of this kit."""

from datetime import datetime
from typing import Final

from kit.store import kit_state
from kit.store.database.schema import columns_of, lacks, own_columns
from kit.store.engine import Store

#: The fact that each look writes over.
_SEEN: Final = "health_seen_at"


def write_and_read(store: Store, now: datetime) -> None:
    """Write a fact, commit it, and read it back; raises what the store raises.

    RuntimeError where nothing comes back.
    """
    with store.writing() as connection:
        kit_state.put_fact(connection, _SEEN, now.isoformat())
    with store.single_read() as connection:
        if kit_state.fact(connection, _SEEN) is None:
            message = "the database gave nothing back of what it took"
            raise RuntimeError(message)


def missing_of_schema(store: Store) -> str | None:
    """What the database lacks of this kit's schema, in words; None where it is whole.

    Raises what the store raises.
    """
    with store.reading() as connection:
        return lacks(columns_of(connection), own_columns())

"""What the kit keeps about its backups in the database: the schedule, its turns, what is going on.

A fact of the kit each, as JSON of a frozen dataclass. Their names begin as those of `state.py`: a
restore leaves them as they are, since they are about this computer.
"""

from functools import cache
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import Connection

from kit.store import kit_state

#: The schedule that somebody set (`schedule.Schedule`).
SCHEDULE: Final = "backup_schedule"
#: The last turn it took (`schedule.Turn`), and what it has made in its folder (`plans.OwnFiles`).
TURN: Final = "backup_turn"
FILES: Final = "backup_files"
#: Why its turn could not be taken yet (`plans.Trouble`), and what is going on (`runs.Run`).
TROUBLE: Final = "backup_trouble"
RUN: Final = "backup_run"

T = TypeVar("T")


def _adapter(kind: Any) -> TypeAdapter[Any]:
    return _kept_adapter(kind)


@cache
def _kept_adapter(kind: Any) -> TypeAdapter[Any]:
    """Made once for a kind: it takes longer than what it is for."""
    return TypeAdapter(kind)


def read(connection: Connection, name: str, kind: type[T]) -> T | None:
    """The fact, None where there is none."""
    text = kit_state.fact(connection, name)
    if not text:
        return None
    stored: T = _adapter(kind).validate_json(text)
    return stored


def put(connection: Connection, name: str, value: object) -> None:
    """Store the fact; None: there is none any more."""
    text = "" if value is None else _adapter(type(value)).dump_json(value).decode()
    kit_state.put_fact(connection, name, text)


def lock(connection: Connection, name: str) -> None:
    """Let no other process change the fact until the transaction ends."""
    kit_state.insert_fact_if_absent(connection, name, "")
    kit_state.lock_fact(connection, name)

"""Facts about this kit, and the failures it counts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, delete, func, select, update

from kit.store.models import Failure, KitState
from kit.store.records import insert_or

#: The fact that holds which address a teacher chose to show.
PICKED_ADDRESS: Final = "picked_address"
#: The fact that holds when another device reached the kit for the first time.
OTHER_DEVICE: Final = "other_device_seen_at"


def fact(connection: Connection, name: str) -> str | None:
    """A fact by name."""
    return connection.execute(
        select(KitState.value).where(KitState.name == name)
    ).scalar_one_or_none()


def lock_fact(connection: Connection, name: str) -> None:
    """Let no other process change a fact until the transaction ends."""
    connection.execute(select(KitState.value).where(KitState.name == name).with_for_update())


def put_fact(connection: Connection, name: str, value: str) -> None:
    """Store a fact in place of what was there."""
    statement = insert_or(connection, KitState).values(name=name, value=value)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["name"], set_={"value": value})
    )


def insert_fact_if_absent(connection: Connection, name: str, value: str) -> str:
    """Store a fact unless it is there already; what stands afterwards."""
    statement = insert_or(connection, KitState).values(name=name, value=value)
    connection.execute(statement.on_conflict_do_nothing())
    return connection.execute(select(KitState.value).where(KitState.name == name)).scalar_one()


def failures(connection: Connection, scope: str, who: str, since: datetime) -> int:
    """How often that failed for them since then."""
    return connection.execute(
        select(func.coalesce(func.sum(Failure.count), 0)).where(
            Failure.scope == scope, Failure.who == who, Failure.window_start >= since
        )
    ).scalar_one()


def add_failure(connection: Connection, scope: str, who: str, window_start: datetime) -> None:
    """Count one failure more."""
    statement = insert_or(connection, Failure).values(
        scope=scope, who=who, window_start=window_start, count=1
    )
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["scope", "who", "window_start"], set_={"count": Failure.count + 1}
        )
    )


def take_failure_back(connection: Connection, scope: str, who: str, window_start: datetime) -> None:
    """Count one failure less; of who has none left nothing stays."""
    counter = (Failure.scope == scope, Failure.who == who, Failure.window_start == window_start)
    connection.execute(update(Failure).where(*counter).values(count=Failure.count - 1))
    connection.execute(delete(Failure).where(*counter, Failure.count <= 0))


def has_failures(connection: Connection, before: datetime) -> bool:
    """Whether there is anything for `forget_failures` to drop."""
    statement = select(Failure.count).where(Failure.window_start < before).limit(1)
    return connection.execute(statement).first() is not None


def forget_failures(connection: Connection, before: datetime) -> None:
    """Drop what no window reaches any more."""
    connection.execute(delete(Failure).where(Failure.window_start < before))


def facts_named(connection: Connection, prefix: str) -> dict[str, str]:
    """The facts whose names begin so."""
    rows = connection.execute(
        select(KitState.name, KitState.value).where(
            KitState.name.startswith(prefix, autoescape=True)
        )
    )
    return {row.name: row.value for row in rows}


def replace_facts(connection: Connection, prefix: str, facts: Mapping[str, str]) -> None:
    """Let these be all the facts whose names begin so."""
    connection.execute(delete(KitState).where(KitState.name.startswith(prefix, autoescape=True)))
    for name, value in facts.items():
        put_fact(connection, name, value)

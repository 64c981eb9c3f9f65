"""Classes that were moved to another database: what they left behind says so."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from kit.store import kit_state
from kit.store.engine import Store

_MOVED: Final = "moved_away"


@dataclass(frozen=True, slots=True)
class MovedAway:
    """When the classes were moved from here, and where to: a folder, or a URL without password."""

    at: datetime
    to: str


def moved_away_in(connection: Connection) -> MovedAway | None:
    """Where the classes are now; None where they are here."""
    fact = kit_state.fact(connection, _MOVED)
    if not fact:
        return None
    kept = json.loads(fact)
    return MovedAway(datetime.fromisoformat(kept["at"]), kept["to"])


def moved_away(store: Store) -> MovedAway | None:
    """As `moved_away_in`."""
    with store.reading() as connection:
        return moved_away_in(connection)


def note_moved_in(connection: Connection, moved: MovedAway) -> None:
    """Say it here."""
    fact = json.dumps({"at": moved.at.isoformat(), "to": moved.to})
    kit_state.put_fact(connection, _MOVED, fact)


def go_on_here(store: Store) -> None:
    """Forget that they were moved: what is here is to be used again."""
    with store.writing() as connection:
        kit_state.put_fact(connection, _MOVED, "")

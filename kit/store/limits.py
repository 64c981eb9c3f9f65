"""How much a school lets each teacher have: an option of the store's connections, none by default.

So what adds a row can ask in the transaction that adds it, under its locks.
"""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from kit.store.engine import Store

_OPTION: Final = "limits"


@dataclass(frozen=True, slots=True)
class Limits:
    """At most so many; None: as many as they like.

    `classes` of their own for a teacher, `students` in a class, `texts` (drafts of exercises and
    lessons, and copies of articles) for a teacher.
    """

    classes: int | None = None
    students: int | None = None
    texts: int | None = None


NONE: Final = Limits()


def set_limits(store: Store, limits: Limits) -> None:
    """Hold all that this store's connections add to these limits from now on."""
    store.engine.update_execution_options(**{_OPTION: limits})


def limits_of(connection: Connection) -> Limits:
    """What is to be held to in this transaction."""
    limits: Limits = connection.get_execution_options().get(_OPTION, NONE)
    return limits

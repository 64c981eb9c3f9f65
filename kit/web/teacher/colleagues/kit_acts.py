"""Keeping what was done with an account or the whole kit, from the pages that do it."""

from collections.abc import Iterator
from contextlib import contextmanager

from kit.classroom.people.accounts import trail
from kit.classroom.people.accounts.trail import KitDeed
from kit.store.engine import Store
from kit.store.models.base import KitAct
from kit.web.access import teacher
from kit.web.state import kit, now


class KitDeeds:
    """What the signed-in teacher does in one transaction; `store` is a part of it."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def did(self, act: KitAct) -> None:
        """Keep that the teacher has just done this."""
        trail.note(self.store, KitDeed(act, teacher().id), now())


@contextmanager
def kit_deeds() -> Iterator[KitDeeds]:
    """What is done with its store and who did it: both are kept when the block ends, or neither."""
    with kit().store.atomic() as inside:
        yield KitDeeds(inside)


def took(act: KitAct) -> None:
    """Keep that the teacher is handed a file, before its first byte."""
    trail.note(kit().store, KitDeed(act, teacher().id), now())

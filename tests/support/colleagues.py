"""Colleagues of a class's owner."""

from datetime import datetime
from uuid import UUID

from kit.classroom.colleagues import sharing_class
from kit.classroom.colleagues.sharing_class import OwnClass
from kit.store.engine import Store
from tests.support.room import make_teacher


def share(store: Store, owner_id: UUID, classroom_id: UUID, now: datetime) -> UUID:
    """Ms Teal shares the class."""
    colleague_id = make_teacher(store, "Ms Teal", now)
    sharing_class.add(store, OwnClass(owner_id, classroom_id), colleague_id, now)
    return colleague_id


def hand_on(store: Store, owner_id: UUID, classroom_id: UUID, now: datetime) -> UUID:
    """Mr Hand owned the class before and handed it over, for good."""
    former_id = make_teacher(store, "Mr Hand", now)
    sharing_class.add(store, OwnClass(owner_id, classroom_id), former_id, now)
    owner = OwnClass(owner_id, classroom_id)
    sharing_class.hand_over(store, owner, former_id, now, stays=True)
    former = OwnClass(former_id, classroom_id)
    sharing_class.hand_over(store, former, owner_id, now, stays=False)
    return former_id

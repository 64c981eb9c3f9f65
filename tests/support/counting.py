"""Hands that were counted, as a test stores them."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from kit.classroom.live import ballots
from kit.classroom.live.hand_panel import Panel
from kit.store.live import hands
from kit.store.live.hands import HandsRecord
from tests.support.live_session import Session
from tests.support.room import NOON, Room


def counted_by_hand(room: Room, task: UUID, **values: Any) -> HandsRecord:
    """Eleven of twelve hands, in the first vote on the first question."""
    record = HandsRecord(
        classroom_id=room.classroom_id,
        assignment_id=task,
        item_id="plan",
        ballot=1,
        part_id="",
        counts={"sourced": 5, "official": 6, "editorial": 0},
        previous={},
        present=12,
        stands=False,
        revision=1,
        counted_at=NOON,
    )
    return replace(record, **values)


def hands_at(held: Session, *counted: HandsRecord) -> Panel | None:
    """Where the control page counts hands, once these counts are stored."""
    for record in counted:
        with held.room.store.writing() as connection:
            hands.put_hands(connection, record)
    return ballots.turnout(*held.assignment_ref, NOON).panel

"""A class with an exercise of each type, all begun, for what every type's page has to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from playwright.sync_api import Page

from kit.classroom.answering import attempts
from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from tests.browser.scenes import Scene
from tests.support import choosing
from tests.support.ground import Ground
from tests.support.ordering import give_order
from tests.support.passages import passages
from tests.support.rewriting import give_straight
from tests.support.room import Room, make_room

TYPES = ("classify", "highlight", "free", "attribute", "compare", "figures", "order", "rewrite")


@dataclass
class EveryType(Scene):
    """Mia's class; `tasks` are the assignments by type, a free passage under "free"."""

    tasks: Mapping[str, UUID] = field(default_factory=dict)

    def claims(self, name: str) -> str:
        return f"{self.url}/work/{self.tasks[name]}/claims"


def every_type(ground: Ground) -> EveryType:
    """All given to Mia, who has begun each."""
    now = datetime.now(UTC)
    room = make_room(ground.store, names=("Mia",), now=now)
    tasks = {"classify": room.assignment_id}
    for name in ("highlight", "free"):
        tasks[name] = _give_passages(room, free=name == "free")
    for name in ("attribute", "compare", "figures"):
        tasks[name] = choosing.give(room, name)
    tasks["order"] = give_order(room)
    tasks["rewrite"] = give_straight(room)
    for task in tasks.values():
        attempts.start(room.store, room.people["Mia"], task, clock_at(now))
    return EveryType(room, ground, tasks)


def _give_passages(room: Room, *, free: bool) -> UUID:
    return assignments.give(
        room.store, passages(free=free), room.classroom_id, "three-claims", Rules(), room.now
    )


def to_claim(page: Page, number: int) -> None:
    """The claim of that number, by its dot."""
    page.locator(".steps a").nth(number - 1).click()

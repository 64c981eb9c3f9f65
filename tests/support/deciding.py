"""Deciding about the key of a room's assignment, and what stands afterwards."""

from dataclasses import replace
from typing import Any

from kit.classroom.assignments import assignments
from kit.classroom.clock import clock_at
from kit.classroom.feedback import feedback
from kit.classroom.keys import appeals
from kit.classroom.keys import decisions as keys
from kit.classroom.keys.decisions import Decided
from kit.classroom.keys.own_arguments import Argument
from kit.classroom.keys.proposals import Proposal
from kit.content.library import Library
from kit.store.answering import attempts as stored
from kit.vocabulary import Label, Ruling
from tests.support.held_marks import held_marks
from tests.support.room import Room


def version(room: Room) -> str:
    return assignments.assignment_of(room.store, room.classroom_id, room.assignment_id).key_version


def propose(room: Room, ruling: Ruling, item: str | None = "plan", **more: Any) -> Proposal:
    filled = {"reason": "We argued it out.", "on_version": version(room), **more}
    return Proposal(ruling=ruling, item_id=item, **filled)


def decide(room: Room, ruling: Ruling, item: str | None = "plan", **more: Any) -> Decided:
    proposal = propose(room, ruling, item, **more)
    moment = room.later(minutes=1)
    return keys.decide(
        room.store, room.classroom_id, room.assignment_id, proposal, "Ms Gray", clock_at(moment)
    )


def credits_now(room: Room, name: str = "Mia") -> dict[str, float | None]:
    shown = feedback.feedback(room.store, room.people[name], room.assignment_id, room.now)
    return {item: mark.credit for item, mark in shown.marks.items()}


def old_marks(room: Room, name: str, under: str) -> dict[str, float | None]:
    with room.store.reading() as connection:
        (attempt,) = stored.attempts_of_student(
            connection, room.classroom_id, room.people[name].student_id, room.assignment_id
        )
        found = held_marks(connection, room.classroom_id, attempt.id, under)
    return {item: mark["credit"] for item, mark in found.items()}


def contest(
    room: Room, name: str, choice: str, item: str = "plan", argument: str = "Look."
) -> None:
    appeals.contest(
        room.store, room.people[name], room.assignment_id,
        Argument(item, "", choice, argument), room.now,
    )  # fmt: skip


def with_key(library: Library, **labels: str) -> Library:
    """The library as an upgrade would bring it, with other labels in the key."""
    key = library.keys["three-claims"]
    entries = {
        item: entry.model_copy(update={"label": Label(labels.get(item, entry.label))})
        for item, entry in key.items.items()
    }
    changed = key.model_copy(update={"items": entries})
    return replace(library, keys={**library.keys, "three-claims": changed})

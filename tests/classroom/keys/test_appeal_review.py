"""What a teacher hears of students' arguments."""

import pytest

from kit.classroom.keys import appeal_review
from kit.classroom.keys.decisions import Decided
from kit.classroom.keys.errors import (
    NothingToAnswer,
)
from kit.vocabulary import Ruling
from tests.support.deciding import contest, decide, version
from tests.support.room import Room


def test_upheld_key_changes_nothing_but_answers_all_who_argue_so(room: Room) -> None:
    for name, choice in (("Mia", "sourced"), ("Ben", "sourced"), ("Ada", "editorial")):
        room.do_all(name, plan=choice)
        contest(room, name, choice)
    before = version(room)
    assert decide(room, Ruling.UPHELD, choice="sourced") == Decided(before, 0, 2)
    groups, answered = appeal_review.appeals_of(
        room.store, room.classroom_id, room.assignment_id, "plan"
    )
    assert [(group.words, [appeal.name for appeal in group.appeals]) for group in groups] == [
        ("Editorial interpretation", ["Ada"])
    ]
    assert [(one.name, one.argued.won) for one in answered] == [("Mia", False), ("Ben", False)]
    with pytest.raises(NothingToAnswer) as caught:
        decide(room, Ruling.UPHELD, choice="sourced")
    assert str(caught.value) == (
        "Nobody argues for “Sourced fact” any more: it was taken back or answered meanwhile, so "
        "the reply would reach nobody. It stands in the box as you wrote it."
    )

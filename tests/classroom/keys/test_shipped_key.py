"""Taking over the key that the kit ships now."""

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.clock import clock_at
from kit.classroom.keys.errors import KeyChanged, NothingNew
from kit.classroom.keys.history import history_page
from kit.classroom.keys.proposals import Proposal
from kit.classroom.keys.shipped_key import adopt, shipped_page
from kit.content.library import Library
from kit.vocabulary import Label, Ruling
from tests.support.queries import transactions
from tests.support.room import Room


def upgraded(library: Library) -> Library:
    key = library.keys["three-claims"]
    entry = key.items["vote"].model_copy(update={"label": Label.EDITORIAL})
    anew = key.model_copy(update={"items": {**key.items, "vote": entry}})
    return Library(library.articles, library.lessons, library.exercises, {"three-claims": anew}, ())


def test_nothing_is_taken_over_where_nothing_is_new(room: Room) -> None:
    ref = (room.store, room.library, room.classroom_id, room.assignment_id)
    record = assignments.assignment_of(room.store, room.classroom_id, room.assignment_id)
    with pytest.raises(NothingNew) as caught:
        shipped_page(*ref, room.now)
    assert str(caught.value) == (
        "The kit ships no other key for the text that this class has of “Three claims”. There is "
        "nothing to take over."
    )
    proposal = Proposal(Ruling.ADOPTED, "Why.", record.key_version)
    with pytest.raises(NothingNew):
        adopt(*ref, proposal, author="Ms Gray", clock=clock_at(room.now))


def test_key_is_looked_at_then_taken_over(room: Room) -> None:
    room.do_all("Mia", vote="editorial")
    ref = (room.store, upgraded(room.library), room.classroom_id, room.assignment_id)
    record = assignments.assignment_of(room.store, room.classroom_id, room.assignment_id)
    with transactions(room.store) as seen:
        page = shipped_page(*ref, room.now)
    assert len(seen) == 2, "the clock is asked, then one moment is read"
    assert (page.changed, page.counts.rise, page.preview.plan.record) == (1, 1, record)
    with pytest.raises(KeyChanged):
        adopt(
            *ref,
            Proposal(Ruling.ADOPTED, "Why.", "old"),
            author="Ms Gray",
            clock=clock_at(room.now),
        )
    proposal = Proposal(Ruling.ADOPTED, "Why.", record.key_version)
    assert (
        adopt(*ref, proposal, author="Ms Gray", clock=clock_at(room.later(minutes=1))).changed == 1
    )
    with transactions(room.store) as seen:
        after = history_page(*ref)
    assert len(seen) == 1
    assert [entry.decision is not None for entry in after.entries] == [False, True]
    assert (after.assignment.title, after.key_status.shipped) == ("Three claims", None)

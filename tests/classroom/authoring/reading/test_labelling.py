"""A reader at work: what is kept, of two windows, of words that change, and for how long."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from kit.classroom.authoring.reading import inviting, labelling
from kit.classroom.authoring.reading.errors import NoReading, NothingToRead, NotOpen
from kit.classroom.authoring.reading.inviting import Invitation
from kit.classroom.authoring.reading.labelling import Said, Typed, merged
from kit.content.own.texts import EXERCISE
from kit.store.ids import new_id, token_hash
from tests.support.authoring import begun, type_over
from tests.support.read_draft import SECRET, asked, typed
from tests.support.room import CALLER, NOON, Room

NOTES = st.text("abc \n", max_size=4).map(str.strip)
SAIDS = st.builds(Said, st.sampled_from([None, "official", "sourced"]), NOTES, st.booleans())


def test_reader_begins_and_what_is_given_is_kept(room: Room) -> None:
    token = asked(room.store, begun(room), "Ana", NOON)
    before = labelling.opened(room.store, token, CALLER, NOON)
    assert (before.exercise, before.title, before.author) == (None, "The bridge", "Ms Gray")
    reading = labelling.begin(room.store, token, CALLER, NOON)
    assert [item.id for item in reading.items] == ["claim-1", "claim-2"]
    sent = {2: Typed(Said("official", " The town. \r\nReally.\x00", unsure=True), Said())}
    reading = labelling.save(room.store, token, sent, CALLER, NOON)
    assert reading.said == {2: Said("official", "The town. \nReally.", unsure=True)}
    assert (reading.labelled, labelling.opened(room.store, token, CALLER, NOON)) == (1, reading)


def test_label_that_is_not_of_the_scheme_and_claim_that_is_not_there_are_passed_over(
    room: Room,
) -> None:
    token = asked(room.store, begun(room), "Ana", NOON)
    labelling.begin(room.store, token, CALLER, NOON)
    reading = labelling.save(room.store, token, typed({1: "voice", 9: "official"}), CALLER, NOON)
    assert reading.said == {}


def test_what_is_saved_before_the_reader_begins_is_kept_nowhere(room: Room) -> None:
    token = asked(room.store, begun(room), "Ana", NOON)
    reading = labelling.save(room.store, token, typed({1: "official"}), CALLER, NOON)
    assert (reading.exercise, reading.said) == (None, {})


def test_reader_keeps_the_words_that_they_began_with(room: Room) -> None:
    own = begun(room)
    token = asked(room.store, own, "Ana", NOON)
    type_over(room, own, EXERCISE, "forty trees", "fifty trees")
    first = labelling.begin(room.store, token, CALLER, NOON)
    type_over(room, own, EXERCISE, "fifty trees", "sixty trees")
    again = labelling.begin(room.store, token, CALLER, NOON + timedelta(hours=1))
    assert again == first
    assert first.reader.read_version == 2
    assert "fifty" in str(first.items[0])


def test_own_second_reading_opens_a_day_later(room: Room) -> None:
    one = Invitation(new_id(), "Ms Gray", is_author=True)
    reader = inviting.invite(room.store, begun(room), one, SECRET, NOON)
    token, tomorrow = inviting.link_token(SECRET, reader.id), NOON + timedelta(days=1)
    with pytest.raises(NotOpen):
        labelling.begin(room.store, token, CALLER, tomorrow - timedelta(seconds=1))
    assert labelling.begin(room.store, token, CALLER, tomorrow).reader.begun_at == tomorrow


def test_draft_that_lost_its_claims_cannot_be_begun(room: Room) -> None:
    own = begun(room)
    token = asked(room.store, own, "Ana", NOON)
    type_over(room, own, EXERCISE, "type: classify", "type: clas")
    with pytest.raises(NothingToRead):
        labelling.begin(room.store, token, CALLER, NOON)


def test_ended_and_unknown_links_are_refused_alike_also_after_many(room: Room) -> None:
    own = begun(room)
    token = asked(room.store, own, "Ana", NOON)
    reader = labelling.begin(room.store, token, CALLER, NOON).reader
    inviting.end(room.store, own, reader.id, NOON)
    for _try in range(130):
        with pytest.raises(NoReading):
            labelling.opened(room.store, "guess", CALLER, NOON)
    for act in (labelling.opened, labelling.begin):
        with pytest.raises(NoReading):
            act(room.store, token, CALLER, NOON)
    with pytest.raises(NoReading):
        labelling.save(room.store, token, typed({1: "official"}), CALLER, NOON)
    # A right link is taken at once, whoever guesses beside it.
    inviting.reopen(room.store, own, reader.id)
    assert labelling.opened(room.store, token, CALLER, NOON).said == {}
    assert token_hash(token) == reader.token_hash


def test_windows_do_not_undo_each_other() -> None:
    old = Said("official", "old")
    assert merged(Said("sourced", "old"), Typed(replace(old, note="new"), old)) == Said(
        "sourced", "new"
    )
    assert merged(Said("official", "theirs"), Typed(replace(old, note="mine"), old)) == Said(
        "official", "theirs\n\nmine"
    )
    # The same once more, as by a button pressed twice.
    assert merged(Said("official", "theirs\n\nmine"), Typed(replace(old, note="mine"), old)) == (
        Said("official", "theirs\n\nmine")
    )


@for_all(stored=SAIDS, now=SAIDS, before=SAIDS)
def test_no_note_is_lost_and_what_was_not_touched_stays(
    stored: Said, now: Said, before: Said
) -> None:
    after = merged(stored, Typed(now, before))
    if now == before:
        assert after == stored
    if now.note != before.note:
        assert now.note in after.note
        assert stored.note == before.note or stored.note in after.note
    assert merged(after, Typed(now, before)).label == after.label
    # What the page has and the kit has are one: it is what is kept.
    assert merged(stored, Typed(now, stored)) == now

"""Readers asked by a link or on a sheet, ended in one press."""

from datetime import timedelta

import pytest

from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.reading import inviting, labelling
from kit.classroom.authoring.reading.errors import NoName, NoReading, NothingToRead
from kit.classroom.authoring.reading.inviting import Invitation, ReaderLink
from kit.classroom.errors import NotFound
from kit.store.ids import new_id, token_hash
from tests.support.authoring import begun
from tests.support.read_draft import SECRET, asked
from tests.support.room import CALLER, NOON, Room, make_teacher


def test_link_is_of_128_bits_and_of_the_kits_own_secret(room: Room) -> None:
    own, one = begun(room), Invitation(new_id(), " Ana ")
    reader = inviting.invite(room.store, own, one, SECRET, NOON)
    token = inviting.link_token(SECRET, reader.id)
    assert (reader.name, reader.token_hash, len(token)) == ("Ana", token_hash(token), 22)
    assert inviting.link_token("another", reader.id) != token
    assert ReaderLink(reader, SECRET).is_good
    assert not ReaderLink(reader, "another").is_good
    # The same form once more makes no second reader.
    assert inviting.invite(room.store, own, one, SECRET, NOON) == reader


def test_ended_link_opens_nothing_until_it_is_opened_again(room: Room) -> None:
    own = begun(room)
    token = asked(room.store, own, "Ana", NOON)
    reader = labelling.opened(room.store, token, CALLER, NOON).reader
    inviting.end(room.store, own, reader.id, NOON)
    inviting.end(room.store, own, reader.id, NOON + timedelta(hours=1))
    assert inviting.own_reader(room.store, own, reader.id).ended_at == NOON
    with pytest.raises(NoReading):
        labelling.opened(room.store, token, CALLER, NOON)
    inviting.reopen(room.store, own, reader.id)
    assert labelling.opened(room.store, token, CALLER, NOON).reader == reader


def test_another_teacher_asks_nobody_and_ends_nothing(room: Room) -> None:
    own = begun(room)
    other = OwnDraft(make_teacher(room.store, "Mr Brown"), own.draft_id)
    reader = inviting.invite(room.store, own, Invitation(new_id(), "Ana"), SECRET, NOON)
    with pytest.raises(NotFound):
        inviting.invite(room.store, other, Invitation(new_id(), "Eve"), SECRET, NOON)
    for act in (inviting.own_reader, inviting.reopen):
        with pytest.raises(NotFound):
            act(room.store, other, reader.id)
    with pytest.raises(NotFound):
        inviting.end(room.store, begun(room), reader.id, NOON)


@pytest.mark.parametrize("name", ["", "  ", "x" * 81])
def test_reader_has_a_name(room: Room, name: str) -> None:
    with pytest.raises(NoName):
        inviting.invite(room.store, begun(room), Invitation(new_id(), name), SECRET, NOON)


@pytest.mark.parametrize("type_name", [None, "order"])
def test_what_has_no_claims_to_label_is_refused_in_words(room: Room, type_name: str | None) -> None:
    with pytest.raises(NothingToRead) as refusal:
        inviting.invite(
            room.store, begun(room, type_name), Invitation(new_id(), "Ana"), SECRET, NOON
        )
    assert str(refusal.value) == (
        "“The bridge” has no claim that a reader could label: only exercises in which each claim "
        "gets a label are read so, and each claim needs its words. Write one first; “Check” says "
        "what is missing."
    )

"""A reader's sheet: settled when it is made, taken in as often as it comes."""

import pytest

from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.reading import inviting, sheets
from kit.classroom.authoring.reading.agreement import readers_page
from kit.classroom.authoring.reading.inviting import Invitation
from kit.classroom.authoring.reading.labelling import Said
from kit.classroom.errors import NotFound
from kit.store.ids import new_id
from tests.support.authoring import begun
from tests.support.read_draft import SECRET
from tests.support.room import NOON, Room, make_teacher


def test_sheet_comes_back_into_the_same_table(room: Room) -> None:
    own, one = begun(room), Invitation(new_id(), "Cem", on_sheet=True)
    reader = inviting.invite(room.store, own, one, SECRET, NOON)
    assert len(sheets.sheet_of(room.store, own, reader.id)[1].items) == 2
    for said in ({1: Said("official", "a")}, {1: Said("official", "a")}, {1: Said(None, "b")}):
        sheets.take_sheet(room.store, own, reader.id, said, NOON)
    answer = readers_page(room.store, own).claims[0].said[reader.id]
    # A cell left empty takes nothing back, and a note stays beside another.
    assert (answer.label, answer.note) == ("official", "a\n\nb")


def test_sheet_is_its_teachers_and_only_of_who_has_begun(room: Room) -> None:
    own = begun(room)
    reader = inviting.invite(room.store, own, Invitation(new_id(), "Ana"), SECRET, NOON)
    on_sheet = Invitation(new_id(), "Cem", on_sheet=True)
    sheet = inviting.invite(room.store, own, on_sheet, SECRET, NOON)
    other = OwnDraft(make_teacher(room.store, "Mr Brown"), own.draft_id)
    for whose, whom in ((own, reader), (other, sheet)):
        with pytest.raises(NotFound):
            sheets.sheet_of(room.store, whose, whom.id)
        with pytest.raises(NotFound):
            sheets.take_sheet(room.store, whose, whom.id, {}, NOON)

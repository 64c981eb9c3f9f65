"""Debatable in one press: a version, once, and taken back."""

import pytest

from kit.classroom.authoring import changing
from kit.classroom.authoring.errors import ChangedElsewhere
from kit.classroom.authoring.reading.debating import make_debatable
from kit.classroom.authoring.reading.errors import NotDebatable
from kit.content.own.debating import KeySays, key_says
from kit.vocabulary import Label
from tests.support.authoring import begun, page_of
from tests.support.room import NOON, Room


def test_readers_label_stands_beside_the_keys_and_is_undone(room: Room) -> None:
    own = begun(room)
    before = page_of(room, own).writing.texts
    claim = ("claim-1", "official")
    draft = make_debatable(room.store, own, 1, claim, "made debatable", NOON)
    page = page_of(room, own)
    assert key_says(page.writing.texts)["claim-1"] == KeySays(Label.SOURCED, Label.OFFICIAL)
    # Its case is to be written: until then it cannot be published.
    assert page.errors
    # Pressed twice, from the same page.
    assert make_debatable(room.store, own, 1, claim, "", NOON).present == draft.present == 2
    changing.undo(room.store, own, 2, NOON)
    assert page_of(room, own).writing.texts == before


def test_what_was_changed_elsewhere_is_not_written_over(room: Room) -> None:
    own = begun(room)
    changing.rename(room.store, own, 1, "Ours", "title", NOON)
    with pytest.raises(ChangedElsewhere):
        make_debatable(room.store, own, 1, ("claim-1", "official"), "", NOON)


@pytest.mark.parametrize(
    "claim", [("claim-1", "sourced"), ("claim-9", "official"), ("claim-1", "none"), ("", "")]
)
def test_label_of_the_key_and_claims_that_are_not_there_are_refused(
    room: Room, claim: tuple[str, str]
) -> None:
    with pytest.raises(NotDebatable):
        make_debatable(room.store, begun(room), 1, claim, "", NOON)

"""Pictures of a draft: kept under names of their own as long as a version shows them."""

import pytest

from kit.classroom.authoring import changing
from kit.classroom.authoring.draft_pictures import (
    PICTURES_MOST,
    ChosenPicture,
    add_picture,
    picture_content,
)
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.errors import ChangedElsewhere, NoPicture, TooManyPictures
from kit.classroom.errors import NotFound
from kit.content.own.lessons.placing import Words
from kit.content.own.texts import LESSON
from kit.store.authoring import versions
from tests.support.authoring import LATER, begun, page_of
from tests.support.pictures import SVG, png
from tests.support.room import Room

SAID = Words("A square", "The square.", "Ann", "CC0")


def add(room: Room, own: OwnDraft, content: bytes, version: int, name: str = "square.svg") -> int:
    chosen = ChosenPicture(name, content, SAID)
    return add_picture(room.store, own, version, chosen, "a picture", LATER).present


def names(room: Room, own: OwnDraft) -> list[str]:
    with room.store.reading() as connection:
        return list(versions.pictures(connection, own.draft_id))


def test_added_and_read_and_still_there_in_an_older_version(room: Room) -> None:
    own = begun(room, None)
    before = page_of(room, own).problems
    assert add(room, own, SVG.encode(), 1) == 2
    assert picture_content(room.store, own, "100-square.svg") == SVG.encode()
    changing.undo(room.store, own, 2, LATER)
    assert page_of(room, own).problems == before
    changing.redo(room.store, own, 1, LATER)
    assert "100-square.svg" in page_of(room, own).writing.texts[LESSON]
    with pytest.raises(NotFound):
        picture_content(room.store, own, "none.svg")


def test_same_form_sent_twice_adds_it_once(room: Room) -> None:
    own = begun(room, None)
    assert [add(room, own, SVG.encode(), 1), add(room, own, SVG.encode(), 1)] == [2, 2]
    assert page_of(room, own).writing.texts[LESSON].count("(100-square.svg") == 1
    with pytest.raises(ChangedElsewhere):
        add(room, own, png(40, 30), 1)


def test_what_is_refused_stores_nothing(room: Room) -> None:
    own = begun(room, None)
    with pytest.raises(NoPicture) as refused:
        add(room, own, b"GIF89a", 1, "a.gif")
    assert refused.value.facts["fault"] == "a GIF"
    with pytest.raises(ChangedElsewhere):
        add(room, own, SVG.encode(), 7)
    with pytest.raises(NotFound):
        add(room, begun(room), SVG.encode(), 1)
    assert names(room, own) == []


def test_full_draft_drops_what_no_version_names_and_no_other(room: Room) -> None:
    own = begun(room, None)
    with room.store.writing() as connection:
        for number in range(PICTURES_MOST):
            versions.add_picture(connection, own.draft_id, f"old-{number}.png", png(2, 2))
    assert add(room, own, SVG.encode(), 1) == 2
    assert names(room, own) == ["100-square.svg"]
    lesson = page_of(room, own).writing.texts[LESSON]
    with room.store.writing() as connection:
        for number in range(PICTURES_MOST):
            versions.add_picture(connection, own.draft_id, f"old-{number}.png", png(2, 2))
    named = lesson + "".join(f"\nold-{number}.png" for number in range(PICTURES_MOST))
    changing.change(room.store, own, 2, {LESSON: named}, "x", LATER)
    with pytest.raises(TooManyPictures):
        add(room, own, SVG.replace("square", "bridge").encode(), 3)

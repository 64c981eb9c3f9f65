"""What classes have, published again: beside theirs, or as a correction of their key. Whole."""

from uuid import UUID

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.errors import ChangedElsewhere, HasErrors, NotCorrectable
from kit.classroom.authoring.given.publishing_again import (
    Correction,
    MarksThatChange,
    again_page,
)
from kit.classroom.errors import NotFound
from kit.classroom.keys import history
from kit.classroom.keys.errors import KeyChanged
from kit.content.own.texts import EXERCISE, KEY
from kit.store.ids import new_id
from kit.vocabulary import Ruling
from tests.support.authoring import (
    course_of,
    given,
    given_once,
    page_of,
    published_again,
    type_over,
)
from tests.support.room import Room


def worked_on(room: Room) -> OwnDraft:
    """Given, and handed in by Mia, who took claim 2 for official: since then the key says so."""
    own = given_once(room)
    room.start("Mia")
    room.save("Mia", 1, **{"claim-1": "sourced", "claim-2": "official"})
    room.submit("Mia")
    type_over(room, own, KEY, "label: editorial", "label: official")
    return own


def correction(room: Room) -> Correction:
    return Correction(room.assignment_id, key_of(room))


def key_of(room: Room) -> str:
    return assignments.assignment_of(room.store, room.classroom_id, room.assignment_id).key_version


def published(room: Room, own: OwnDraft) -> int | None:
    return page_of(room, own).writing.draft.published


def test_a_second_version_changes_nothing_for_the_class(room: Room) -> None:
    own = worked_on(room)
    before = key_of(room)
    assert published_again(room, own, 2) == []
    assert (published(room, own), key_of(room)) == (2, before)
    first = room.assignment_id
    given(room, own)
    assert key_of(room) != before
    room.assignment_id = first
    status = history.key_status(room.store, course_of(room), room.classroom_id, first)
    assert status.shipped is not None


def test_a_correction_marks_again_and_stands_in_the_history(room: Room) -> None:
    own = worked_on(room)
    page = again_page(room.store, room.library, own)
    assert list(page.marks.values()) == [MarksThatChange(1, 2)]
    [done] = published_again(room, own, 2, correction(room))
    assert (done.classroom, done.changed, published(room, own)) == ("9B", 1, 2)
    entries = history.history(room.store, room.classroom_id, room.assignment_id)
    assert [one.decision.ruling for one in entries if one.decision] == [Ruling.ADOPTED]
    decision = entries[-1].decision
    assert decision is not None
    assert (decision.author, decision.reason) == ("Ms Gray", "Claim 2 is official.")
    assert (entries[-1].marks, entries[-1].now) == (1, True)
    status = history.key_status(room.store, course_of(room), room.classroom_id, room.assignment_id)
    assert (status.shipped, status.text_of) == (None, None)
    page = again_page(room.store, room.library, own)
    assert [one.is_same for one in page.versions] == [True]


def test_sent_twice_it_is_done_once_and_says_so_both_times(room: Room) -> None:
    own, once = worked_on(room), new_id()
    chosen = correction(room)
    first = published_again(room, own, 2, chosen, once=once)
    assert published_again(room, own, 2, chosen, once=once) == first
    entries = history.history(room.store, room.classroom_id, room.assignment_id)
    assert sum(one.decision is not None for one in entries) == 1


def test_where_the_text_differs_nothing_is_done(room: Room) -> None:
    own = worked_on(room)
    type_over(room, own, EXERCISE, "forty trees", "fifty trees")
    before = key_of(room)
    with pytest.raises(NotCorrectable) as caught:
        published_again(room, own, 3, correction(room))
    assert str(caught.value) == (
        "The key of 9B cannot be corrected from here any more: what that class has of “The bridge” "
        "has changed meanwhile. Nothing is published, and nothing was changed for any class. Look "
        "at how it stands now, and decide again."
    )
    assert (published(room, own), key_of(room)) == (1, before)


def test_a_key_that_somebody_changed_meanwhile_leaves_all_as_it_is(room: Room) -> None:
    own = worked_on(room)
    with pytest.raises(KeyChanged):
        published_again(room, own, 2, Correction(room.assignment_id, "0" * 64))
    assert published(room, own) == 1


def test_other_drafts_classes_and_versions_are_refused_before_anything(room: Room) -> None:
    own = worked_on(room)
    with pytest.raises(NotFound):
        published_again(room, own, 2, Correction(UUID(int=1), key_of(room)))
    with pytest.raises(ChangedElsewhere):
        published_again(room, own, 1, correction(room))
    type_over(room, own, EXERCISE, "three-way", "four-way")
    with pytest.raises(HasErrors):
        published_again(room, own, 3, correction(room))
    other = OwnDraft(UUID(int=2), own.draft_id)
    with pytest.raises(NotFound):
        published_again(room, other, 3, correction(room))
    assert published(room, own) == 1


def test_a_class_that_was_left_can_be_corrected_later(room: Room) -> None:
    own = worked_on(room)
    published_again(room, own, 2)
    [done] = published_again(room, own, 2, correction(room))
    assert done.changed == 1

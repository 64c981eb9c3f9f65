"""Which classes have which version of a draft, with how many answers, and what differs."""

from collections.abc import Sequence

from kit.classroom.authoring import drafts, publishing
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.given.holdings import GivenVersion, Stays, holdings_in
from kit.classroom.keeping import archive
from kit.content.own.comparing.field_changes import FieldChange
from kit.content.own.texts import EXERCISE, KEY, LESSON
from tests.support.authoring import (
    LATER,
    begun,
    given,
    given_once,
    page_of,
    published,
    published_again,
    type_over,
)
from tests.support.room import Room


def holdings(room: Room, own: OwnDraft) -> Sequence[GivenVersion]:
    page = page_of(room, own)
    with room.store.reading() as connection:
        return holdings_in(connection, page.writing.draft, page.library)


def test_nobody_has_what_was_not_given(room: Room) -> None:
    assert holdings(room, begun(room)) == ()


def test_a_class_that_has_it_as_it_stands_has_nothing_to_choose(room: Room) -> None:
    own = given_once(room)
    room.start("Mia")
    [version] = holdings(room, own)
    [holding] = version.holdings
    assert version.is_same
    assert (holding.classroom.name, holding.stays) == ("9B", Stays.SAME)
    assert (holding.handed_in, holding.at_work) == (0, 1)


def test_where_only_the_key_differs_it_can_be_corrected(room: Room) -> None:
    own = given_once(room)
    room.start("Mia")
    room.save("Mia", 1, **{"claim-1": "sourced", "claim-2": "official"})
    room.submit("Mia")
    type_over(room, own, KEY, "label: editorial", "label: official")
    [version] = holdings(room, own)
    [holding] = version.holdings
    assert (version.same_text, version.same_key, version.is_same) == (True, False, False)
    assert (holding.stays, holding.handed_in, holding.at_work) == (None, 1, 0)
    [item] = version.differences.items
    assert (item.before, item.after, item.text) == (2, 2, ())
    assert item.key == (
        FieldChange(("Label",), ("Editorial interpretation",), ("Official statement",)),
    )
    assert not version.differences.in_text


def test_where_the_text_differs_the_class_keeps_its_key(room: Room) -> None:
    own = given_once(room)
    type_over(room, own, EXERCISE, "forty trees", "fifty trees")
    type_over(room, own, KEY, "label: editorial", "label: official")
    [version] = holdings(room, own)
    assert (version.same_text, version.same_key) == (False, False)
    assert [one.stays for one in version.holdings] == [Stays.TEXT]


def test_a_title_alone_is_shown_and_forbids_no_correction(room: Room) -> None:
    own = given_once(room)
    type_over(room, own, EXERCISE, 'title: "The bridge"', 'title: "The weir"')
    type_over(room, own, KEY, "label: editorial", "label: official")
    [version] = holdings(room, own)
    assert version.differences.head == (FieldChange(("Title",), ("The bridge",), ("The weir",)),)
    assert (version.same_text, version.holdings[0].stays) == (True, None)


def test_a_key_that_stands_at_two_texts_stays(room: Room) -> None:
    own = given_once(room)
    type_over(room, own, EXERCISE, "forty trees", "fifty trees")
    published_again(room, own, 2)
    given(room, own)
    type_over(room, own, KEY, "label: editorial", "label: official")
    newest, oldest = holdings(room, own)
    assert [one.stays for one in newest.holdings] == [Stays.MIXED]
    assert [one.stays for one in oldest.holdings] == [Stays.TEXT]


def test_of_an_archived_class_nothing_is_changed(room: Room) -> None:
    own = given_once(room)
    archive.archive(room.store, room.classroom_id, LATER)
    type_over(room, own, KEY, "label: editorial", "label: official")
    assert [one.stays for one in holdings(room, own)[0].holdings] == [Stays.ARCHIVED]


def test_of_a_lesson_the_reading_is_held_against_what_classes_read(room: Room) -> None:
    lesson_id = published(room, None, "Our lesson")
    lesson = next(
        one for one in drafts.drafts_of(room.store, room.teacher_id) if one.content_id == lesson_id
    )
    own = begun(room)
    type_over(room, own, EXERCISE, "type: classify", f"type: classify\nlesson: {lesson_id}")
    publishing.publish(room.store, room.library, own, 2, LATER)
    given(room, own)
    whose = OwnDraft(room.teacher_id, lesson.id)
    assert [one.is_same for one in holdings(room, whose)] == [True]
    type_over(room, whose, LESSON, "minutes: 45", "minutes: 30")
    [version] = holdings(room, whose)
    assert version.differences.head == (FieldChange(("Minutes",), ("45",), ("30",)),)
    assert [one.stays for one in version.holdings] == [Stays.SAME]

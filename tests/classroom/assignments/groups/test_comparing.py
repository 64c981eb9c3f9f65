"""Before and after of a class that was dealt: by the deal's occasions, without being told."""

from uuid import UUID

import pytest

from kit.classroom.assignments.groups.comparing import deal_note, dealt_classes
from kit.classroom.people.class_list import merge_students
from kit.classroom.reports.figure_pages import PrePostPage, pre_post_page
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.vocabulary import Half, Occasion
from tests.classroom.assignments.groups.test_deals import (
    AFTER,
    BEFORE,
    deal_out,
    hand_out,
    page_of,
)
from tests.support.forms import TWELVE, do_form, forms_room, give_form
from tests.support.room import Room


def compared(room: Room, chosen: tuple[set[UUID], set[UUID]] | None = None) -> PrePostPage:
    return pre_post_page(room.store, room.library, room.classroom_id, chosen, room.now)


def do_occasion(room: Room, deal_id: UUID, given: dict[Half, UUID], **labels: str) -> None:
    """Everybody who is in one half does its form."""
    for half in page_of(room, deal_id).halves:
        for dealt in half.students:
            do_form(room, dealt.student.name, given[half.half], **labels)


@pytest.mark.long
def test_sides_are_the_two_occasions_and_the_forms_cancel_out(store: Store) -> None:
    room = forms_room(store, (*TWELVE, "Ole"))
    give_form(room, "a")  # Once more, to everybody: not part of the deal.
    deal_id = deal_out(room)
    before = hand_out(room, deal_id, BEFORE)
    do_occasion(room, deal_id, before, s1="editorial")
    after = hand_out(room, deal_id, AFTER)
    do_occasion(room, deal_id, after)
    page = compared(room)
    assert [record.id for record in page.sides.before] == list(before.values())
    assert [record.id for record in page.sides.after] == list(after.values())
    assert page.comparison is not None
    assert page.comparison.swap is not None
    assert (page.comparison.matched, page.comparison.one_way) == (13, False)
    note = page.dealt
    assert note is not None
    assert (sorted((note.a_first, note.b_first)), note.twice, note.complete) == ([6, 7], 0, True)


@pytest.mark.long
def test_whoever_was_dealt_twice_is_left_out_on_every_side(store: Store) -> None:
    room = forms_room(store, TWELVE)
    deal_id = deal_out(room)
    before = hand_out(room, deal_id, BEFORE)
    do_occasion(room, deal_id, before)
    halves = page_of(room, deal_id).halves
    double, keep = (half.students[0].student.name for half in halves)
    double_id, keep_id = (room.people[name].student_id for name in (double, keep))
    merge_students(store, room.classroom_id, double_id, keep_id, room.now)
    after = hand_out(room, deal_id, AFTER)
    do_occasion(room, deal_id, after)
    do_form(room, keep, after[Half.A_FIRST])
    usual = compared(room)
    chosen = compared(room, ({*before.values()}, {*after.values()}))
    for page in (usual, chosen):
        assert page.comparison is not None
        assert page.comparison.matched == 10
        assert (page.comparison.only_before, page.comparison.only_after) == (0, 0)
        assert page.dealt is not None
        assert (page.dealt.a_first, page.dealt.b_first, page.dealt.twice) == (5, 5, 1)


def test_before_alone_is_not_compared_and_other_sides_are_said(any_store: Store) -> None:
    room = forms_room(any_store, ("Mia", "Ben"))
    plain = give_form(room, "a")
    assert compared(room).dealt is None
    deal_id = deal_out(room)
    assert compared(room).dealt is None
    before = hand_out(room, deal_id, BEFORE)
    page = compared(room)
    assert ([record.id for record in page.sides.before], list(page.sides.after)) == (
        list(before.values()),
        [],
    )
    assert (page.comparison, page.dealt is not None and page.dealt.complete) == (None, False)
    mixed = compared(room, ({plain}, {before[Half.A_FIRST]}))
    assert mixed.dealt is not None
    assert not mixed.dealt.complete


def test_newest_deal_comes_first_and_a_class_without_one_has_none(any_store: Store) -> None:
    room = forms_room(any_store, ("Mia", "Ben"))
    assert dealt_classes(any_store, new_id()) == []
    assert deal_note([], [], []) is None
    first, second = deal_out(room, 1), deal_out(room, 2)
    for deal_id in (first, second):
        hand_out(room, deal_id, BEFORE)
    classes = dealt_classes(any_store, room.classroom_id)
    assert [one.deal.id for one in classes] == [second, first]
    assert classes[0].given_at(Occasion.AFTER) == []

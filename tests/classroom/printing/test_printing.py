"""What can be printed, of a course, a draft and an assignment; and which sheets of it."""

from dataclasses import replace

import pytest

from kit.classroom.assignments.pinning import Rules
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.errors import NotFound
from kit.classroom.people.classrooms import own_classroom
from kit.classroom.printing.printing import (
    PrintPage,
    SheetChoice,
    of_assignment,
    of_course,
    of_draft,
    sheets,
)
from kit.content.own.texts import EXERCISE
from kit.content.sheets.printed_sheet import SheetKind
from kit.content.versions import key_version
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.vocabulary import CertaintyRule
from tests.support.authoring import begun, page_of, type_over
from tests.support.paper import lines_of, said
from tests.support.room import Room, make_room, make_teacher, tiny_library
from tests.support.shipped import shipped_library


def of_room(room: Room) -> PrintPage:
    classroom = own_classroom(room.store, room.teacher_id, room.classroom_id)
    return of_assignment(room.store, classroom, room.assignment_id)


def test_an_exercise_of_the_course_comes_with_its_parallel_form() -> None:
    page = of_course(shipped_library(), "form-a")
    assert [form.exercise.id for form in page.forms] == ["form-a", "form-b"]
    assert page.letters == "ABCD"
    alone = sheets(page, SheetChoice())
    assert [(one.title, one.code.letter) for one in alone] == [(page.title, "A")]
    both = sheets(page, SheetChoice(SheetKind.KEY, "AC", both_forms=True))
    assert [(one.kind, one.code.letter) for one in both] == [
        (SheetKind.KEY, "A"), (SheetKind.KEY, "A"), (SheetKind.KEY, "C"), (SheetKind.KEY, "C"),
    ]  # fmt: skip
    assert len({one.title for one in both}) == 2


def test_what_the_course_does_not_offer_cannot_be_printed() -> None:
    with pytest.raises(NotFound):
        of_course(tiny_library(), "no-such-exercise")


def test_letters_that_there_are_not_are_left_out() -> None:
    page = of_course(tiny_library(), "three-claims")
    one_item = page.forms[0].exercise.model_copy(update={"items": page.forms[0].exercise.items[:1]})
    short = replace(page, forms=[replace(page.forms[0], exercise=one_item)])
    assert short.letters == "A"
    assert [one.code.letter for one in sheets(short, SheetChoice(letters="ABCD"))] == ["A"]


def test_a_class_gets_what_it_was_given_with_its_name_on_it(any_store: Store) -> None:
    room = make_room(any_store)
    page = of_room(room)
    (sheet,) = sheets(page, SheetChoice())
    assert (page.title, sheet.class_name) == ("Three claims", "9B")
    assert page.forms[0].key_version == key_version(room.library.keys["three-claims"])
    assert sheet.code == sheets(of_course(room.library, "three-claims"), SheetChoice())[0].code


def test_what_the_class_is_not_asked_is_on_no_sheet(any_store: Store) -> None:
    room = make_room(any_store, Rules(left_out=frozenset({"vote"})))
    page = of_room(room)
    assert [item.id for item in page.forms[0].exercise.items] == ["plan", "disgrace", "figure"]
    whole = sheets(of_course(room.library, "three-claims"), SheetChoice())[0].code
    assert sheets(page, SheetChoice())[0].code.text != whole.text


def test_how_sure_is_on_the_sheet_where_the_class_is_asked(any_store: Store) -> None:
    room = make_room(any_store, Rules(certainty=CertaintyRule.ASKED))
    (asked,) = sheets(of_room(room), SheetChoice())
    line = "How sure are you? [ ] a guess [ ] b fairly sure [ ] c certain"
    assert lines_of(asked.blocks).count(line) == 4


def test_where_it_is_in_the_mark_the_points_stand_there(any_store: Store) -> None:
    room = make_room(any_store, Rules(certainty=CertaintyRule.MARKED))
    page = of_room(room)
    assert [said(sign.words) for sign in page.forms[0].sure] == [
        "guess (+1 or 0)", "fairly sure (+2 or −2)", "certain (+3 or −6)",
    ]  # fmt: skip
    lines = lines_of(sheets(page, SheetChoice())[0].blocks)
    assert (
        "How sure you are is in the mark: behind each answer stand its points if you are right, "
        "and if you are wrong. If you do not say, it counts as a guess."
    ) in lines


def test_a_live_lesson_has_all_its_items_on_paper_before_the_first_vote(any_store: Store) -> None:
    room = make_room(any_store, Rules(live=True))
    assert len(of_room(room).forms[0].exercise.items) == 4


def test_another_classs_assignment_cannot_be_printed(any_store: Store) -> None:
    room = make_room(any_store)
    classroom = own_classroom(room.store, room.teacher_id, room.classroom_id)
    with pytest.raises(NotFound):
        of_assignment(room.store, classroom, new_id())
    with pytest.raises(NotFound):
        of_assignment(room.store, replace(classroom, id=new_id()), room.assignment_id)


def test_a_draft_is_printed_as_it_stands_without_what_is_not_whole(any_store: Store) -> None:
    room = make_room(any_store)
    own = begun(room)
    whole = of_draft(room.store, room.library, own)
    count = len(whole.forms[0].exercise.items)
    assert (whole.title, count > 1, whole.left_out) == ("The bridge", True, [])
    claim = page_of(room, own).writing.texts[EXERCISE].partition("claim: ")[2].splitlines()[0]
    type_over(room, own, EXERCISE, f"claim: {claim}", "claim: ''")
    cut = of_draft(room.store, room.library, own)
    assert (len(cut.forms[0].exercise.items), cut.left_out) == (count - 1, [1])
    assert sheets(cut, SheetChoice())[0].code != sheets(whole, SheetChoice())[0].code


def test_of_a_draft_that_cannot_be_read_there_are_no_sheets(any_store: Store) -> None:
    room = make_room(any_store)
    own = begun(room)
    type_over(room, own, EXERCISE, "type: classify", "type: nonsense")
    page = of_draft(room.store, room.library, own)
    assert (page.forms, page.letters, sheets(page, SheetChoice())) == ([], "", [])


def test_a_lesson_and_anothers_draft_cannot_be_printed(any_store: Store) -> None:
    room = make_room(any_store)
    own = begun(room)
    for other in (begun(room, None), OwnDraft(make_teacher(any_store, "Mr Brown"), own.draft_id)):
        with pytest.raises(NotFound):
            of_draft(room.store, room.library, other)


def test_a_draft_comes_with_the_draft_that_is_its_parallel_form(any_store: Store) -> None:
    room = make_room(any_store)
    pair = [begun(room, title=title) for title in ("The bridge", "The weir")]
    names = [page_of(room, own).writing.draft.content_id for own in pair]
    for own, partner in zip(pair, reversed(names), strict=True):
        type_over(room, own, EXERCISE, "type: classify", f"partner: {partner}\ntype: classify")
    page = of_draft(room.store, room.library, pair[0])
    assert [form.exercise.id for form in page.forms] == names
    both = sheets(page, SheetChoice(both_forms=True))
    assert [one.title for one in both] == ["The bridge", "The weir"]

"""An exercise lent: seen, copied and given by the borrower, changed by nobody but its writer."""

from dataclasses import replace

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.authoring import drafts
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.own_library import library_for
from kit.classroom.colleagues import lending
from kit.classroom.colleagues.errors import NoSuchColleague
from kit.classroom.errors import NotFound
from kit.classroom.people import classrooms
from kit.content.own.texts import EXERCISE, DraftKind
from kit.store.authoring.drafts import change_draft
from kit.store.ids import new_id
from tests.support.pictures import SVG
from tests.support.room import NOON, Room, make_teacher


def lent(room: Room, *, published: bool) -> tuple[OwnDraft, OwnDraft]:
    """A draft as its writer's, and as Mr Brown's, who borrows it."""
    brown = make_teacher(room.store, "Mr Brown")
    beginning = drafts.example("classify", "The bridge", "begun")
    draft = drafts.make(room.store, room.teacher_id, beginning, NOON)
    if published:
        with room.store.writing() as connection:
            change_draft(connection, draft.id, published=1)
    own = OwnDraft(room.teacher_id, draft.id)
    assert lending.lend(room.store, own, brown, NOON) == "Mr Brown"
    return own, OwnDraft(brown, draft.id)


def test_borrower_sees_it_and_copies_it(room: Room) -> None:
    own, borrowed = lent(room, published=False)
    [loan] = lending.home_page(room.store, borrowed.teacher_id).lent
    assert (loan.draft.id, loan.lender) == (own.draft_id, "Ms Gray")
    beginning = lending.copy_of_lent(room.store, borrowed, "copied")
    copy = drafts.make(room.store, borrowed.teacher_id, beginning, NOON)
    assert (copy.title, copy.made_from) == ("The bridge", loan.draft.content_id)
    with room.store.reading() as connection, pytest.raises(NotFound):
        drafts.draft_in(connection, borrowed)


def test_published_it_is_given_by_the_borrower_and_stays_when_the_loan_ends(room: Room) -> None:
    own, borrowed = lent(room, published=True)
    brown, content_id = borrowed.teacher_id, lending.home_page(room.store, borrowed.teacher_id).lent
    name = content_id[0].draft.content_id
    library = library_for(room.store, room.library, brown)
    assert name in library.own
    classroom_id = classrooms.create_classroom(room.store, brown, "8A", NOON)
    task = assignments.give(room.store, library, classroom_id, name, Rules(), NOON)
    for _twice in range(2):
        assert lending.end_loan(room.store, own, brown) == "Mr Brown"
    assert name not in library_for(room.store, room.library, brown).exercises
    assert assignments.assignment_of(room.store, classroom_id, task).title == "The bridge"
    with pytest.raises(NotFound):
        lending.copy_of_lent(room.store, borrowed, "copied")


def test_page_offers_the_other_teachers(room: Room) -> None:
    own, borrowed = lent(room, published=False)
    lee = make_teacher(room.store, "Mr Lee")
    page = lending.lending_page(room.store, own)
    assert [one.teacher_id for one in page.borrowers] == [borrowed.teacher_id]
    assert page.choices == [(lee, "Mr Lee")]


def test_nothing_is_lent_to_oneself_or_nobody_nor_by_another(room: Room) -> None:
    own, borrowed = lent(room, published=False)
    for whom in (room.teacher_id, new_id()):
        with pytest.raises(NoSuchColleague):
            lending.lend(room.store, own, whom, NOON)
    with pytest.raises(NotFound):
        lending.lend(room.store, borrowed, new_id(), NOON)


def test_lesson_is_lent_and_with_it_what_hangs_on_it_can_be_given(room: Room) -> None:
    """An exercise of a lesson of one's own is given beside that lesson alone."""
    brown, store = make_teacher(room.store, "Mr Brown"), room.store
    whose = (store, room.teacher_id)
    pictured = replace(
        drafts.example(None, "The square", "begun"), pictures={"square.svg": SVG.encode()}
    )
    lesson = drafts.make(*whose, pictured, NOON)
    example = drafts.example("classify", "The bridge", "begun")
    titled = example.texts[EXERCISE].replace("\ntype:", f"\nlesson: {lesson.content_id}\ntype:", 1)
    bridge = drafts.make(*whose, replace(example, texts={**example.texts, EXERCISE: titled}), NOON)
    with store.writing() as connection:
        for draft in (lesson, bridge):
            change_draft(connection, draft.id, published=1)
    lending.lend(store, OwnDraft(room.teacher_id, bridge.id), brown, NOON)
    assert library_for(store, room.library, brown).own == set()
    lending.lend(store, OwnDraft(room.teacher_id, lesson.id), brown, NOON)
    library = library_for(store, room.library, brown)
    assert library.own == {lesson.content_id, bridge.content_id}
    classroom_id = classrooms.create_classroom(store, brown, "8A", NOON)
    assert assignments.give(store, library, classroom_id, bridge.content_id, Rules(), NOON)
    beginning = lending.copy_of_lent(store, OwnDraft(brown, lesson.id), "copied")
    assert (beginning.kind, list(beginning.pictures)) == (DraftKind.LESSON, ["square.svg"])
    lending.end_loan(store, OwnDraft(room.teacher_id, lesson.id), brown)
    assert library_for(store, room.library, brown).own == set()

"""A draft answered and marked in memory, as an attempt in a class would be."""

import pytest

from kit.classroom.answering.posted_form import PostedFields
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.errors import NotFound
from kit.classroom.reports.preview_pages import Tried, preview_page, tried
from kit.content.own.showing import Shown, shown_of
from kit.content.own.texts import KEY
from kit.store.engine import Store
from kit.store.ids import new_id
from tests.support.authoring import begun, type_over
from tests.support.draft_texts import SMALL
from tests.support.room import NOON, make_room
from tests.support.traces import rows_of


def small(**changed: str) -> Shown:
    shown = shown_of({**SMALL, **{f"{name}.yaml": text for name, text in changed.items()}}, {})
    assert shown is not None
    return shown


def answered(shown: Shown, *, looked: bool = True, **labels: str) -> Tried:
    fields = {f"{item}.label": [label] for item, label in labels.items()}
    more = {"looked": ["1"]} if looked else {}
    return tried(shown, PostedFields({**fields, **more}), "feedback", NOON)


def test_it_is_marked_as_an_attempt_is() -> None:
    page = answered(small(), vote="sourced", eyesore="sourced")
    assert page.tally is not None
    # Of the core of two; what stands after it and has no answer is left.
    assert (page.tally.right, page.tally.answered, page.tally.total) == (1, 2, 2)
    assert page.beside is not None
    assert [(row.item.id, row.standing) for row in page.beside.rows] == [
        ("vote", "same"), ("eyesore", "differs"), ("visitors", "left"),
    ]  # fmt: skip


def test_key_of_what_is_asked_about_is_held_back_until_somebody_has_looked() -> None:
    page = answered(small(), looked=False, vote="editorial", eyesore="editorial")
    assert page.beside is not None
    assert page.beside.look is not None
    assert page.beside.look.hides
    page = answered(small(), vote="editorial", eyesore="editorial")
    assert page.beside is not None
    assert page.beside.look is not None
    assert not page.beside.look.hides


def test_what_has_no_whole_key_is_answered_and_not_marked() -> None:
    shown = small(key=SMALL[KEY].replace("[voted, praised]", "[votd]"))
    page = answered(shown, vote="sourced", eyesore="editorial")
    assert set(page.work.answers) == {"vote", "eyesore"}
    assert page.marked is not None
    assert set(page.marked.work.answers) == {"eyesore"}
    none = answered(small(key=""), vote="sourced")
    assert (none.step, none.marked) == ("feedback", None)


def test_wrong_field_leads_back_to_its_claim() -> None:
    page = answered(small(), vote="mayor")
    assert page.step == "claims"
    assert page.forms["vote"].errors
    assert page.marked is None


def test_draft_is_shown_beside_the_course_and_nothing_is_written(any_store: Store) -> None:
    room = make_room(any_store)
    own = begun(room)
    before = rows_of(any_store)
    page = preview_page(any_store, room.library, own)
    assert page.shown is not None
    assert (page.lesson, list(page.errors)) == (None, [])
    lesson = preview_page(any_store, room.library, begun(room, None, "Our lesson"))
    assert lesson.lesson is not None
    assert lesson.lesson.title == "Our lesson"
    type_over(room, own, "exercise.yaml", "type: classify", "type: clasify")
    page = preview_page(any_store, room.library, own)
    assert page.shown is None
    assert len(page.errors) == 1
    after = rows_of(any_store)
    assert {name for name in after if after[name] != before[name]} <= {
        name for name in after if "draft" in name or "version" in name
    }


def test_draft_of_another_teacher_is_not_found(any_store: Store) -> None:
    room = make_room(any_store)
    own = begun(room)
    with pytest.raises(NotFound):
        preview_page(any_store, room.library, OwnDraft(new_id(), own.draft_id))

"""A page of the editor is kept beside what another window has saved, or nothing of it is."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import pytest

from kit.classroom.authoring import changing, drafts
from kit.classroom.authoring.changing import Writing
from kit.classroom.authoring.drafts import TEXT_MOST, Beginning, OwnDraft
from kit.classroom.authoring.errors import NoStep, TextTooLong
from kit.classroom.authoring.exercise_writing import Beside, Wish, Written, write
from kit.classroom.authoring.lesson_writing import Then
from kit.classroom.errors import NotFound
from kit.content.own.texts import EXERCISE, DraftKind, Texts
from kit.store.engine import Store
from tests.support.draft_texts import SMALL
from tests.support.room import make_teacher

NOW = datetime(2026, 11, 30, 9, 14, tzinfo=UTC)


@dataclass(frozen=True)
class Page:
    texts: Texts
    clash: bool = False


@dataclass(frozen=True)
class Desk:
    """A draft, its texts as it began, and others."""

    store: Store
    own: OwnDraft
    first: Texts

    @property
    def other(self) -> Texts:
        return self.with_line("other")

    def with_line(self, words: str) -> Texts:
        return {**self.first, EXERCISE: f"{self.first[EXERCISE]}# {words}\n"}

    def now(self) -> Writing:
        return changing.writing(self.store, self.own)

    def elsewhere(self, texts: Texts) -> None:
        """Another window saves these."""
        present = self.now().draft.present
        changing.change(self.store, self.own, present, texts, "elsewhere", NOW)

    def write(self, page: Page, asked: Wish) -> Written[Page]:
        return write(self.store, self.own, lambda _base, _present: page, asked, NOW)


@pytest.fixture
def desk(any_store: Store) -> Desk:
    teacher_id = make_teacher(any_store, "Ms Gray")
    beginning = Beginning(DraftKind.EXERCISE, "The bridge", SMALL, "begun")
    own = OwnDraft(teacher_id, drafts.make(any_store, teacher_id, beginning, NOW).id)
    return Desk(any_store, own, changing.writing(any_store, own).texts)


def wish(on_version: int = 1, then: Then = Then.STAY, beside: Beside | None = None) -> Wish:
    return Wish(on_version, then, lambda _texts: "title", beside)


def test_what_was_typed_is_the_next_version(desk: Desk) -> None:
    done = desk.write(Page(desk.other), wish())
    assert done.draft is not None
    assert (done.draft.present, done.before.draft.present) == (2, 1)
    assert desk.now().steps[-1].what == "title"


def test_page_is_asked_again_where_another_window_saved_meanwhile(desk: Desk) -> None:
    asked: list[tuple[Texts, Texts]] = []

    def taking(base: Texts, present: Texts) -> Page:
        asked.append((base, present))
        if len(asked) == 1:
            desk.elsewhere(desk.other)
        return Page({**present, EXERCISE: f"{present[EXERCISE]}# mine\n"})

    done = write(desk.store, desk.own, taking, wish(), NOW)
    assert asked == [(desk.first, desk.first), (desk.first, desk.other)]
    assert done.draft is not None
    assert desk.now().texts[EXERCISE] == f"{desk.other[EXERCISE]}# mine\n"


def test_somebody_who_saves_each_time_is_no_endless_wait(desk: Desk) -> None:
    def taking(_base: Texts, _present: Texts) -> Page:
        desk.elsewhere(desk.with_line(f"after {desk.now().draft.present}"))
        return Page(desk.with_line("mine"))

    done = write(desk.store, desk.own, taking, wish(), NOW)
    assert (done.draft, done.refusal) == (None, None)
    assert desk.now().draft.present == 4


def test_of_a_clash_nothing_is_kept_but_beside(desk: Desk) -> None:
    clashing = Page(desk.other, clash=True)
    assert desk.write(clashing, wish()).draft is None
    beside = Beside(lambda title: f"{title} (mine)", "copied", UUID(int=5))
    copies = [desk.write(clashing, wish(beside=beside)).draft for _press in "12"]
    assert [copy and (copy.id, copy.title) for copy in copies] == 2 * [
        (UUID(int=5), "The bridge (mine)")
    ]
    assert desk.now().draft.present == 1


def test_too_long_a_text_is_refused_with_the_draft_as_it_is(desk: Desk) -> None:
    done = desk.write(Page({**desk.first, EXERCISE: "x" * (TEXT_MOST + 1)}), wish())
    assert isinstance(done.refusal, TextTooLong)
    assert (done.draft, done.texts) == (None, desk.first)


def test_step_back_takes_back_what_was_typed_with_it(desk: Desk) -> None:
    done = desk.write(Page(desk.other), wish(then=Then.UNDO))
    assert done.draft is not None
    assert (done.draft.present, done.texts) == (1, desk.first)
    assert [step.number for step in desk.now().steps] == [1, 2]


def test_button_pressed_twice_leads_one_step_back(desk: Desk) -> None:
    desk.elsewhere(desk.other)
    desk.elsewhere(desk.with_line("third"))
    for page in (desk.with_line("third"), desk.other):
        done = desk.write(Page(page), wish(3, Then.UNDO))
        assert done.draft is not None
        assert (done.draft.present, done.texts) == (2, desk.other)


def test_step_that_is_none_is_said(desk: Desk) -> None:
    done = desk.write(Page(desk.first), wish(1, Then.UNDO))
    assert isinstance(done.refusal, NoStep)
    assert done.texts == desk.first


def test_lesson_is_none_of_its(desk: Desk) -> None:
    beginning = drafts.example(None, "Ours", "begun")
    lesson = drafts.make(desk.store, desk.own.teacher_id, beginning, NOW)
    other = Desk(desk.store, OwnDraft(desk.own.teacher_id, lesson.id), desk.first)
    with pytest.raises(NotFound):
        other.write(Page({}), wish())

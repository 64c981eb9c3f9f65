"""A draft is changed by versions: nothing typed is lost, and nothing is overwritten silently."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kit.classroom.authoring import changing, drafts, steps
from kit.classroom.authoring.changing import Writing
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.errors import ChangedElsewhere, NoStep, TextTooLong
from kit.classroom.errors import NotFound
from kit.content.own.texts import ARTICLES, EXERCISE, KEY
from kit.store.authoring import drafts as stored_drafts
from kit.store.authoring import versions
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.people.teachers import teachers
from tests.support import databases
from tests.support.room import NOON, make_teacher


def begun(store: Store, teacher: str = "Ms Gray") -> OwnDraft:
    teacher_id = make_teacher(store, teacher)
    draft = drafts.make(store, teacher_id, drafts.example("classify", "The bridge", "begun"), NOON)
    return OwnDraft(teacher_id, draft.id)


def writing_of(store: Store, own: OwnDraft) -> Writing:
    with store.reading() as connection:
        return changing.writing_in(connection, own)


def with_intro(store: Store, own: OwnDraft, words: str) -> dict[str, str]:
    texts = dict(writing_of(store, own).texts)
    texts[EXERCISE] += f"# {words}\n"
    return texts


def test_a_change_is_the_next_version_and_undo_and_redo_go_over_it(store: Store) -> None:
    own = begun(store)
    first = writing_of(store, own).texts
    texts = with_intro(store, own, "one")
    assert changing.change(store, own, 1, texts, "exercise", NOON).present == 2
    writing = writing_of(store, own)
    assert (writing.texts, writing.undoes and writing.undoes.what) == (texts, "exercise")
    assert changing.undo(store, own, 2, NOON).present == 1
    writing = writing_of(store, own)
    assert (writing.texts, writing.undoes) == (first, None)
    assert writing.redoes is not None
    assert changing.redo(store, own, 1, NOON).present == 2
    assert writing_of(store, own).texts == texts


def test_the_same_texts_are_no_version(store: Store) -> None:
    own = begun(store)
    texts = writing_of(store, own).texts
    typed = {name: text.replace("\n", "\r\n") for name, text in texts.items()}
    draft = changing.change(store, own, 1, {**typed, ARTICLES: " \r\n"}, "exercise", NOON)
    assert (draft.present, len(writing_of(store, own).steps)) == (1, 1)


def test_a_change_on_another_version_is_refused_with_who_and_when(store: Store) -> None:
    own = begun(store)
    mine, theirs = with_intro(store, own, "mine"), with_intro(store, own, "theirs")
    later = NOON + timedelta(minutes=5)
    changing.change(store, own, 1, theirs, "exercise", later)
    acts: list[Callable[[], object]] = [
        lambda: changing.change(store, own, 1, mine, "exercise", later),
        lambda: changing.rename(store, own, 1, "Mine", "title", later),
        lambda: changing.undo(store, own, 1, later),
    ]
    for act in acts:
        with pytest.raises(ChangedElsewhere) as caught:
            act()
        assert caught.value.facts == {"title": "The bridge", "who": "Ms Gray", "when": later}
    writing = writing_of(store, own)
    assert (writing.texts, writing.draft.present) == (theirs, 2)
    words = ("The bridge, mine", "kept as a copy")
    copy = changing.keep_as_copy(store, own, mine, words, later, new_id())
    kept = writing_of(store, OwnDraft(own.teacher_id, copy.id)).texts
    assert kept[EXERCISE].endswith("# mine\n")
    assert copy.made_from == writing.draft.content_id != copy.content_id


def test_the_same_sent_twice_is_done_once(store: Store) -> None:
    own = begun(store)
    texts = with_intro(store, own, "mine")
    for _time in range(2):
        assert changing.change(store, own, 1, texts, "", NOON).present == 2
    for _time in range(2):
        assert changing.undo(store, own, 2, NOON).present == 1
    for _time in range(2):
        assert changing.redo(store, own, 1, NOON).present == 2
    for _time in range(2):
        assert changing.rename(store, own, 2, "Ours", "title", NOON).present == 3
    assert len(writing_of(store, own).steps) == 3


def test_nothing_before_and_nothing_after_is_said(store: Store) -> None:
    own = begun(store)
    with pytest.raises(NoStep) as caught:
        changing.undo(store, own, 1, NOON)
    assert str(caught.value) == (
        "There is nothing to undo in “The bridge” any more: this is how it began."
    )
    with pytest.raises(NoStep) as caught:
        changing.redo(store, own, 1, NOON)
    assert str(caught.value) == (
        "There is nothing to redo in “The bridge”: this is its newest version."
    )


def test_a_title_stands_in_the_text_and_in_the_list(store: Store) -> None:
    own = begun(store)
    draft = changing.rename(store, own, 1, 'The "new" bridge: #2', "title", NOON)
    assert (draft.title, draft.present) == ('The "new" bridge: #2', 2)
    assert 'title: "The \\"new\\" bridge: #2"\n' in writing_of(store, own).texts[EXERCISE]
    assert changing.undo(store, own, 2, NOON).title == "The bridge"


def test_where_the_text_cannot_be_read_the_list_alone_has_the_title(store: Store) -> None:
    own = begun(store)
    changing.change(store, own, 1, {EXERCISE: "a: [", KEY: ""}, "exercise", NOON)
    draft = changing.rename(store, own, 2, "Other", "title", NOON)
    assert (draft.title, draft.present) == ("Other", 2)
    assert writing_of(store, own).texts == {EXERCISE: "a: [", KEY: ""}


def test_what_no_database_keeps_is_left_out_and_what_is_too_long_refused(store: Store) -> None:
    own = begun(store)
    typed = {EXERCISE: "a\0b\ud800c", KEY: "", ARTICLES: " ", "other": "x"}
    changing.change(store, own, 1, typed, "exercise", NOON)
    assert writing_of(store, own).texts == {EXERCISE: "abc", KEY: ""}
    with pytest.raises(TextTooLong) as caught:
        changing.change(store, own, 2, {EXERCISE: "x" * 120_001}, "exercise", NOON)
    assert caught.value.name == EXERCISE
    assert str(caught.value) == (
        "This text has 120001 characters; 120000 are the most. Nothing is stored yet: take "
        "something out, or make two of it."
    )


def test_another_teacher_finds_nothing(store: Store) -> None:
    own = begun(store)
    other = OwnDraft(make_teacher(store, "Mr Brown"), own.draft_id)
    acts: list[Callable[[], object]] = [
        lambda: writing_of(store, other),
        lambda: changing.change(store, other, 1, {}, "exercise", NOON),
        lambda: changing.undo(store, other, 1, NOON),
        lambda: drafts.archive(store, other, NOON),
        lambda: drafts.delete(store, other),
    ]
    for act in acts:
        with pytest.raises(NotFound):
            act()
    assert len(writing_of(store, own).steps) == 1


class Windows(RuleBasedStateMachine):
    """Two windows at one draft, each on the version that it last saw."""

    store: Store

    def __init__(self) -> None:
        super().__init__()
        with self.store.reading() as connection:
            teacher_id = teachers(connection)[0].id
        beginning = drafts.example("classify", "The bridge", "begun")
        draft = drafts.make(self.store, teacher_id, beginning, NOON)
        self.own = OwnDraft(teacher_id, draft.id)
        self.texts = {1: self.stored().texts}
        self.on: dict[int, int | None] = {1: None}
        self.seen = [1, 1]
        self.present = 1
        self.typed = 0

    def stored(self) -> Writing:
        return writing_of(self.store, self.own)

    @rule(window=st.integers(0, 1))
    def look(self, window: int) -> None:
        self.seen[window] = self.present

    @rule(window=st.integers(0, 1))
    def type_in(self, window: int) -> None:
        self.typed += 1
        texts = {**self.texts[self.seen[window]], KEY: f"# {self.typed}\n"}
        act = (self.store, self.own, self.seen[window], texts, "key", NOON)
        if self.seen[window] != self.present:
            with pytest.raises(ChangedElsewhere):
                changing.change(*act)
            return
        number = max(self.texts) + 1
        assert changing.change(*act).present == number
        self.texts[number], self.on[number] = texts, self.present
        self.seen[window] = self.present = number

    @rule(window=st.integers(0, 1))
    def undo(self, window: int) -> None:
        self.step(window, changing.undo, self.on[self.seen[window]])

    @rule(window=st.integers(0, 1))
    def redo(self, window: int) -> None:
        later = [number for number, base in self.on.items() if base == self.seen[window]]
        self.step(window, changing.redo, max(later, default=None))

    def step(self, window: int, act: Any, leads_to: int | None) -> None:
        refusal = ChangedElsewhere if self.seen[window] != self.present else NoStep
        if leads_to is None or (leads_to != self.present and refusal is ChangedElsewhere):
            with pytest.raises(refusal):
                act(self.store, self.own, self.seen[window], NOON)
            return
        assert act(self.store, self.own, self.seen[window], NOON).present == leads_to
        self.seen[window] = self.present = leads_to

    @invariant()
    def every_version_is_there_and_the_present_one_is_shown(self) -> None:
        writing = self.stored()
        assert (writing.draft.present, writing.texts) == (self.present, self.texts[self.present])
        with self.store.reading() as connection:
            for number, texts in self.texts.items():
                version = versions.version(connection, self.own.draft_id, number)
                assert version is not None
                assert version.texts == texts


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.parametrize("system", databases.EITHER)
def test_two_windows_lose_nothing(system: str) -> None:
    with databases.kept(system) as store:
        make_teacher(store)
        machine: Any = type("OnThisStore", (Windows,), {"store": store})
        quick = settings(
            max_examples=15,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        machine.TestCase.settings = quick
        machine.TestCase().runTest()


def test_many_versions_are_pruned_and_the_published_one_stays(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "KEPT_MOST", 20)
    monkeypatch.setattr(steps, "UNDO_LEAST", 10)
    own = begun(store)
    with store.writing() as connection:
        stored_drafts.change_draft(connection, own.draft_id, published=1)
    for number in range(1, 40):
        changing.change(store, own, number, {EXERCISE: f"# {number}", KEY: ""}, "exercise", NOON)
    writing = writing_of(store, own)
    assert [step.number for step in writing.steps] == [1, *range(22, 41)]
    for number in range(40, 30, -1):
        assert changing.undo(store, own, number, NOON).present == number - 1

"""The sizes of a draft and its loans hold when fifty changes come at the same moment."""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final

import pytest

from kit.classroom.authoring import changing, drafts, steps
from kit.classroom.authoring.draft_pictures import PICTURES_MOST, ChosenPicture, add_picture
from kit.classroom.authoring.drafts import TEXT_MOST, OwnDraft
from kit.classroom.authoring.errors import ChangedElsewhere
from kit.classroom.colleagues import lending
from kit.classroom.errors import KitError
from kit.content.own.lessons.placing import Words
from kit.content.own.texts import EXERCISE, KEY, LESSON
from kit.store.authoring import versions
from kit.store.database.writer_queue import MOST_WAITING
from kit.store.engine import Store
from tests.support.authoring import LATER
from tests.support.pictures import SVG, png
from tests.support.room import NOON, make_teacher

pytestmark = pytest.mark.timeout(120)

FIFTY: Final = 50
SAID: Final = Words("A square", "The square.", "Ann", "CC0")


def begun(store: Store, kind: str | None) -> OwnDraft:
    teacher_id = make_teacher(store)
    draft = drafts.make(store, teacher_id, drafts.example(kind, "The bridge", "begun"), NOON)
    return OwnDraft(teacher_id, draft.id)


def at_once(acts: Sequence[Callable[[], object]]) -> Counter[str]:
    """What came of the acts: "done", or the name of the refusal. As many at a time as a kit answers."""

    def begin(act: Callable[[], object]) -> str:
        try:
            act()
        except KitError as error:
            return type(error).__name__
        return "done"

    with ThreadPoolExecutor(MOST_WAITING) as threads:
        return Counter(threads.map(begin, acts))


@pytest.mark.raced
def test_one_of_fifty_changes_is_taken_and_none_is_longer_than_allowed(store: Store) -> None:
    own = begun(store, "classify")

    def changes(on: int, letters: int) -> list[Callable[[], object]]:
        return [
            partial(
                changing.change,
                store,
                own,
                on,
                {EXERCISE: f"# {number}" + "a" * letters},
                "x",
                NOON,
            )
            for number in range(FIFTY)
        ]

    assert at_once(changes(1, TEXT_MOST)) == {"TextTooLong": FIFTY}
    assert at_once(changes(1, 10)) == {"done": 1, "ChangedElsewhere": FIFTY - 1}
    writing = changing.writing(store, own)
    assert [step.number for step in writing.steps] == [1, 2]


@pytest.mark.long
@pytest.mark.raced
def test_no_more_versions_are_kept_than_allowed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each goes on from what it sees until its change is in; eight, each with three changes."""
    monkeypatch.setattr(steps, "KEPT_MOST", 12)
    monkeypatch.setattr(steps, "UNDO_LEAST", 6)
    own = begun(store, "classify")

    def write(number: int) -> None:
        for turn in range(3):
            while True:
                present = changing.writing(store, own).draft.present
                texts = {EXERCISE: f"# {number}.{turn}", KEY: ""}
                try:
                    changing.change(store, own, present, texts, "x", NOON)
                except ChangedElsewhere:
                    continue
                break

    assert at_once([partial(write, number) for number in range(8)]) == {"done": 8}
    writing = changing.writing(store, own)
    assert writing.draft.present == 25
    assert len(writing.steps) == 12


@pytest.mark.raced
def test_no_more_pictures_are_kept_than_allowed(store: Store) -> None:
    own = begun(store, None)
    lesson = changing.writing(store, own).texts[LESSON]
    named = [f"old-{number}.png" for number in range(PICTURES_MOST - 1)]
    with store.writing() as connection:
        for name in named:
            versions.add_picture(connection, own.draft_id, name, png(2, 2))
    changing.change(store, own, 1, {LESSON: "\n".join([lesson, *named])}, "x", LATER)

    def additions(on: int, words: str) -> list[Callable[[], object]]:
        return [
            partial(
                add_picture,
                store,
                own,
                on,
                ChosenPicture("a.svg", picture.encode(), SAID),
                "x",
                LATER,
            )
            for picture in (SVG.replace("square", f"{words} {number}") for number in range(FIFTY))
        ]

    assert at_once(additions(2, "first")) == {"done": 1, "ChangedElsewhere": FIFTY - 1}
    assert at_once(additions(3, "then")) == {"TooManyPictures": FIFTY}
    with store.reading() as connection:
        assert len(versions.pictures(connection, own.draft_id)) == PICTURES_MOST


@pytest.mark.long
@pytest.mark.raced
def test_draft_is_lent_once_however_often_it_is_pressed(store: Store) -> None:
    own = begun(store, "classify")
    brown = make_teacher(store, "Mr Brown")
    lend = partial(lending.lend, store, own, brown, NOON)
    assert at_once([lend] * FIFTY) == {"done": FIFTY}
    assert len(lending.lending_page(store, own).borrowers) == 1
    end = partial(lending.end_loan, store, own, brown)
    assert at_once([end, lend] * (FIFTY // 2)) == {"done": FIFTY}
    lend()
    assert len(lending.lending_page(store, own).borrowers) == 1
    assert at_once([end] * FIFTY) == {"done": FIFTY}
    assert lending.lending_page(store, own).borrowers == []

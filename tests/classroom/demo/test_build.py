"""The made-up class: what is in it, that it is always the same, and that nothing is left of it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import mean
from typing import Any

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.demo.build import (
    SEED,
    NothingToShow,
    demos_of,
    make_demo,
    remake_demo,
    remove_demos,
)
from kit.classroom.demo.plan import PLAN
from kit.classroom.demo.texts import CLASS_NAME
from kit.classroom.people import classrooms
from kit.content.library import Library
from kit.store.engine import Store, open_store
from tests.store.filling import rows
from tests.support.databases import new_sqlite
from tests.support.demo_class import ONE_PROCESS, SHIPPED, Shown
from tests.support.room import NOON, make_room, make_teacher, tiny_library

#: A whole class takes four seconds of the processor, and one test makes two of them.
pytestmark = [pytest.mark.slow, ONE_PROCESS, pytest.mark.timeout(240)]
#: Exercises of the plan; one is taught live.
SOME = ("form-b", "what-was-confirmed", "whose-words")


def some_of_it(exercises: Sequence[str] = SOME) -> Library:
    """Content with these alone: the whole class takes seconds to make."""
    return replace(SHIPPED, exercises={name: SHIPPED.exercises[name] for name in exercises})


def sheet_of(shown: Shown, exercise: str) -> list[tuple[Any, ...]]:
    """All that somebody gave, without ids."""
    return [
        (row.name, row.state, row.attempt, row.submitted_at, sorted(row.cells.items(), key=str))
        for row in shown.of(exercise).sheet.students
    ]


def test_class_is_marked_as_simulated(shown: Shown) -> None:
    record = classrooms.own_classroom(shown.store, shown.teacher, shown.classroom)
    assert (record.name, record.simulated_at) == (CLASS_NAME, NOON)
    assert record.joining_stopped_at == NOON
    (listed,) = classrooms.classrooms_of(shown.store, shown.teacher)
    assert (listed.simulated_at, listed.students, listed.assignments) == (NOON, 30, len(PLAN))


@pytest.mark.long
def test_post_test_is_a_little_better_than_the_pre_test(shown: Shown) -> None:
    before, after = (
        {row.name: row.credit / len(sheet.items) for row in sheet.handed_in}
        for sheet in (shown.of("form-a").sheet, shown.of("form-b").sheet)
    )
    assert before.keys() == after.keys()
    assert 0.03 < mean(after[name] - before[name] for name in before) < 0.25


@pytest.mark.long
def test_same_seed_makes_the_same_class_and_another_one_another(
    shown: Shown, tmp_path: Path
) -> None:
    store = open_store(new_sqlite(tmp_path))
    again = Shown(store)
    assert [sheet_of(again, step.exercise) for step in PLAN] == [
        sheet_of(shown, step.exercise) for step in PLAN
    ]
    for seed, alike in ((SEED, True), (7, False)):
        remove_demos(store)
        form = some_of_it(["form-a"])
        again.classroom = make_demo(store, form, again.teacher, NOON, seed=seed)
        assert (sheet_of(again, "form-a") == sheet_of(shown, "form-a")) is alike
    store.close()


def test_removed_class_leaves_no_row(any_store: Store) -> None:
    """On both databases, beside a class that stays as it is."""
    room = make_room(any_store)
    room.do_all("Mia")
    other = make_teacher(any_store, "Mr Brown")
    with any_store.reading() as connection:
        before = rows(connection)
    made = [
        make_demo(any_store, library, teacher, NOON)
        for library, teacher in ((SHIPPED, room.teacher_id), (some_of_it(), other))
    ]
    assert make_demo(any_store, SHIPPED, other, NOON) == made[1], "a teacher has one at most"
    assert list(demos_of(any_store)) == sorted(made)
    assert remove_demos(any_store, other) == 1
    assert list(demos_of(any_store)) == [made[0]]
    assert remove_demos(any_store) == 1
    with any_store.reading() as connection:
        assert rows(connection) == before


@pytest.mark.long
def test_class_that_cannot_be_made_whole_is_not_made(
    any_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    teacher = make_teacher(any_store)
    with any_store.reading() as connection:
        before = rows(connection)

    def broken(*_args: Any, **_more: Any) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(classrooms, "stop_joining", broken)
    with pytest.raises(OSError, match="the disk is full"):
        make_demo(any_store, some_of_it(), teacher, NOON)
    with any_store.reading() as connection:
        assert rows(connection) == before


def test_other_content_has_nothing_to_show(any_store: Store) -> None:
    with pytest.raises(NothingToShow) as caught:
        make_demo(any_store, tiny_library(), make_teacher(any_store), NOON)
    assert str(caught.value) == (
        "There is none of the exercises that the made-up class works on: form-a, whose-words, "
        "what-was-confirmed, from-figure-to-verdict, do-the-figures-add-up, "
        "the-road-of-the-pages, paint-the-editorial, two-reports-side-by-side, who-says-so, "
        "write-it-straight, form-b, say-it-straight. It is made for the kit's own content: "
        "start the kit without --content."
    )


@pytest.mark.long
def test_content_that_has_some_of_it_shows_that(any_store: Store) -> None:
    made = make_demo(any_store, some_of_it(), make_teacher(any_store), NOON)
    found = assignments.assignments_of(any_store, made)
    assert sorted(record.exercise_id for record in found) == sorted(SOME)


@pytest.mark.long
def test_made_anew_it_is_as_it_was_at_first_and_other_classes_stay(tmp_path: Path) -> None:
    store = open_store(new_sqlite(tmp_path))
    shown = Shown(store)
    before = sheet_of(shown, "form-a")
    own = classrooms.create_classroom(store, shown.teacher, "9B", NOON)
    old = shown.classroom
    classrooms.rename_classroom(store, old, "Spoilt")
    shown.classroom = remake_demo(store, SHIPPED, shown.teacher, NOON)
    assert shown.classroom != old
    assert sheet_of(shown, "form-a") == before
    listed = {row.id: row.name for row in classrooms.classrooms_of(store, shown.teacher)}
    assert listed == {own: "9B", shown.classroom: CLASS_NAME}
    with pytest.raises(NothingToShow):
        remake_demo(store, tiny_library(), shown.teacher, NOON)
    assert demos_of(store) == [shown.classroom]
    store.close()

"""Two texts of one exercise: nothing differs from itself, and each single change appears."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest

from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.content.own.comparing.differences import (
    Differences,
    exercises_apart,
    readings_apart,
)
from kit.content.own.comparing.field_changes import FieldChange
from kit.items import ITEM_TYPES
from tests.support.shipped import shipped_library

LIBRARY = shipped_library()
FIRST = {one.type: one for one in reversed([*LIBRARY.exercises.values()])}
Pair = tuple[Exercise[Any], Key[Any]]


def pair(type_name: str) -> Pair:
    exercise = FIRST[type_name]
    return exercise, LIBRARY.keys[exercise.id]


def apart(before: Pair, after: Pair) -> Differences:
    return exercises_apart(*before, *after)


def texts_in(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to all texts and numbers in what a file holds."""
    if isinstance(value, Mapping):
        for name, one in value.items():
            yield from texts_in(one, (*way, name))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for number, one in enumerate(value):
            yield from texts_in(one, (*way, number))
    elif way[-1:] != ("id",):
        yield way


def changed_at(value: Any, way: tuple[Any, ...]) -> Any:
    if not way:
        return not value if isinstance(value, bool) else f"{value} more"
    copy = dict(value) if isinstance(value, Mapping) else list(value)
    copy[way[0]] = changed_at(copy[way[0]], way[1:])
    return copy


def written(content: Any) -> Any:
    return content.model_dump(mode="json", by_alias=True, exclude_unset=True)


@pytest.mark.parametrize("type_name", ITEM_TYPES)
def test_nothing_differs_from_itself(type_name: str) -> None:
    assert apart(pair(type_name), pair(type_name)) == Differences()
    assert apart(pair(type_name), pair(type_name)).are_none


@pytest.mark.parametrize("type_name", ITEM_TYPES)
def test_each_single_change_of_an_item_or_its_key_appears_and_nothing_else(type_name: str) -> None:
    exercise, key = pair(type_name)
    item = exercise.items[0]
    entry = key.items[item.id]
    for content, in_key in ((item, False), (entry, True)):
        for way in texts_in(written(content)):
            # The models would refuse some of the words; what differs is told all the same.
            other = changed_at(written(content), way)
            loose = _loose(content, other)
            after = (
                (exercise, key.model_copy(update={"items": {**key.items, item.id: loose}}))
                if in_key
                else (exercise.model_copy(update={"items": (loose, *exercise.items[1:])}), key)
            )
            found = apart((exercise, key), after)
            assert [one.id for one in found.items] == [item.id], way
            only = found.items[0].key if in_key else found.items[0].text
            assert len(only) == 1, (way, only)
            assert only[0].before != only[0].after
            assert found.in_text is not in_key


def _loose(content: Any, values: Mapping[str, Any]) -> Any:
    """The same item or entry, written otherwise: held by no bound of its fields."""

    def model_dump(_self: Any, **_options: Any) -> dict[str, Any]:
        return dict(values)

    loose: Any = type("Loose", (type(content),), {"model_dump": model_dump})
    return loose.model_construct(**dict(content))


@pytest.mark.parametrize("type_name", ITEM_TYPES)
def test_an_item_that_is_gone_or_new_is_told_with_its_words_and_number(type_name: str) -> None:
    exercise, key = pair(type_name)
    less = exercise.model_copy(update={"items": exercise.items[1:], "core": None})
    gone = apart((exercise, key), (less, key)).items[0]
    come = apart((less, key), (exercise, key)).items[0]
    assert (gone.id, gone.before, gone.after) == (exercise.items[0].id, 1, None)
    assert (come.id, come.before, come.after) == (exercise.items[0].id, None, 1)
    assert gone.opening == come.opening != ""
    assert all(not one.after for one in gone.text)
    assert all(not one.before for one in come.text)
    assert gone.key
    assert apart((exercise, key), (less, key)).in_text


def test_order_title_and_articles_are_part_of_the_text() -> None:
    exercise, key = pair("classify")
    turned = exercise.model_copy(update={"items": exercise.items[::-1]})
    found = apart((exercise, key), (turned, key))
    assert (found.moved, found.items, found.in_text) == (True, (), True)
    titled = exercise.model_copy(update={"title": "Another title"})
    assert apart((exercise, key), (titled, key)).head == (
        FieldChange(("Title",), (exercise.title,), ("Another title",)),
    )
    named = next(one for one in LIBRARY.exercises.values() if one.articles)
    name, article = next(iter(named.articles.items()))
    other = named.with_articles({name: article.model_copy(update={"outlet": "The Post"})})
    key = LIBRARY.keys[named.id]
    assert (
        FieldChange((name, "Outlet"), (article.outlet,), ("The Post",))
        in apart((named, key), (other, key)).sources
    )


def test_another_type_is_another_exercise_all_the_same() -> None:
    found = apart(pair("classify"), pair("rewrite"))
    assert ("Kind of exercise",) in [one.way for one in found.head]
    assert found.in_text


def test_of_readings_what_a_student_reads_is_compared() -> None:
    lesson = next(one for one in LIBRARY.lessons.values() if one.pictures and one.leave)
    assert readings_apart(lesson, lesson) == []
    assert readings_apart(lesson, lesson.model_copy(update={"teacher_notes": "Other"})) == []
    other = lesson.model_copy(update={"body": lesson.body.rstrip() + "\n\nOne more paragraph."})
    assert readings_apart(lesson, other) == [
        FieldChange(("The reading",), (), ("One more paragraph.",))
    ]
    picture = lesson.pictures[0].model_copy(update={"content": b"another"})
    [only] = readings_apart(lesson, lesson.model_copy(update={"pictures": (picture,)}))[:1]
    assert only.way == ("Pictures", picture.file, "The picture itself")

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.content.lesson import Lesson
from kit.content.versions import (
    canonical_json,
    exercise_from_snapshot,
    exercise_snapshot,
    exercise_version,
    item_version,
    key_from_snapshot,
    key_snapshot,
    key_version,
    lesson_from_snapshot,
    lesson_snapshot,
    lesson_version,
)
from kit.items.classify import ClassifyItem
from kit.items.fields.base_models import Context, InventedOrigin, ReportOrigin
from kit.vocabulary import Scheme
from tests.support.core import core_library
from tests.support.room import tiny_library
from tests.support.shipped import shipped_library

EXERCISE = tiny_library().exercises["three-claims"]
KEY = tiny_library().keys["three-claims"]
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


@given(json_values)
def test_canonical_json_is_stable_and_normal(data: object) -> None:
    text = canonical_json(data)
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text


def test_canonical_json_spells_one_meaning_one_way() -> None:
    assert canonical_json({"b": "e\u0301\r\nx", "a": 1}) == '{"a":1,"b":"é\\nx"}'


def test_versions_are_pinned() -> None:
    # A version once given must mean the same in every later kit; these were made by format 1.
    assert exercise_version(EXERCISE) == exercise_version(
        exercise_from_snapshot(exercise_snapshot(EXERCISE))
    )
    item = ClassifyItem.model_validate({"id": "a", "claim": "B", "from": {"invented": "C"}})
    exercise = EXERCISE.model_copy(update={"items": (item,)})
    assert item_version(exercise, item) == (
        "22b821dde3c06e5766ce2d9c02455c35ec639701eac07ffdaed9d8171455a59b"
    )


@given(
    claim=st.text(min_size=1, max_size=60).filter(lambda text: text.strip()),
    before=st.none() | st.text(min_size=1, max_size=20).filter(lambda text: text.strip()),
)
def test_snapshot_round_trips(claim: str, before: str | None) -> None:
    data = {"id": "x", "claim": claim, "from": {"invented": "y"}}
    if before is not None:
        data["context"] = {"before": before}
    exercise = EXERCISE.model_copy(update={"items": (ClassifyItem.model_validate(data),)})
    again = exercise_from_snapshot(exercise_snapshot(exercise))
    assert exercise_version(again) == exercise_version(exercise)
    assert exercise_snapshot(again) == exercise_snapshot(exercise)


def test_key_snapshot_round_trips() -> None:
    again = key_from_snapshot(key_snapshot(KEY), "classify")
    assert again == KEY
    assert key_version(again) == key_version(KEY)


@pytest.mark.parametrize(
    "change",
    [
        {"claim": "Another claim."},
        {"context": Context(before="Elsewhere")},
        {"origin": InventedOrigin(invented="Elsewhere")},
        {"id": "another"},
    ],
)
def test_item_version_changes_with_what_is_read(change: dict[str, object]) -> None:
    item = EXERCISE.items[0]
    assert item_version(EXERCISE, item.model_copy(update=change)) != item_version(EXERCISE, item)


def test_exercise_version_does_not_change_with_title_or_partner() -> None:
    other = EXERCISE.model_copy(update={"title": "Another", "partner": "another"})
    assert exercise_version(other) == exercise_version(EXERCISE)
    assert exercise_from_snapshot(exercise_snapshot(other)).partner == "another"


def test_item_version_changes_with_the_scheme() -> None:
    other = EXERCISE.model_copy(update={"scheme": Scheme.FIVE_WAY})
    assert item_version(other, EXERCISE.items[0]) != item_version(EXERCISE, EXERCISE.items[0])


def test_exercise_version_minds_the_order_and_not_the_title() -> None:
    turned = EXERCISE.model_copy(update={"items": EXERCISE.items[::-1]})
    renamed = EXERCISE.model_copy(update={"title": "Another"})
    assert exercise_version(turned) != exercise_version(EXERCISE)
    assert exercise_version(renamed) == exercise_version(EXERCISE)


def test_snapshot_of_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="a snapshot of format 9; this kit reads 1"):
        exercise_from_snapshot('{"format": 9}')


def test_snapshot_holds_the_core_and_the_version_tells_it() -> None:
    core = core_library().exercises["three-claims"]
    again = exercise_from_snapshot(exercise_snapshot(core))
    assert ([item.id for item in again.core_items], len(again.further_items)) == (
        ["plan", "vote"],
        2,
    )
    # A classroom that was given it without a core pins it anew, and its items stay what they were.
    assert exercise_version(again) == exercise_version(core) != exercise_version(EXERCISE)
    assert [item_version(again, item) for item in again.items] == [
        item_version(EXERCISE, item) for item in EXERCISE.items
    ]


def test_address_of_an_origin_is_kept_and_changes_no_version() -> None:
    origin = {"report": "The Ardenmoor Post, 2 March 2026"}
    with_address = origin | {"url": "https://example.org/post"}
    items = [
        ClassifyItem.model_validate({"id": "a", "claim": "B", "from": one})
        for one in (origin, with_address, with_address | {"url": "https://example.org/moved"})
    ]
    exercises = [EXERCISE.model_copy(update={"items": (item,)}) for item in items]
    assert len({exercise_version(exercise) for exercise in exercises}) == 1
    again = exercise_from_snapshot(exercise_snapshot(exercises[1]))
    assert again == exercises[1].with_articles({})
    assert again.items[0].origin.url == "https://example.org/post"


def test_addresses_of_both_passages_change_no_version() -> None:
    exercise = next(one for one in shipped_library().exercises.values() if one.type == "compare")
    item = exercise.items[0]
    sides = {}
    for name in ("first", "second"):
        passage = getattr(item, name)
        data = {"report": "The Post, 2 March 2026", "url": "https://example.org/post"}
        sides[name] = passage.model_copy(update={"origin": ReportOrigin.model_validate(data)})
    with_addresses = item.model_copy(update=sides)
    without = with_addresses.model_copy(
        update={
            name: side.model_copy(update={"origin": ReportOrigin(report="The Post, 2 March 2026")})
            for name, side in sides.items()
        }
    )
    assert item_version(exercise, with_addresses) == item_version(exercise, without)


def test_words_that_are_ours_have_the_version_that_they_had_before() -> None:
    origin = {"report": "The Ardenmoor Post, 2 March 2026"}
    items = [
        ClassifyItem.model_validate({"id": "a", "claim": "B", "from": origin | more})
        for more in ({}, {"wording": "ours"}, {"wording": "quoted"})
    ]
    versions = [item_version(EXERCISE, item) for item in items]
    assert versions[0] == versions[1] != versions[2]
    exercises = [EXERCISE.model_copy(update={"items": (item,)}) for item in items]
    again = exercise_from_snapshot(exercise_snapshot(exercises[2]))
    assert again.items[0].origin.wording == "quoted"
    assert "wording" not in exercise_snapshot(exercises[0])


@pytest.mark.parametrize("lesson", shipped_library().lessons.values(), ids=lambda one: one.id)
def test_reading_comes_back_as_a_student_reads_it(lesson: Lesson) -> None:
    again = lesson_from_snapshot(lesson_snapshot(lesson))
    # The task beyond the page and the pictures included; the teacher's page is not kept.
    assert again == lesson.model_copy(update={"teacher_notes": None})
    assert lesson_version(again) == lesson_version(lesson)

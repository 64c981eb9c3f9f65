"""What can be shown of an exercise that is not finished."""

import pytest

from kit.content.own.beginnings import first_exercise, types_with_example
from kit.content.own.showing import NO_TITLE, Shown, shown_of
from kit.content.own.texts import EXERCISE, KEY, Texts
from tests.support.draft_texts import SHIPPED, SMALL, shipped_texts


def shown(texts: Texts) -> Shown:
    whole = shown_of(texts, {})
    assert whole is not None
    return whole


@pytest.mark.parametrize("name", types_with_example())
def test_example_of_each_type_is_whole(name: str) -> None:
    whole = shown(first_exercise(name, "ours", "Ours"))
    assert (whole.left_out, whole.unkeyed) == ([], [])
    assert whole.graded.items == whole.exercise.items


@pytest.mark.sampled(8)
@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_exercises_are_whole(name: str) -> None:
    whole = shown(shipped_texts(name))
    assert (whole.left_out, whole.unkeyed) == ([], [])


def test_item_with_an_error_is_left_out_and_numbers_stay() -> None:
    texts = {**SMALL, EXERCISE: SMALL[EXERCISE].replace("    claim: The old bridge", "    clam: X")}
    whole = shown(texts)
    assert whole.left_out == [2]
    assert [one.id for one in whole.exercise.items] == ["vote", "visitors"]


def test_item_without_a_whole_entry_is_shown_and_not_graded() -> None:
    texts = {**SMALL, KEY: SMALL[KEY].replace("[voted, praised]", "[votd]")}
    whole = shown(texts)
    assert (whole.left_out, whole.unkeyed) == ([], [1])
    assert [one.id for one in whole.graded.items] == ["eyesore", "visitors"]
    assert whole.graded.core == 1
    none = shown({EXERCISE: SMALL[EXERCISE], KEY: "\t: ["})
    assert none.unkeyed == [1, 2, 3]
    assert none.graded.items == ()


def test_what_may_be_left_out_of_its_own_fields_is() -> None:
    texts = {**SMALL, EXERCISE: SMALL[EXERCISE].replace("core: 2", "core: two")}
    assert shown(texts).exercise.core is None
    texts = {**SMALL, EXERCISE: SMALL[EXERCISE].replace("title: The bridge\n", "")}
    assert shown(texts).exercise.title == NO_TITLE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("type: classify", "type: clasify"),
        ("scheme: three-way\n", ""),
        ("id: bridge", "id: Bridge!"),
        ("items:", "itms:"),
        ("type: classify", "type: [classify"),
    ],
)
def test_nothing_is_shown_where_the_exercise_itself_is_wrong(old: str, new: str) -> None:
    assert shown_of({**SMALL, EXERCISE: SMALL[EXERCISE].replace(old, new)}, {}) is None

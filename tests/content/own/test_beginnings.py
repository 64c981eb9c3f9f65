"""Each type is begun with an example that is sound, whatever its title holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.content.own.beginnings import (
    as_own,
    first_exercise,
    first_lesson,
    new_content_id,
    number_of,
    retitled,
    title_in,
    types_with_example,
)
from kit.content.own.checked import check_texts
from kit.content.own.texts import EXERCISE, KEY, DraftKind
from kit.items import ITEM_TYPES
from kit.items.fields.base_models import ID_MAX
from tests.support.room import tiny_library


def test_every_item_type_has_an_example() -> None:
    assert list(types_with_example()) == list(ITEM_TYPES)


@pytest.mark.parametrize("type_name", types_with_example())
def test_example_of_each_type_is_sound(type_name: str) -> None:
    texts = first_exercise(type_name, "mine-abcd", 'The "new" bridge: #2')
    checked = check_texts(DraftKind.EXERCISE, "mine-abcd", texts, tiny_library())
    assert checked.errors == []
    exercise = checked.library.exercises["mine-abcd"]
    assert (exercise.title, exercise.type) == ('The "new" bridge: #2', type_name)


@pytest.mark.parametrize("type_name", types_with_example())
def test_example_explains_its_fields_and_says_that_it_is_one(type_name: str) -> None:
    texts = first_exercise(type_name, "mine-abcd", "Mine")
    comments = [line for line in texts[EXERCISE].splitlines() if line.lstrip().startswith("#")]
    assert len(comments) >= 5
    assert "An example. Write your own" in texts[EXERCISE]


def test_an_id_that_yaml_takes_for_a_number_stays_a_text() -> None:
    texts = first_exercise("classify", "2026", "2026")
    assert check_texts(DraftKind.EXERCISE, "2026", texts, tiny_library()).errors == []


def test_example_of_a_lesson_is_sound() -> None:
    texts = first_lesson("107-mine-abcd", "A lesson: 'ours'")
    checked = check_texts(DraftKind.LESSON, "107-mine-abcd", texts, tiny_library())
    assert list(checked.library.problems) == []
    assert checked.library.lessons["107-mine-abcd"].title == "A lesson: 'ours'"


def test_unknown_type_has_none() -> None:
    with pytest.raises(KeyError):
        first_exercise("none", "mine", "Mine")


@given(st.text(max_size=120))
def test_id_is_an_id_whatever_the_title(title: str) -> None:
    exercise = new_content_id(DraftKind.EXERCISE, title, "abcd")
    lesson = new_content_id(DraftKind.LESSON, title, "abcd", 104)
    for content_id in (exercise, lesson):
        assert len(content_id) <= ID_MAX
        assert all(part.isalnum() and part.isascii() for part in content_id.split("-"))
    assert (number_of(lesson), exercise.endswith("-abcd")) == (104, True)


def test_an_id_is_made_of_the_words_of_the_title() -> None:
    ids = [
        new_content_id(DraftKind.EXERCISE, title, "wxyz") for title in ("Élise's bridge!", "Мост")
    ]
    assert ids == ["elise-s-bridge-wxyz", "exercise-wxyz"]


def test_a_copy_keeps_comments_and_order_and_leaves_its_partner() -> None:
    exercise = "# mine\ntitle:  'Old'  # was\npartner: other\nid: old # its id\nitems: []\n"
    texts = as_own({EXERCISE: exercise, KEY: "exercise: old\n"}, "new-abcd", "New")
    assert texts == {
        EXERCISE: '# mine\ntitle:  "New"  # was\nid: new-abcd # its id\nitems: []\n',
        KEY: "exercise: new-abcd\n",
    }


def test_what_cannot_be_read_stays_as_it_is() -> None:
    texts = {EXERCISE: "id: [", KEY: "- exercise\n"}
    assert as_own(texts, "new-abcd", "New") == texts
    assert retitled(DraftKind.EXERCISE, texts, "New") is None
    assert title_in(DraftKind.EXERCISE, texts) is None


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_a_title_is_read_as_it_was_put_in(title: str) -> None:
    for kind, texts in (
        (DraftKind.EXERCISE, first_exercise("classify", "mine", "Old")),
        (DraftKind.LESSON, first_lesson("100-mine", "Old")),
    ):
        changed = retitled(kind, texts, title)
        assert changed is not None
        assert (title_in(kind, changed) or "") == title.strip()

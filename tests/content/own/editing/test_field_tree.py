"""A draft as fields: each item beside its key entry."""

import pytest

from kit.content.own.editing.field_shapes import Kind
from kit.content.own.editing.field_tree import exercise_fields, main_text
from kit.content.own.editing.plain_fields import UnreadableText
from kit.content.own.texts import EXERCISE, KEY
from kit.items import ITEM_TYPES
from tests.support.draft_texts import SHIPPED, SMALL, shipped_texts


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_exercise_is_shown_whole(name: str) -> None:
    tree = exercise_fields(shipped_texts(name))
    assert all(item.id and item.opening and item.key for item in tree.items)
    chosen = [
        leaf
        for item in tree.items
        for field in item.key
        for leaf in field.leaves
        if leaf.kind is Kind.CHOICE and leaf.value is not None
    ]
    assert all(leaf.typed in {one.value for one in leaf.choices} for leaf in chosen)


def test_labels_are_those_of_the_scheme() -> None:
    label = exercise_fields(SMALL).items[0].key[0]
    assert label.name == f"{KEY}/items/vote/label"
    assert [one.value for one in label.choices] == ["sourced", "official", "editorial"]


def test_choices_of_a_part_are_what_the_item_offers() -> None:
    who = exercise_fields(shipped_texts("07-3-who-says-so")).items[0].key[0]
    assert [one.value for one in who.choices][-2:] == ["writer", "nobody"]
    assert who.typed in {one.value for one in who.choices}


def test_entries_stand_by_part_with_its_words_and_strays_with_their_id() -> None:
    texts = shipped_texts("06-2-paint-the-editorial")
    item = exercise_fields(texts).items[0]
    entries = item.key[0]
    assert entries.kind is Kind.ENTRIES
    assert all(" " in member.title for member in entries.members)


def test_what_is_missing_does_not_hide_the_rest() -> None:
    texts = {EXERCISE: "id: x\ntype: attribute\nitems:\n- id: new-1\n", KEY: ""}
    item = exercise_fields(texts).items[0]
    assert (item.opening, [field.value for field in item.fields]) == ("", [None] * 4)


def test_field_that_several_origins_have_is_one() -> None:
    origin = exercise_fields(SMALL).items[0].fields[-1]
    names = [member.shape.name for member in origin.members]
    assert names == ["article", "paragraph", "report", "url", "wording", "invented"]
    assert [member.shape.name for member in origin.shared] == ["wording"]


def test_unknown_type_is_refused_with_what_there_is() -> None:
    with pytest.raises(UnreadableText) as refused:
        exercise_fields({**SMALL, EXERCISE: "type: clasify\n"})
    assert refused.value.problem.advice == "write 'classify' if that is meant"


def test_only_what_has_one_key_entry_can_be_cut_in_two() -> None:
    cut = {name: main_text(one) for name, one in ITEM_TYPES.items()}
    assert cut == {
        "classify": "claim", "highlight": None, "attribute": "claim",
        "compare": None, "figures": None, "order": None, "rewrite": "text",
    }  # fmt: skip

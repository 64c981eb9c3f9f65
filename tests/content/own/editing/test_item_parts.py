"""Parts of an item that is not finished yet."""

from kit.content.own.editing.item_parts import forget_parts, joined_items, parts_so_far
from kit.items import ITEM_TYPES


def test_parts_are_there_as_far_as_the_item_is_written() -> None:
    raw = {
        "id": "pair",
        "first": {"title": "One"},
        "second": None,
        "claims": [{"id": "day", "claim": "It was on Monday."}, {"id": "toll", "claim": ""}],
    }
    parts = parts_so_far(ITEM_TYPES["compare"], raw, None)
    assert [part.id for part in parts] == ["day", "toll"]
    assert parts_so_far(ITEM_TYPES["figures"], {"id": "x"}, None) == ()


def test_speakers_are_choices_while_the_claim_has_no_words() -> None:
    speakers = [{"id": "ministry", "name": "The ministry"}, {"id": "expert", "name": "An expert"}]
    parts = parts_so_far(ITEM_TYPES["attribute"], {"id": "new-1", "speakers": speakers}, None)
    assert [choice.value for choice in parts[0].choices] == [
        "ministry",
        "expert",
        "writer",
        "nobody",
    ]


def test_two_items_joined_lose_nothing_that_one_of_them_has() -> None:
    first = {"id": "a", "claim": "It rained.", "context": {"before": "On Monday:"},
             "from": {"article": "bridge", "paragraph": 2}}  # fmt: skip
    second = {"id": "b", "claim": "It snowed.", "context": {"before": "Later:", "after": "So she said."},
              "from": {"article": "bridge", "paragraph": [2, 3]}, "speakers": [{"id": "x"}]}  # fmt: skip
    assert joined_items(first, second, "claim") == {
        "id": "a",
        "claim": "It rained. It snowed.",
        "context": {"before": "On Monday:", "after": "So she said."},
        "from": {"article": "bridge", "paragraph": [2, 3]},
        "speakers": [{"id": "x"}],
    }
    other = {**second, "from": {"report": "The Post"}}
    assert joined_items(first, other, "claim")["from"] == first["from"]


def test_part_that_is_dropped_takes_its_key_along() -> None:
    entries = {"x": {"questions": {"one": {"number": 1}, "two": {}, "stray": {}}, "why": "So"}}
    before = {"id": "x", "questions": [{"id": "one"}, {"id": "two"}]}
    forget_parts(before, {"id": "x", "questions": [{"id": "two"}]}, entries)
    assert entries == {"x": {"questions": {"two": {}, "stray": {}}, "why": "So"}}

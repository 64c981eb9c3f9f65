"""Parts of an item that is not finished yet."""

from kit.content.own.editing.item_parts import parts_so_far
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

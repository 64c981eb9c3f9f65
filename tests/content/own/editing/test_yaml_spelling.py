"""New values are spelled as the shipped files spell them."""

from typing import Any

import pytest

from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.editing.yaml_spelling import document_spelled, entry_spelled

LONG = "The council met on Monday and the minutes of the day put the cost of the bridge at four million. "


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("A plain text.", "k: A plain text."),
        ("He said: no", 'k: "He said: no"'),
        ("12", 'k: "12"'),
        ("A \\ and “q”", "k: A \\ and “q”"),
        (12, "k: 12"),
        (0.5, "k: 0.5"),
        (1e-07, "k: 0.0000001"),
        (True, "k: true"),
        ([], "k: []"),
        (["a", "b, c"], 'k: [a, "b, c"]'),
        ({"article": "b", "paragraph": [2, 3]}, "k: {article: b, paragraph: [2, 3]}"),
        ("One.\nTwo.", "k: >-\n  One.\n\n  Two."),
        (" lead", 'k: " lead"'),
    ],
)
def test_value_is_spelled(value: Any, line: str) -> None:
    assert entry_spelled("k", value, 0) == line
    assert plain_fields(line + "\n") == {"k": value}


def test_long_text_is_folded_and_long_groups_have_lines_of_their_own() -> None:
    text = entry_spelled("context", {"before": LONG * 2 + "End."}, 4)
    assert text.splitlines()[:2] == ["context:", "      before: >-"]
    assert max(map(len, text.splitlines())) <= 100


def test_items_and_entries_have_lines_of_their_own() -> None:
    fields = {"id": "a", "items": [{"id": "x", "claim": "C"}], "more": {"x": {"label": "voice"}}}
    assert document_spelled(fields) == (
        "id: a\nitems:\n  - id: x\n    claim: C\nmore:\n  x:\n    label: voice\n"
    )

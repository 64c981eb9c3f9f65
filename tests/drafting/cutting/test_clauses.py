"""Clauses that can be asked for apart, and boundaries that are not clear enough."""

import pytest

from kit.drafting.cutting.clauses import clauses


def cut(text: str) -> list[str]:
    return [span.of(text) for span in clauses(text, 0, len(text))]


@pytest.mark.parametrize(
    "marked",
    [
        "The bridge is shut, but ‖the ferry is running.",
        "The council has 14 seats; ‖nine of them are empty.",
        "Union members were at the gate, while ‖the firm's lawyers were in court.",
        "The mill is old; ‖it was built in 1790, but ‖nobody has its plans.",
        "Ms Oyen said the road was safe; ‖Mr Teague said he doubted it.",
    ],
)
def test_clear_boundary_parts_claims(marked: str) -> None:
    expected = [
        piece.removesuffix(", but ").removesuffix(", while ").removesuffix("; ")
        for piece in marked.split("‖")
    ]
    assert cut(marked.replace("‖", "")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He said the bridge was shut, but the ferry was running.",
        "If the bridge is shut, the ferry runs, but it is slow.",
        "It is small, but old.",
        "“It is shut, but the ferry is running,” she said.",
        "The bridge (it is old, but nobody minds it) is shut.",
        "He waited, while reading a paper.",
        "On the list are bread; milk; eggs.",
        "Everyone but the mayor was there.",
        "It was fireworks; four boys sent home.",
        "It is so, but " * 200,
    ],
)
def test_sentence_stays_whole_where_none_is_clear(text: str) -> None:
    assert cut(text) == [text]


def test_place_is_that_in_the_block() -> None:
    text = "Yes. The bridge is shut, but the ferry is running. No."
    assert [span.of(text) for span in clauses(text, 5, 50)] == [
        "The bridge is shut", "the ferry is running.",
    ]  # fmt: skip

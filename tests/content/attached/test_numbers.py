"""Paragraphs by the numbers that stand before them."""

import pytest

from kit.content.attached.blocks import Block
from kit.content.attached.numbers import by_numbers


@pytest.mark.parametrize("sign", ["{}. ", "{}) ", "({}) ", "[{}] ", "¶{} ", "¶ {}: ", "{} "])
def test_number_is_taken_off_and_what_has_none_is_no_paragraph(sign: str) -> None:
    texts = ["A bridge", *(sign.format(number) + "It rained." for number in (1, 2, 3)), "Share"]
    assert by_numbers(texts) == (
        Block("A bridge", counts=False),
        *[Block("It rained.", counts=True)] * 3,
        Block("Share", counts=False),
    )


def test_number_that_stands_alone_is_that_of_the_next_block() -> None:
    assert by_numbers(["1", "It rained.", "2", "It stopped.", "3", "It began again."]) == (
        Block("It rained.", counts=True),
        Block("It stopped.", counts=True),
        Block("It began again.", counts=True),
    )


@pytest.mark.parametrize(
    "texts",
    [
        ["It rained.", "It stopped."],
        ["1. It rained.", "2. It stopped."],
        ["97 people came.", "98 people came.", "99 people came."],
        ["1.5 metres.", "2.5 metres.", "3.5 metres."],
        ["2. It rained.", "1. It stopped.", "3. It began again."],
    ],
)
def test_few_numbers_or_others_are_words_of_the_text(texts: list[str]) -> None:
    assert by_numbers(texts) is None

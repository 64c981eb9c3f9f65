"""Where a claim begins and ends, with blank lines between all lines and with none."""

import pytest

from kit.exchange.authoring.text_form.blocks import blocks_of, repeated, typed_text

TEXT = """\
Title: The bridge
Intro: Ask the questions
in their order.

The mayor announced
a bridge.
= official
because: The mayor
speaks.

2. The bridge is
an eyesore.
before: On Monday.
= editorial
"""


def fields(text: str) -> list[list[tuple[str, str]]]:
    header, blocks = blocks_of(text)
    return [[(one.name, one.text) for one in block.fields] for block in (header, *blocks)]


EXPECTED = [
    [("title", "The bridge"), ("intro", "Ask the questions in their order.")],
    [
        ("claim", "The mayor announced a bridge."),
        ("=", "official"),
        ("because", "The mayor speaks."),
    ],
    [
        ("claim", "The bridge is an eyesore."),
        ("before", "On Monday."),
        ("=", "editorial"),
    ],
]


def test_blocks_and_what_goes_over_several_lines() -> None:
    assert fields(TEXT) == EXPECTED
    _header, blocks = blocks_of(TEXT)
    assert [block.line for block in blocks] == [5, 11]
    assert (
        typed_text(blocks[1:]) == "2. The bridge is\nan eyesore.\nbefore: On Monday.\n= editorial"
    )


def test_blank_lines_between_all_lines_part_the_same_claims() -> None:
    joined = (
        TEXT.replace("questions\nin", "questions in")
        .replace("announced\na", "announced a")
        .replace("mayor\nspeaks", "mayor speaks")
        .replace("is\nan", "is an")
    )
    assert fields(joined.replace("\n", "\n\n")) == EXPECTED


@pytest.mark.parametrize("number", ["1984.", "14.", "3)"])
def test_a_number_that_is_no_mark_of_a_list_stays(number: str) -> None:
    text = f"Title: x\n\n{number} September it was.\n= sourced"
    assert fields(text)[1][0] == ("claim", f"{number} September it was.")


def test_a_claim_may_begin_with_its_name_or_its_context() -> None:
    text = "claim: because: he said so\n= voice\n\nbefore: a\nclaim: b\n\nbefore: c\nd\n= voice\n"
    assert [block[0] for block in fields(text)[1:]] == [
        ("claim", "because: he said so"),
        ("claim", "b"),
    ] or fields(text)


def test_what_stands_twice_is_seen() -> None:
    _header, (block,) = blocks_of("a\n= voice\nb\n= official")
    assert [one.name for one in repeated(block)] == ["="]


@pytest.mark.parametrize("text", ["", "\n\n", "Title: x"])
def test_without_a_claim_there_is_no_block(text: str) -> None:
    assert blocks_of(text)[1] == []

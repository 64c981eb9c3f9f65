"""A teacher's corrections: each leaves all words where they are, and can be undone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.content.attached.blocks import Block, Blocks, paragraphs
from kit.content.attached.corrections import counted, joined, parted, places_to_part

BLOCKS = st.lists(
    st.builds(
        Block, st.sampled_from(("It rained.", "It rained. It stopped.", "a b")), st.booleans()
    ),
    min_size=1,
    max_size=6,
).map(tuple)


def words(blocks: Blocks) -> list[str]:
    return " ".join(block.text for block in blocks).split()


@given(blocks=BLOCKS, place=st.integers(0, 5), counts=st.booleans())
def test_block_is_a_paragraph_or_none(blocks: Blocks, place: int, counts: bool) -> None:
    place %= len(blocks)
    changed = counted(blocks, place, counts=counts)
    assert changed[place].counts is counts
    assert words(changed) == words(blocks)
    assert counted(changed, place, counts=blocks[place].counts) == blocks


@given(blocks=BLOCKS.filter(lambda blocks: len(blocks) > 1), place=st.integers(0, 5))
def test_parting_where_two_met_undoes_joining_them(blocks: Blocks, place: int) -> None:
    place = 1 + place % (len(blocks) - 1)
    whole, at = joined(blocks, place)
    assert len(whole) == len(blocks) - 1
    assert words(whole) == words(blocks)
    counts = blocks[place - 1].counts, blocks[place].counts
    assert parted(whole, place - 1, at, counts) == blocks
    assert parted(whole, place - 1, at)[place].counts is any(counts)


@given(blocks=BLOCKS, place=st.integers(0, 5))
def test_joining_undoes_parting(blocks: Blocks, place: int) -> None:
    place %= len(blocks)
    for at in places_to_part(blocks[place].text):
        pieces = parted(blocks, place, at)
        assert len(pieces) == len(blocks) + 1
        assert joined(pieces, place + 1)[0] == blocks


def test_places_are_where_sentences_begin() -> None:
    text = "“Never,” he said. “Not once?” she asked: nobody knew… Then it rained."
    assert [text[at:] for at in places_to_part(text)] == [
        "“Not once?” she asked: nobody knew… Then it rained.",
        "she asked: nobody knew… Then it rained.",
        "nobody knew… Then it rained.",
        "Then it rained.",
    ]
    assert places_to_part("It rained.") == []


@pytest.mark.parametrize("place", [-1, 2])
def test_place_that_there_is_not_is_refused(place: int) -> None:
    blocks = (Block("It rained.", counts=True), Block("It stopped.", counts=True))
    with pytest.raises(IndexError):
        counted(blocks, place, counts=False)
    with pytest.raises(IndexError):
        parted(blocks, place, 3)
    with pytest.raises(IndexError):
        joined(blocks, max(place, 0))


@pytest.mark.parametrize("at", [-3, 0, 5, 10, 99])
def test_paragraph_is_never_parted_within_a_word_or_into_one_and_nothing(at: int) -> None:
    with pytest.raises(IndexError):
        parted((Block("It rained.", counts=True),), 0, at)


def test_paragraphs_are_the_blocks_that_count() -> None:
    assert paragraphs(
        counted((Block("a", counts=True), Block("b", counts=True)), 0, counts=False)
    ) == ("b",)

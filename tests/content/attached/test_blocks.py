"""The blocks of a copy: what each is called, and a word for the state of all."""

from kit.content.attached.blocks import Block, numbered, paragraphs, state_of

BLOCKS = (Block("By Ann Ash", counts=False), Block("It rained.", counts=True))


def test_paragraphs_are_counted_from_one_without_what_is_none() -> None:
    assert paragraphs(BLOCKS) == ("It rained.",)
    assert numbered(BLOCKS) == [(None, BLOCKS[0]), (1, BLOCKS[1])]


def test_state_is_another_one_after_each_correction() -> None:
    others = (
        (Block("By Ann Ash", counts=True), BLOCKS[1]),
        (Block("By Ann Ash It rained.", counts=True),),
        BLOCKS[:1],
        (),
    )
    assert len({state_of(blocks) for blocks in (BLOCKS, *others)}) == 5
    assert state_of(BLOCKS) == state_of(tuple(BLOCKS))

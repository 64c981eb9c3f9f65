"""What the buttons of the page of paragraphs post, and what takes each back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.content.attached.blocks import Block, Blocks
from kit.web.teacher.authoring.attached.acts import Act, read_act

BLOCKS: Blocks = (
    Block("By Ann Ash", counts=False),
    Block("It rained. It stopped.", counts=True),
    Block("Then it began again.", counts=True),
)
WORDS = ("none 0", "one 0", "none 2", "join 1", "join 2", "part 1 11")


@given(st.lists(st.sampled_from(WORDS), max_size=5))
def test_each_act_is_taken_back_by_its_inverse(words: list[str]) -> None:
    blocks = BLOCKS
    for word in words:
        act = read_act(word)
        try:
            after = act.corrected(blocks)
        except IndexError:
            continue
        assert read_act(act.inverse(blocks)).corrected(after) == blocks
        blocks = after


def test_act_is_read_from_its_word() -> None:
    assert read_act("part 1 11") == Act("part", 1, 11)
    assert read_act("part 1 11 one none") == Act("part", 1, 11, (True, False))
    assert read_act("join 2") == Act("join", 2)
    assert read_act("join 2").seen_at == 1
    assert read_act("none 2").seen_at == 2
    assert read_act("none 2").words == "It is no paragraph now; those after it count one less."


@pytest.mark.parametrize(
    "word",
    ["", "none", "none x", "none -1", "none 1 2", "part 1", "part 1 2 one", "part 1 2 a b",
     "part 1 2 one one one", "erase 1", "none 99999999999999999999"],
)  # fmt: skip
def test_what_no_button_posts_is_no_act(word: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        read_act(word)

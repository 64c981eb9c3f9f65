"""Blocks of Markdown: where they begin and end, and which of them are code."""

from kit.content.notation.markdown_blocks import blocks_of


def test_blocks_are_parted_by_blank_lines_and_unwrapped() -> None:
    found = blocks_of(["a", "b", "", "> c", ">", "> d"])
    assert [block.lines for block in found] == [[(1, "a"), (2, "b")], [(4, "c")], [(6, "d")]]


def test_code_is_deep_and_in_no_list() -> None:
    found = blocks_of(["    a", "", "- b", "", "    c", "", "        d", "", "e", "", "\tf"])
    assert [block.is_code for block in found] == [True, False, False, False, False, True]
    assert [block.in_list for block in found] == [False, False, True, True, False, False]

"""Lines of a pasted text, and what joins them."""

import pytest

from kit.content.attached.lines import blocks_of, ends_sentence, is_bullet, lines_of


def test_line_is_its_words_and_what_stands_around_it() -> None:
    [first, second] = lines_of("\ufeff\tIt\u00a0 rained.  \r\n \r\n\u200bThen it stopped.\u2028")
    assert (first.text, first.indent, first.after_blank, first.breaks) == (
        "It rained.", 4, True, True,
    )  # fmt: skip
    assert (second.text, second.indent, second.after_blank, second.breaks) == (
        "Then it stopped.", 0, True, False,
    )  # fmt: skip


@pytest.mark.parametrize("text", ["He left.", "“Never.”", "Why?)", "so it is:", "then…", "لماذا؟"])
def test_sentences_end_so(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["By Ann Ash", "and so,", "1 March 2026", "”" * 40])
def test_sentences_do_not_end_so(text: str) -> None:
    assert not ends_sentence(text)


def test_two_blanks_at_the_end_of_a_line_keep_its_paragraph_together() -> None:
    assert list(blocks_of(lines_of("The town's council  \n1 March 2026\n\nIt rained."))) == [
        "The town's council 1 March 2026",
        "It rained.",
    ]


def test_points_of_a_list_are_blocks_of_their_own() -> None:
    assert is_bullet("• Nine spoke.")
    assert not is_bullet("- said the mayor")
    assert list(blocks_of(lines_of("It was said that:\n• Nine spoke.\n• Two left."))) == [
        "It was said that:",
        "• Nine spoke.",
        "• Two left.",
    ]

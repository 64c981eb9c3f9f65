"""Paragraphs of an article, however it was pasted, counted as the course counts them."""

import textwrap
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.content.attached.blocks import TEXT_MOST, paragraphs
from kit.content.attached.recognition import recognise
from tests.support.processor import seconds_for

#: Long enough for a paragraph each; words of our own, none of them parted by a hyphen.
SENTENCES = st.lists(
    st.sampled_from(
        (
            "The council met on Monday evening in the old town hall, and it stayed until midnight.",
            "“Nobody asked us what the bridge is for,” said a neighbour who lives right beside it.",
            "Forty people came to hear how much the new bridge would cost, and who would pay for it.",
            "The mayor announced that work would begin in June, which the builder could not confirm.",
            "What was decided stands in the minutes, which anybody may read at the town's library.",
        )
    ),
    min_size=1,
    max_size=5,
).map(" ".join)
ARTICLES = st.lists(SENTENCES, min_size=3, max_size=8)
HEADS = ("A bridge for the town?", "By Ann Ash", "1 March 2026")


def blank_lines(texts: Sequence[str]) -> str:
    return "\n\n".join(texts)


def one_a_line(texts: Sequence[str]) -> str:
    return "\r\n".join(texts)


def wrapped(texts: Sequence[str], width: int = 64) -> str:
    return "\n\n".join("\n".join(textwrap.wrap(text, width)) for text in texts)


def indented(texts: Sequence[str], width: int = 58) -> str:
    return "\n".join("\n".join(textwrap.wrap(text, width, initial_indent="   ")) for text in texts)


def numbered(texts: Sequence[str]) -> str:
    return "\n\n".join(f"{place}. {text}" for place, text in enumerate(texts, 1))


def with_signs(texts: Sequence[str]) -> str:
    return "\n".join(f"¶{place}\n{text}" for place, text in enumerate(texts, 1))


SHAPES = (blank_lines, one_a_line, wrapped, indented, numbered, with_signs)


@pytest.mark.parametrize("shape", SHAPES)
@given(texts=ARTICLES)
@settings(max_examples=40)
def test_paragraphs_are_those_of_the_article(shape: object, texts: list[str]) -> None:
    assert callable(shape)
    assert paragraphs(recognise(shape(texts))) == tuple(texts)


@pytest.mark.parametrize("shape", [blank_lines, one_a_line, wrapped])
@given(texts=ARTICLES)
@settings(max_examples=25)
def test_title_writer_date_and_what_a_page_has_around_are_none(
    shape: object, texts: list[str]
) -> None:
    assert callable(shape)
    whole = [
        *HEADS,
        texts[0],
        "Advertisement",
        "What it will cost",
        *texts[1:],
        "Share this article",
    ]
    blocks = recognise("\n\n".join(shape([text]) for text in whole))
    assert paragraphs(blocks) == tuple(texts)
    assert [block.text for block in blocks] == whole


@given(texts=ARTICLES)
def test_what_stands_before_counts_where_the_course_counts_it(texts: list[str]) -> None:
    text = blank_lines([*HEADS, *texts])
    assert paragraphs(recognise(text, len(texts) + 3)) == (*HEADS, *texts)
    assert paragraphs(recognise(text, len(texts))) == tuple(texts)
    # No way of counting comes to that, so it is the plainest.
    assert paragraphs(recognise(text, 99)) == tuple(texts)


def test_paragraph_torn_by_the_end_of_a_page_is_two_unless_the_course_counts_one() -> None:
    texts = [
        "Forty people came to the old town hall on Monday evening, and nine of them spoke.",
        "The council said on Monday that nobody in the town had been asked what the",
        "bridge was for, and that the minutes of the meeting were still to be written.",
        "The builder could not confirm any of it, though he was asked twice on that day.",
    ]
    assert paragraphs(recognise(blank_lines(texts))) == tuple(texts)
    assert paragraphs(recognise(blank_lines(texts), 3)) == (
        texts[0],
        f"{texts[1]} {texts[2]}",
        texts[3],
    )


def test_blank_line_within_an_indented_paragraph_is_the_end_of_a_page() -> None:
    text = (
        "   The council said on Monday that nobody in the\n"
        "town had been asked what the new bridge was for,\n"
        "and so it went on for an hour or more, until the\n"
        "\n"
        "lights of the hall went out.\n"
        "   The builder did not come. He had written that he\n"
        "was ill.\n"
        "   • Forty people came.\n"
        "   • Nine of them spoke.\n"
    )
    assert paragraphs(recognise(text)) == (
        (
            "The council said on Monday that nobody in the town had been asked what the new bridge was "
            "for, and so it went on for an hour or more, until the lights of the hall went out."
        ),
        "The builder did not come. He had written that he was ill.",
        "• Forty people came.",
        "• Nine of them spoke.",
    )


def test_word_parted_at_the_end_of_a_line_is_as_it_stands_elsewhere() -> None:
    text = (
        "The government of the town has met and said that the govern-\n"
        "ment would not pay for it, which is a thing of self-\n"
        "censorship and nothing that anybody else could have known."
    )
    assert paragraphs(recognise(text)) == (
        (
            "The government of the town has met and said that the government would not pay for it, "
            "which is a thing of self-censorship and nothing that anybody else could have known."
        ),
    )


def test_short_last_sentence_is_a_paragraph_and_what_announces_something_is_none() -> None:
    texts = [
        "The council met on Monday evening in the old town hall, and it stayed until midnight.",
        "Nobody knows why.",
    ]
    whole = [*texts, "To write to us, go here:", "The Ardenmoor Post"]
    assert paragraphs(recognise(blank_lines(whole))) == tuple(texts)


def test_marks_of_markdown_are_no_words() -> None:
    text = (
        "# A bridge for the town\n\n"
        "*The first paragraph of this article was changed on Tuesday, since a figure in it was "
        "wrong.*\n\n"
        "The [minutes](https://example.org/minutes) say what was decided on that Monday evening.\n"
        "\n***\n\n[Subscribe](https://example.org/us)\n"
    )
    assert paragraphs(recognise(text)) == (
        (
            "The first paragraph of this article was changed on Tuesday, since a figure in it was "
            "wrong."
        ),
        "The minutes say what was decided on that Monday evening.",
    )


def test_right_to_left_text_keeps_its_letters() -> None:
    text = (
        "اجتمع المجلس مساء الاثنين في دار البلدية القديمة وبقي حتى منتصف الليل في جلسة طويلة.\u202e"
    )
    assert paragraphs(recognise(f"{text}\n\n{text}")) == (text[:-1], text[:-1])


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u200b", "\0", "\ud800"])
def test_of_nothing_there_is_no_paragraph(text: str) -> None:
    assert paragraphs(recognise(text)) == ()


@given(text=st.text(max_size=400), count=st.none() | st.integers(0, 9))
def test_any_text_is_read_and_every_block_says_something(text: str, count: int | None) -> None:
    for block in recognise(text, count):
        assert block.text == block.text.strip() != ""
        assert "\0" not in block.text
        block.text.encode()


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "a ",
        "[",
        "[a](",
        "![",
        "*",
        "a-\n",
        "1. ",
        "¶1 ",
        "   a\n",
        "a\n\n",
        ".",
        "# ",
        "”",
        "\t",
    ],
)
def test_no_text_takes_long(piece: str) -> None:
    text = piece * (TEXT_MOST // len(piece))
    assert seconds_for(lambda _taking: recognise(text, 30), 5) < 5


def article(shared_folder: Path, letter: str) -> str:
    return (shared_folder / "articles" / f"article-{letter}.txt").read_text("utf-8")


@pytest.mark.parametrize(("letter", "count"), [("a", 30), ("b", 30), ("c", 12)])
def test_articles_have_the_paragraphs_that_the_course_counts(
    shared_folder: Path, letter: str, count: int
) -> None:
    text = article(shared_folder, letter)
    assert len(paragraphs(recognise(text, count))) == count
    # Of another shape, too: as a browser or a writing program would have them.
    for shape in (blank_lines, one_a_line, wrapped, numbered):
        assert paragraphs(recognise(shape(paragraphs(recognise(text, count))), count)) == (
            paragraphs(recognise(text, count))
        )

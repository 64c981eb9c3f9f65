"""What each block is."""

import pytest

from kit.content.attached.recognition import recognise
from kit.drafting.article import BlockKind
from kit.drafting.cutting.kinds import date_in, is_caption, kinds_of

BODY = "The council closed the lock at the end of the town on Tuesday, and nobody knows why."


def kinds(*texts: str) -> list[BlockKind]:
    return list(kinds_of(recognise("\n\n".join(texts))))


def test_head_of_an_article_is_told_apart() -> None:
    assert kinds(
        "FOR IMMEDIATE RELEASE", "Lock shut, mayor silent", "What we know, and what we do not",
        "By Ann Ash, Local Reporter", "Updated 3 May 2026, 4.12 p.m.", "What happened?", BODY,
    ) == [
        BlockKind.NOTE, BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.BYLINE, BlockKind.DATE,
        BlockKind.HEADING, BlockKind.PARAGRAPH,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "byline",
    ["By Ann Ash", "ANN ASH", "Ann Ash", "Ann Ash @annash · 8:14 AM", "Words by Ann Ash",
     "Issued by the Harbour Office", "Our rowing correspondent, Ann Ash"],
)  # fmt: skip
def test_byline_is_told_by_its_words(byline: str) -> None:
    assert kinds("Lock shut", byline, BODY) == [
        BlockKind.TITLE, BlockKind.BYLINE, BlockKind.PARAGRAPH,
    ]  # fmt: skip


def test_summary_before_a_byline_is_none_of_the_paragraphs() -> None:
    assert kinds("Lock shut", BODY, "By Ann Ash", BODY) == [
        BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.BYLINE, BlockKind.PARAGRAPH,
    ]  # fmt: skip


def test_body_has_headings_points_and_notes() -> None:
    assert kinds(
        "Lock shut", BODY, "What you should do", "• Boil the water.", "- The weir is dry.",
        "(Reporting by Ann Ash; Editing by Jo Holm)",
    ) == [
        BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.POINT, BlockKind.POINT,
        BlockKind.NOTE,
    ]  # fmt: skip


def test_what_is_for_editors_ends_the_article() -> None:
    assert kinds("Lock shut", BODY, "ENDS", BODY, "Notes to editors:", BODY)[2:] == (
        [BlockKind.NOTE] * 4
    )


def test_note_on_the_writer_is_no_paragraph() -> None:
    note = "Ann Ash is a columnist for the Ledger, and the views are her own."
    assert kinds("Lock shut", "By Ann Ash", BODY, note)[-1] is BlockKind.NOTE


@pytest.mark.parametrize(
    "text",
    ["Photo: The lock in May.", "Picture by Jo Holm", "The lock in May. (Photo: Jo Holm)",
     "Above: the lock", "Ships wait. Photograph: Jo Holm/Agency"],
)  # fmt: skip
def test_caption_is_told(text: str) -> None:
    assert is_caption(text)


@pytest.mark.parametrize("text", ["The photo shows a lock.", BODY, "Map makers: a dying trade"])
def test_running_text_is_no_caption(text: str) -> None:
    assert not is_caption(text)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("By Ann Ash, 3 May 2026", "3 May 2026"), ("By Ann Ash | March 6", "March 6"),
        ("Statement of the Office 10 March 2022", "10 March 2022"), ("By Ann May", ""),
        ("Sunday, 22 June", "22 June"), ("2026-05-03", "2026-05-03"), ("", ""),
    ],
)  # fmt: skip
def test_date_is_picked_out(text: str, date: str) -> None:
    assert date_in(text) == date

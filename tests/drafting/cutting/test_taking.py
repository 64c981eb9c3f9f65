"""A text taken apart as a whole: what comes out of it, and that nothing else can happen."""

import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit.drafting.article import Article, BlockKind
from kit.drafting.cutting import is_english, personal_data, take_apart
from tests.support.processor import seconds_for

LONG = (
    "The council closed the lock on Tuesday. “They know. We told them,” said Ms Oyen, who chairs "
    "it. Nobody was hurt, but two men fell into the weir; one of them, Mr. J. Holm, is ill. "
)
TEXT = """Home | News | Local

Lock shut, mayor silent
By Ann Ash
3 May 2026

ELLSWORTH, 3 May (Agency) — The council closed the lock on Tues-
day. “They know. We told them,” said Ms Oyen, who chairs the board
of the town.

Photo: The lock in May.

Read also: Weir dry

What now?

It decided that:
• The ferry runs, but the bridge is shut.
• Please ring before noon.

(Reporting by Ann Ash)
"""


def claims(article: Article) -> list[str]:
    return [
        claim.of(block.text) for block, sentence in article.sentences() for claim in sentence.claims
    ]


def test_article_is_taken_apart() -> None:
    article = take_apart(TEXT)
    assert (article.title, article.byline, article.date) == (
        "Lock shut, mayor silent", "Ann Ash", "3 May 2026",
    )  # fmt: skip
    assert [(block.kind.value, block.number) for block in article.blocks] == [
        ("title", None), ("byline", None), ("date", None), ("paragraph", 1), ("paragraph", 2),
        ("paragraph", 3), ("point", 4), ("point", 5), ("note", None),
    ]  # fmt: skip
    assert claims(article) == [
        "The council closed the lock on Tuesday.",
        "“They know. We told them,” said Ms Oyen, who chairs the board of the town.",
        "The ferry runs",
        "the bridge is shut.",
    ]
    assert [removal.name for removal in article.removals] == [
        "navigation-1", "hyphen-7", "line-end-7", "caption-11", "read-also-13",
    ]  # fmt: skip


PAGE = """The Ledger
Skip to content
News | Sport | Opinion | Jobs
LOCAL
Lock to close, says council
The council has said that the lock at the end of the town will close in June, after a survey.
Ann Ash
Published: 3 May 2026 at 10:12
Share
Tweet
A boat in the lock. Photograph: Jo Holm/The Ledger
The lock will close in June, the council said on Tuesday. Its gate, built in 1961, moves by hand.
Advertisement
Swimmers were angry, and one of them asked why nobody had looked at the gate before.
Read more: Ten locks we have lost
The council will meet again on 9 May.
Most read
1. Weir dry
\u00a9 2026 The Ledger. All rights reserved.
"""


def test_page_that_was_copied_whole_is_told_from_its_article() -> None:
    article = take_apart(PAGE)
    assert (article.title, article.byline, article.date) == (
        "Lock to close, says council", "Ann Ash", "Published: 3 May 2026 at 10:12",
    )  # fmt: skip
    assert [removal.name for removal in article.removals] == [
        "navigation-2", "navigation-3", "navigation-9", "navigation-10", "caption-11",
        "navigation-13", "read-also-15", "navigation-17", "navigation-19",
    ]  # fmt: skip
    assert len(claims(article)) == 4


def test_removals_are_put_back() -> None:
    article = take_apart(TEXT, ["caption-11", "hyphen-7"])
    assert [removal.name for removal in article.removals] == [
        "navigation-1", "line-end-7", "read-also-13",
    ]  # fmt: skip
    assert [block.text for block in article.blocks if block.kind is BlockKind.CAPTION] == [
        "Photo: The lock in May."
    ]
    assert claims(article)[0] == "The council closed the lock on Tues-day."


def test_person_corrects_the_kinds() -> None:
    article = take_apart(
        TEXT, kinds={0: BlockKind.PARAGRAPH, 1: BlockKind.TITLE, 99: BlockKind.NOTE}
    )
    assert (article.title, article.byline) == ("By Ann Ash", "")
    assert [block.number for block in article.blocks][:4] == [1, None, None, 2]


def test_date_is_that_of_the_dateline_where_no_other_is() -> None:
    assert take_apart(f"Lock shut\n\nELLSWORTH, 3 May (Agency) — {LONG}").date == "3 May"


def test_long_quotation_over_paragraphs_stays_two_blocks() -> None:
    first = (
        "“It was dark. I saw nobody on the bridge, and I did not look for anybody, she said.\n\n"
    )
    article = take_apart(f"{first}“I ran to the lock, where my brother had the key for the gate.”")
    assert [len(block.sentences) for block in article.blocks] == [2, 1]


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff", "\x00"])
def test_nothing_comes_of_nothing(text: str) -> None:
    article = take_apart(text)
    assert (article.blocks, article.title, list(article.sentences())) == ((), "", [])


def test_one_word_is_a_block_without_a_claim() -> None:
    article = take_apart("Fire")
    assert [(block.text, block.number) for block in article.blocks] == [("Fire", None)]


def test_capitals_are_cut_all_the_same() -> None:
    text = "THE COUNCIL CLOSED THE LOCK ON TUESDAY. MR. HOLM FELL IN. NOBODY ELSE WAS HURT."
    assert claims(take_apart(text)) == [
        "THE COUNCIL CLOSED THE LOCK ON TUESDAY.", "MR. HOLM FELL IN.", "NOBODY ELSE WAS HURT.",
    ]  # fmt: skip


def test_text_without_stops_is_in_its_blocks() -> None:
    text = "the council closed the lock on tuesday and nobody in the town knows why it did so then"
    assert claims(take_apart(f"{text}\n\n{text}")) == [text, text]


def test_transcript_is_cut_by_its_turns() -> None:
    text = (
        "OYEN: The lock is shut, as all of you in this room will know by now. It is old.\n"
        "HOLM: Who is to pay for a new one, if I may ask, when the town has no money?\n"
    ) * 3
    article = take_apart(text)
    assert {block.text[:5] for block in article.blocks} == {"OYEN:", "HOLM:"}
    assert len(article.blocks) == 6


def test_list_of_headlines_claims_nothing() -> None:
    article = take_apart("Lock shut\nMayor silent\nFerry full\nWeir dry\n")
    assert [block.text for block in article.blocks] == [
        "Lock shut", "Mayor silent", "Ferry full", "Weir dry",
    ]  # fmt: skip
    assert claims(article) == []


def test_table_loses_nothing() -> None:
    table = "Lock\tBuilt\tSeats\nWeir\t1911\t14\nHolm\t1790\t9\n"
    words = " ".join(block.text for block in take_apart(table).blocks).split()
    assert words == table.split()


def test_other_scripts_are_cut_all_the_same() -> None:
    text = "أغلق المجلس الجسر يوم الثلاثاء الماضي بعد اجتماع طويل. لا أحد يعرف السبب؟ سأل الناس."
    assert len(list(take_apart(text).sentences())) == 3


PIECES = st.sampled_from(
    ["“", "”", "'", '"', "(", ")", ". ", "... ", "? ", "\n", "\n\n", "\xad\n", "-\n", "- ", "• ",
     "Mr. ", "a.m. ", "U.S. ", "J. ", "No. 4 ", "said ", "The lock is shut", ", but ", "; ", " — ",
     "By ", "3 May ", "12\n", "a@b.cd ", "+44 20 7946 0123", "[", "](", "*", "é", "\u202e", "\ud800",
     "ﬁ", "he is ", "| ", "Photo: ", "1/ ", ENDS := "ENDS\n"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=120).map("".join))
NO_DEADLINE = settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))


@pytest.mark.long
@NO_DEADLINE
@given(TEXTS)
def test_any_text_is_taken_apart(text: str) -> None:
    article = take_apart(text)
    for block in article.blocks:
        end = 0
        for sentence in block.sentences:
            assert end <= sentence.span.start < sentence.span.end <= len(block.text)
            end = sentence.span.end
            inside = sentence.span.start
            for claim in sentence.claims:
                assert inside <= claim.start < claim.end <= sentence.span.end
                inside = claim.end
    names = [removal.name for removal in article.removals]
    assert len(names) == len(set(names))
    put_back = take_apart(text, names)
    assert not set(names) & {removal.name for removal in put_back.removals}
    personal_data(text)
    is_english(text)


@NO_DEADLINE
@given(TEXTS)
def test_no_letter_is_lost_but_what_is_told(text: str) -> None:
    article = take_apart(text)
    told = "".join(removal.text for removal in article.removals)
    kept = "".join(block.text for block in article.blocks) + told
    letters = set(string.ascii_letters)
    assert {sign for sign in text if sign in letters} <= set(kept)


@pytest.mark.long
@pytest.mark.slow
@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.lists(PIECES, min_size=1, max_size=4).map("".join))
def test_no_repetition_runs_away(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    assert seconds_for(lambda _taking: (take_apart(text), personal_data(text)), 2.0) < 2.0


@pytest.mark.parametrize(("words", "bound"), [(1_500, 0.3), (10_000, 2.0)])
def test_article_is_taken_apart_in_time(words: int, bound: float) -> None:
    times = words // len(LONG.split()) + 1
    text = "\n\n".join([LONG * 4] * (times // 4 + 1))
    assert len(text.split()) >= words
    assert seconds_for(lambda _taking: take_apart(text), bound) < bound


@pytest.mark.long
@pytest.mark.slow
def test_two_million_characters_are_taken_apart_in_time() -> None:
    text = "\n\n".join([LONG * 4] * (2_000_000 // len(LONG * 4)))
    assert seconds_for(lambda _taking: take_apart(text), 30) < 30

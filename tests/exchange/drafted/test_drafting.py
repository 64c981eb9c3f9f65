"""An article taken apart and looked through: its claims, what goes round them, the files of it."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.texts import ARTICLES, EXERCISE, KEY
from kit.drafting.article import Article, Block, BlockKind, Sentence, Span
from kit.drafting.cutting import take_apart
from kit.drafting.findings import Fact, Finding, Place, Proposal, Question, SpeakerKind
from kit.exchange.article_files.article import ReadArticle
from kit.exchange.drafted.asked import SPREAD, asked_of
from kit.exchange.drafted.claims import DraftedClaim, all_claims, drafted_claims
from kit.exchange.drafted.drafting import ArticleTooLong, NoClaim, NoFullStops, drafted
from kit.exchange.drafted.files import About, drafted_texts
from kit.exchange.drafted.sheet import drafted_sheet
from kit.exchange.drafted.words import found_words, proposal_words, shortened
from kit.vocabulary import Label
from tests.support.processor import seconds_for

WORDS = "Ines Aydin speaks for the council. It rained. She said so; nobody asked her why."
SENTENCES = (Span(0, 34), Span(35, 45), Span(46, 80))
CLAIM = Span(46, 57)
PROPOSAL = Proposal(Label.OFFICIAL, "office-speaks", 1, ("said", "nowhere"), sure=True)
ABOUT = About("post", "The Post: a paper", "2 June 2026", "report", byline="Ann Ash")
SAID = Fact(
    Question.SPEAKER, "speech", "She said,", Place(0, Span(46, 54)), "Ines Aydin",
    SpeakerKind.OFFICE, Place(0, Span(0, 10)),
)  # fmt: skip


def article() -> Article:
    sentences = tuple(Sentence(span, (span,)) for span in SENTENCES)
    return Article((Block(BlockKind.PARAGRAPH, WORDS, 1, sentences),), (), "", "", "")


def claim_of(*facts: Fact, proposal: Proposal | None = None) -> DraftedClaim:
    finding = Finding(Place(0, CLAIM), 2, facts, proposal)
    return drafted_claims(article(), [(finding, "")])[0]


def test_claim_is_quoted_with_who_speaks_and_what_it_leans_on() -> None:
    claim = claim_of(SAID, proposal=PROPOSAL)
    assert (claim.id, claim.paragraph, claim.words) == ("she-said-so", 1, "She said so")
    assert claim.before == "Ines Aydin speaks for the council. It rained."
    assert claim.after == "; nobody asked her why."
    assert list(claim.cues) == ["said"]
    assert claim_of().before == "It rained."


def test_what_was_left_out_between_is_said() -> None:
    first = "Ines Aydin speaks for the council of the town, as she has done for years."
    text = f"{first}\n\nIt rained all day. The river rose. She said it."
    whole = take_apart(text)
    place = Place(1, whole.blocks[1].sentences[2].claims[0])
    fact = Fact(Question.SPEAKER, "speech", "said", place, "Ines Aydin", None,
                Place(0, Span(0, 10)))  # fmt: skip
    claim = drafted_claims(whole, [(Finding(place, 2, (fact,), None), "")])[0]
    assert claim.before == f"{first} … The river rose."


def test_what_was_found_is_said_in_the_guides_order() -> None:
    where = Fact(Question.SOURCE, "date", "Monday.", Place(0, Span(0, 3)))
    assert list(found_words(article(), [where, SAID, SAID])) == [
        ("Who speaks?", "speech: “She said”, by Ines Aydin (office, ¶1)"),
        ("Where from?", "date: “Monday”"),
    ]
    assert proposal_words(PROPOSAL) == "official (step 1, by the rule office-speaks, sure)"
    assert shortened("a\x1b\n" + "b" * 90) == "a " + "b" * 57 + "…"


def test_files_hold_the_claims_and_no_label() -> None:
    claims = [claim_of(SAID, proposal=PROPOSAL)]
    texts = drafted_texts("post", "The post", article(), ABOUT, claims)
    assert plain_fields(texts[EXERCISE])["items"] == [
        {
            "id": "she-said-so",
            "claim": "She said so",
            "context": {"before": claims[0].before, "after": claims[0].after},
            "from": {"article": "post", "paragraph": 1, "wording": "quoted"},
        }
    ]
    assert plain_fields(texts[KEY])["items"] == {
        "she-said-so": {"label": None, "why": "Step 1:", "cues": [], "check": None}
    }
    assert (
        "    # ¶1. Who speaks? speech: “She said”, by Ines Aydin (office, ¶1).\n"
        "    # Proposed: official (step 1, by the rule office-speaks, sure); shown by said. Look for\n"
        "    # yourself.\n"
    ) in texts[KEY]
    assert plain_fields(texts[ARTICLES])["articles"] == [
        {
            "id": "post", "outlet": "The Post: a paper", "kind": "report", "date": "2 June 2026",
            "paragraphs": 1, "note": "By Ann Ash.",
        }
    ]  # fmt: skip
    silent = drafted_texts("post", "x", article(), ABOUT, [claim_of()])[KEY]
    assert "    # ¶1. Nothing was found: that says nothing of it.\n    label:\n    why:\n" in silent


def test_sheet_has_a_row_for_each_claim() -> None:
    text = drafted_sheet(article(), [claim_of(SAID, proposal=PROPOSAL), claim_of()])
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows == [
        ["id", "paragraph", "claim", "found", "proposal", "rule", "sure"],
        [
            "she-said-so", "1", "She said so",
            "Who speaks? speech: “She said”, by Ines Aydin (office, ¶1)",
            "official", "office-speaks", "yes",
        ],
        ["she-said-so", "1", "She said so", "", "", "", ""],
    ]  # fmt: skip


def test_spread_is_twelve_and_even_where_nothing_is_looked_for() -> None:
    text = " ".join(f"Satz {number} steht hier für sich." for number in range(40))
    whole = take_apart(text)
    claims = all_claims(whole)
    assert len(claims) == 40
    asked = asked_of(whole, english=False, every=False)
    assert [claims.index(finding) for finding, _reason in asked] == [
        place * 40 // SPREAD for place in range(SPREAD)
    ]
    assert len(asked_of(whole, english=False, every=True)) == 40


def test_reasons_are_words() -> None:
    for path in sorted(Path("tests/drafting/gold/development").glob("*.txt"))[:6]:
        taken = drafted(ReadArticle(path.read_text("utf-8")), every=False)
        assert len(taken.claims) == SPREAD
        assert all(" " in claim.reason for claim in taken.claims)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("Never", NoClaim), ("x " * 60_001, ArticleTooLong), ("so it goes on " * 300, NoFullStops)],
)
def test_text_without_claims_is_refused(text: str, reason: type[Exception]) -> None:
    with pytest.raises(reason):
        drafted(ReadArticle(text), every=True)


@given(st.text(max_size=400))
def test_files_of_any_text_can_be_read(text: str) -> None:
    whole = take_apart(text)
    claims = drafted_claims(whole, [(finding, "") for finding in all_claims(whole)])
    texts = drafted_texts("x", "x", whole, ABOUT, claims)
    items = plain_fields(texts[EXERCISE]).get("items") or []
    assert [item["claim"] for item in items] == [claim.words for claim in claims]
    assert len(plain_fields(texts[KEY]).get("items") or {}) == len(claims)


def test_ten_thousand_words_in_five_seconds() -> None:
    text = " ".join(f"The council said on Monday that road {n} is shut." for n in range(1000))
    assert seconds_for(lambda _taking: drafted(ReadArticle(text), every=True), 5) < 5

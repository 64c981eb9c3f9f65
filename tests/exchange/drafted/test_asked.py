"""Which sentences are asked for, and why."""

from pathlib import Path

from kit.drafting.cutting import take_apart
from kit.exchange.article_files.article import ReadArticle
from kit.exchange.drafted.asked import SPREAD, asked_of
from kit.exchange.drafted.claims import all_claims
from kit.exchange.drafted.drafting import drafted


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

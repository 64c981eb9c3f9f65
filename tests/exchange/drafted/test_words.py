"""What was found, in words."""

from kit.drafting.article import Span
from kit.drafting.findings import Fact, Place, Question
from kit.exchange.drafted.words import found_words, proposal_words, shortened
from tests.support.drafted import PROPOSAL, SAID, article


def test_what_was_found_is_said_in_the_guides_order() -> None:
    where = Fact(Question.SOURCE, "date", "Monday.", Place(0, Span(0, 3)))
    assert list(found_words(article(), [where, SAID, SAID])) == [
        ("Who speaks?", "speech: “She said”, by Ines Aydin (office, ¶1)"),
        ("Where from?", "date: “Monday”"),
    ]
    assert proposal_words(PROPOSAL) == "official (step 1, by the rule “office-speaks”, sure)"
    assert shortened("a\x1b\n" + "b" * 90) == "a " + "b" * 57 + "…"

"""Claims quoted as printed, with what goes round them."""

from kit.drafting.article import Span
from kit.drafting.cutting import take_apart
from kit.drafting.findings import Fact, Finding, Place, Question
from kit.exchange.drafted.claims import drafted_claims
from tests.support.drafted import PROPOSAL, SAID, claim_of


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

"""A made-up article of three sentences, and a claim of its last one."""

from kit.drafting.article import Article, Block, BlockKind, Sentence, Span
from kit.drafting.findings import Fact, Finding, Place, Proposal, Question, SpeakerKind
from kit.exchange.drafted.claims import DraftedClaim, drafted_claims
from kit.exchange.drafted.files import About
from kit.vocabulary import Label

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
    """One paragraph, each of its sentences a claim."""
    sentences = tuple(Sentence(span, (span,)) for span in SENTENCES)
    return Article((Block(BlockKind.PARAGRAPH, WORDS, 1, sentences),), (), "", "", "")


def claim_of(*facts: Fact, proposal: Proposal | None = None) -> DraftedClaim:
    """The claim of its last sentence, with what was found for it."""
    finding = Finding(Place(0, CLAIM), 2, facts, proposal)
    return drafted_claims(article(), [(finding, "")])[0]

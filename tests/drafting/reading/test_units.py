from kit.drafting.article import Span
from kit.drafting.findings import Place
from kit.drafting.reading.units import units_of
from tests.support.lined_articles import lined_article
from tests.support.reading import unit


def test_claim_knows_what_of_it_is_quoted() -> None:
    claim = unit("“It is safe,” he said.")
    assert claim.outside == "·············· he said."[1:]
    assert claim.quoted == 13 / 22
    assert claim.place(14, 16) == Place(1, Span(14, 16))


def test_run_of_single_sentences_is_one_paragraph() -> None:
    text = "Title\n\nOne is.\n\nTwo is.\n\nThree is.\nFour is.\n\nFive is."
    assert [claim.group for claim in units_of(lined_article(text))] == [1, 1, 2, 2, 3]

"""What an article says of one claim: its paragraph, who speaks, what is greyed around it."""

from kit.classroom.authoring.drafting.apart import Apart, Around, apart_of, kinds_of
from kit.classroom.authoring.drafting.marks import place_of
from kit.drafting.article import BlockKind, Span
from kit.drafting.findings import Place, Question, SpeakerKind
from kit.store.authoring.draft_articles import DraftArticleRecord
from kit.store.ids import new_id
from tests.support.from_articles import ARTICLE
from tests.support.room import NOON

QUOTED = '"We do not take risks with people\'s lives," she said.'


def of(text: str = ARTICLE) -> Apart:
    return apart_of(DraftArticleRecord(new_id(), text, [], {}, {}, {}, NOON))


def at(apart: Apart, words: str) -> Place:
    place = place_of(words, apart.article)
    assert place is not None
    return place


def test_speaker_of_a_quotation_is_named_before_it() -> None:
    apart = of()
    place = at(apart, QUOTED)
    assert apart.speaker_kind(place) is SpeakerKind.OFFICE
    assert apart.asks_who(place)
    assert "Ines Aydin" in apart.around(place).before
    assert apart.paragraph(place) == 1


def test_a_clause_has_the_rest_of_its_sentence_around_it() -> None:
    apart = of()
    place = at(apart, "and nobody will pay for it")
    assert apart.around(place) == Around("It is the same old story,", "")
    assert not apart.asks_who(place)


def test_words_that_were_not_cut_so_have_the_facts_among_them_and_no_proposal() -> None:
    apart = of()
    place = at(apart, "report of 2 March recommends")
    finding = apart.finding(place)
    assert finding is not None
    assert finding.proposal is None
    assert apart.facts(place, Question.SOURCE)
    nowhere = Place(99, Span(0, 1))
    assert (apart.finding(nowhere), apart.around(nowhere)) == (None, Around())
    assert (apart.speaker_kind(nowhere), apart.sentence_before(nowhere)) == (None, None)


def test_what_is_greyed_is_short() -> None:
    long = "It rained, " * 60 + "and the bridge was closed by the council on Monday."
    apart = of(long)
    around = apart.around(at(apart, "the bridge was closed"))
    assert around.before.startswith("\u2026 ")
    assert len(around.before) <= 242


def test_corrections_are_by_the_index_of_the_block() -> None:
    assert kinds_of({"3": "title"}) == {3: BlockKind.TITLE}


def test_a_claim_that_names_its_speaker_asks_nobody_who_that_is() -> None:
    apart = of(
        '"We cannot heat a bath," council leader Maren Hollis said after the vote.\n\n'
        "It is the same old story.\n\nIt has no roof.\n\nShe promised that the bath stays."
    )
    named, story, roof, promise = (
        at(apart, words)
        for words in ('"We cannot heat a bath," council leader Maren Hollis said after the vote.',
                      "It is the same old story.", "It has no roof.",
                      "She promised that the bath stays.")
    )  # fmt: skip
    assert [apart.asks_who(place) for place in (named, story, roof, promise)] == [
        False, False, True, True,
    ]  # fmt: skip

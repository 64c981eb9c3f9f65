from pathlib import Path

import pytest

from kit.drafting.article import Span
from kit.drafting.findings import Place, Question, SpeakerKind
from kit.drafting.reading import SpeakerCount, read, speaker_counts
from tests.support.lined_articles import lined_article
from tests.support.processor import seconds_for

TEXT = """Bridge shut

Mayor Ana Ruiz said on Monday that the plan was a disgrace.
She added that 40 boats had left.
Critics say it is late."""


def test_facts_stand_in_the_order_of_the_questions() -> None:
    first, second, _third = read(lined_article(TEXT))
    assert [(fact.question, fact.kind, fact.words) for fact in first.facts] == [
        (Question.SPEAKER, "speech", "Mayor Ana Ruiz said"),
        (Question.SETTLED, "loaded", "disgrace"),
        (Question.SOURCE, "date", "monday".title()),
    ]
    speech = second.facts[0]
    assert (speech.speaker, speech.speaker_kind) == ("Mayor Ana Ruiz", SpeakerKind.OFFICE)
    assert speech.introduced == Place(1, Span(0, 5))


def test_proposal_gives_rule_step_and_cues() -> None:
    proposal = read(lined_article(TEXT))[0].proposal
    assert proposal is not None
    assert (proposal.rule, proposal.step) == ("office speaks", 1)
    assert proposal.cues == ("Mayor Ana Ruiz", "said")
    assert not proposal.sure


def test_kinds_of_speaker_are_counted() -> None:
    assert speaker_counts(read(lined_article(TEXT))) == (
        SpeakerCount(SpeakerKind.OFFICE, 2, ("Mayor Ana Ruiz",)),
        SpeakerCount(SpeakerKind.NOBODY_NAMED, 1, ("Critics",)),
    )


@pytest.mark.long
def test_long_articles_are_read_at_once() -> None:
    texts = (Path(__file__).parents[1] / "gold" / "development").glob("*.txt")
    whole = "\n\n".join(path.read_text("utf-8") for path in sorted(texts))
    short = lined_article("\n\n".join(whole.split("\n\n")[:75]))
    long = lined_article(f"{whole}\n\n{whole}")
    read(short)
    assert seconds_for(lambda _taking: read(short), 0.5) < 0.5
    assert seconds_for(lambda _taking: read(long), 2.5) < 2.5


def test_empty_article_has_no_findings() -> None:
    assert read(lined_article("")) == ()

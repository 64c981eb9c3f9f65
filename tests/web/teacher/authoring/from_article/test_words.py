"""All that may be found in an article has words for a teacher."""

from kit.drafting.findings import SpeakerKind
from kit.drafting.reading.rules import RULES
from kit.web.teacher.authoring.from_article.words import (
    COUNTER_WORDS,
    RULE_WORDS,
    SPEAKER_WORDS,
    fact_words,
    reason_words,
    rule_words,
)
from tests.web.conftest import Site


def test_each_kind_of_speaker_has_words() -> None:
    assert set(SPEAKER_WORDS) == set(SpeakerKind) == set(COUNTER_WORDS)


def test_each_rule_has_words_that_are_not_its_name() -> None:
    assert set(RULE_WORDS) == {rule.name for rule in RULES}
    assert all(words != name for name, words in RULE_WORDS.items())


def test_facts_and_reasons_are_told_in_words(site: Site) -> None:
    with site.app.test_request_context():
        assert fact_words("loaded", None) == "a loaded word"
        assert fact_words("speech", SpeakerKind.WITNESS) == "was there"
        assert reason_words("witness") == "was there"
        assert reason_words("record") == "names a record"
        assert rule_words("office speaks") == "somebody in public office speaks"
        assert rule_words("new") == "new"
        # Of a kind that is new, its name.
        assert (fact_words("new", None), reason_words("new")) == ("new", "new")

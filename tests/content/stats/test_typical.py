import pytest

from kit.content.stats.features import features_of
from kit.content.stats.typical import TYPICAL, TypicalCount, is_typical, typical_counts
from kit.vocabulary import Label
from tests.support.labelled import labelled

TABLE = "The final table gives the club eleven goals."
SPEECH = "The ministry confirmed the leak."
SIGNED = "Nobody will be kept waiting. Signed: the examination office"
QUOTED = "Its way into the pact was a “red line”."
LOADED = "Eleven goals are a disgrace."
CALM = "The charter speaks for itself."
BARE = "The pool lost many visitors."


@pytest.mark.parametrize(
    ("label", "text", "typical"),
    [
        (Label.SOURCED, TABLE, True),
        (Label.SOURCED, "The minutes name each member.", True),
        (Label.SOURCED, "They wore wrist sensors, 214 of them.", True),
        (Label.SOURCED, BARE, False),
        (Label.SOURCED, LOADED, False),
        (Label.OFFICIAL, SPEECH, True),
        (Label.OFFICIAL, SIGNED, True),
        (Label.OFFICIAL, QUOTED, True),
        (Label.OFFICIAL, BARE, False),
        (Label.EDITORIAL, LOADED, True),
        (Label.EDITORIAL, "Whatever ceasefire comes will be a pause.", True),
        (Label.EDITORIAL, TABLE, False),
        (Label.EDITORIAL, SPEECH, False),
        (Label.EDITORIAL, "The minister said it, and it is a disgrace.", True),
        (Label.UNSOURCED, BARE, True),
        (Label.UNSOURCED, "A lunch costs 23 per cent more.", True),
        (Label.UNSOURCED, SPEECH, False),
        (Label.UNSOURCED, LOADED, False),
        (Label.VOICE, "Ida Quist, the treasurer, argues for it.", True),
        (Label.VOICE, QUOTED, True),
        (Label.VOICE, "In her view the dam does harm.", True),
        (Label.VOICE, BARE, False),
    ],
)
def test_what_is_typical_of_each_label(label: Label, text: str, typical: bool) -> None:
    assert is_typical(label, text, features_of(text)) is typical


def test_every_label_has_a_rule_and_words_for_it() -> None:
    assert set(TYPICAL) == set(Label)
    assert all(isinstance(is_typical(label, CALM, frozenset()), bool) for label in Label)


def test_counts_are_of_the_labels_that_occur() -> None:
    items = [
        labelled(Label.OFFICIAL, SPEECH),
        labelled(Label.OFFICIAL, BARE),
        labelled(Label.UNSOURCED, BARE),
    ]
    counts = typical_counts(items)
    assert list(counts.items()) == [
        (Label.OFFICIAL, TypicalCount(1, 2)),
        (Label.UNSOURCED, TypicalCount(1, 1)),
    ]
    assert [count.share for count in counts.values()] == [0.5, 1.0]
    assert TypicalCount(0, 0).share == 0.0

from kit.content.stats.hard_cases import Treatment, treated_unlike
from kit.items.key_entries.label_entries import Debatable
from kit.vocabulary import HardCase, Label, Scheme
from tests.support.labelled import labelled

HALF = Debatable(label=Label.UNSOURCED, credit=0.5, argument="x")
LIKE = [
    labelled(Label.OFFICIAL, f"{n}", case=HardCase.ANONYMOUS_OFFICIALS, debatable_as=HALF)
    for n in range(2)
]


def test_items_treated_alike_are_not_named() -> None:
    assert list(treated_unlike(LIKE)) == []


def test_the_rarer_treatment_is_named() -> None:
    bare = labelled(Label.OFFICIAL, "bare", case=HardCase.ANONYMOUS_OFFICIALS)
    (unlike,) = treated_unlike([bare, *LIKE])
    assert (unlike.case, unlike.scheme) == (HardCase.ANONYMOUS_OFFICIALS, Scheme.FIVE_WAY)
    assert unlike.usual == Treatment(Label.OFFICIAL, Label.UNSOURCED, 0.5)
    assert {item.text: str(way) for item, way in unlike.others.items()} == {
        "bare": "official, not debatable"
    }
    assert str(unlike.usual) == "official, debatable as unsourced for 0.5"


def test_cases_and_schemes_are_judged_apart() -> None:
    other = labelled(Label.SOURCED, "x", case=HardCase.SIGNED_PAPER)
    three = labelled(
        Label.OFFICIAL, "y", scheme=Scheme.THREE_WAY, case=HardCase.ANONYMOUS_OFFICIALS
    )
    assert list(treated_unlike([*LIKE, other, three])) == []

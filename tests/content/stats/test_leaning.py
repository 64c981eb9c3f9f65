from kit.content.stats.leaning import Leaning, directions, speakers
from kit.vocabulary import Label, Side
from tests.support.labelled import labelled

ITEMS = [
    labelled(Label.OFFICIAL, speaker=Side.WEST),
    labelled(Label.OFFICIAL, speaker=Side.WEST),
    labelled(Label.VOICE, speaker=Side.RUSSIA, aimed_at=Side.UKRAINE),
    labelled(Label.EDITORIAL, aimed_at=Side.WEST),
    labelled(Label.SOURCED),
]


def test_speakers_and_directions_are_counted_apart() -> None:
    assert speakers(ITEMS) == Leaning({Side.RUSSIA: 1, Side.WEST: 2})
    assert directions(ITEMS) == Leaning({Side.UKRAINE: 1, Side.WEST: 1})


def test_shares_are_of_the_items_that_name_a_side() -> None:
    leaning = speakers(ITEMS)
    assert leaning.items == 3
    assert leaning.share(Side.WEST) == 2 / 3
    assert leaning.share(Side.OTHER) == 0.0
    assert speakers([]).share(Side.WEST) == 0.0

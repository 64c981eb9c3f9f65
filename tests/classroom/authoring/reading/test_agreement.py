"""What the author sees: where the key stands alone, what does not count, and how far all agree."""

import pytest

from kit.classroom.authoring.reading.agreement import (
    Meaning,
    Stand,
    meaning_of,
    readers_page,
    stand_of,
)
from kit.content.own.texts import EXERCISE, KEY
from kit.results.estimation.estimate import Figure, Interval
from kit.vocabulary import Label
from tests.support.authoring import begun, type_over
from tests.support.read_draft import has_read
from tests.support.room import NOON, Room

SOURCED, OFFICIAL, EDITORIAL = Label.SOURCED, Label.OFFICIAL, Label.EDITORIAL


@pytest.mark.parametrize(
    ("key", "counts", "stand"),
    [
        (SOURCED, {}, Stand.UNREAD),
        (None, {OFFICIAL: 1}, Stand.UNKEYED),
        (SOURCED, {SOURCED: 1}, Stand.SHARED),
        (SOURCED, {OFFICIAL: 1}, Stand.SPLIT),
        (SOURCED, {OFFICIAL: 2}, Stand.ALONE),
        (SOURCED, {OFFICIAL: 2, SOURCED: 1}, Stand.SPLIT),
        (SOURCED, {OFFICIAL: 2, EDITORIAL: 1}, Stand.SPLIT),
    ],
)
def test_key_stands_alone_against_two_who_agree(
    key: Label | None, counts: dict[Label, int], stand: Stand
) -> None:
    assert stand_of(key, counts) is stand


def test_claims_where_the_key_stands_alone_come_first(room: Room) -> None:
    own = begun(room)
    for name in ("Ana", "Ben", "Cem"):
        has_read(room.store, own, name, {1: "sourced", 2: "official"}, NOON)
    page = readers_page(room.store, own)
    first, second = page.claims
    assert (first.number, first.stand, first.saying) == (2, Stand.ALONE, 3)
    assert (first.others, second.others) == ([(OFFICIAL, 3)], [])
    assert (second.stand, second.counts) == (Stand.SHARED, [(SOURCED, 3)])
    assert [(row.labelled, row.of, row.outdated) for row in page.readers] == [(2, 2, 0)] * 3
    assert page.alpha == Figure(1.0, 2)
    assert page.meaning is None


def test_labels_of_words_that_changed_count_no_more_and_others_do(room: Room) -> None:
    own = begun(room)
    has_read(room.store, own, "Ana", {1: "official", 2: "official"}, NOON)
    type_over(room, own, EXERCISE, "forty trees", "fifty trees")
    page = readers_page(room.store, own)
    assert [(row.number, row.stand) for row in page.claims] == [
        (2, Stand.SPLIT),
        (1, Stand.UNREAD),
    ]
    assert [row.outdated for row in page.readers] == [1]
    assert page.alpha is None


def test_unfinished_key_says_its_labels_all_the_same(room: Room) -> None:
    own = begun(room)
    has_read(room.store, own, "Ana", {1: "sourced"}, NOON)
    type_over(room, own, KEY, '    why: "Step 3', '    whyy: "Step 3')
    assert readers_page(room.store, own).claims[0].stand is Stand.SHARED
    type_over(room, own, KEY, "label: sourced", "label: sour")
    assert readers_page(room.store, own).claims[0].stand is Stand.UNKEYED


def test_draft_that_cannot_be_read_keeps_its_readers(room: Room) -> None:
    own = begun(room)
    has_read(room.store, own, "Ana", {1: "sourced"}, NOON)
    type_over(room, own, EXERCISE, "type: classify", "type: clas")
    page = readers_page(room.store, own)
    assert (page.exercise, len(page.readers), list(page.claims)) == (None, 1, [])


@pytest.mark.parametrize(
    ("low", "high", "meaning"),
    [
        (0.8, 1, Meaning.AGREE),
        (0.7, 1, Meaning.MOSTLY),
        (0.2, 0.9, Meaning.OPEN),
        (0.1, 0.6, Meaning.DIFFER),
    ],
)
def test_sentence_is_said_only_where_the_whole_interval_says_it(
    low: float, high: float, meaning: Meaning
) -> None:
    assert meaning_of(Figure(0.7, 12, Interval(low, high))) is meaning
    assert meaning_of(Figure(0.7, 2)) is None
    assert meaning_of(None) is None

"""Hands as counts: what may be added up, and what two counts alone allow to be said."""

import random
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from kit.items.base import Choice, Part
from kit.results.counts.hands import Bounds, PartCount, added, changed, hand_round
from kit.results.counts.votes import Ballot, Choices, RoundVotes, ballot, round_votes
from kit.results.sheet import ItemColumn, PartColumn
from kit.store.ids import new_id

LABELS = ("sourced", "official", "editorial")
CHOICES = tuple(Choice(label, label) for label in LABELS)
ITEM = ItemColumn(
    "plan", 1, [PartColumn(Part("", "A plan.", CHOICES), "official", debatable=False)]
)
COUNTS = st.fixed_dictionaries({label: st.integers(0, 4) for label in LABELS})


def phones(*labels: str) -> Choices:
    return {new_id(): {"": label} for label in labels}


def no_phones() -> RoundVotes:
    return round_votes(ITEM, {}, {})


def part(*counts: int, present: int = 30, stands: bool = False) -> PartCount:
    return PartCount("", dict(zip(LABELS, counts, strict=True)), present, stands)


def test_hands_are_counted_as_votes_are() -> None:
    round_ = hand_round(no_phones(), {1: [part(5, 6, 1)], 2: [part(1, 10, 1)]})
    assert round_ is not None
    assert round_.first is not None
    assert (round_.first.ballot.voters, round_.first.ballot.right) == (12, 6)
    assert round_.share_right == 0.5
    assert round_.together == {}
    assert round_.bounds == Bounds(4, 12 - 4)


def test_nothing_counted_is_no_round() -> None:
    assert hand_round(no_phones(), {}) is None
    assert hand_round(no_phones(), {1: [PartCount("", {}, 30)]}) is None
    assert hand_round(no_phones(), {1: [PartCount("gone", {"sourced": 3}, 30)]}) is None


def test_added_up_only_where_that_is_honest() -> None:
    votes = round_votes(ITEM, phones("official", "sourced"), {})
    honest = hand_round(votes, {1: [part(1, 2, 0, present=5)]})
    assert honest is not None
    assert dict(honest.together[1].distributions[0].counts) == {
        "sourced": 2,
        "official": 3,
        "editorial": 0,
    }
    assert honest.share_right == 0.6
    twice = hand_round(votes, {1: [part(1, 2, 0, present=4)]})
    assert twice is not None
    assert twice.together == {}
    assert twice.share_right is None


def test_more_hands_than_students_say_nothing_until_it_stands() -> None:
    open_ = hand_round(no_phones(), {1: [part(5, 6, 0, present=10)]})
    stands = hand_round(no_phones(), {1: [part(5, 6, 0, present=10, stands=True)]})
    assert open_ is not None
    assert stands is not None
    assert open_.first is not None
    assert (open_.first.over, open_.first.open, open_.share_right) == (True, True, None)
    assert stands.share_right == 6 / 11


@given(first=COUNTS, second=COUNTS)
def test_bounds_are_those_of_all_ways_to_move(
    first: dict[str, int], second: dict[str, int]
) -> None:
    """Against counting the ways: how few, and how many, can have stayed with each label."""
    bounds = changed(first, second)
    hands = sum(first.values())
    if not hands or hands != sum(second.values()):
        assert bounds is None
        return
    stayed = [
        sum(kept)
        for kept in product(*(range(min(first[label], second[label]) + 1) for label in LABELS))
        if _possible(first, second, kept)
    ]
    assert bounds == Bounds(hands - max(stayed), hands - min(stayed))


def _possible(first: dict[str, int], second: dict[str, int], kept: tuple[int, ...]) -> bool:
    """Whether all who did not stay can go to another label (by Hall: none is too full)."""
    leaving = [first[label] - stayed for label, stayed in zip(LABELS, kept, strict=True)]
    coming = [second[label] - stayed for label, stayed in zip(LABELS, kept, strict=True)]
    moving = sum(leaving)
    return all(out + into <= moving for out, into in zip(leaving, coming, strict=True))


@given(voted=st.lists(st.sampled_from(LABELS), max_size=6), raised=COUNTS)
def test_together_is_the_sum(voted: list[str], raised: dict[str, int]) -> None:
    one: Ballot = ballot(ITEM, 1, phones(*voted))
    round_ = hand_round(no_phones(), {1: [PartCount("", raised, 99)]})
    if round_ is None or round_.first is None:
        return
    whole = added(one, round_.first)
    if not voted or not sum(raised.values()):
        assert whole is None
        return
    assert whole is not None
    assert whole.choices == len(voted) + sum(raised.values())
    assert whole.voters == whole.choices


def net_changes(
    switching: float, students: int = 30, right: int = 15, tries: int = 4000
) -> list[int]:
    """By how many the right votes rose where each student switches by chance, either way alike."""
    chance = random.Random(22)
    return [
        sum(chance.random() < switching for _student in range(students - right))
        - sum(chance.random() < switching for _student in range(right))
        for _try in range(tries)
    ]


def share_of_five(switching: float) -> int:
    """Of a hundred votes, in how many the right ones rose or fell by five or more."""
    changes = net_changes(switching)
    return round(100 * sum(abs(change) >= 5 for change in changes) / len(changes))


def test_counts_of_docs_live() -> None:
    """What docs/live.md says of the same counts with few or many who switched."""
    assert [share_of_five(switching) for switching in (0, 0.2, 0.4, 0.6)] == [0, 3, 9, 9]
    better = changed({"right": 12, "wrong": 18}, {"right": 20, "wrong": 10})
    assert better == Bounds(8, 28)

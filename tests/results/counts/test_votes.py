"""Two votes beside each other: shares, advice, and who moved."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.items.base import Choice, Part
from kit.results.counts.votes import Advice, advice, ballot, moved, round_votes
from kit.results.sheet import ItemColumn, PartColumn

CHOICES = tuple(Choice(value, value) for value in ("a", "b", "c"))


def item(parts: int = 1, *, void: bool = False) -> ItemColumn:
    """An item whose key says "a" for each part."""
    columns = [
        PartColumn(Part(str(number) if parts > 1 else "", "", CHOICES), "a", debatable=False)
        for number in range(parts)
    ]
    return ItemColumn("item", 1, columns, void)


def votes(*chosen: str) -> dict[UUID, dict[str, str]]:
    return {UUID(int=number): {"": choice} for number, choice in enumerate(chosen) if choice != "-"}


@pytest.mark.parametrize(
    ("share", "due"),
    [
        (None, None),
        (0.0, Advice.EXPLAIN),
        (0.29, Advice.EXPLAIN),
        (0.3, Advice.DISCUSS),
        (0.7, Advice.DISCUSS),
        (0.71, Advice.REVEAL),
        (1.0, Advice.REVEAL),
    ],
)
def test_advice_by_share(share: float | None, due: Advice | None) -> None:
    assert advice(share) is due


def test_vote_is_counted_over_those_who_voted() -> None:
    found = ballot(item(), 1, votes("a", "b", "-", "a"))
    assert found.voters == 3
    assert found.share_right == pytest.approx(2 / 3)
    assert dict(found.distributions[0].counts) == {"a": 2, "b": 1, "c": 0}


def test_share_of_an_item_with_parts_is_that_of_all_choices() -> None:
    chosen = {UUID(int=1): {"0": "a", "1": "b"}, UUID(int=2): {"0": "a"}}
    found = ballot(item(2), 1, chosen)
    assert found.share_right == pytest.approx(2 / 3)
    assert [each.omitted for each in found.distributions] == [0, 1]
    assert (found.several, found.voters, found.choices, found.right) == (True, 2, 3, 2)


def test_choices_of_an_item_with_one_part_are_its_voters() -> None:
    found = ballot(item(), 1, votes("a", "b", "-", "a"))
    assert (found.several, found.voters, found.choices, found.right) == (False, 3, 3, 2)


def test_of_a_void_item_nothing_is_right_and_nobody_moved() -> None:
    found = round_votes(item(void=True), votes("a", "b"), votes("b", "a"))
    assert (found.first.settled, found.first.right, found.first.share_right) == (False, None, None)
    assert found.second is not None
    assert (found.second.voters, found.second.share_right, found.moved) == (2, None, None)
    assert [dict(one.counts) for one in found.first.distributions] == [{"a": 1, "b": 1, "c": 0}]


def test_of_texts_nobody_moved() -> None:
    found = round_votes(ItemColumn("text", 1, ()), votes("a", "b"), votes("b", "a"))
    assert (found.first.voters, found.first.right, found.moved) == (2, None, None)


def test_share_of_no_votes_is_none() -> None:
    assert ballot(item(), 1, {}).share_right is None
    assert ballot(ItemColumn("text", 1, ()), 1, votes("a")).share_right is None


def test_who_moved() -> None:
    found = moved(item(), votes("a", "b", "b", "a", "-", "b"), votes("b", "a", "b", "a", "a", "-"))
    assert (found.put_right, found.undone, found.stayed_right, found.stayed_wrong) == (1, 1, 1, 1)
    assert found.total == 4


def test_without_a_second_vote_nobody_moved() -> None:
    found = round_votes(item(), votes("a", "b"), {})
    assert (found.second, found.moved) == (None, None)


CHOSEN = st.dictionaries(
    st.integers(0, 6).map(lambda number: UUID(int=number)),
    st.dictionaries(st.sampled_from(["0", "1"]), st.sampled_from(["a", "b", "c"])),
)


@given(CHOSEN)
def test_share_is_that_of_the_choices_made(chosen: dict[UUID, dict[str, str]]) -> None:
    made = [choice for one in chosen.values() for choice in one.values()]
    found = ballot(item(2), 1, chosen)
    assert (found.voters, found.choices, found.right) == (len(chosen), len(made), made.count("a"))
    assert found.share_right == (made.count("a") / len(made) if made else None)


@given(CHOSEN, CHOSEN)
def test_moves_are_of_choices_made_twice(
    first: dict[UUID, dict[str, str]], second: dict[UUID, dict[str, str]]
) -> None:
    both = [
        (chosen[part], second[who][part])
        for who, chosen in first.items()
        for part in chosen
        if part in second.get(who, {})
    ]
    found = moved(item(2), first, second)
    assert found.total == len(both)
    assert found.put_right + found.stayed_right == sum(after == "a" for _before, after in both)
    assert found.undone + found.stayed_right == sum(before == "a" for before, _after in both)

"""Dealing students into halves by a seed."""

from collections import Counter
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.classroom.people.dealing import (
    SEED_MOST,
    deal_newcomer,
    half_for,
    halves,
    halves_of,
    new_seed,
    seeded_order,
    sizes_of,
)
from kit.store.engine import Store
from kit.store.groups import deals
from kit.store.groups.deals import DealRecord, DealtRecord
from kit.store.ids import new_id
from kit.vocabulary import Half
from tests.support.room import NOON, make_room

SEEDS = st.integers(0, SEED_MOST)
CLASSES = st.sets(st.uuids(), max_size=40)
DEAL = DealRecord(new_id(), new_id(), "form-a", "form-b", 7, NOON)


@given(SEEDS, CLASSES)
def test_everybody_is_in_one_half_and_halves_differ_by_one_at_most(
    seed: int, students: set[UUID]
) -> None:
    dealt = halves(seed, students)
    assert dealt.keys() == students
    sizes = Counter(dealt.values())
    assert abs(sizes[Half.A_FIRST] - sizes[Half.B_FIRST]) == len(students) % 2
    assert halves(seed, sorted(students, reverse=True)) == dealt


@given(SEEDS, CLASSES)
def test_order_of_a_seed_is_the_same_whatever_order_they_come_in(
    seed: int, students: set[UUID]
) -> None:
    order = seeded_order(seed, students)
    assert set(order) == students
    assert seeded_order(seed, reversed(order)) == order


def test_seeds_deal_differently_and_no_half_is_favoured() -> None:
    three = [UUID(int=number) for number in range(3)]
    larger = Counter(
        Counter(halves(seed, three).values()).most_common(1)[0][0] for seed in range(400)
    )
    # Of a fair coin's 400 tosses, 160 to 240 fall on either side in all but 1 of 15,000 tries.
    assert all(160 <= larger[half] <= 240 for half in Half)
    assert len({tuple(sorted(halves(seed, three).items())) for seed in range(60)}) == 6


@given(SEEDS, st.uuids(), st.integers(0, 30), st.integers(0, 30))
def test_newcomer_goes_to_the_smaller_half(seed: int, student: UUID, a: int, b: int) -> None:
    half = half_for(seed, student, {Half.A_FIRST: a, Half.B_FIRST: b})
    if a != b:
        assert half is (Half.A_FIRST if a < b else Half.B_FIRST)
    assert half is half_for(seed, student, {Half.A_FIRST: a, Half.B_FIRST: b})


def test_ties_are_settled_by_the_seed() -> None:
    students = [UUID(int=number) for number in range(400)]
    halves_met = Counter(half_for(7, student, {}) for student in students)
    assert all(160 <= halves_met[half] <= 240 for half in Half)


def test_whoever_is_in_both_halves_counts_in_neither() -> None:
    mia, ben, gone = new_id(), new_id(), new_id()
    rows = [
        DealtRecord(deal_id, student, half, NOON)
        for deal_id, student, half in (
            (DEAL.id, mia, Half.A_FIRST),
            (DEAL.id, mia, Half.B_FIRST),
            (DEAL.id, ben, Half.B_FIRST),
            (DEAL.id, gone, Half.A_FIRST),
            (new_id(), ben, Half.A_FIRST),
        )
    ]
    own = halves_of(DEAL, rows, {mia, ben})
    assert own == {mia: frozenset(Half), ben: frozenset({Half.B_FIRST})}
    assert sizes_of(own) == {Half.B_FIRST: 1}


@pytest.mark.parametrize("dealt_before", [False, True])
def test_newcomer_is_dealt_into_every_deal_and_stays(store: Store, *, dealt_before: bool) -> None:
    room = make_room(store, names=("Mia", "Ben"))
    mia, ben = (room.people[name].student_id for name in ("Mia", "Ben"))
    other = DealRecord(room.classroom_id, new_id(), "form-a", "form-b", 8, NOON)
    own = DealRecord(room.classroom_id, new_id(), "form-a", "form-b", 7, NOON)
    with store.writing() as connection:
        for deal in (own, other):
            deals.add_deal(connection, deal)
        rows = [DealtRecord(own.id, mia, Half.A_FIRST, NOON)]
        if dealt_before:
            rows.append(DealtRecord(own.id, ben, Half.A_FIRST, NOON))
        deals.add_dealt(connection, room.classroom_id, rows)
        later = NOON + timedelta(hours=1)
        for _ in range(2):
            deal_newcomer(connection, room.classroom_id, ben, later)
        dealt = deals.dealt(connection, room.classroom_id)
    bens = {row.deal_id: (row.half, row.dealt_at) for row in dealt if row.student_id == ben}
    assert bens[own.id] == ((Half.A_FIRST, NOON) if dealt_before else (Half.B_FIRST, later))
    assert bens.keys() == {own.id, other.id}


def test_seed_that_nobody_chose_is_within_bounds() -> None:
    assert all(0 <= new_seed() <= SEED_MOST for _ in range(50))

"""Dealing students into the two halves of a deal, by a seed that anybody can try again.

What decides is the SHA-256 of seed and student's id, so that the same seed deals the same
students alike wherever the kit runs. Six students in two halves:

    >>> from uuid import UUID
    >>> dealt = halves(7, [UUID(int=number) for number in range(6)])
    >>> sorted(student.int for student, half in dealt.items() if half is Half.A_FIRST)
    [0, 1, 2]
"""

import hashlib
import secrets
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from kit.store.groups import deals
from kit.store.groups.deals import DealRecord, DealtRecord
from kit.store.people import students
from kit.vocabulary import Half

#: The largest seed: short enough to be typed, and the smallest is 0.
SEED_MOST: Final = 999_999


def new_seed() -> int:
    """A seed that nobody chose, 0 to 999 999."""
    return secrets.randbelow(SEED_MOST + 1)


def seeded_order(seed: int, student_ids: Iterable[UUID]) -> Sequence[UUID]:
    """The students in the order of a seed. Pure."""
    return sorted(student_ids, key=lambda student_id: _digest(seed, student_id))


def halves(seed: int, student_ids: Iterable[UUID]) -> Mapping[UUID, Half]:
    """Each student's half: as many in either, or one more in the one the seed picks. Pure."""
    first, second = Half if _digest(seed)[0] % 2 else reversed(Half)
    order = seeded_order(seed, student_ids)
    return {student: second if at % 2 else first for at, student in enumerate(order)}


def half_for(seed: int, student_id: UUID, sizes: Mapping[Half, int]) -> Half:
    """The half of somebody who comes later: the smaller one, by the seed where none is. Pure."""
    a_first, b_first = (sizes.get(half, 0) for half in Half)
    if a_first == b_first:
        return Half.A_FIRST if _digest(seed, student_id)[0] % 2 else Half.B_FIRST
    return Half.A_FIRST if a_first < b_first else Half.B_FIRST


def _digest(seed: int, student_id: UUID | None = None) -> bytes:
    return hashlib.sha256(f"{seed} {student_id or ''}".encode()).digest()


def halves_of(
    deal: DealRecord, dealt: Iterable[DealtRecord], present: Collection[UUID]
) -> Mapping[UUID, frozenset[Half]]:
    """The halves of a deal that each of the present students is in, two of whoever joined twice.

    Pure. Whoever is in none is left out.
    """
    own: dict[UUID, frozenset[Half]] = {}
    for row in dealt:
        if row.deal_id == deal.id and row.student_id in present:
            own[row.student_id] = own.get(row.student_id, frozenset()) | {row.half}
    return own


def sizes_of(own: Mapping[UUID, frozenset[Half]]) -> Mapping[Half, int]:
    """How many are in each half, those in both left out: they are no part of a comparison."""
    return Counter(next(iter(mine)) for mine in own.values() if len(mine) == 1)


def deal_newcomer(
    connection: Connection, classroom_id: UUID, student_id: UUID, now: datetime
) -> None:
    """Deal somebody who joins into every deal of the classroom, which the transaction holds.

    Whoever is in a half already stays there.
    """
    all_deals = deals.deals(connection, classroom_id)
    if not all_deals:
        return
    dealt = deals.dealt(connection, classroom_id)
    present = {student.id for student in students.students(connection, classroom_id)}
    rows = []
    for deal in all_deals:
        sizes = sizes_of(halves_of(deal, dealt, present))
        half = half_for(deal.seed, student_id, sizes)
        rows.append(DealtRecord(deal.id, student_id, half, now))
    deals.add_dealt(connection, classroom_id, rows)

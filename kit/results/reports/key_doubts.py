"""The keys that may be at fault, named by what stands on the page. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kit.results.estimation.estimate import Bools
from kit.results.matrix import Matrix
from kit.results.sheet import ItemColumn, PartColumn
from kit.results.statistics.faulty_key import Suspect, suspects
from kit.results.statistics.weakest_label import weakest_label


@dataclass(frozen=True, slots=True)
class KeyDoubt:
    """A key that may be at fault, and what it rests on.

    Of the `able`, who had most of the other questions right, `able_other` gave the `choice`, and
    `able_key` what the key takes for right. `evidence` is the natural logarithm of how much better
    the answers fit the choice than the key.
    """

    item: ItemColumn
    part: PartColumn
    choice: str
    able: int
    able_other: int
    able_key: int
    evidence: float


def key_doubts(scored: Matrix) -> Sequence[KeyDoubt]:
    """The keys of items that count which may be at fault, those with most evidence first.

    None of the label that the class clearly finds least, nor of one half of whose claims, two or
    more, would be named: then it is the label that the class reads in another way, and no key by
    itself.
    """
    all_suspects = suspects(
        scored.credit, scored.choice, agreeing(scored), scored.item_of, scored.settled
    )
    if not all_suspects:
        return ()
    weakest = weakest_label(scored.label[:, scored.claims], scored.due_label[scored.claims])
    hard = weakest.label if weakest is not None and weakest.clear else None
    return [
        _named(scored, each)
        for each in all_suspects
        if int(scored.due_label[each.part]) != hard
        and not _of_whole_label(scored, each, all_suspects)
    ]


def _named(scored: Matrix, suspect: Suspect) -> KeyDoubt:
    return KeyDoubt(
        item=scored.items[int(scored.item_of[suspect.part])],
        part=scored.parts[suspect.part],
        choice=scored.choices[suspect.part][suspect.choice],
        able=suspect.able,
        able_other=suspect.able_other,
        able_key=suspect.able_key,
        evidence=suspect.evidence,
    )


def _of_whole_label(scored: Matrix, suspect: Suspect, others: Sequence[Suspect]) -> bool:
    label = scored.due_label[suspect.part]
    if label < 0:
        return False
    alike = sum(bool(scored.due_label[each.part] == label) for each in others)
    claims = int(((scored.due_label == label) & scored.settled).sum())
    return alike > 1 and 2 * alike >= claims


def agreeing(scored: Matrix) -> Bools:
    """Which choices of each part are the key's, or a number that is as good: (parts, choices)."""
    most = max((len(choices) for choices in scored.choices), default=0)
    as_key = np.zeros((len(scored.parts), max(most, 1)), dtype=np.bool_)
    for row, part, own in zip(as_key, scored.parts, scored.choices, strict=True):
        row[: len(own)] = [part.agrees(choice) for choice in own]
    return as_key

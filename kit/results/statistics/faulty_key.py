"""Is a key at fault? Where those who know most else agree on another answer, it may be. Pure.

For each question two stories are held against what the class gave. In both a student understands
the question or not, the likelier the more of the others the student has as the key (Rasch's
model). By the first, who understands gives the key's answer; by the second, all of those, or every
second, give one other. Who does not understand gives any answer but the one that is right by the
story. The logarithm of how much better the second tells it is the weight of evidence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from kit.results.estimation.estimate import Bools, Floats, Ints, filled

#: A second story that tells nothing new is so much better, or more, in at most one of so many
#: looks times this many (Royall 1997: misleading evidence of 1/k is no likelier than 1/k); what
#: plugging in estimates adds was found by simulation (docs/results.md).
_EVIDENCE: Final = 5.0
#: Fewer students than these cannot tell who understands, nor can fewer other questions.
LEAST_STUDENTS: Final = 8
LEAST_OTHERS: Final = 5
#: An answer that fewer gave is nobody's agreement.
_FEWEST: Final = 3
#: Abilities and difficulties, in logits from the mean and in deviations of their kind.
_ABILITIES: Final = np.linspace(-4, 4, 25)
_DEVIATIONS: Final = np.linspace(-3.2, 3.2, 17)
_LEAST_SPREAD: Final = 0.5
_STEPS: Final = 8
#: Of those who do not understand, what share gives the key's answer where it is one of two.
_TEMPTED: Final = (0.2, 0.5, 0.8)
#: The variance of a logistic curve where a normal one stands in (Wright & Stone 1979, PROX).
_LOGISTIC: Final = 2.89
_BOTH: Final = 8.35


@dataclass(frozen=True, slots=True)
class Suspect:
    """A part whose key may be at fault, by numbers, and what those who had most right gave.

    `evidence`: the natural logarithm of how much better the other story tells it. `able` are the
    third of those who answered that had most of the other questions right, with whoever had as
    many; `able_other` of them gave the `choice`, `able_key` what the key says.
    """

    part: int
    choice: int
    evidence: float
    able: int
    able_other: int
    able_key: int


def suspects(
    credit: Floats, choice: Ints, agreeing: Bools, item_of: Ints, settled: Bools
) -> list[Suspect]:
    """The parts whose key may be at fault, those with most evidence first.

    `credit` (students, items), NaN left out; `choice` (students, parts), -1 left out; `agreeing`
    (parts, choices): what the key takes for right; `item_of` and `settled` (parts,). A part of
    which readers could differ is no suspect. None in a class of fewer than LEAST_STUDENTS, or with
    fewer than LEAST_OTHERS other items.
    """
    students, items = credit.shape
    if students < LEAST_STUDENTS or items <= LEAST_OTHERS:
        return []
    full = filled(credit)
    model = _rasch(full)
    least = float(np.log(_looks(choice, agreeing, settled) * _EVIDENCE))
    likeliest = []
    for part, others in _shared(choice, agreeing, settled):
        item, answers, key = int(item_of[part]), choice[:, part], agreeing[part]
        understood = _understanding(model, item, answers >= 0)
        told = {other: _evidence(understood, answers, key, other) for other in others}
        other = max(told, key=told.__getitem__)
        if told[other] < least:
            continue
        able = _able(full.sum(axis=1) - full[:, item], answers)
        suspect = Suspect(
            part,
            other,
            told[other],
            int(able.sum()),
            int((able & (answers == other)).sum()),
            int((able & _as_key(answers, key)).sum()),
        )
        if 2 * suspect.able_other >= suspect.able_key:
            likeliest.append(suspect)
    return sorted(likeliest, key=lambda suspect: -suspect.evidence)


def _looks(choice: Ints, agreeing: Bools, settled: Bools) -> int:
    """How many other stories there are: at least two a part, and more where more was given."""
    others = [
        np.setdiff1d(choice[:, part], [-1, *np.flatnonzero(agreeing[part])])
        for part in np.flatnonzero(settled).tolist()
    ]
    return max(sum(max(len(each), 2) for each in others), 1)


def _shared(choice: Ints, agreeing: Bools, settled: Bools) -> Iterator[tuple[int, Sequence[int]]]:
    """Each part with the other answers that enough gave, where there are any."""
    for part in np.flatnonzero(settled).tolist():
        others = [
            other
            for other in np.flatnonzero(~agreeing[part]).tolist()
            if (choice[:, part] == other).sum() >= _FEWEST
        ]
        if others:
            yield part, others


def _as_key(answers: Ints, agreeing: Bools) -> Bools:
    right: Bools = np.append(agreeing, False)[answers]
    return right


def _able(rest: Floats, answers: Ints) -> Bools:
    """The third of those who answered that has most of the rest, with all who have as much."""
    there = answers >= 0
    ordered = np.sort(rest[there])[::-1]
    border = ordered[max((len(ordered) + 1) // 3 - 1, 0)]
    able: Bools = there & (rest >= border - 1e-9)
    return able


@dataclass(frozen=True, slots=True, eq=False)
class _Rasch:
    """Difficulties (items,), and for each student the log-likelihood of each ability.

    `log_right` and `log_wrong` (items, abilities), `known` (students, abilities) over all items,
    `prior` (abilities,), its logarithm.
    """

    credit: Floats
    difficulty: Floats
    log_right: Floats
    log_wrong: Floats
    known: Floats
    prior: Floats


def _rasch(credit: Floats) -> _Rasch:
    """Rasch's model by PROX (Cohen 1979; Wright & Stone 1979), abilities then by EM."""
    students, items = credit.shape
    share = (credit.sum(axis=0) + 0.5) / (students + 1)
    own = (credit.sum(axis=1) + 0.5) / (items + 1)
    hard, able = -np.log(share / (1 - share)), np.log(own / (1 - own))
    spread = max(1 - hard.var() * able.var() / _BOTH, 0.2)
    difficulty = hard * np.sqrt((1 + able.var() / _LOGISTIC) / spread)
    apart = _ABILITIES - difficulty[:, None]
    log_right, log_wrong = -np.logaddexp(0, -apart), -np.logaddexp(0, apart)
    known = credit @ log_right + (1 - credit) @ log_wrong
    mean, deviation = 0.0, 1.0
    for _ in range(_STEPS):
        prior = -0.5 * ((_ABILITIES - mean) / deviation) ** 2
        likely = _normed(known + prior)
        expected = likely @ _ABILITIES
        variance = likely @ _ABILITIES**2 - expected**2
        mean = float(expected.mean())
        deviation = max(float(np.sqrt((variance + (expected - mean) ** 2).mean())), 0.2)
    return _Rasch(credit, difficulty, log_right, log_wrong, known, prior)


def _normed(logs: Floats) -> Floats:
    """Each row as shares of 1."""
    raised = np.exp(logs - logs.max(axis=1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares


def _evidence(
    understood: tuple[Floats, Floats], answers: Ints, agreeing: Bools, other: int
) -> float:
    """How much better the second story is: the logarithm of the ratio of likelihoods."""
    there = answers >= 0
    right, said = _as_key(answers, agreeing)[there], (answers == other)[there]
    understands, weight = understood
    third = ~right & ~said
    count = np.array([right.sum(), said.sum(), third.sum()]) + 0.5
    key_first = _story(understands, weight, right, said, count[1] / (count[1] + count[2]))
    all_other = _story(understands, weight, said, right, count[0] / (count[0] + count[2]))
    second = max(
        _story(understands, weight, said, right, tempted, half=True) for tempted in _TEMPTED
    )
    return max(all_other, second) - key_first


def _understanding(model: _Rasch, item: int, there: Bools) -> tuple[Floats, Floats]:
    """Who understands the item: (students, difficulties), and how likely each difficulty is.

    By what a student gave elsewhere; difficulties as the other items' are spread.
    """
    own = model.credit[:, [item]]
    here = own * model.log_right[item] + (1 - own) * model.log_wrong[item]
    abilities = _normed((model.known - here + model.prior)[there])
    others = np.delete(model.difficulty, item)
    spread = max(float(others.std()), _LEAST_SPREAD)
    difficulties = others.mean() + spread * _DEVIATIONS
    weight = np.exp(-0.5 * _DEVIATIONS**2)
    chance = 1 / (1 + np.exp(difficulties - _ABILITIES[:, None]))
    return abilities @ chance, weight / weight.sum()


def _story(
    understands: Floats,
    weight: Floats,
    best: Bools,
    next_best: Bools,
    tempted: float,
    *,
    half: bool = False,
) -> float:
    """The log-likelihood of a story.

    Who understands gives the best answer, or by `half` it or the next best; who does not gives the
    next best with the chance `tempted`, else a third.
    """
    rest = 1 - understands
    of_best = understands / 2 if half else understands
    of_next = rest * tempted + (understands / 2 if half else 0)
    of_third = rest * (1 - tempted)
    chance = np.where(best[:, None], of_best, np.where(next_best[:, None], of_next, of_third))
    logs = np.log(np.maximum(chance, 1e-12)).sum(axis=0)
    return float(np.logaddexp.reduce(logs + np.log(weight)))

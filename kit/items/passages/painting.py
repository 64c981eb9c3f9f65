"""How well a painted passage agrees with its key. Pure; the rule is told in docs/marking.md."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import fsum

from kit.items.key_entries.label_entries import Labels
from kit.items.passages.passage import Passage, Word
from kit.vocabulary import Label


@dataclass(frozen=True, slots=True)
class PassageScore:
    """A painted passage held against its key; all shares are 0 to 1.

    `overlap` is counted by words and is the credit, `strict` by whole claims. Finding: of the
    painted words the share that stands in claims (None where nothing is painted), and of the
    claims' words the share that is painted. `labelled`: of the words found, the share with the
    right label (None where none is found). `claims`: each claim's share of words painted right.
    """

    overlap: float
    strict: float
    found_precision: float | None
    found_recall: float
    labelled: float | None
    claims: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is counted once: its claim, the pen that covers it all, and all pens that touch it."""

    claim: str | None
    whole: str | None
    pens: frozenset[str]


def score_passage(
    passage: Passage, paint: Mapping[int, str], keyed: Mapping[str, Labels], *, free: bool
) -> PassageScore:
    """Hold the paint (label by word number) against the key's claims.

    In a free passage the connecting words count too, in a cut one the claims alone.
    """
    words = [word for word in passage.words if word.claim in keyed or free]
    claims = {claim: [word for word in words if word.claim == claim] for claim in keyed}
    painted = [word for word in words if word.number in paint]
    hits = [word for word in painted if word.claim in keyed]
    right = [_plain_credit(word, paint, keyed) for word in hits]
    return PassageScore(
        overlap=_informedness([_unit([word], paint) for word in words], keyed),
        strict=_informedness([_unit(run, paint) for run in _stretches(words)], keyed),
        found_precision=len(hits) / len(painted) if painted else None,
        found_recall=_mean([1.0 if word.number in paint else 0.0 for word in words if word.claim]),
        labelled=_mean(right) if hits else None,
        claims={
            claim: _mean([_plain_credit(word, paint, keyed) for word in own])
            for claim, own in claims.items()
        },
    )


def _mean(shares: Sequence[float]) -> float:
    """The mean, whatever the order; 0 of nothing."""
    return fsum(shares) / len(shares) if shares else 0.0


def _plain_credit(word: Word, paint: Mapping[int, str], keyed: Mapping[str, Labels]) -> float:
    pen = paint.get(word.number)
    return keyed[word.claim].earns.get(pen, 0.0) if word.claim is not None and pen else 0.0


def _stretches(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Each claim, and each run of connecting words between claims, as a whole."""
    for _, run in groupby(words, lambda word: (word.paragraph, word.claim)):
        yield list(run)


def _unit(words: Sequence[Word], paint: Mapping[int, str]) -> _Unit:
    pens = {paint.get(word.number) for word in words}
    whole = next(iter(pens)) if len(pens) == 1 else None
    return _Unit(words[0].claim, whole, frozenset(pen for pen in pens if pen))


def _informedness(units: Sequence[_Unit], keyed: Mapping[str, Labels]) -> float:
    """The mean over the key's labels of hits less false alarms (Youden's J), none below 0."""
    alarms = {label: _false_alarms(units, label, keyed) for label in Label}
    due = sorted({one.own for one in keyed.values()})
    return _mean([max(0.0, _hits(units, label, keyed, alarms) - alarms[label]) for label in due])


def _false_alarms(units: Sequence[_Unit], label: Label, keyed: Mapping[str, Labels]) -> float:
    """Of the units for which the label is certainly wrong, the share that it touches.

    Which these are hangs on the key alone, never on the painting: were a claim one of them for
    those alone who painted it otherwise, painting it right could raise the share.
    """
    wrong = [unit for unit in units if unit.claim is None or label not in keyed[unit.claim].earns]
    return _mean([1.0 if label in unit.pens else 0.0 for unit in wrong])


def _hits(
    units: Sequence[_Unit],
    label: Label,
    keyed: Mapping[str, Labels],
    alarms: Mapping[Label, float],
) -> float:
    """The share of a label's units that is painted with it, or with another label they take.

    Another label counts its credit, and less where its pen lies on what nobody could defend:
    otherwise one pen everywhere would live on claims that take several.
    """
    shares: list[float] = []
    for unit in units:
        if unit.claim is None or keyed[unit.claim].own is not label:
            continue
        credit = keyed[unit.claim].earns.get(unit.whole, 0.0) if unit.whole else 0.0
        if unit.whole and unit.whole != label:
            credit *= 1 - alarms[Label(unit.whole)]
        shares.append(credit)
    return _mean(shares)

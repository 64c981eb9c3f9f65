"""A guesser that has read the other exercises: how far words alone give a label away.

Naive Bayes over words and pairs of neighbouring words, claim and context together, each counted
once an item (Manning, Raghavan and Schütze, Introduction to Information Retrieval, 2008, chapter
13, the multinomial model over binary counts). It understands nothing; a student who learns
that *notice* and *signed* mean an official statement does what it does.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import fsum, log
from typing import Any, Final

from kit.content.exercise import Exercise
from kit.content.stats.labelled import LabelledItem, of_exercise
from kit.content.words.text import words
from kit.vocabulary import Label

#: Added to each count, so that a word never seen with a label does not rule it out (Laplace).
_SMOOTHING: Final = 1.0
#: Of how many texts the terms are kept: each item of a course trains for every other exercise.
_KEPT: Final = 4096


@dataclass(frozen=True, slots=True)
class WordGuess:
    """What the guesser says of one item.

    `telling`: the words and pairs that speak most for the guess against the next likely label,
    strongest first; words that speak for neither are left out. `margin`: by how much the guess is
    likelier than the next, as a difference of logarithms, 0 or more.
    """

    item: LabelledItem
    label: Label
    telling: Sequence[str]
    margin: float

    @property
    def right(self) -> bool:
        """Whether it is the key's label."""
        return self.label is self.item.label


@lru_cache(maxsize=_KEPT)
def terms(text: str) -> frozenset[str]:
    """The words of a text and its pairs of neighbouring words, in small letters."""
    single = [word.lower() for word in words(text)]
    return frozenset(single) | {f"{first} {second}" for first, second in pairwise(single)}


class WordGuesser:
    """Trained on items; guesses the label of others. Deterministic: counts, no chance."""

    def __init__(self, training: Sequence[LabelledItem]) -> None:
        """Count each term under each label. `training` holds an item or more."""
        self._items = Counter(item.label for item in training)
        self._counts: dict[Label, Counter[str]] = {label: Counter() for label in Label}
        for item in training:
            self._counts[item.label].update(terms(item.text))
        self._vocabulary = frozenset().union(*self._counts.values())
        self._totals = {label: counts.total() for label, counts in self._counts.items()}

    def guess(self, item: LabelledItem, *, telling: int = 3) -> WordGuess:
        """The likeliest label of the item's scheme, and up to `telling` terms that speak for it."""
        known = sorted(terms(item.text) & self._vocabulary)
        scores = {label: self._score(label, known) for label in item.scheme.labels}
        best, second = sorted(scores, key=lambda label: -scores[label])[:2]
        gains = {term: self._weight(best, term) - self._weight(second, term) for term in known}
        strongest = sorted(known, key=lambda term: -gains[term])[:telling]
        spoken = [term for term in strongest if gains[term] > 0]
        return WordGuess(item, best, spoken, scores[best] - scores[second])

    def _score(self, label: Label, known: Iterable[str]) -> float:
        prior = (self._items[label] + _SMOOTHING) / (
            self._items.total() + _SMOOTHING * len(self._counts)
        )
        return log(prior) + fsum(self._weight(label, term) for term in known)

    def _weight(self, label: Label, term: str) -> float:
        """How likely a term of an item with that label is this one, as a logarithm."""
        smoothed = self._counts[label][term] + _SMOOTHING
        return log(smoothed / (self._totals[label] + _SMOOTHING * len(self._vocabulary)))


def partners_of(exercises: Iterable[Exercise[Any]]) -> Mapping[str, str]:
    """The partner of each exercise that has one."""
    return {exercise.id: exercise.partner for exercise in exercises if exercise.partner}


def guesses(
    items: Sequence[LabelledItem], partners: Mapping[str, str]
) -> Mapping[str, Sequence[WordGuess]]:
    """Each exercise with labels guessed from all others, save the partner it is made like.

    One that has no others is left out.
    """
    return {
        exercise: _guesses(of_exercise(items, exercise), others)
        for exercise in dict.fromkeys(item.exercise for item in items)
        if (
            others := [
                item
                for item in items
                if item.exercise not in {exercise, partners.get(exercise, exercise)}
            ]
        )
    }


def partner_guesses(
    items: Sequence[LabelledItem], partners: Mapping[str, str]
) -> Mapping[str, Sequence[WordGuess]]:
    """Each exercise that has a partner, guessed from its partner alone.

    What it gets right is what two test forms share in wording: a gain from one to the other that
    no understanding explains.
    """
    return {
        exercise: _guesses(own, training)
        for exercise, partner in partners.items()
        if (own := tuple(of_exercise(items, exercise)))
        and (training := tuple(of_exercise(items, partner)))
    }


def _guesses(own: Iterable[LabelledItem], training: Sequence[LabelledItem]) -> Sequence[WordGuess]:
    guesser = WordGuesser(training)
    return [guesser.guess(item) for item in own]


def share_right(guessed: Iterable[WordGuess]) -> float:
    """The share of guesses that are right, 0 to 1; 0 for none."""
    rights = [guess.right for guess in guessed]
    return sum(rights) / len(rights) if rights else 0.0

"""How a made-up class answers: after Rasch's model, wrong answers by plausible confusions. Pure.

logit(right) = ability + what was learned - difficulty. Abilities and difficulties are normal.
Every number is drawn from the seed and from what it is about, so that the same class answers the
same wherever it is made, and whatever else is asked.
"""

import math
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from kit.items.base import Part
from kit.vocabulary import Certainty, Label

#: In logits. The mean lies so that a class has about two thirds of a new exercise right.
_ABILITY: Final = 0.7
_SPREAD: Final = 1.0
_DIFFICULTY_SPREAD: Final = 0.9
#: Of answers, at the mean ability.
_LEFT_OUT: Final = 0.015
#: How much more often one wrong answer tempts than each of the others.
_TEMPTATION: Final = 3.0
#: By key label, how readily each other one is taken for it.
_CONFUSIONS: Final[Mapping[Label, Mapping[Label, float]]] = {
    Label.SOURCED: {Label.OFFICIAL: 4, Label.EDITORIAL: 1, Label.UNSOURCED: 2, Label.VOICE: 2},
    Label.OFFICIAL: {Label.SOURCED: 5, Label.EDITORIAL: 2, Label.UNSOURCED: 1, Label.VOICE: 2},
    Label.EDITORIAL: {Label.SOURCED: 2, Label.OFFICIAL: 1, Label.UNSOURCED: 3, Label.VOICE: 3},
    Label.UNSOURCED: {Label.SOURCED: 4, Label.OFFICIAL: 1, Label.EDITORIAL: 3, Label.VOICE: 1},
    Label.VOICE: {Label.SOURCED: 2, Label.OFFICIAL: 3, Label.EDITORIAL: 4, Label.UNSOURCED: 1},
}


@dataclass(frozen=True, slots=True)
class Question:
    """One part of an item, with what the key says. `about` names it apart from all others."""

    about: str
    part: Part
    due: str
    agrees: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up student. `ability` in logits."""

    name: str
    ability: float


class Model:
    """A class by its seed."""

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def draw(self, *about: object) -> random.Random:
        """The numbers of one thing, always the same."""
        return random.Random("|".join(map(str, (self._seed, *about))))  # noqa: S311 - no secret

    def person(self, name: str) -> Person:
        """The student of that name."""
        return Person(name, self.draw("ability", name).gauss(_ABILITY, _SPREAD))

    def chance(self, person: Person, about: str, learned: float) -> float:
        """How likely the person is right, 0 to 1."""
        difficulty = self.draw("difficulty", about).gauss(0, _DIFFICULTY_SPREAD)
        return 1 / (1 + math.exp(difficulty - person.ability - learned))

    def choice(self, person: Person, question: Question, learned: float, go: int = 1) -> str | None:
        """What the person chooses at their first, second, … `go`; None where they leave it out."""
        drawn = self.draw("choice", person.name, question.about, go)
        if drawn.random() < _LEFT_OUT * math.exp((_ABILITY - person.ability) / 2):
            return None
        # The same luck at a second go: who was right by what they know stays right.
        luck = self.draw("luck", person.name, question.about).random()
        if luck < self.chance(person, question.about, learned):
            return question.due
        return self._wrong(question, drawn)

    def _wrong(self, question: Question, drawn: random.Random) -> str:
        part = question.part
        others = [one.value for one in part.choices if not question.agrees(one.value)]
        if not part.choices:
            others = [slip for slip in _slips(question.due) if not question.agrees(slip)]
        if not others:
            return question.due
        if part.labels:
            likely = _CONFUSIONS[Label(question.due)]
            return drawn.choices(others, [likely[Label(other)] for other in others])[0]
        tempting = self.draw("tempting", question.about).randrange(len(others))
        weights = [_TEMPTATION if at == tempting else 1.0 for at in range(len(others))]
        return drawn.choices(others, weights)[0]

    def certainty(self, person: Person, about: str, learned: float) -> Certainty | None:
        """How sure the person says they are: a little surer than they should be."""
        drawn = self.draw("certainty", person.name, about)
        felt = self.chance(person, about, learned) + drawn.gauss(0.08, 0.15)
        if drawn.random() < 0.03:  # noqa: PLR2004 - odds of the made-up class
            return None
        if felt < 0.55:  # noqa: PLR2004 - odds of the made-up class
            return Certainty.GUESS
        return Certainty.FAIRLY_SURE if felt < 0.82 else Certainty.CERTAIN  # noqa: PLR2004 - odds of the made-up class

    def level(self, person: Person, about: str, learned: float, levels: int) -> int:
        """How well the person writes, from 0 to `levels` - 1."""
        share = self.chance(person, about, learned) + self.draw(
            "writing", person.name, about
        ).gauss(0, 0.12)
        return min(levels - 1, max(0, int(share * levels)))


def _slips(due: str) -> list[str]:
    """What people get who slip: a place, one more or less, half of it, or all of it twice."""
    try:
        number = Decimal(due)
    except InvalidOperation:
        return ["0"]
    slips = (number + 1, number - 1, number * 10, number * 2, number / 2)
    return [f"{slip.normalize():f}" for slip in slips]

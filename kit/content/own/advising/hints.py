"""What can be seen in claims without understanding them, and gives their label away.

In one exercise the best of many rules fits by chance, so a hint is one only where chance alone
would hardly lead to it: see CHANCE. docs/authoring.md says how often that is.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import comb
from typing import Final

from kit.content.problems import PlainWords
from kit.content.stats.features import Feature
from kit.content.stats.labelled import LabelledItem
from kit.vocabulary import N_, PENS, Label

#: So many claims that show the same and have the same label: fewer are no pattern to a student.
LEAST: Final = 4
#: The least share of those that show it that has the label, 0 to 1.
SHARE: Final = 0.75
#: The largest probability that as many of them have the label where labels are dealt at random.
CHANCE: Final = 0.02

_SEEN: Final[Mapping[Feature, str]] = {
    Feature.QUOTES: N_(
        "%(seen)s of %(all)s claims have a quotation mark, and %(right)s of them are %(label)s: "
        "students will guess it. Put quotation marks around other words, too."
    ),
    Feature.SAID: N_(
        "%(seen)s of %(all)s claims have “said”, “told” or “according to”, and %(right)s of them "
        "are %(label)s: students will guess it. Use such words under other labels, too."
    ),
    Feature.SPEAKING: N_(
        "%(seen)s of %(all)s claims have a verb of speaking, and %(right)s of them are %(label)s: "
        "students will guess it. Use such verbs under other labels, too."
    ),
    Feature.NUMBER: N_(
        "%(seen)s of %(all)s claims have a number, and %(right)s of them are %(label)s: students "
        "will guess it. Put numbers into other claims, too."
    ),
    Feature.LOADED: N_(
        "%(seen)s of %(all)s claims have a loaded word, and %(right)s of them are %(label)s: "
        "students will guess it. Hand on such words of speakers, or judge in calm ones."
    ),
    Feature.LONGER: N_(
        "%(seen)s of %(all)s claims are longer than the rest, and %(right)s of them are %(label)s: "
        "students will guess it. Write longer and shorter claims of each label."
    ),
}
_UNSEEN: Final[Mapping[Feature, str]] = {
    Feature.QUOTES: N_(
        "%(seen)s of %(all)s claims have no quotation mark, and %(right)s of them are %(label)s: "
        "students will guess it. Quote some of them, or others less."
    ),
    Feature.SAID: N_(
        "%(seen)s of %(all)s claims have no “said”, “told” or “according to”, and %(right)s of "
        "them are %(label)s: students will guess it. Write other claims without such words, too."
    ),
    Feature.SPEAKING: N_(
        "%(seen)s of %(all)s claims have no verb of speaking, and %(right)s of them are %(label)s: "
        "students will guess it. Write other claims without such verbs, too."
    ),
    Feature.NUMBER: N_(
        "%(seen)s of %(all)s claims have no number, and %(right)s of them are %(label)s: students "
        "will guess it. Put numbers into some of them."
    ),
    Feature.LOADED: N_(
        "%(seen)s of %(all)s claims have no loaded word, and %(right)s of them are %(label)s: "
        "students will guess it. Hand on the loaded words of speakers in some of them."
    ),
    Feature.LONGER: N_(
        "%(seen)s of %(all)s claims are the shorter ones, and %(right)s of them are %(label)s: "
        "students will guess it. Write longer and shorter claims of each label."
    ),
}


@dataclass(frozen=True, slots=True)
class Hint:
    """Of `all` claims `seen` show a feature, or do not (`shown`); `right` of those have a label.

    `chance` is the probability, 0 to 1, of as many with the label where labels are dealt at random.
    """

    feature: Feature
    shown: bool
    label: Label
    all: int
    seen: int
    right: int
    chance: float

    @property
    def plain(self) -> PlainWords:
        """What it lets students do, and what helps."""
        message = (_SEEN if self.shown else _UNSEEN)[self.feature]
        counts = {"all": self.all, "seen": self.seen, "right": self.right}
        return PlainWords(message, counts, {"label": PENS[self.label].plural})


def hints_of(claims: Sequence[LabelledItem]) -> Sequence[Hint]:
    """The hints of one exercise, the least likely by chance first; one for each label at most."""
    strongest: dict[Label, Hint] = {}
    for hint in sorted(_hints(claims), key=lambda hint: hint.chance):
        strongest.setdefault(hint.label, hint)
    return tuple(strongest.values())


def _hints(claims: Sequence[LabelledItem]) -> Iterator[Hint]:
    labels = Counter(claim.label for claim in claims)
    for feature in Feature:
        for shown in (True, False):
            alike = [claim for claim in claims if (feature in claim.features) is shown]
            for label, right in Counter(claim.label for claim in alike).items():
                if right < LEAST or right < SHARE * len(alike):
                    continue
                chance = chance_of(len(claims), labels[label], len(alike), right)
                if chance <= CHANCE:
                    yield Hint(feature, shown, label, len(claims), len(alike), right, chance)


def chance_of(population: int, labelled: int, drawn: int, least: int) -> float:
    """The probability that `least` or more of `drawn` claims are among the `labelled` ones.

    Drawn at random, without putting back, from `population` claims: the upper tail of the
    hypergeometric distribution, 0 to 1, which is Fisher's exact test with one side.
    """
    ways = sum(
        comb(labelled, hits) * comb(population - labelled, drawn - hits)
        for hits in range(least, min(labelled, drawn) + 1)
    )
    return ways / comb(population, drawn)

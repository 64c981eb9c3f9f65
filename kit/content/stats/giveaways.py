"""Rules that give the label away to somebody who understands nothing.

A student who sees that quotation marks mean *official* has learnt the exercise, not the lesson.
Each rule looks at one feature and maps its presence and its absence to the two labels that
serve it best; the tree looks at one feature and then, on either side, at the one that serves
there best. All scores are counts of items that the rule gets right: the best that a lazy reader
could do who somehow knew the rule.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from kit.content.stats.features import Feature
from kit.content.stats.labelled import LabelledItem, of_scheme
from kit.vocabulary import Label, Scheme


class Case(Protocol):
    """What a rule knows of an item."""

    @property
    def label(self) -> Label:
        """The label it should be given."""

    @property
    def features(self) -> frozenset[Feature]:
        """What can be seen in it."""


@dataclass(frozen=True, slots=True)
class Guess:
    """The commonest label of some items, None of none, and how many of them it is right for."""

    label: Label | None
    right: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One feature, and the guess on either side of it."""

    feature: Feature
    present: Guess
    absent: Guess

    @property
    def right(self) -> int:
        """How many items it is right for."""
        return self.present.right + self.absent.right


@dataclass(frozen=True, slots=True)
class Tree:
    """One feature, and a rule on either side of it."""

    root: Feature
    present: Rule
    absent: Rule

    @property
    def right(self) -> int:
        """How many items it is right for."""
        return self.present.right + self.absent.right


@dataclass(frozen=True, slots=True)
class Giveaways:
    """What each rule gets right of the same items. `rules` has one for each feature."""

    items: int
    commonest: Guess
    rules: tuple[Rule, ...]
    tree: Tree

    def share(self, right: int) -> float:
        """A count as a share of the items, 0 to 1; 0 where there are none."""
        return right / self.items if self.items else 0.0


def guess(cases: Iterable[Case]) -> Guess:
    """The commonest label; of equals, the one with the lower number key."""
    counts = Counter(case.label for case in cases)
    if not counts:
        return Guess(None, 0)
    label = max(Label, key=counts.__getitem__)
    return Guess(label, counts[label])


def rule(cases: Sequence[Case], feature: Feature) -> Rule:
    """The best rule on that feature."""
    present, absent = _split(cases, feature)
    return Rule(feature, guess(present), guess(absent))


def tree(cases: Sequence[Case]) -> Tree:
    """The best tree of depth 2; of equals, the one whose features come first."""
    return max((_tree_from(cases, root) for root in Feature), key=lambda candidate: candidate.right)


def giveaways(cases: Sequence[Case]) -> Giveaways:
    """All rules over the same items."""
    rules = tuple(rule(cases, feature) for feature in Feature)
    return Giveaways(len(cases), guess(cases), rules, tree(cases))


def _tree_from(cases: Sequence[Case], root: Feature) -> Tree:
    present, absent = _split(cases, root)
    return Tree(root, _best_rule(present), _best_rule(absent))


def _best_rule(cases: Sequence[Case]) -> Rule:
    return max((rule(cases, feature) for feature in Feature), key=lambda candidate: candidate.right)


def _split(cases: Sequence[Case], feature: Feature) -> tuple[list[Case], list[Case]]:
    present = [case for case in cases if feature in case.features]
    return present, [case for case in cases if feature not in case.features]


@dataclass(frozen=True, slots=True)
class CourseGiveaways:
    """The rules fitted to each scheme apart, and their shares over the course, 0 to 1.

    A reader knows which pens an exercise offers, so a rule may map to other labels under each
    scheme; pooled, the two would hide each other. The course's share is the mean of the
    schemes' weighted by their items, which is the share of all items that are guessed right.
    """

    schemes: Mapping[Scheme, Giveaways]

    @property
    def items(self) -> int:
        """How many items the shares are of."""
        return sum(found.items for found in self.schemes.values())

    @property
    def commonest(self) -> float:
        """The share of each scheme's commonest label."""
        return self._share(found.commonest.right for found in self.schemes.values())

    @property
    def rules(self) -> Mapping[Feature, float]:
        """The share of the rule on each feature."""
        return {
            feature: self._share(
                rule.right
                for found in self.schemes.values()
                for rule in found.rules
                if rule.feature is feature
            )
            for feature in Feature
        }

    @property
    def tree(self) -> float:
        """The share of the best tree."""
        return self._share(found.tree.right for found in self.schemes.values())

    def _share(self, rights: Iterable[int]) -> float:
        return sum(rights) / self.items if self.items else 0.0


def course_giveaways(items: Iterable[LabelledItem]) -> CourseGiveaways:
    """The rules over a whole course."""
    all_items = tuple(items)
    apart = {scheme: tuple(of_scheme(all_items, scheme)) for scheme in Scheme}
    return CourseGiveaways({scheme: giveaways(found) for scheme, found in apart.items() if found})

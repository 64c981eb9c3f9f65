"""One student's labels through several exercises: habits, and what got better. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from kit.vocabulary import Label

#: A label is a habit, or avoided, where it was given half as often again as the key has it, or
#: the key has it half as often again as it was given, and by so many answers.
_TIMES: Final = 1.5
_APART: Final = 4
#: A label is compared where it was due so often on both sides, and by what share it must rise.
_LEAST_DUE: Final = 4
_RISE: Final = 0.25

#: What was due and what was given, for each claim that was answered and whose key is settled.
Labelled = Sequence[tuple[Label, Label]]


@dataclass(frozen=True, slots=True)
class LabelCount:
    """How often a label was due, given, and given where it was due."""

    label: Label
    due: int
    uses: int
    found: int

    @property
    def habit(self) -> Literal["often", "seldom"] | None:
        """Whether it is said far more often, or far more seldom, than the key says it."""
        if self.uses - self.due >= _APART and self.uses >= _TIMES * self.due:
            return "often"
        if self.due - self.uses >= _APART and self.due >= _TIMES * self.uses:
            return "seldom"
        return None


@dataclass(frozen=True, slots=True)
class Trend:
    """A label before and after the middle of the exercises, and which way it went."""

    earlier: LabelCount
    later: LabelCount
    better: bool


def count_labels(answers: Labelled) -> Mapping[Label, LabelCount]:
    """Each label that was due or given, in the order of the labels' number keys."""
    counts = {}
    for label in Label:
        due = sum(key is label for key, _ in answers)
        uses = sum(said is label for _, said in answers)
        hits = sum(key is label and said is label for key, said in answers)
        if due or uses:
            counts[label] = LabelCount(label, due, uses, hits)
    return counts


def habits(counts: Mapping[Label, LabelCount]) -> Sequence[LabelCount]:
    """The labels that are said far too often or too seldom: of several those that depart most.

    A label said too often takes from the others, and one said too seldom gives to them: what
    follows from another's habit is no habit of its own.
    """
    candidates = [count for count in counts.values() if count.habit]
    most = max((abs(count.uses - count.due) for count in candidates), default=0)
    return [count for count in candidates if abs(count.uses - count.due) == most]


def trends(exercises: Sequence[Labelled]) -> Sequence[Trend]:
    """What got better from the earlier half of the exercises to the later, and what got worse.

    With an odd number the middle one is of the earlier half. Better: found in a share at least a
    quarter higher, and no more of the times it was given were wrong; the other way round worse.
    So a label that is only given more often has not got better.
    """
    done = [answers for answers in exercises if answers]
    middle = (len(done) + 1) // 2
    halves = [
        count_labels([pair for answers in some for pair in answers])
        for some in (done[:middle], done[middle:])
    ]
    both = [
        (halves[0][label], halves[1][label])
        for label in Label
        if all(label in half and half[label].due >= _LEAST_DUE for half in halves)
    ]
    changes = [Trend(one, two, better=_rose(one, two)) for one, two in both]
    return [trend for trend in changes if trend.better or _rose(trend.later, trend.earlier)]


def _rose(earlier: LabelCount, later: LabelCount) -> bool:
    """Whether the second is better, in whole numbers: shares of few claims are no decimals."""
    rise = later.found * earlier.due - earlier.found * later.due
    no_more_wrong = later.found * earlier.uses >= earlier.found * later.uses
    return rise >= _RISE * earlier.due * later.due and no_more_wrong

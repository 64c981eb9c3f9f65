"""One student's labels through several exercises: habits, and what got better. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kit.results.counts.exact import binomial_tail, rise_by_chance
from kit.vocabulary import Label

#: How often one of these sentences is said of a student of whom none is true: at most (docs/
#: results.md). Divided by the labels and directions that are looked at (Bonferroni).
_ALARM: Final = 0.05
#: The same of a turn, twice as strict: exercises differ in how hard they are, which a later half of
#: harder ones would pass off as the student's.
_TURN_ALARM: Final = 0.025
#: A label is a habit, or avoided, where it was given half as often again as the key has it, or
#: the key has it half as often again as it was given, and by so many answers.
_TIMES: Final = 1.5
_APART: Final = 4
#: A label is compared where it was due so often on both sides.
_LEAST_DUE: Final = 4

#: What was due and what was given, for each claim that was answered and whose key is settled.
Labelled = Sequence[tuple[Label, Label]]


@dataclass(frozen=True, slots=True)
class LabelCount:
    """How often a label was due, given, and given where it was due."""

    label: Label
    due: int
    uses: int
    found: int


@dataclass(frozen=True, slots=True)
class LabelHabit:
    """A label that is said far more often than the key has it, or far more seldom."""

    count: LabelCount
    often: bool


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


def habits(counts: Mapping[Label, LabelCount]) -> Sequence[LabelHabit]:
    """The labels that are said far too often or too seldom: of several those that depart most.

    A mistake takes one label and gives another. Who favours none gives a label wrongly as often as
    others are mistaken and its share of these is; more, or less, than by chance (`binomial_tail`)
    is a habit. A label said too often takes from the others, and one said too seldom gives to
    them: what follows from another's habit is no habit of its own.
    """
    due = sum(count.due for count in counts.values())
    candidates = [
        LabelHabit(count, often)
        for count in counts.values()
        for often in (True, False)
        if _apart(count, often=often) and _by_habit(count, due, len(counts), often=often)
    ]
    most = max((abs(each.count.uses - each.count.due) for each in candidates), default=0)
    return [each for each in candidates if abs(each.count.uses - each.count.due) == most]


def _apart(count: LabelCount, *, often: bool) -> bool:
    more, less = (count.uses, count.due) if often else (count.due, count.uses)
    return more - less >= _APART and more >= _TIMES * less


def _by_habit(count: LabelCount, due: int, labels: int, *, often: bool) -> bool:
    """Whether chance would hardly give a label wrongly, or miss it, so often."""
    wrongly, missed = count.uses - count.found, count.due - count.found
    expected = (due - count.due) / (labels - 1)
    chance = expected / (expected + count.due)
    hits, of_hit = (wrongly, chance) if often else (missed, 1 - chance)
    return binomial_tail(hits, wrongly + missed, of_hit) <= _ALARM / labels


def trends(exercises: Sequence[Labelled]) -> Sequence[Trend]:
    """What got better from the earlier half of the exercises to the later, and what got worse.

    With an odd number the middle one is of the earlier half. Better: found in a larger share than
    chance would (`rise_by_chance`), and no more of the times it was given were wrong; the other
    way round worse. So a label that is only given more often has not got better.
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
    alarm = _TURN_ALARM / (2 * max(len(both), 1))
    changes = [Trend(one, two, better=_rose(one, two, alarm)) for one, two in both]
    return [trend for trend in changes if trend.better or _rose(trend.later, trend.earlier, alarm)]


def _rose(earlier: LabelCount, later: LabelCount, alarm: float) -> bool:
    """Whether the second is better than chance would have it."""
    no_more_wrong = later.found * earlier.uses >= earlier.found * later.uses
    chance = rise_by_chance(earlier.found, earlier.due, later.found, later.due)
    return no_more_wrong and chance <= alarm

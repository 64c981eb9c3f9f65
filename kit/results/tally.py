"""One student's work in a sentence: what they found, and what they took for what."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kit.results.sheet import ItemColumn
from kit.vocabulary import Label, Verdict


@dataclass(frozen=True, slots=True)
class Confused:
    """A label given where another was due, and how often."""

    due: Label
    given: Label
    count: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over one attempt. `right` counts answers as the key's, debatable ones at full credit.

    `found_all`: a label of which all items (two or more) were found; `confused`: the commonest
    wrong pair. Both None where there is none.
    """

    total: int
    answered: int
    right: int
    found_all: Label | None
    confused: Confused | None


def tally(
    items: Sequence[ItemColumn],
    given: Mapping[str, Label | None],
    verdicts: Mapping[str, Verdict],
) -> Tally:
    """Count one attempt. `given` holds the answered items; ties go to the earlier item."""
    due = Counter(item.due for item in items if item.due)
    found = Counter(
        item.due for item in items if item.due and verdicts.get(item.item_id) is Verdict.RIGHT
    )
    wrong: Counter[tuple[Label, Label]] = Counter()
    for item in items:
        label = given.get(item.item_id)
        if label and item.due and verdicts.get(item.item_id) is Verdict.WRONG:
            wrong[(item.due, label)] += 1
    pair = wrong.most_common(1)
    return Tally(
        total=len(items),
        answered=len(given),
        right=sum(verdict is Verdict.RIGHT for verdict in verdicts.values()),
        found_all=next(
            (label for label, count in due.items() if count > 1 and found[label] == count), None
        ),
        confused=Confused(*pair[0][0], pair[0][1]) if pair else None,
    )

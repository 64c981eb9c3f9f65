"""One student's work in a sentence: what they found, and what they took for what."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kit.results.sheet import ItemColumn
from kit.vocabulary import Label


@dataclass(frozen=True, slots=True)
class Confused:
    """A label given where another was due: how often, and of how many where it was due."""

    due: Label
    given: Label
    count: int
    of: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over the parts of one attempt, void items aside.

    `right` counts parts with full credit. `found_all`: a label of which all claims (two or more)
    were found; None where there is none. `confused`: the wrong pairs of labels, the commonest
    first.
    """

    total: int
    answered: int
    right: int
    found_all: Label | None
    confused: Sequence[Confused]


def tally(
    items: Sequence[ItemColumn],
    given: Mapping[str, Mapping[str, str]],
    credits: Mapping[str, Mapping[str, float]],  # noqa: A002 - the word for it
) -> Tally:
    """Count one attempt.

    `given` holds the answered items' choices, `credits` their credit (0 to 1), each by item and
    part. Pairs that are as common go by the earlier item.
    """
    parts = [(item.item_id, part) for item in items if not item.void for part in item.parts]
    due = Counter(Label(part.due) for _, part in parts if part.part.labels)
    found: Counter[Label] = Counter()
    wrong: Counter[tuple[Label, Label]] = Counter()
    answered = right = 0
    for item_id, part in parts:
        choice = given.get(item_id, {}).get(part.part.id)
        credit = credits.get(item_id, {}).get(part.part.id, 0.0)
        answered += choice is not None
        right += credit == 1
        if part.part.labels and choice is not None:
            found[Label(part.due)] += credit == 1
            wrong[Label(part.due), Label(choice)] += credit == 0
    return Tally(
        total=len(parts),
        answered=answered,
        right=right,
        found_all=next(
            (label for label, count in due.items() if count > 1 and found[label] == count), None
        ),
        confused=[
            Confused(label, choice, count, due[label])
            for (label, choice), count in wrong.most_common()
            if count
        ],
    )

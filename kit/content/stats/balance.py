"""How labels, outlets and lengths are spread over some items."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean

from kit.content.stats.labelled import LabelledItem, Source
from kit.vocabulary import Label


@dataclass(frozen=True, slots=True)
class OutletShare:
    """How many of a label's items about the war come from one outlet."""

    label: Label
    outlet: str
    items: int
    of: int

    @property
    def share(self) -> float:
        """Above 0, at most 1."""
        return self.items / self.of


def label_counts(items: Iterable[LabelledItem]) -> Mapping[Label, int]:
    """How many items each label has; every label is there."""
    counts = Counter(item.label for item in items)
    return {label: counts[label] for label in Label}


def mean_lengths(items: Iterable[LabelledItem]) -> Mapping[Label, float]:
    """The mean words of the claims of each label that occurs."""
    lengths: dict[Label, list[int]] = {}
    for item in items:
        lengths.setdefault(item.label, []).append(item.length)
    return {label: fmean(lengths[label]) for label in Label if label in lengths}


def labels_by_source(
    items: Iterable[LabelledItem],
) -> Mapping[Source | None, Mapping[Label, int]]:
    """The counts of labels by source, sorted by outlet and article; what is invented is last."""
    sources: dict[Source | None, list[LabelledItem]] = {}
    for item in items:
        sources.setdefault(item.source, []).append(item)
    return {source: label_counts(sources[source]) for source in sorted(sources, key=_invented_last)}


def _invented_last(source: Source | None) -> tuple[bool, str, str]:
    if source is None:
        return True, "", ""
    return False, source.outlet, source.article or ""


def outlet_shares(items: Iterable[LabelledItem]) -> tuple[OutletShare, ...]:
    """For each label and outlet that meet, by label and outlet.

    Items about the war are those that follow an article or another report. Invented ones have
    no outlet and are not among those that the shares are of.
    """
    counts = Counter((item.label, item.source.outlet) for item in items if item.source)
    totals = Counter[Label]()
    for (label, _), number in counts.items():
        totals[label] += number
    order = list(Label)
    return tuple(
        OutletShare(label, outlet, counts[label, outlet], totals[label])
        for label, outlet in sorted(counts, key=lambda pair: (order.index(pair[0]), pair[1]))
    )

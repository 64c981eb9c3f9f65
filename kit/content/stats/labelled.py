"""The items that carry a label, with all that the counts need to know of each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any, cast

from kit.content.articles import Article
from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.content.stats.features import Feature, features_of
from kit.content.words.text import words
from kit.items import ITEM_TYPES
from kit.items.base import Part
from kit.items.fields.base_models import ArticleOrigin, Item, ReportOrigin
from kit.items.key_entries.label_entries import KeyedLabel
from kit.vocabulary import Label, Scheme


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where an item about the war comes from; `article` is None for other reports."""

    outlet: str
    article: str | None


@dataclass(frozen=True, slots=True)
class LabelledItem:
    """One claim and its key label. `source` is None for what is invented.

    `part` tells the claims of a passage apart. `length` is the words of what is to be labelled (a
    claim without its context). `keyed` is the key's word on it.
    """

    exercise: str
    item: str
    part: str
    scheme: Scheme
    label: Label
    debatable: bool
    source: Source | None
    text: str
    length: int
    features: frozenset[Feature]
    keyed: KeyedLabel | None = None


def labelled_items(
    articles: Mapping[str, Article],
    exercises: Mapping[str, Exercise[Any]],
    keys: Mapping[str, Key[Any]],
) -> tuple[LabelledItem, ...]:
    """The claims of the types that have labels, in their order; other types are left out."""
    claims = [
        (exercise, exercise.scheme, item, part)
        for exercise in exercises.values()
        if exercise.scheme is not None
        for item in exercise.items
        for part in ITEM_TYPES[exercise.type].parts(item, exercise.scheme)
    ]
    medians = _medians((scheme, _length(part)) for _, scheme, _, part in claims)
    return tuple(
        _labelled(exercise, item, part, keys[exercise.id], medians[scheme], articles)
        for exercise, scheme, item, part in claims
    )


def _length(part: Part) -> int:
    return len(words(part.text))


def _medians(lengths: Iterable[tuple[Scheme, int]]) -> Mapping[Scheme, float]:
    by_scheme: dict[Scheme, list[int]] = {}
    for scheme, length in lengths:
        by_scheme.setdefault(scheme, []).append(length)
    return {scheme: median(found) for scheme, found in by_scheme.items()}


def _labelled(
    exercise: Exercise[Any],
    item: Item,
    part: Part,
    key: Key[Any],
    usual: float,
    articles: Mapping[str, Article],
) -> LabelledItem:
    # A blank line keeps a phrase from running over from one text into the next.
    text = "\n\n".join((part.text, *part.around))
    length = _length(part)
    item_type, entry = ITEM_TYPES[exercise.type], key.items[item.id]
    longer = {Feature.LONGER} if length > usual else frozenset[Feature]()
    return LabelledItem(
        exercise=exercise.id,
        item=item.id,
        part=part.id,
        scheme=cast("Scheme", exercise.scheme),
        label=Label(item_type.due(entry)[part.id]),
        debatable=part.id in item_type.debatable(entry),
        source=source_of(item, articles),
        text=text,
        length=length,
        features=features_of(text) | longer,
        keyed=item_type.labels_keyed(entry)[part.id],
    )


def source_of(item: Item, articles: Mapping[str, Article]) -> Source | None:
    """The outlet and article behind an item; a report's outlet is its text up to a comma."""
    origin = next((origin for _, origin in item.origins()), None)
    if isinstance(origin, ArticleOrigin):
        article = articles.get(origin.article)
        return Source(article.outlet if article else origin.article, origin.article)
    if isinstance(origin, ReportOrigin):
        return Source(origin.report.split(",")[0].strip(), None)
    return None


def of_exercise(items: Iterable[LabelledItem], exercise_id: str) -> Iterator[LabelledItem]:
    """Those of one exercise."""
    return (item for item in items if item.exercise == exercise_id)


def of_scheme(items: Iterable[LabelledItem], scheme: Scheme) -> Iterator[LabelledItem]:
    """Those of one scheme."""
    return (item for item in items if item.scheme is scheme)

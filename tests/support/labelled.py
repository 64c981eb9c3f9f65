"""Labelled items, made without files."""

from kit.content.stats.features import Feature, features_of
from kit.content.stats.labelled import LabelledItem, Source
from kit.vocabulary import Label, Scheme

POST = Source("The Ardenmoor Post", "a")
GAZETTE = Source("The Gazette", None)


def labelled(
    label: Label,
    text: str = "The square is wide.",
    *,
    scheme: Scheme = Scheme.FIVE_WAY,
    exercise: str = "one",
    source: Source | None = None,
    debatable: bool = False,
    longer: bool = False,
) -> LabelledItem:
    """An item of that label and text, its features seen in the text."""
    return LabelledItem(
        exercise=exercise,
        item="an-item",
        part="",
        scheme=scheme,
        label=label,
        debatable=debatable,
        source=source,
        text=text,
        length=len(text.split()),
        features=features_of(text) | ({Feature.LONGER} if longer else frozenset()),
    )

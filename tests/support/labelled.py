"""Labelled items, made without files."""

from typing import Any

from kit.content.stats.features import Feature, features_of
from kit.content.stats.labelled import LabelledItem, Source
from kit.items.key_entries.label_entries import Debatable, KeyedLabel
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
    debatable_as: Debatable | None = None,
    **keyed: Any,
) -> LabelledItem:
    """An item of that label and text, its features seen in the text.

    `keyed` are fields of its key entry beside the label; `debatable_as` is its other label.
    """
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
        keyed=KeyedLabel(label=label, why="x", check="x", cues=(), debatable=debatable_as, **keyed),
    )

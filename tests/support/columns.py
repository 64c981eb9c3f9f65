"""Columns of a sheet, made without files."""

from kit.items.attribute import GROUNDS
from kit.items.base import Choice, Part
from kit.items.fields.base_models import WHOLE
from kit.results.sheet import ItemColumn, PartColumn
from kit.vocabulary import Label, Scheme, Topic

LABELS = tuple(Choice(label.value, label.name) for label in Scheme.THREE_WAY.labels)


def labelled_column(position: int, due: Label, *, void: bool = False) -> ItemColumn:
    """An item of one claim: `i1` for position 1."""
    part = PartColumn(
        Part(WHOLE, f"Claim {position}.", LABELS, labels=True), due.value, debatable=False
    )
    return ItemColumn(f"i{position}", position, [part], void)


def ground_column(position: int, due: str) -> ItemColumn:
    """An item with the one part `ground`, whose choices are the same everywhere."""
    part = Part("ground", "On what ground?", GROUNDS, alike=True, topic=Topic.GROUND)
    return ItemColumn(f"i{position}", position, [PartColumn(part, due, debatable=False)])


def other_column(position: int, *topics: Topic | None) -> ItemColumn:
    """An item with a part for each topic, `p1` on; the key says yes."""
    choices = (Choice("yes", "yes"), Choice("no", "no"))
    parts = [
        PartColumn(Part(f"p{number}", "A part.", choices, topic=topic), "yes", debatable=False)
        for number, topic in enumerate(topics, 1)
    ]
    return ItemColumn(f"i{position}", position, parts)

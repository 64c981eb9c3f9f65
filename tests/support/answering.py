"""Answers of every type, made from what is chosen for each part."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from kit.items.base import AnswerValue
from kit.items.highlight import HighlightItem
from kit.items.highlight_form import ranges_text
from kit.items.shapes import WHOLE

Chosen = Mapping[str, str]


def _painted(item: HighlightItem, chosen: Chosen) -> AnswerValue:
    """Each claim painted whole with its pen; in a free passage by the numbers of its words."""
    if not item.free:
        return {"paint": dict(chosen)}
    words: dict[str, set[int]] = {}
    for word in item.cut.words:
        if word.claim is not None and word.claim in chosen:
            words.setdefault(chosen[word.claim], set()).add(word.number)
    return {"words": {label: ranges_text(numbers) for label, numbers in words.items()}}


_VALUES: Final[Mapping[str, Callable[[Any, Chosen], AnswerValue]]] = {
    "classify": lambda _item, chosen: {"label": chosen[WHOLE]},
    "highlight": _painted,
    "attribute": lambda _item, chosen: dict(chosen),
    "compare": lambda _item, chosen: dict(chosen),
    "figures": lambda _item, chosen: dict(chosen),
}


def answer(type_name: str, item: Any, chosen: Chosen) -> AnswerValue:
    """The stored answer that makes these choices, by part."""
    return _VALUES[type_name](item, chosen)

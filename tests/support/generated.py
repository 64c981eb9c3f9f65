"""Exercises of labelled claims with their keys, drawn by Hypothesis, and answers to any exercise."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from kit.content.exercise import Exercise, exercise_model
from kit.content.key import Key, key_model
from kit.items import ITEM_TYPES
from kit.items.base import AnswerValue, Part
from kit.vocabulary import Label, Scheme

INVENTED = {"invented": "x"}


@dataclass(frozen=True)
class Keyed:
    """An exercise with its key."""

    exercise: Exercise[Any]
    key: Key[Any]

    def parts(self, item_id: str) -> Mapping[str, Part]:
        """The parts of an item, by id."""
        item_type, item = ITEM_TYPES[self.exercise.type], self.exercise.item(item_id)
        return {part.id: part for part in item_type.parts(item, self.exercise.scheme)}

    def everywhere(self, choice: str) -> dict[str, AnswerValue]:
        """The same choice wherever it is offered."""
        item_type = ITEM_TYPES[self.exercise.type]
        found = {}
        for item in self.exercise.items:
            offered = {
                part.id: choice
                for part in self.parts(item.id).values()
                if choice in {one.value for one in part.choices}
            }
            if offered:
                found[item.id] = item_type.answering(item, offered)
        return found


@st.composite
def _keyed_labels(draw: st.DrawFn, scheme: Scheme) -> dict[str, Any]:
    """A claim's entry: its label, and one time in two another that is debatable."""
    label, other = draw(st.permutations(scheme.labels))[:2]
    fields: dict[str, Any] = {"label": label.value, "why": "x", "check": "x", "cues": []}
    if draw(st.booleans()):
        credit = draw(st.sampled_from([0.25, 0.5, 1]))
        fields["debatable"] = {"label": other.value, "credit": credit, "argument": "x"}
    return fields


def _accepted(draw: st.DrawFn, scheme: Scheme, part: str) -> list[dict[str, str]]:
    """Now and then a label that a teacher accepted besides."""
    won = draw(st.none() | st.sampled_from(scheme.labels))
    return [{"part": part, "choice": won.value, "why": "x"}] if won else []


@st.composite
def classified(draw: st.DrawFn) -> Keyed:
    """Claims to label one by one."""
    scheme = draw(st.sampled_from(Scheme))
    names = [f"n{number}" for number in range(draw(st.integers(1, 12)))]
    entries = {
        name: {**draw(_keyed_labels(scheme)), "accepted": _accepted(draw, scheme, "")}
        for name in names
    }
    items = [{"id": name, "claim": f"Claim {name}.", "from": INVENTED} for name in names]
    return _keyed("classify", scheme, items, entries)


@st.composite
def painted(draw: st.DrawFn) -> Keyed:
    """Passages of two to four claims, cut or free."""
    scheme = draw(st.sampled_from(Scheme))
    items, entries = [], {}
    for number in range(draw(st.integers(1, 4))):
        claims = {f"c{one}": draw(_keyed_labels(scheme)) for one in range(draw(st.integers(2, 4)))}
        lengths = [draw(st.integers(1, 4)) for _ in claims]
        passage = " so ".join(
            f"[[{claim}: {' '.join(['word'] * length)}]]"
            for claim, length in zip(claims, lengths, strict=True)
        )
        accepted = [one for claim in claims for one in _accepted(draw, scheme, claim)]
        free = draw(st.booleans())
        items.append({"id": f"n{number}", "passage": passage, "free": free, "from": INVENTED})
        entries[f"n{number}"] = {"claims": claims, "accepted": accepted}
    return _keyed("highlight", scheme, items, entries)


def _keyed(type_name: str, scheme: Scheme, items: list[Any], entries: dict[str, Any]) -> Keyed:
    head = {"id": "made", "title": "Made", "type": type_name, "scheme": scheme}
    exercise = exercise_model(type_name).model_validate({**head, "items": items})
    return Keyed(
        exercise, key_model(type_name).model_validate({"exercise": "made", "items": entries})
    )


@st.composite
def answers_to(draw: st.DrawFn, keyed: Keyed) -> dict[str, AnswerValue]:
    """Some items answered, some parts of them, right or wrong; numbers as the key has them or not."""
    item_type = ITEM_TYPES[keyed.exercise.type]
    found = {}
    for item in keyed.exercise.items:
        due = item_type.due(keyed.key.items[item.id])
        chosen = {
            part.id: draw(
                st.sampled_from([one.value for one in part.choices] or [due[part.id], "7"])
            )
            for part in keyed.parts(item.id).values()
            if draw(st.booleans())
        }
        if chosen:
            found[item.id] = item_type.answering(item, chosen)
    return found


def earns(entry: Any, label: Label) -> float:
    """What a label earns by a claim's entry, worked out from its fields."""
    if label is entry.label or label in {one.choice for one in entry.accepted}:
        return 1.0
    return entry.debatable.credit if entry.debatable and entry.debatable.label is label else 0.0

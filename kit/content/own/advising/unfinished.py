"""Errors of what is not finished yet, in the words of the form: what is still empty."""

import re
from dataclasses import replace
from typing import Final

from pydantic import BaseModel

from kit.content.exercise import exercise_model
from kit.content.own.texts import EXERCISE, DraftKind, Texts
from kit.content.own.top_fields import top_field
from kit.content.problems import PlainWords, Problem
from kit.items import ITEM_TYPES
from kit.vocabulary import N_

_EMPTY: Final = N_("“%(field)s” is still empty.")
_NO_ENTRY: Final = N_("It has no key yet.")
_NO_KEY: Final = N_("The key is still empty.")
_NO_CUE: Final = N_(
    "The words “%(cue)s” do not stand in the claim or its context. Take words that do, spelt as "
    "they are there."
)
_NO_FIELD: Final = re.compile(r"no field '(?P<field>[^']+)'")
_CUE: Final = re.compile(r"cue '(?P<cue>.+)'")
#: What a value is where nothing was typed, as files say it.
_NOTHING: Final = frozenset({"an empty text", "nothing"})
#: Of a place such as `items, vote, why`: as many words lead to an item.
_TO_ITEM: Final = 2


def in_form_words(problem: Problem, kind: DraftKind, texts: Texts) -> Problem:
    """The error in plain words, where it says that something is not there yet; else as it is."""
    plain = problem.plain or _plain(problem, kind, texts)
    return problem if plain is None else replace(problem, plain=plain)


def _plain(problem: Problem, kind: DraftKind, texts: Texts) -> PlainWords | None:
    if kind is not DraftKind.EXERCISE:
        return None
    missing, cue = _NO_FIELD.match(problem.found), _CUE.fullmatch(problem.found)
    where = problem.where.split(", ")
    if missing:
        return _empty(problem, missing["field"], where, texts)
    if problem.found in _NOTHING:
        return _empty(problem, where[-1], where[:-1], texts)
    if problem.found.startswith("no entry for "):
        return PlainWords(_NO_ENTRY)
    if cue:
        return PlainWords(_NO_CUE, {"cue": cue["cue"]})
    return PlainWords(_NO_KEY) if problem.in_key and problem.found == "no fields" else None


def _empty(problem: Problem, field: str, within: list[str], texts: Texts) -> PlainWords | None:
    """The field by the title that its form has; None for one that is within another field."""
    item_type = ITEM_TYPES.get(top_field(texts.get(EXERCISE, ""), "type") or "")
    if item_type is None:
        return None
    model: type[BaseModel] = exercise_model(item_type.name)
    if within[:1] == ["items"] and len(within) == _TO_ITEM:
        model = item_type.key_model if problem.in_key else item_type.item_model
    elif within not in ([], ["file"]):
        return None
    shapes = ((shape.alias or name, shape) for name, shape in model.model_fields.items())
    title = next((shape.title for name, shape in shapes if name == field), None)
    return PlainWords(_EMPTY, {}, {"field": title}) if title else None

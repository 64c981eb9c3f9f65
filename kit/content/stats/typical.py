"""Whether an item looks like its label: what a course needs at least half of.

Bounds on giveaways alone would be met best by a course of trick questions.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from kit.content.stats.features import Feature
from kit.content.stats.labelled import LabelledItem
from kit.vocabulary import Label

#: What each label's typical items show, in words for reports.
TYPICAL: Final = MappingProxyType(
    {
        Label.SOURCED: "no loaded word, and a number or a named record",
        Label.OFFICIAL: "a speaker's cue or a quotation mark",
        Label.EDITORIAL: "a loaded word, or neither a number nor a speaker's cue",
        Label.UNSOURCED: "no speaker's cue and no loaded word",
        Label.VOICE: "a speaker's cue or a quotation mark",
    }
)

#: What shows, beside the verbs of speaking, that somebody speaks, signs or takes a view.
_SPEAKER: Final = re.compile(
    r"\b(?:announcement|statement|denial|warning|promise|pledge|declaration|assurance|guarantee[sd]?"
    r"|caution|notice|signed|commits?|answer|view|opinion|judg(?:es|ed|ement|ment)|interview|briefing"
    r"|speaks?|spoke|speaking|spokes\w+|call(?:s|ed|ing)? (?:it|this|that|for|on)|think(?:s|ing)?"
    r"|thought|believ(?:e|es|ed|ing)|gave (?:its|his|her|their) word"
    r"|in (?:his|her|its|their) words)\b",
    re.IGNORECASE,
)
#: A document or an act on record that a reader could look up.
_RECORD: Final = re.compile(
    r"\b(?:minutes|records?|recorded|tables?|reports?|stud(?:y|ies)|lists?|listed|papers?|documents?"
    r"|registers?|registered|signed|vot(?:e|es|ed)|slides?|charters?|treat(?:y|ies)|laws?|rul(?:ed"
    r"|ing|ings)|journals?|census|surveys?|figures|statistics|timetables?|websites?|notes?|plans?"
    r"|maps?|photo(?:s|graphs?)?|accounts|budgets?|archives?|transcripts?|rules|verdict)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TypicalCount:
    """How many of a label's items are typical of it."""

    typical: int
    items: int

    @property
    def share(self) -> float:
        """0 to 1; 0 where there are none."""
        return self.typical / self.items if self.items else 0.0


def is_typical(label: Label, text: str, features: Iterable[Feature]) -> bool:
    """Whether a text (claim and context) shows what `TYPICAL` says of the label."""
    seen = frozenset(features)
    speaker = Feature.SPEAKING in seen or bool(_SPEAKER.search(text))
    loaded, number = Feature.LOADED in seen, Feature.NUMBER in seen
    match label:
        case Label.OFFICIAL | Label.VOICE:
            return speaker or Feature.QUOTES in seen
        case Label.EDITORIAL:
            return loaded or not (number or speaker)
        case Label.SOURCED:
            return not loaded and (number or bool(_RECORD.search(text)))
        case Label.UNSOURCED:
            return not speaker and not loaded


def typical_counts(items: Iterable[LabelledItem]) -> Mapping[Label, TypicalCount]:
    """For each label that occurs, in the order of the number keys."""
    all_items = tuple(items)
    total = Counter(item.label for item in all_items)
    typical = Counter(
        item.label for item in all_items if is_typical(item.label, item.text, item.features)
    )
    return {label: TypicalCount(typical[label], total[label]) for label in Label if total[label]}

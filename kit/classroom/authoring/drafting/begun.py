"""How a reason begins: with the step of the guide that decides, in the words of the article. Pure.

A reason that is left as it began counts as none: it says what the kit saw, and not what its teacher
thinks.
"""

from collections.abc import Mapping
from typing import Final

from kit.classroom.authoring.drafting.apart import Apart
from kit.drafting.findings import Place
from kit.drafting.reading.facts import SPEAKING
from kit.vocabulary import Label

#: The step of the guide that decides each label (docs/marking-guide.md).
STEPS: Final[Mapping[Label, int]] = {
    Label.OFFICIAL: 1,
    Label.VOICE: 1,
    Label.EDITORIAL: 2,
    Label.SOURCED: 3,
    Label.UNSOURCED: 3,
}
#: What follows where the article names something for it. Content is English, as the article is.
_WITH: Final[Mapping[Label, str]] = {
    Label.OFFICIAL: "%s speaks.",
    Label.VOICE: "%s speaks, without public authority.",
    Label.EDITORIAL: "no record could settle \u201c%s\u201d.",
    Label.SOURCED: "it says where it comes from: %s.",
}
_WITHOUT: Final[Mapping[Label, str]] = {
    Label.OFFICIAL: "somebody with public authority speaks.",
    Label.VOICE: "somebody without public authority speaks.",
    Label.EDITORIAL: "no record could settle it.",
    Label.SOURCED: "it says where it comes from.",
    Label.UNSOURCED: "nothing says where it comes from.",
}
#: The facts that a reason may name, by their kinds (kit.drafting.reading.facts).
_NAMES: Final[Mapping[Label, frozenset[str]]] = {
    Label.OFFICIAL: SPEAKING,
    Label.VOICE: SPEAKING,
    Label.EDITORIAL: frozenset(("loaded", "verdict", "demand", "own view")),
    Label.SOURCED: frozenset(("record", "saw", "asked")),
}
#: A fact's words in a reason, at most: in characters.
_WORDS_MOST: Final = 90


def begun_why(label: Label, apart: Apart, place: Place) -> str:
    """How the reason for a label begins, by what was found for the question that decides it."""
    finding = apart.finding(place)
    facts = finding.facts if finding else ()
    fact = next((one for one in facts if one.kind in _NAMES.get(label, ())), None)
    words = "" if fact is None else apart.introduced(fact) or fact.speaker or fact.words
    words = " ".join(words.split())
    if not words or len(words) > _WORDS_MOST:
        return f"Step {STEPS[label]}: {_WITHOUT[label]}"
    return f"Step {STEPS[label]}: {_WITH[label] % words}"


def is_begun(why: str, beginnings: tuple[str, ...]) -> bool:
    """Whether a reason says no more than one that the kit began.

    >>> is_begun("Step 2:  no record could settle it. ", ("Step 2: no record could settle it.",))
    True
    """
    flat = " ".join(why.split())
    return flat in {" ".join(one.split()) for one in beginnings}

"""Exercises as somebody writes them, for what is said of them: claims with their labels."""

from collections.abc import Sequence

from kit.content.library import Library
from kit.content.own.advising.advice import advice
from kit.content.own.texts import EXERCISE, KEY, DraftKind, Texts
from kit.content.problems import Severity

#: Twelve calm claims without any feature; every second one is longer, two of each label.
PLAIN = [
    f"The {thing} of the town {verb} {when}"
    for thing, verb, when in (
        ("bridge", "opened", "in spring"), ("school", "closed", "in the summer heat"),
        ("library", "moved", "in autumn"), ("market", "grew", "after the long winter"),
        ("harbour", "froze", "in March"), ("theatre", "burned", "on a windy night"),
        ("station", "emptied", "at noon"), ("park", "flooded", "in the wet June"),
        ("mill", "stopped", "at dusk"), ("church", "leaned", "over the old square"),
        ("tower", "fell", "at night"), ("ferry", "sank", "off the far shore"),
    )
]  # fmt: skip
#: Four of each label, in an order that gives none away.
LABELS = (
    "sourced", "official", "editorial", "editorial", "official", "sourced",
    "sourced", "official", "editorial", "sourced", "official", "editorial",
)  # fmt: skip


def written(claims: Sequence[str], labels: Sequence[str], *, debatable: bool = True) -> Texts:
    """A three-way exercise of these claims; the first is debatable."""
    items = "".join(
        f"  - {{id: c{n}, claim: '{claim}.', from: {{invented: The town is made up.}}}}\n"
        for n, claim in enumerate(claims)
    )
    entries = "".join(
        f"  c{n}: {{label: {label}, why: 'Step 3: so.', check: The minutes., cues: []"
        + (_other(label) if debatable and n == 0 else "")
        + "}\n"
        for n, label in enumerate(labels)
    )
    head = "id: town\ntitle: The town\ntype: classify\nscheme: three-way\nitems:\n"
    return {EXERCISE: head + items, KEY: f"exercise: town\nitems:\n{entries}"}


def _other(label: str) -> str:
    other = "official" if label == "sourced" else "sourced"
    return f", debatable: {{label: {other}, credit: 0.5, argument: It could be.}}"


def said_of(texts: Texts, beside: Library | None = None) -> list[tuple[str, str]]:
    """Each problem by how grave it is, in plain words."""
    problems = advice(DraftKind.EXERCISE, "town", texts, beside or Library.empty())
    return [
        (
            "red" if one.severity is Severity.ERROR else "amber",
            one.plain.said() if one.plain else one.sentence,
        )
        for one in problems
    ]

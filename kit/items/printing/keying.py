"""An item on the teacher's sheet, of whatever type: its key, why, and what else earns something."""

from collections.abc import Iterator, Sequence
from typing import Final

from kit.items.base import AnyItemType, Part
from kit.items.fields.base_models import WHOLE, Item, KeyEntry, Reasons
from kit.items.key_entries.label_entries import Debatable, KeyedLabel
from kit.items.printing.asking import part_number, signs_of
from kit.items.printing.blocks import (
    Block,
    Group,
    Look,
    Paragraph,
    Role,
    Run,
    Text,
    Words,
    paragraph,
    termed,
)
from kit.vocabulary import N_, PENS, Scheme

#: The shares of a credit that have a name.
_SHARES: Final = {
    0.25: N_("a quarter of the credit"),
    0.5: N_("half of the credit"),
    0.75: N_("three quarters of the credit"),
    0.0: N_("no credit"),
    1.0: N_("the whole credit"),
}


def keyed(
    item_type: AnyItemType, item: Item, entry: KeyEntry | None, scheme: Scheme | None
) -> tuple[Block, ...]:
    """What the teacher's sheet has of an item; `entry` is None where a draft has no whole one."""
    if entry is None:
        return (*item_type.printed(item), paragraph(Words(N_("There is no key for this yet."))))
    parts = item_type.parts(item, scheme)
    blocks: list[Block] = [*item_type.key_head(item, entry)]
    if entry.void:
        blocks.append(termed(Words(N_("Left out, it counts for nobody:")), entry.void))
    if not item_type.keyed_at_once:
        for number, part in enumerate(parts, 1):
            said = tuple(_of_part(item_type, item, entry, part))
            whole = part.id == WHOLE
            head = () if whole else (paragraph(Words(part.text), Role.TITLE),)
            blocks += said if whole else (Group((*head, *said), part_number(number)),)
    reasons = item_type.reasons_of(entry)
    if WHOLE in reasons and not any(part.id == WHOLE for part in parts):
        blocks += _because(reasons[WHOLE], item_type.cues_of(entry).get(WHOLE, ()))
    blocks += _accepted(parts, entry)
    return (*blocks, *item_type.how_it_counts(item))


def _of_part(
    item_type: AnyItemType, item: Item, entry: KeyEntry, part: Part
) -> Iterator[Paragraph]:
    label = item_type.labels_keyed(entry).get(part.id)
    yield _key_line(item_type, item, entry, part)
    reasons = item_type.reasons_of(entry).get(part.id)
    if reasons:
        cues = label.cues if label else item_type.cues_of(entry).get(part.id, ())
        yield from _because(reasons, cues, label)
    if label and label.debatable:
        yield _debatable(label.debatable)


def _key_line(item_type: AnyItemType, item: Item, entry: KeyEntry, part: Part) -> Paragraph:
    """The key's choice by its sign and words, or its number."""
    due = item_type.due(entry).get(part.id, "")
    answer = _choice(part, due)
    unit = item_type.unit_of(item, part.id)
    more = item_type.leeway_of(entry, part.id)
    runs = [Run(Words(N_("Key:")), Look.STRONG), Run(" "), Run(answer, Look.STRONG)]
    runs += [Run(f" {unit}")] if unit else []
    if more:
        facts = {"tolerance": more}
        runs += [Run(" "), Run(Words(N_("(up to %(tolerance)s more or less counts)"), facts))]
    return Paragraph(tuple(runs))


def _choice(part: Part, choice: str) -> Text:
    """A choice by its sign and words; what is not offered, such as a number, stands for itself."""
    for value, sign in zip(part.choices, signs_of(part), strict=True):
        if value.value == choice:
            return Words(N_("%(sign)s %(words)s"), {"sign": sign.sign, "words": Words(value.words)})
    return choice


def _because(
    reasons: Reasons, cues: Sequence[str], label: KeyedLabel | None = None
) -> Iterator[Paragraph]:
    mixed = N_(
        "(A checkable core and a verdict are mixed here; the key marks what the sentence is there "
        "to deliver.)"
    )
    more = (Words(mixed),) if label and label.mixed else ()
    yield termed(Words(N_("Why:")), reasons.why, *more)
    if cues:
        shown = " · ".join(f"“{cue}”" for cue in cues)
        yield termed(Words(N_("Words that show it:")), shown)
    if label and label.looks:
        yield paragraph(Words(label.looks.words), Role.SMALL)
    before = N_("From the key before this change: %(check)s")
    check = Words(before, {"check": reasons.check}) if reasons.check_before else reasons.check
    line = termed(Words(N_("To check it:")), check)
    address = (Run(" "), Run(reasons.url, Look.ADDRESS)) if reasons.url else ()
    yield Paragraph((*line.runs, *address))


def _debatable(other: Debatable) -> Paragraph:
    pen = PENS[other.label]
    return termed(
        Words(N_("Careful readers could differ here.")),
        Words(
            N_("%(sign)s %(label)s earns %(credit)s: %(argument)s"),
            {
                "sign": pen.shortcut,
                "label": Words(pen.name),
                "credit": credit_words(other.credit),
                "argument": other.argument,
            },
        ),
    )


def _accepted(parts: Sequence[Part], entry: KeyEntry) -> Iterator[Paragraph]:
    """What a teacher lets count besides, each with the question that it answers."""
    by_id = {part.id: (number, part) for number, part in enumerate(parts, 1)}
    for accepted in entry.accepted:
        if accepted.part not in by_id:
            continue
        number, part = by_id[accepted.part]
        where = "" if part.id == WHOLE else f"{part_number(number)} "
        choice = _choice(part, accepted.choice)
        facts = {"where": where, "answer": choice, "why": accepted.why}
        yield termed(Words(N_("Accepted, too:")), Words(N_("%(where)s%(answer)s. %(why)s"), facts))


def credit_words(credit: float) -> Text:
    """A share of the credit in words; 0 to 1."""
    if credit in _SHARES:
        return Words(_SHARES[credit])
    return Words(N_("%(credit)s of the credit"), {"credit": f"{credit:g}"})

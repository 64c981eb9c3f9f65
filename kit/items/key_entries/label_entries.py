"""What a key says about one claim that carries a label, for every type that labels claims."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar, cast

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from kit.items.fields.advice import Finding
from kit.items.fields.base_models import Content, Line, Reasons, Text, new_reasons
from kit.items.fields.field_words import choice_words
from kit.items.key_entries.cues import has_cue
from kit.items.key_entries.looks import Looks, check_looks, deceptive_looks
from kit.vocabulary import N_, PENS, HardCase, Label, Scheme, Side, Stance

#: A label, with what its pen is called.
PickedLabel = Annotated[
    Label, choice_words((one.value, pen.name, pen.definition) for one, pen in PENS.items())
]
PickedLooks = Annotated[Looks, choice_words((one, one.words, "") for one in Looks)]
PickedCase = Annotated[
    HardCase,
    choice_words(
        (
            (HardCase.ANONYMOUS_OFFICIALS, N_("Officials without a name"), ""),
            (HardCase.SIGNED_PAPER, N_("A paper that an office signed"), ""),
            (HardCase.UNFOUND_PAPER, N_("A paper that nobody could find by what is said"), ""),
            (HardCase.OFFICE_PRAISE, N_("An office that praises itself"), ""),
            (HardCase.OWN_WORD, N_("A body's word about itself"), ""),
        )
    ),
]
PickedSide = Annotated[
    Side,
    choice_words(
        (
            (Side.UKRAINE, N_("Ukraine"), ""),
            (Side.RUSSIA, N_("Russia"), ""),
            (Side.WEST, N_("United States, NATO, their members"), ""),
            (Side.OTHER, N_("Anybody else, such as a court or the United Nations"), ""),
        )
    ),
]


class Debatable(Content):
    """The other label a careful reader could choose: what it earns, and the case for it."""

    label: PickedLabel = Field(
        title=N_("The other label"),
        description=N_("The label that a careful reader could choose instead."),
    )
    credit: Annotated[float, Field(gt=0, le=1)] = Field(
        title=N_("What it earns"),
        description=N_("More than 0, at most 1: 0.5 is half of the credit, 1 as much as the key."),
        examples=[0.5],
    )
    argument: Text = Field(
        title=N_("The case for it"),
        description=N_("Why a careful reader could choose it. Students read it."),
    )


class KeyedLabel(Reasons):
    """The label of a claim, why, and the words that show it.

    `cues_before`: the label that the words show, where a teacher has changed the claim's since.
    `case`, `speaker` and `aimed_at` are for the balance of a course alone: which rule of the
    marking guide decides, whose words a claim about the war hands on, and at whom its verdict is
    aimed. So is `looks`, which a teacher reads beside the key: what the claim looks like at first
    sight, where it is not so. In the exercise's file they would tell the label.
    """

    label: PickedLabel = Field(
        title=N_("Label"),
        description=N_(
            "Is somebody with public authority speaking in public? Official; somebody else with a "
            "view, voice. If not: could records settle it? If no, editorial. If yes, and the text "
            "says where it comes from, sourced; else unsourced. Ask in this order."
        ),
    )
    cues: tuple[Line, ...] = Field(
        title=N_("Words that show it"),
        description=N_(
            "Words of the claim or of the greyed words around it, spelt exactly as there. They "
            "light up beside the key. None are allowed, too."
        ),
        examples=[["said", "the mayor"]],
    )
    cues_before: SkipJsonSchema[Label | None] = None
    mixed: bool = Field(
        default=False,
        title=N_("Fact and verdict share it"),
        description=N_("Whether a part that can be checked and a verdict share the claim."),
    )
    debatable: Debatable | None = Field(
        default=None,
        title=N_("A careful reader could also say"),
        description=N_("A second label that earns part of the credit, with the case for it."),
    )
    case: PickedCase | None = Field(
        default=None,
        title=N_("Kind of doubtful claim"),
        description=N_(
            "Which rule of the marking guide for doubtful claims decides it. Claims of one kind "
            "are keyed alike. Leave it out for any other claim."
        ),
    )
    speaker: PickedSide | None = Field(
        default=None,
        title=N_("Whose words"),
        description=N_(
            "In a conflict: whose words the claim hands on. For the balance of a course; it "
            "changes no mark, and no student sees it."
        ),
    )
    aimed_at: PickedSide | None = Field(
        default=None,
        title=N_("Aimed at"),
        description=N_(
            "In a conflict: at whom its verdict or accusation is aimed. For the balance of a "
            "course; it changes no mark, and no student sees it."
        ),
    )
    looks: PickedLooks | None = Field(
        default=None,
        title=N_("Looks otherwise"),
        description=N_(
            "What the claim looks like at first sight, where it is not so. For the balance of a "
            "course; it changes no mark, and no student sees it."
        ),
    )

    @property
    def cues_label(self) -> Label:
        """The label whose pen the cues have."""
        return self.cues_before or self.label


Keyed = TypeVar("Keyed", bound=KeyedLabel)


def label_scheme(scheme: Scheme | None) -> Scheme:
    """The scheme of an exercise whose type has labels: its model refuses one without."""
    return cast("Scheme", scheme)


def credit_for(keyed: KeyedLabel, label: str) -> float:
    """1 for the key's label, the stated credit for the debatable one, else 0."""
    if label == keyed.label:
        return 1.0
    if keyed.debatable and label == keyed.debatable.label:
        return keyed.debatable.credit
    return 0.0


def labels_by_stance(scheme: Scheme, stance: Stance) -> Sequence[Label]:
    """The labels that somebody gives to everything who trusts it all, or doubts it all.

    To trust is to take all as well supported, `sourced`. An official statement is no trust: what
    can be checked of it is that somebody said so.
    """
    doubt = (Label.EDITORIAL, Label.UNSOURCED)
    labels = doubt if stance is Stance.SUSPICIOUS else (Label.SOURCED,)
    return [label for label in labels if label in scheme.labels]


@dataclass(frozen=True, slots=True)
class Labels:
    """A claim's own label, and what each label earns that may be read in the claim."""

    own: Label
    earns: Mapping[str, float]


def labels_of(keyed: KeyedLabel, accepted: Iterable[str] = ()) -> Labels:
    """The labels of a claim; one that was accepted besides earns as much as its own."""
    debatable = {keyed.debatable.label.value: keyed.debatable.credit} if keyed.debatable else {}
    full = dict.fromkeys((*accepted, keyed.label.value), 1.0)
    return Labels(keyed.label, debatable | full)


def relabelled(keyed: Keyed, label: str, why: str, check: str = "") -> Keyed:
    """The key of a claim changed to another label, for this reason.

    The cues stay, and show what they showed: nobody said that they show the new label. A debatable
    label that is now the key's own goes, and so does a first sight that would now be the right one.
    """
    shown = keyed.cues_before or keyed.label
    changes: dict[str, object] = {"label": Label(label), **new_reasons(why, check)}
    if keyed.cues or keyed.cues_before:
        changes["cues_before"] = None if shown == label else shown
    if keyed.debatable and keyed.debatable.label == label:
        changes["debatable"] = None
    if keyed.looks is not None and keyed.looks is not deceptive_looks(Label(label)):
        changes["looks"] = None
    return keyed.model_copy(update=changes)


def check_keyed_label(
    keyed: KeyedLabel, scheme: Scheme, texts: Sequence[str], where: str
) -> list[Finding]:
    """Labels within the scheme, a second label that differs, cues that stand in the texts.

    `where` names the texts in the message.
    """
    findings = [*_check_labels(keyed, scheme), *check_looks(keyed.looks, keyed.label)]
    if keyed.debatable and keyed.debatable.label is keyed.label:
        findings.append(
            Finding(
                ("debatable", "label"),
                f"label {keyed.label.value!r}, which is the key's own",
                "another label of the scheme",
                "name the other label a careful reader could choose, or remove 'debatable'",
            )
        )
    findings += [
        Finding(
            ("cues", number),
            f"cue {cue!r}",
            f"words that stand in {where}, in the same spelling",
            "copy the words from the exercise, or remove the cue",
        )
        for number, cue in enumerate(keyed.cues)
        if not any(has_cue(text, cue) for text in texts)
    ]
    return findings


def _check_labels(keyed: KeyedLabel, scheme: Scheme) -> list[Finding]:
    labels: list[tuple[tuple[str, ...], Label]] = [(("label",), keyed.label)]
    if keyed.debatable:
        labels.append((("debatable", "label"), keyed.debatable.label))
    return [
        Finding(
            path,
            f"label {label.value!r}",
            f"the labels of the scheme {scheme.value}: {', '.join(scheme.labels)}",
            "choose one of these, or give the exercise the scheme five-way",
        )
        for path, label in labels
        if label not in scheme.labels
    ]

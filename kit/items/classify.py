"""`classify`: give one claim one label of the exercise's scheme."""

from collections.abc import Sequence
from typing import Annotated, Any, cast

from pydantic import Field
from wtforms import RadioField, SelectChoice
from wtforms.validators import Optional, ValidationError

from kit.items.base import (
    AnswerForm,
    AnswerValue,
    Content,
    Finding,
    Item,
    ItemType,
    KeyEntry,
    Marking,
    Text,
)
from kit.items.cues import has_cue
from kit.vocabulary import Label, Scheme, Verdict


class Context(Content):
    """The words around a claim that its source or speaker stands in."""

    before: Text | None = None
    after: Text | None = None


class ClassifyItem(Item):
    """One claim, with its context shown greyed around it."""

    claim: Text
    context: Context = Context()


class Debatable(Content):
    """The other label a careful reader could choose: what it earns, and the case for it."""

    label: Label
    credit: Annotated[float, Field(gt=0, le=1)]
    argument: Text


class ClassifyKeyEntry(KeyEntry):
    """The label, and the words of the claim or its context that show it."""

    label: Label
    cues: tuple[Text, ...]
    mixed: bool = False
    debatable: Debatable | None = None


def _quoted(values: Sequence[str]) -> str:
    return ", ".join(values)


class Classify(ItemType):
    """Label each claim."""

    name = "classify"
    item_model = ClassifyItem
    key_model = ClassifyKeyEntry

    def check_key(self, item: Item, entry: KeyEntry, scheme: Scheme) -> Sequence[Finding]:
        """Labels within the scheme, a second label that differs, cues that are there."""
        item, entry = cast("ClassifyItem", item), cast("ClassifyKeyEntry", entry)
        findings = []
        labels: list[tuple[tuple[str, ...], Label]] = [(("label",), entry.label)]
        if entry.debatable:
            labels.append((("debatable", "label"), entry.debatable.label))
        findings += [
            Finding(
                path,
                f"label {label.value!r}",
                f"the labels of the scheme {scheme.value}: {_quoted(scheme.labels)}",
                "choose one of these, or give the exercise the scheme five-way",
            )
            for path, label in labels
            if label not in scheme.labels
        ]
        if entry.debatable and entry.debatable.label is entry.label:
            findings.append(
                Finding(
                    ("debatable", "label"),
                    f"label {entry.label.value!r}, which is the key's own",
                    "another label of the scheme",
                    "name the other label a careful reader could choose, or remove 'debatable'",
                )
            )
        texts = (item.claim, item.context.before or "", item.context.after or "")
        findings += [
            Finding(
                ("cues", number),
                f"cue {cue!r}",
                "words that stand in the claim or its context, in the same spelling",
                "copy the words from the exercise, or remove the cue",
            )
            for number, cue in enumerate(entry.cues)
            if not any(has_cue(text, cue) for text in texts)
        ]
        return findings

    def form_class(self, item: Item, scheme: Scheme) -> type[AnswerForm]:
        """Radio buttons, one for each label of the scheme."""
        return _FORMS[scheme]

    def value_of(self, form: AnswerForm) -> AnswerValue | None:
        """`{"label": ...}`, or None where no pen was picked."""
        label = cast("ClassifyForm", form).label.data
        return {"label": label} if label else None

    def form_data(self, value: AnswerValue) -> dict[str, Any]:
        """The picked pen."""
        return {"label": value["label"]}

    def mark(self, value: AnswerValue, entry: KeyEntry) -> Marking:
        """1 for the key's label, the stated credit for the debatable one, else 0."""
        entry = cast("ClassifyKeyEntry", entry)
        if value["label"] == entry.label:
            return Marking(1.0, Verdict.RIGHT)
        if entry.debatable and value["label"] == entry.debatable.label:
            credit = entry.debatable.credit
            return Marking(credit, Verdict.RIGHT if credit == 1 else Verdict.PARTLY)
        return Marking(0.0, Verdict.WRONG)

    def label_given(self, value: AnswerValue) -> Label | None:
        """The label chosen."""
        return Label(value["label"])

    def label_due(self, entry: KeyEntry) -> Label | None:
        """The key's label."""
        return cast("ClassifyKeyEntry", entry).label

    def texts(self, item: Item) -> Sequence[str]:
        """The claim, then the context before and after it where there is one."""
        item = cast("ClassifyItem", item)
        around = (item.context.before, item.context.after)
        return (item.claim, *filter(None, around))

    def is_debatable(self, entry: KeyEntry) -> bool:
        """Whether the key names a second acceptable label."""
        return cast("ClassifyKeyEntry", entry).debatable is not None


class ClassifyForm(AnswerForm):
    """One claim's pens."""

    label: RadioField


def _build_form(scheme: Scheme) -> type[ClassifyForm]:
    allowed = _quoted([label.value for label in scheme.labels])

    def within_scheme(_form: AnswerForm, field: RadioField) -> None:
        if field.data not in {label.value for label in scheme.labels}:
            message = (
                f"“{field.data[:40]}” is not a label of this exercise. "
                f"Allowed: {allowed}. Pick one of the pens."
            )
            raise ValidationError(message)

    field = RadioField(
        choices=[SelectChoice(pen.label.value, pen.name) for pen in scheme.pens],
        validators=[Optional(strip_whitespace=False), within_scheme],
        validate_choice=False,
    )
    return type("ClassifyForm", (ClassifyForm,), {"label": field})


_FORMS = {scheme: _build_form(scheme) for scheme in Scheme}

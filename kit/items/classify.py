"""`classify`: give one claim one label of the exercise's scheme."""

from collections.abc import Collection, Mapping, Sequence

from pydantic import Field
from wtforms import RadioField, SelectChoice
from wtforms.validators import Optional, ValidationError

from kit.items.base import (
    AnswerValue,
    ItemType,
    Marking,
    Part,
    label_choices,
    marking_of,
)
from kit.items.fields.advice import Finding
from kit.items.fields.answer_form import AnswerForm
from kit.items.fields.base_models import WHOLE, Context, KeyEntry, SourcedItem, Text
from kit.items.key_entries.label_entries import (
    KeyedLabel,
    check_keyed_label,
    credit_for,
    label_scheme,
    labels_by_stance,
    relabelled,
)
from kit.items.printing.blocks import Block, in_context
from kit.vocabulary import N_, Scheme, Stance


class ClassifyItem(SourcedItem):
    """One claim, with its context shown greyed around it."""

    claim: Text = Field(
        title=N_("Claim"),
        description=N_("The claim itself, as students read it. Plain text."),
    )
    context: Context = Field(
        default=Context(),
        title=N_("Greyed words around it"),
        description=N_(
            "Words before and after the claim, shown in grey: they help to judge it and are not "
            "judged themselves."
        ),
    )


class ClassifyKeyEntry(KeyEntry, KeyedLabel):
    """The label, and the words of the claim or its context that show it."""


class Classify(ItemType[ClassifyItem, ClassifyKeyEntry]):
    """Label each claim."""

    name = "classify"
    noun = N_("Claim")
    task = N_("say who stands behind each claim")
    by_pencil = N_("Tick one box for each claim. Words in slanted grey only help to judge it.")
    item_model = ClassifyItem
    key_model = ClassifyKeyEntry
    has_core = True
    has_labels = True

    def check_key(
        self, item: ClassifyItem, entry: ClassifyKeyEntry, scheme: Scheme | None
    ) -> Sequence[Finding]:
        """Labels within the scheme, a second label that differs, cues that are there."""
        return check_keyed_label(
            entry, label_scheme(scheme), self.texts(item), "the claim or its context"
        )

    def parts(self, item: ClassifyItem, scheme: Scheme | None) -> Sequence[Part]:
        """The claim."""
        choices = label_choices(label_scheme(scheme))
        return (Part(WHOLE, item.claim, choices, labels=True, around=tuple(self.texts(item)[1:])),)

    def form_class(self, item: ClassifyItem, scheme: Scheme | None) -> type[AnswerForm]:
        """Radio buttons, one for each label of the scheme."""
        return _FORMS[label_scheme(scheme)]

    def value_of(self, form: "ClassifyForm") -> AnswerValue | None:
        """`{"label": ...}`, or None where no pen was picked."""
        return {"label": form.label.data} if form.label.data else None

    def form_data(self, value: AnswerValue) -> dict[str, str]:
        """The picked pen."""
        return {"label": value["label"]} if value else {}

    def chosen(self, item: ClassifyItem, value: AnswerValue) -> Mapping[str, str]:
        """The label chosen."""
        return {WHOLE: value["label"]}

    def answering(
        self, item: ClassifyItem, chosen: Mapping[str, str], text: str = ""
    ) -> AnswerValue:
        """The label."""
        return {"label": chosen[WHOLE]} if chosen else {}

    def due(self, entry: ClassifyKeyEntry) -> Mapping[str, str]:
        """The key's label."""
        return {WHOLE: entry.label.value}

    def change(
        self, entry: ClassifyKeyEntry, part: str, choice: str, why: str, check: str = ""
    ) -> ClassifyKeyEntry:
        """The entry with another label."""
        return relabelled(entry, choice, why, check)

    def grade(self, item: ClassifyItem, value: AnswerValue, entry: ClassifyKeyEntry) -> Marking:
        """1 for the key's label, the stated credit for the debatable one, else 0."""
        credit = credit_for(entry, value["label"])
        return marking_of(credit, {WHOLE: credit})

    def disputed(self, entry: ClassifyKeyEntry) -> Collection[str]:
        """The claim, where the key names a second acceptable label."""
        return (WHOLE,) if entry.debatable else ()

    def labels_keyed(self, entry: ClassifyKeyEntry) -> Mapping[str, KeyedLabel]:
        """The entry itself."""
        return {WHOLE: entry}

    def by_stance(
        self, item: ClassifyItem, scheme: Scheme | None, stance: Stance
    ) -> Sequence[Mapping[str, str]]:
        """One label for every claim."""
        labels = labels_by_stance(label_scheme(scheme), stance)
        return [{WHOLE: label.value} for label in labels]

    def printed(self, item: ClassifyItem) -> Sequence[Block]:
        """The claim within its context."""
        return (in_context(item.context.before, item.claim, item.context.after),)

    def key_head(self, item: ClassifyItem, entry: ClassifyKeyEntry) -> Sequence[Block]:
        """The claim again."""
        return self.printed(item)

    def texts(self, item: ClassifyItem) -> Sequence[str]:
        """The claim, then the context before and after it where there is one."""
        return (item.claim, *filter(None, (item.context.before, item.context.after)))


class ClassifyForm(AnswerForm):
    """One claim's pens."""

    label: RadioField


def _build_form(scheme: Scheme) -> type[ClassifyForm]:
    allowed = ", ".join(scheme.labels)

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

"""`highlight`: paint a passage with the pens, claim by claim or freely, word by word."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Annotated, Final

from pydantic import Field

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
from kit.items.fields.base_models import Identifier, KeyEntry, SourcedItem, Text
from kit.items.fields.field_words import CutOut
from kit.items.key_entries.label_entries import (
    KeyedLabel,
    Labels,
    check_keyed_label,
    label_scheme,
    labels_by_stance,
    labels_of,
    relabelled,
)
from kit.items.passages.forms import (
    PaintForm,
    cut_form,
    cut_name,
    free_form,
    ranges_text,
    read_ranges,
)
from kit.items.passages.key_checks import check_claims, check_labels, holds_anyway
from kit.items.passages.painting import PassageScore, score_passage
from kit.items.passages.passage import Passage, Run
from kit.items.passages.reader import read_passage
from kit.items.printing.passages import PassageOnPaper
from kit.vocabulary import N_, Label, Scheme, Stance

FEWEST_CLAIMS: Final = 2
MOST_CLAIMS: Final = 12


class HighlightItem(SourcedItem):
    """A passage with its claims cut out. `free`: the cuts are hidden and words are painted."""

    passage: Annotated[Text, CutOut()] = Field(
        title=N_("Passage"),
        description=N_(
            "The whole text, with [[id: words]] around each claim; what stands outside cannot be "
            "painted. A blank line begins a new paragraph."
        ),
        examples=["On Monday [[plan: the council announced a plan]]."],
    )
    free: bool = Field(
        default=False,
        title=N_("Students find the claims, too"),
        description=N_(
            "The cuts are hidden until feedback, and students paint word by word. That is harder."
        ),
    )

    @property
    def cut(self) -> Passage:
        """The passage, read."""
        return read_passage(self.passage)

    def paint(self, value: AnswerValue | None) -> Mapping[int, str]:
        """The labels of an answer, by word."""
        if not value:
            return {}
        if self.free:
            return {
                number: label
                for label, numbers in value["words"].items()
                for number in read_ranges(numbers)
            }
        return self.by_claim(value["paint"])

    def by_claim(self, labels: Mapping[str, str]) -> Mapping[int, str]:
        """Labels of claims, by word."""
        return {
            word.number: labels[word.claim]
            for word in self.cut.words
            if word.claim is not None and word.claim in labels
        }

    def answered(self, value: AnswerValue | None) -> Sequence[Sequence[Run]]:
        """The paragraphs as an answer painted them."""
        return self.cut.painted(self.paint(value), joined=self.free)

    def spans(self, value: AnswerValue, *, stray: bool = False) -> Sequence[tuple[str, str]]:
        """What an answer painted, in pieces of one label; `stray` is only what is no claim."""
        connecting = {word.number for word in self.cut.words if word.claim is None}
        paint = self.paint(value)
        kept = {number: pen for number, pen in paint.items() if not stray or number in connecting}
        return list(self.cut.spans(kept))

    def keyed(self, entry: "HighlightKeyEntry") -> Sequence[Sequence[Run]]:
        """The paragraphs as the key paints them, its cues lit."""
        labels = {claim: keyed.label.value for claim, keyed in entry.claims.items()}
        cues = [cue for keyed in entry.claims.values() for cue in keyed.cues]
        return self.cut.painted(self.by_claim(labels), cues)

    def chosen(self, value: AnswerValue | None) -> Mapping[str, str]:
        """By claim, the label that most of its words were painted with; ties go by the scheme."""
        paint, order = self.paint(value), list(Label)
        labels: dict[str, str] = {}
        for claim in self.cut.claims:
            pens = Counter(
                paint[word.number]
                for word in self.cut.words
                if word.claim == claim.id and word.number in paint
            )
            if pens:
                labels[claim.id] = min(pens, key=lambda pen: (-pens[pen], order.index(Label(pen))))
        return labels

    def score(self, value: AnswerValue | None, entry: "HighlightKeyEntry") -> PassageScore:
        """The answer held against the key."""
        return score_passage(self.cut, self.paint(value), entry.labels, free=self.free)

    def marking_of_share(self, share: float) -> Marking:
        """A claim's share as a marking, so that it is worded like any other."""
        return marking_of(share, {})


class HighlightKeyEntry(KeyEntry):
    """The label of each claim, and the words of the passage that show it."""

    claims: Annotated[Mapping[Identifier, KeyedLabel], Field(min_length=1)] = Field(
        title=N_("Key of each claim"),
        description=N_("An entry for each claim that is cut out of the passage, by its id."),
    )

    @property
    def labels(self) -> Mapping[str, Labels]:
        """What each claim takes, with what was accepted besides."""
        return {
            claim: labels_of(keyed, [one.choice for one in self.accepted if one.part == claim])
            for claim, keyed in self.claims.items()
        }


class Highlight(PassageOnPaper, ItemType[HighlightItem, HighlightKeyEntry]):
    """Paint the claims of a passage."""

    name = "highlight"
    noun = N_("Passage")
    task = N_("paint the claims of a passage")
    item_model = HighlightItem
    key_model = HighlightKeyEntry
    has_labels = True
    reasons_by_part = True
    # A passage has fewer claims than there are single ones, and they belong together.
    looks_least = 1
    script = "items/highlight.js"

    def check_item(self, item: HighlightItem, scheme: Scheme | None) -> Sequence[Finding]:
        """Cuts that are whole, side by side and not empty, each with an id; 2 to 12 of them."""
        findings = item.cut.findings
        number = len(item.cut.claims)
        if findings or FEWEST_CLAIMS <= number <= MOST_CLAIMS:
            return findings
        advice = (
            "cut more claims out with '[[id: words]]'"
            if number < FEWEST_CLAIMS
            else "make two passages of it"
        )
        allowed = f"{FEWEST_CLAIMS} to {MOST_CLAIMS} in a passage"
        said = "1 cut" if number == 1 else f"{number} cuts"
        return [Finding(("passage",), said, allowed, advice)]

    def check_key(
        self, item: HighlightItem, entry: HighlightKeyEntry, scheme: Scheme | None
    ) -> Sequence[Finding]:
        """An entry for each claim and none besides, each sound; labels that tell claims apart.

        In a broken passage only what is surely wrong, whatever the passage will be.
        """
        findings = check_claims(item.cut, entry.claims)
        texts = self.texts(item)
        for claim, keyed in entry.claims.items():
            own = check_keyed_label(keyed, label_scheme(scheme), texts, "the passage")
            findings += [
                Finding(("claims", claim, *each.path), each.found, each.allowed, each.advice)
                for each in own
                if not item.cut.findings or holds_anyway(each, claim, keyed, item.cut)
            ]
        only_cues = all(one.path[-2:-1] == ("cues",) for one in findings)
        return findings + (check_labels(entry.labels, free=item.free) if only_cues else [])

    def parts(self, item: HighlightItem, scheme: Scheme | None) -> Sequence[Part]:
        """The claims; around each, the connecting words beside it."""
        choices = label_choices(label_scheme(scheme))
        return [
            Part(
                claim.id,
                item.cut.text(claim),
                choices,
                labels=True,
                around=item.cut.around(claim),
                to_find=item.free,
            )
            for claim in item.cut.claims
        ]

    def form_class(self, item: HighlightItem, scheme: Scheme | None) -> type[AnswerForm]:
        """A list of pens for each claim; in a free passage a text of word numbers for each pen."""
        if item.free:
            return free_form(len(item.cut.words), label_scheme(scheme))
        return cut_form(tuple(claim.id for claim in item.cut.claims), label_scheme(scheme))

    def value_of(self, form: PaintForm) -> AnswerValue | None:
        """`{"paint": {claim: label}}`, or in a free passage `{"words": {label: "4-9, 15"}}`."""
        if form.free:
            texts = {label: form[label].data or "" for label in form.answer_fields}
            words = {label: ranges_text(read_ranges(text)) for label, text in texts.items()}
            words = {label: text for label, text in words.items() if text}
            return {"words": words} if words else None
        labels = {claim: form[cut_name(claim)].data for claim in form.answer_fields}
        paint = {claim: label for claim, label in labels.items() if label}
        return {"paint": paint} if paint else None

    def form_data(self, value: AnswerValue) -> dict[str, str]:
        """The pen of each claim, or the words of each pen."""
        paint: Mapping[str, str] = value.get("paint", {})
        words: Mapping[str, str] = value.get("words", {})
        return {**{cut_name(claim): label for claim, label in paint.items()}, **words}

    def chosen(self, item: HighlightItem, value: AnswerValue) -> Mapping[str, str]:
        """By claim, the label that most of its words were painted with."""
        return item.chosen(value)

    def answering(
        self, item: HighlightItem, chosen: Mapping[str, str], text: str = ""
    ) -> AnswerValue:
        """The claims painted, each from its first word to its last."""
        if not chosen:
            return {}
        if not item.free:
            return {"paint": dict(chosen)}
        paint = item.by_claim(chosen)
        return {
            "words": {
                label: ranges_text([number for number in paint if paint[number] == label])
                for label in sorted(set(paint.values()))
            }
        }

    def due(self, entry: HighlightKeyEntry) -> Mapping[str, str]:
        """The key's labels."""
        return {claim: keyed.label.value for claim, keyed in entry.claims.items()}

    def change(
        self, entry: HighlightKeyEntry, part: str, choice: str, why: str, check: str = ""
    ) -> HighlightKeyEntry:
        """The entry with another label for one claim."""
        changed = relabelled(entry.claims[part], choice, why, check)
        return entry.model_copy(update={"claims": {**entry.claims, part: changed}})

    def grade(self, item: HighlightItem, value: AnswerValue, entry: HighlightKeyEntry) -> Marking:
        """The overlap score; by claim, the share of its words that is painted right."""
        score = item.score(value, entry)
        answered = item.chosen(value)
        return marking_of(score.overlap, {claim: score.claims[claim] for claim in answered})

    def granted(
        self, item: HighlightItem, value: AnswerValue, entry: HighlightKeyEntry
    ) -> HighlightKeyEntry:
        """The entry itself: an accepted label stands beside the claim's own, for every answer.

        The claims hang together by their pens' false alarms. With one claim's label changed for
        those alone who chose the accepted one, choosing it could lower the mark.
        """
        return entry

    def disputed(self, entry: HighlightKeyEntry) -> Collection[str]:
        """The claims for which the key names a second acceptable label."""
        return {claim for claim, keyed in entry.claims.items() if keyed.debatable}

    def labels_keyed(self, entry: HighlightKeyEntry) -> Mapping[str, KeyedLabel]:
        """The entries of the passage's claims."""
        return entry.claims

    def by_stance(
        self, item: HighlightItem, scheme: Scheme | None, stance: Stance
    ) -> Sequence[Mapping[str, str]]:
        """One pen for every claim; used on everything, it earns nothing."""
        labels = labels_by_stance(label_scheme(scheme), stance)
        return [{claim.id: label.value for claim in item.cut.claims} for label in labels]

    def texts(self, item: HighlightItem) -> Sequence[str]:
        """The paragraphs, marks taken out."""
        return item.cut.paragraphs

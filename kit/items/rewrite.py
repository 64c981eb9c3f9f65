"""`rewrite`: say a text anew in one's own words; a teacher marks it by the exercise's rubric."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Annotated, Any, Final

from pydantic import Field
from wtforms import TextAreaField
from wtforms.validators import Optional, ValidationError

from kit.items.base import (
    AnswerValue,
    ItemType,
    Marking,
    Part,
)
from kit.items.fields.advice import Finding
from kit.items.fields.answer_form import AnswerForm
from kit.items.fields.base_models import Context, KeyEntry, Reasons, SourcedItem, Text
from kit.items.fields.texts import CHARACTERS_MOST, plain_text
from kit.items.key_entries.entry_checks import repeated_ids
from kit.items.printing.blocks import (
    Block,
    Lines,
    Look,
    Paragraph,
    Role,
    Run,
    Words,
    paragraph,
    termed,
)
from kit.items.rubric import Level, Rubric
from kit.vocabulary import N_, Scheme, Topic, Verdict

#: How many words somebody writes on a line of a sheet, with room to spare.
_WORDS_A_LINE: Final = 6


class RewriteItem(SourcedItem):
    """A text to rewrite, with facts that the rewriter may use around it.

    `words` is the limit; what is over it is taken and flagged.
    """

    text: Text = Field(
        title=N_("Text"), description=N_("The text that is to be rewritten. Plain text.")
    )
    context: Context = Field(
        default=Context(),
        title=N_("Greyed words around it"),
        description=N_("Facts that students may use, shown in grey before and after the text."),
    )
    task: Text = Field(
        title=N_("Task"),
        description=N_("What students are to do with it."),
        examples=["Write it straight, with its source."],
    )
    words: Annotated[int, Field(ge=5, le=300)] = Field(
        title=N_("Words at most"),
        description=N_("5 to 300. A longer text is taken and flagged."),
        examples=[30],
    )


class RewriteKeyEntry(KeyEntry, Reasons):
    """What a good version keeps and what it drops, and one such version."""

    sample: Text = Field(
        title=N_("A good version"),
        description=N_("One way to do it well. Students read it after handing in."),
    )


class RewriteForm(AnswerForm):
    """One text."""

    text = TextAreaField(validators=[Optional()])

    def validate_text(self, field: TextAreaField) -> None:
        """Refuse what is far too long, with its length; the text stays in the field."""
        # Far longer texts are not put in normal form first: that takes the square of their marks.
        length = len(field.data)
        if length <= 2 * CHARACTERS_MOST:
            length = len(plain_text(field.data))
        if length > CHARACTERS_MOST:
            message = (
                f"This is too long to be saved: {length} characters; at most {CHARACTERS_MOST} "
                "are taken. Shorten it: all that you wrote is still in the box."
            )
            raise ValidationError(message)


class Rewrite(ItemType[RewriteItem, RewriteKeyEntry]):
    """Rewrite a text in so many words."""

    name = "rewrite"
    noun = N_("Text")
    task = N_("rewrite it straight; the teacher marks")
    by_pencil = N_("Write your version on the lines.")
    topic = Topic.REWRITING
    item_model = RewriteItem
    key_model = RewriteKeyEntry
    exercise_fields = Rubric
    script = "items/rewrite.js"
    marked_by_teacher = True

    def check_exercise(self, exercise: Any) -> Sequence[Finding]:
        """Levels that rise from 0 to 1, each with an id of its own."""
        levels: Sequence[Level] = exercise.levels
        return [
            *_check_ends(levels),
            *_check_order(levels),
            *repeated_ids((level.id for level in levels), ("levels",), "level"),
        ]

    def check_key(
        self, item: RewriteItem, entry: RewriteKeyEntry, scheme: Scheme | None
    ) -> Sequence[Finding]:
        """Nothing: which version is good is for a teacher to say."""
        return ()

    def doubts(self, item: RewriteItem, entry: RewriteKeyEntry) -> Sequence[Finding]:
        """A good version that is longer than students' may be."""
        words = len(entry.sample.split())
        if words <= item.words:
            return ()
        return (
            Finding(
                ("sample",),
                f"a sample of {words} words",
                f"at most {item.words}, the limit that students have",
                "shorten it, or raise 'words' in the exercise",
            ),
        )

    def parts(self, item: RewriteItem, scheme: Scheme | None) -> Sequence[Part]:
        """None: the answer is free text."""
        return ()

    def form_class(self, item: RewriteItem, scheme: Scheme | None) -> type[AnswerForm]:
        """A box to write in."""
        return RewriteForm

    def value_of(self, form: RewriteForm) -> AnswerValue | None:
        """`{"text": ...}`, or None where the box is empty."""
        text = plain_text(form.text.data)
        return {"text": text} if text.strip() else None

    def form_data(self, value: AnswerValue) -> dict[str, str]:
        """The text as it is stored."""
        return {"text": value["text"]} if value else {}

    def chosen(self, item: RewriteItem, value: AnswerValue) -> Mapping[str, str]:
        """Nothing was chosen."""
        return {}

    def answering(
        self, item: RewriteItem, chosen: Mapping[str, str], text: str = ""
    ) -> AnswerValue:
        """The text."""
        return {"text": text} if text else {}

    def due(self, entry: RewriteKeyEntry) -> Mapping[str, str]:
        """Nothing is due."""
        return {}

    def change(
        self, entry: RewriteKeyEntry, part: str, choice: str, why: str, check: str = ""
    ) -> RewriteKeyEntry:
        """The entry as it is, since no part of it can be changed."""
        return entry

    def grade(self, item: RewriteItem, value: AnswerValue, entry: RewriteKeyEntry) -> Marking:
        """Pending: a teacher marks it."""
        return Marking(None, Verdict.PENDING)

    def printed(self, item: RewriteItem) -> Sequence[Block]:
        """The facts, the task with its limit, and the text."""
        around = filter(None, (item.context.before, item.context.after))
        return (
            *(Paragraph((Run(fact, Look.CONTEXT),)) for fact in around),
            termed(item.task, Words(N_("At most %(words)s words."), {"words": item.words})),
            paragraph(item.text, Role.CLAIM),
        )

    def to_fill(self, item: RewriteItem) -> Sequence[Block]:
        """Lines for as many words as there may be."""
        return (Lines(2 + item.words // _WORDS_A_LINE),)

    def key_head(self, item: RewriteItem, entry: RewriteKeyEntry) -> Sequence[Block]:
        """The text again, and a good version of it."""
        sample = termed(Words(N_("One good version:")), entry.sample)
        return (paragraph(item.text, Role.CLAIM), sample)

    def texts(self, item: RewriteItem) -> Sequence[str]:
        """The text, its context and the task."""
        around = filter(None, (item.context.before, item.context.after))
        return (item.text, *around, item.task)

    def free_text(self, value: AnswerValue) -> str:
        """What was written."""
        return str(value["text"]) if value else ""


def _check_ends(levels: Sequence[Level]) -> Iterator[Finding]:
    credits_ = [level.credit for level in levels]
    for due, end, which in ((0, min(credits_), "lowest"), (1, max(credits_), "highest")):
        if end != due:
            yield Finding(
                ("levels", credits_.index(end), "credit"),
                f"{end:g}, the {which} of the rubric",
                f"{due} for the {which} level",
                f"write {due}, or add a level that earns {due}",
            )


def _check_order(levels: Sequence[Level]) -> Iterator[Finding]:
    for number, (before, after) in enumerate(pairwise(levels), 1):
        if after.credit <= before.credit:
            yield Finding(
                ("levels", number, "credit"),
                f"{after.credit:g} after {before.credit:g}",
                "more than the level before it",
                "put the levels in order, the worst first",
            )

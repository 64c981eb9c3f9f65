"""`figures`: a small table from a passage, and what its numbers allow one to say."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Final

from pydantic import Field

from kit.items.base import (
    AnswerValue,
    Choice,
    Part,
    Remark,
)
from kit.items.fields.advice import Finding
from kit.items.fields.base_models import (
    KeyEntry,
    Reasons,
    SourcedItem,
    Text,
    new_reasons,
)
from kit.items.fields.numbers import Reading, as_decimal, read_number
from kit.items.fields.questions import KeyedAnswer, Question
from kit.items.fields.table import Table
from kit.items.fields.texts import paragraphs
from kit.items.key_entries.entry_checks import check_entries, check_offered, repeated_ids
from kit.items.partwise import PartwiseItem, PartwiseType
from kit.items.printing import blocks
from kit.vocabulary import N_, Scheme, Stance, Topic

#: The choices, by id, of somebody who doubts every figure, in both orders of liking, and of
#: somebody who trusts them all. A question that offers none of them, or asks for a number, asks
#: for no trust.
_WAYS: Final = {
    Stance.SUSPICIOUS: (("cannot", "no"), ("no", "cannot")),
    Stance.TRUSTING: (("yes",),),
}


class FiguresItem(SourcedItem, PartwiseItem):
    """A table, perhaps the passage that its figures stand in, and questions."""

    passage: Text | None = Field(
        default=None,
        title=N_("Passage"),
        description=N_(
            "The text that the figures stand in, if students need it. A blank line begins a new "
            "paragraph."
        ),
    )
    table: Table = Field(
        title=N_("Table"), description=N_("The figures, as the passage gives them.")
    )
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=8)] = Field(
        title=N_("Questions"),
        description=N_("One to eight questions that the table can answer, or cannot."),
    )

    @property
    def paragraphs(self) -> Sequence[str]:
        """The passage's paragraphs; none without one."""
        return paragraphs(self.passage or "")

    @property
    def parts(self) -> tuple[Part, ...]:
        """The questions."""
        return tuple(
            Part(
                one.id,
                one.ask,
                tuple(Choice(choice.id, choice.name) for choice in one.choices or ()),
            )
            for one in self.questions
        )

    def reading(self, question: str, typed: str) -> Reading:
        """How a number typed for a question is understood."""
        return read_number(typed, next(one.unit for one in self.questions if one.id == question))


class FiguresKeyEntry(KeyEntry):
    """The answer to each question, by the question's id."""

    questions: Mapping[str, KeyedAnswer] = Field(
        title=N_("Key of each question"),
        description=N_("An entry for each question of the item, by its id."),
    )


class Figures(PartwiseType[FiguresItem, FiguresKeyEntry]):
    """Work out what a table's numbers say."""

    name = "figures"
    noun = N_("Table")
    task = N_("work with the figures of a table")
    by_pencil = N_("Tick one box for each question, or write the number on the line.")
    topic = Topic.FIGURES
    reasons_by_part = True
    item_model = FiguresItem
    key_model = FiguresKeyEntry
    field_prefix = "question-"
    script = "items/figures.js"

    def check_item(self, item: FiguresItem, scheme: Scheme | None) -> Sequence[Finding]:
        """Rows as long as the columns, each question and choice once, a unit for numbers alone."""
        width = len(item.table.columns)
        findings = [
            Finding(
                ("table", "rows", number),
                "1 cell" if len(row) == 1 else f"{len(row)} cells",
                f"{width}, one for each column",
                "make the row as long as the columns; write 'not given' where there is none",
            )
            for number, row in enumerate(item.table.rows)
            if len(row) != width
        ]
        findings += repeated_ids(
            (question.id for question in item.questions), ("questions",), "question"
        )
        for number, question in enumerate(item.questions):
            where = ("questions", number)
            ids = (choice.id for choice in question.choices or ())
            findings += repeated_ids(ids, (*where, "choices"), "choice")
            if question.choices and question.unit:
                findings.append(
                    Finding(
                        (*where, "unit"),
                        f"the unit {question.unit!r} beside choices",
                        "a unit where a number is asked for",
                        "remove the unit, or the choices",
                    )
                )
        return findings

    def check_key(
        self, item: FiguresItem, entry: FiguresKeyEntry, scheme: Scheme | None
    ) -> Sequence[Finding]:
        """An answer for each question and no other: of its kind, and one that is offered."""
        asked = {question.id: question for question in item.questions}
        findings = check_entries(list(asked), entry.questions, "questions", "question")
        for question_id, keyed in entry.questions.items():
            if question_id in asked:
                findings += _check_answer(asked[question_id], keyed)
        return findings

    def choice_of(self, item: FiguresItem, part: Part, typed: str) -> str | None:
        """The choice, or the number as it is read in an answer."""
        if part.choices:
            return super().choice_of(item, part, typed)
        return item.reading(part.id, typed).number

    def remarks(self, item: FiguresItem, value: AnswerValue) -> Mapping[str, Remark]:
        """How each number was read."""
        return {
            self.field_prefix + part.id: item.reading(part.id, value[part.id]).remark
            for part in item.parts
            if part.id in value and not part.choices
        }

    def chosen(self, item: FiguresItem, value: AnswerValue) -> Mapping[str, str]:
        """What was picked, and numbers in their one spelling.

        A text that is no number is an answer, too: it is kept and shown as unread, so that
        neither it nor the answers beside it are lost.
        """
        return {
            part.id: value[part.id]
            if part.choices
            else item.reading(part.id, value[part.id]).number or value[part.id].strip()
            for part in item.parts
            if part.id in value
        }

    def due(self, entry: FiguresKeyEntry) -> Mapping[str, str]:
        """The key's choice or number, by question."""
        return {question: keyed.due for question, keyed in entry.questions.items()}

    def as_key(self, entry: FiguresKeyEntry, part: str, choice: str) -> bool:
        """The key's choice, or a number within the tolerance."""
        return entry.questions[part].credit(choice) == 1

    def change(
        self, entry: FiguresKeyEntry, part: str, choice: str, why: str, check: str = ""
    ) -> FiguresKeyEntry:
        """The entry with another answer to one question; the tolerance stays.

        A number may become a text that is none, where a teacher accepts what a student typed.
        """
        keyed = entry.questions[part]
        number = as_decimal(choice) if keyed.number is not None else None
        changed = keyed.model_copy(
            update={
                "number": number,
                "choice": None if number is not None else choice,
                **new_reasons(why, check),
            }
        )
        return entry.model_copy(update={"questions": {**entry.questions, part: changed}})

    def by_stance(
        self, item: FiguresItem, scheme: Scheme | None, stance: Stance
    ) -> Sequence[Mapping[str, str]]:
        """It cannot be told or is not so, everywhere; or it is so. By the ids of the choices."""
        ways = []
        for liked in _WAYS[stance]:
            offered = {part.id: {one.value for one in part.choices} for part in item.parts}
            taken = {part: [one for one in liked if one in own] for part, own in offered.items()}
            ways.append({part: choices[0] for part, choices in taken.items() if choices})
        return ways

    def printed(self, item: FiguresItem) -> Sequence[blocks.Block]:
        """The passage, if there is one, and the table."""
        table = item.table
        printed = blocks.Table(table.caption, table.columns, table.rows, table.counts)
        return (*blocks.body(item.paragraphs), printed)

    def unit_of(self, item: FiguresItem, part: str) -> str:
        """That of the question."""
        return next(one.unit or "" for one in item.questions if one.id == part)

    def leeway_of(self, entry: FiguresKeyEntry, part: str) -> str:
        """The tolerance of a number."""
        keyed = entry.questions[part]
        return str(keyed.tolerance) if keyed.number is not None and keyed.tolerance else ""

    def reasons_of(self, entry: FiguresKeyEntry) -> Mapping[str, Reasons]:
        """Those of each question."""
        return entry.questions

    def texts(self, item: FiguresItem) -> Sequence[str]:
        """The passage, the table by rows, the questions with their choices."""
        table = item.table
        return (
            *filter(None, (item.passage,)),
            table.caption,
            *table.columns,
            *(cell for row in table.rows for cell in row),
            *(
                text
                for part in item.parts
                for text in (part.text, *(choice.words for choice in part.choices))
            ),
        )


def _check_answer(question: Question, keyed: KeyedAnswer) -> list[Finding]:
    """Whether a key's answer is one to its question."""
    where = ("questions", question.id)
    if question.choices:
        offered = [choice.id for choice in question.choices]
        kind = f"a choice: {', '.join(offered)}"
        findings = [
            Finding((*where, name), f"a {name}", kind, f"write 'choice', and remove {name!r}")
            for name in ("number", "tolerance")
            if name in keyed.model_fields_set and getattr(keyed, name) is not None
        ]
        if keyed.choice is not None:
            keyed_choice = keyed.choice
            return findings + check_offered(
                (*where, "choice"), keyed_choice, offered, "the choice", "choose one of these"
            )
        return findings or [Finding(where, "no answer", kind, "add 'choice'")]
    if keyed.choice is not None:
        advice = "write 'number', or give the question its choices in the exercise"
        return [Finding((*where, "choice"), f"the choice {keyed.choice!r}", "a number", advice)]
    if keyed.number is None:
        return [Finding(where, "no answer", "a number", "add 'number'")]
    return []

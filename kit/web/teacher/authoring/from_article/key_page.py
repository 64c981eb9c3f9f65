"""The page of one claim's key: the guide's questions, with what was found for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from flask import abort, render_template

from kit.classroom.authoring.drafting.apart import Apart
from kit.classroom.authoring.drafting.begun import begun_why
from kit.classroom.authoring.drafting.from_article import FromArticle
from kit.classroom.authoring.drafting.marks import Answer, Mark
from kit.content.own.editing.field_tree import ExerciseFields, Field, ItemFields, exercise_fields
from kit.content.own.editing.plain_fields import UnreadableText
from kit.content.own.texts import Texts
from kit.drafting.findings import Fact, Finding, Proposal, Question
from kit.vocabulary import N_, PENS, Label
from kit.web.teacher.authoring.from_article.taken import words_name
from kit.web.teacher.authoring.from_article.words import fact_words, rule_words

#: On one claim of so many the kit proposes nothing before the teacher has chosen a pen.
_BLIND: Final = 3
#: The guide's questions, and what may be answered to each: the answer, its words, where it leads.
_QUESTIONS: Final[Mapping[Question, tuple[str, Sequence[tuple[Answer, str, Label | None]]]]] = {
    Question.SPEAKER: (
        N_("Is somebody speaking in public here?"),
        (
            (Answer.YES, N_("Yes: with public authority"), Label.OFFICIAL),
            (Answer.OTHER, N_("Yes: somebody else, with a view"), Label.VOICE),
            (Answer.NO, N_("No, or telling an event"), None),
            (Answer.UNSURE, N_("Don't know"), None),
        ),
    ),
    Question.SETTLED: (
        N_("Could people who disagree settle it with records, counts or looking?"),
        (
            (Answer.YES, N_("Yes"), None),
            (Answer.NO, N_("No"), Label.EDITORIAL),
            (Answer.UNSURE, N_("Don't know"), None),
        ),
    ),
    Question.SOURCE: (
        N_("Does the text say where it comes from?"),
        (
            (Answer.YES, N_("Yes"), Label.SOURCED),
            (Answer.NO, N_("No"), Label.UNSOURCED),
            (Answer.UNSURE, N_("Don't know"), None),
        ),
    ),
}
_STEP_OF: Final = {1: Question.SPEAKER, 2: Question.SETTLED, 3: Question.SOURCE}
#: Content, in the article's language: how *check* may begin.
STARTERS: Final = (
    "Ask for the paper: ",
    "Find the speech or notice: ",
    "Look at another outlet: ",
    "No record could settle it: ",
)


@dataclass(frozen=True, slots=True)
class ShownFact:
    """Something found for a question: its words, what they are, in which paragraph."""

    words: str
    what: str
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the guide with its answers, what was found for it, and what is proposed."""

    question: Question
    words: str
    answers: Sequence[tuple[Answer, str, Label | None]]
    answered: Answer | None
    facts: Sequence[ShownFact]
    proposal: Proposal | None


@dataclass(frozen=True, slots=True)
class Dot:
    """A claim in the row of all: its item's id, its number, and whether its key is whole."""

    item_id: str
    number: int
    done: bool


def key_page(
    page: FromArticle,
    item_id: str,
    texts: Texts | None = None,
    refusal: Mapping[str, Any] | None = None,
) -> str:
    """The page of a claim, with texts that may not be saved and why not; 404 for no claim."""
    mark, apart = page.taken.get(item_id), page.apart
    try:
        tree = exercise_fields(page.writing.texts if texts is None else texts)
    except UnreadableText:
        tree = None
    item = next((one for one in tree.items if one.id == item_id), None) if tree else None
    if mark is None or apart is None or tree is None or item is None:
        abort(HTTPStatus.NOT_FOUND)
    return render_template(
        "teacher/authoring/from_article/key.html",
        draft=page.writing.draft,
        writing=page.writing,
        version=page.writing.draft.present,
        tree=tree,
        item=item,
        words=_words(item),
        words_name=words_name,
        rest=[field for field in item.key if field.shape.name == "debatable"],
        paragraph=apart.paragraph(mark.place),
        around=_in_paragraph(apart, mark),
        mark=mark,
        pens=PENS,
        starters=STARTERS,
        rule_words=rule_words,
        **_neighbours(page, item_id),
        **_proposing(page, apart, mark, item),
        **{"saved": {}, **(refusal or {})},
    )


def _neighbours(page: FromArticle, item_id: str) -> dict[str, Any]:
    """The claim's number, and the one that comes next."""
    dots = dots_of(page)
    place = next((at for at, dot in enumerate(dots) if dot.item_id == item_id), 0)
    following = dots[place + 1].item_id if place + 1 < len(dots) else None
    return {"dots": dots, "number": place + 1, "following": following}


def _proposing(page: FromArticle, apart: Apart, mark: Mark, item: ItemFields) -> dict[str, Any]:
    """The questions with what is proposed for each, unless the claim is to be looked at first."""
    fields = {field.shape.name: field for field in item.key}
    blind = _is_blind(page.writing.draft.id, item.id) and mark.first is None
    finding = apart.finding(mark.place)
    begun, label = _beginnings(apart, mark), fields["label"].typed
    return {
        "fields": fields,
        "asked": _asked(apart, mark, None if blind else finding),
        "blind": blind,
        "begun": begun,
        "why": fields["why"].typed or (begun[Label(label)] if label in set(Label) else ""),
    }


def _is_blind(draft_id: UUID, item_id: str) -> bool:
    """Whether a claim is one of those that are looked at before anything is proposed."""
    digest = sha256(f"{draft_id} {item_id}".encode()).digest()
    return digest[0] % _BLIND == 0


def _beginnings(apart: Apart, mark: Mark) -> Mapping[Label, str]:
    """How a reason begins, by the label that it is for."""
    return {label: begun_why(label, apart, mark.place) for label in Label}


def _words(item: ItemFields) -> Sequence[Field]:
    """The fields of the claim and of the greyed words around it."""
    shown = [field for field in item.fields if field.shape.name == "claim"]
    for field in item.fields:
        if field.shape.name == "context":
            shown += field.members
    return shown


def _in_paragraph(apart: Apart, mark: Mark) -> tuple[str, str, str]:
    """The paragraph before the claim, the claim, and the paragraph after it."""
    block = apart.block_of(mark.place)
    if block is None or mark.place.span.of(block.text) != mark.words:
        return "", mark.words, ""
    return block.text[: mark.start], mark.words, block.text[mark.end :]


def _asked(apart: Apart, mark: Mark, finding: Finding | None) -> Sequence[Asked]:
    proposal = finding.proposal if finding else None
    return [
        Asked(
            question,
            words,
            answers,
            mark.answers.get(question),
            [_shown(apart, fact) for fact in apart.facts(mark.place, question)],
            proposal if proposal and _STEP_OF.get(proposal.step) is question else None,
        )
        for question, (words, answers) in _QUESTIONS.items()
    ]


def _shown(apart: Apart, fact: Fact) -> ShownFact:
    words = (apart.introduced(fact) or fact.words).rstrip(".,;:")
    what = fact_words(fact.kind, fact.speaker_kind)
    return ShownFact(words, what, apart.paragraph(fact.introduced or fact.place))


def dots_of(page: FromArticle) -> Sequence[Dot]:
    """All claims that are taken, in their order."""
    try:
        tree: ExerciseFields = exercise_fields(page.writing.texts)
    except UnreadableText:
        return []
    items = [item for item in tree.items if item.id in page.taken]
    return [Dot(item.id, at, _is_whole(item)) for at, item in enumerate(items, 1)]


def _is_whole(item: ItemFields) -> bool:
    filled = {field.shape.name for field in item.key if field.typed}
    return {"label", "why", "check"} <= filled

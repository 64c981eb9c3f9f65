"""Step 3, *Key*: one claim at a time, the guide's three questions in their order, then the reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from flask import abort, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.authoring.drafting import claim_writing, from_article
from kit.classroom.authoring.drafting.apart import Apart
from kit.classroom.authoring.drafting.begun import begun_why
from kit.classroom.authoring.drafting.from_article import FromArticle
from kit.classroom.authoring.drafting.marks import Answer, Mark
from kit.classroom.authoring.exercise_writing import Wish
from kit.classroom.authoring.lesson_writing import Then
from kit.classroom.errors import NotFound
from kit.content.own.editing.field_tree import ExerciseFields, Field, ItemFields, exercise_fields
from kit.content.own.editing.plain_fields import UnreadableText
from kit.content.own.texts import Texts
from kit.drafting.findings import Fact, Finding, Proposal, Question
from kit.vocabulary import N_, PENS, Label
from kit.web.errors import wants_json
from kit.web.state import kit, now
from kit.web.teacher.authoring.editing.typed import BY_ITSELF, GO, SAVE, Typed, typed_of
from kit.web.teacher.authoring.from_article.article import blueprint
from kit.web.teacher.authoring.from_article.taken import key_taken, step_words, words_name
from kit.web.teacher.authoring.from_article.words import fact_words
from kit.web.teacher.authoring.own import own_draft
from kit.web.template_globals import error_text

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


@blueprint.get("/<uuid:draft_id>/key")
def keys(draft_id: UUID) -> ResponseReturnValue:
    """To the first claim whose key is not whole yet; without any, to the first."""
    page = from_article.from_article(kit().store, own_draft(draft_id))
    dots = _dots(page)
    first = next((dot for dot in dots if not dot.done), dots[0] if dots else None)
    if page.record is None:
        abort(HTTPStatus.NOT_FOUND)
    if first is None:
        flash(gettext("No claim is taken yet. Tick some first."))
        return redirect(url_for("from_article.claims", draft_id=draft_id), 303)
    return redirect(url_for("from_article.key", draft_id=draft_id, item_id=first.item_id), 303)


@blueprint.route("/<uuid:draft_id>/key/<item_id>", methods=["GET", "POST"])
def key(draft_id: UUID, item_id: str) -> ResponseReturnValue:
    """One claim in its paragraph, and its key."""
    own = own_draft(draft_id)
    if request.method == "GET":
        return _page(from_article.from_article(kit().store, own), item_id)
    try:
        typed = typed_of(request.form, BY_ITSELF if wants_json() else SAVE)
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)
    then = Then(typed.operation) if typed.operation in set(Then) else Then.STAY

    def taking(page: FromArticle, base: Texts, present: Texts) -> Any:
        if item_id not in page.taken:
            raise NotFound
        return key_taken(request.form, typed, page, (base, present), item_id)

    wish = Wish(typed.on_version, then, lambda _texts: step_words(typed, item_id))
    page, written = claim_writing.write_claims(kit().store, own, taking, wish, now())
    if written.draft is None:
        return _not_kept(page, item_id, written.taken.texts, written.refusal)
    if wants_json():
        return jsonify(version=written.draft.present)
    if written.refusal:
        flash(error_text(written.refusal), "warn")
    return _on(draft_id, item_id, typed, page)


def _on(draft_id: UUID, item_id: str, typed: Typed, page: FromArticle) -> ResponseReturnValue:
    if typed.operation == "check":
        return redirect(url_for("authoring.check", draft_id=draft_id), 303)
    there = typed.operation.removeprefix(GO) if typed.operation.startswith(GO) else item_id
    there = there if there in page.taken else item_id
    return redirect(url_for("from_article.key", draft_id=draft_id, item_id=there), 303)


def _not_kept(page: FromArticle, item_id: str, texts: Texts, refusal: Any) -> ResponseReturnValue:
    message = (
        error_text(refusal)
        if refusal
        else gettext(
            "Another window changed the same claim meanwhile, so nothing is kept yet. What you "
            "typed stands here: look at the claim in the other window, and save once more."
        )
    )
    status = refusal.status if refusal else HTTPStatus.CONFLICT
    if wants_json():
        return jsonify(message=message) if refusal else jsonify(changed=True), status
    return _page(page, item_id, texts, message), status


def _page(page: FromArticle, item_id: str, texts: Texts | None = None, message: str = "") -> str:
    mark, apart = page.taken.get(item_id), page.apart
    try:
        tree = exercise_fields(page.writing.texts if texts is None else texts)
    except UnreadableText:
        tree = None
    item = next((one for one in tree.items if one.id == item_id), None) if tree else None
    if mark is None or apart is None or tree is None or item is None:
        abort(HTTPStatus.NOT_FOUND)
    fields = {field.shape.name: field for field in item.key}
    blind = _is_blind(page.writing.draft.id, item_id) and mark.first is None
    finding = apart.finding(mark.place)
    begun = _beginnings(apart, mark)
    label = fields["label"].typed
    dots = _dots(page)
    place = next((at for at, dot in enumerate(dots) if dot.item_id == item_id), 0)
    return render_template(
        "teacher/authoring/from_article/key.html",
        draft=page.writing.draft,
        writing=page.writing,
        version=page.writing.draft.present,
        message=message,
        tree=tree,
        item=item,
        saved={},
        fields=fields,
        words=_words(item),
        words_name=words_name,
        rest=[one for one in item.key if one.shape.name == "debatable"],
        dots=dots,
        number=place + 1,
        following=dots[place + 1].item_id if place + 1 < len(dots) else None,
        before=dots[place - 1].item_id if place > 0 else None,
        paragraph=apart.paragraph(mark.place),
        around=_in_paragraph(apart, mark),
        asked=_asked(apart, mark, None if blind else finding),
        blind=blind and finding is not None and finding.proposal is not None,
        blind_claim=blind,
        mark=mark,
        pens=PENS,
        begun=begun,
        why=fields["why"].typed or (begun[Label(label)] if label in set(Label) else ""),
        untouched=not fields["why"].typed,
        starters=STARTERS,
    )


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
    words = apart.introduced(fact) or fact.words
    what = fact_words(fact.kind, fact.speaker_kind)
    return ShownFact(words, what, apart.paragraph(fact.introduced or fact.place))


def _dots(page: FromArticle) -> Sequence[Dot]:
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

"""Step 2, *Claims*: which sentences of the article are asked for, and what stands around each."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import abort, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.authoring.drafting import claim_writing, from_article
from kit.classroom.authoring.drafting.apart import Apart
from kit.classroom.authoring.drafting.from_article import FromArticle
from kit.classroom.authoring.drafting.marks import Mark
from kit.classroom.authoring.exercise_writing import Wish
from kit.classroom.authoring.lesson_writing import Then
from kit.content.own.editing.field_tree import ExerciseFields, Field, ItemFields, exercise_fields
from kit.content.own.editing.plain_fields import UnreadableText
from kit.content.own.texts import Texts
from kit.drafting.article import CLAIMING, Span
from kit.drafting.findings import Place
from kit.drafting.reading import what_to_ask
from kit.web.errors import wants_json
from kit.web.state import kit, now
from kit.web.teacher.authoring.editing.typed import BY_ITSELF, SAVE, Typed, typed_of
from kit.web.teacher.authoring.from_article import article
from kit.web.teacher.authoring.from_article.taken import (
    SPREAD,
    claims_taken,
    step_words,
    words_name,
)
from kit.web.teacher.authoring.from_article.words import COUNTER_WORDS, reason_words
from kit.web.teacher.authoring.own import own_draft
from kit.web.template_globals import error_text

#: With the first step.
blueprint = article.blueprint


@dataclass(frozen=True, slots=True)
class Box:
    """Words that may be taken: their place as a form posts it, and whether they are."""

    key: str
    words: str
    ticked: bool
    who: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as boxes: the whole, and its clauses where it has several."""

    whole: Box
    clauses: Sequence[Box]


@dataclass(frozen=True, slots=True)
class TakenItem:
    """A claim that was taken: its item's fields, and whether it stands as printed."""

    item: ItemFields
    mark: Mark
    number: int
    paragraph: int | None
    quoted: bool
    boxed: bool
    has_before: bool
    fields: Sequence[Field]


@blueprint.route("/<uuid:draft_id>/claims", methods=["GET", "POST"])
def claims(draft_id: UUID) -> ResponseReturnValue:
    """The article as boxes to take and let go, and the claims that are taken."""
    own = own_draft(draft_id)
    if request.method == "GET":
        return _page(from_article.from_article(kit().store, own))
    try:
        typed = typed_of(request.form, BY_ITSELF if wants_json() else SAVE)
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)
    then = Then(typed.operation) if typed.operation in set(Then) else Then.STAY
    page, written = claim_writing.write_claims(
        kit().store,
        own,
        lambda page, base, present: claims_taken(request.form, typed, page, base, present),
        Wish(typed.on_version, then, lambda _texts: step_words(typed, None)),
        now(),
    )
    if written.draft is None:
        return _not_kept(page, written.taken.texts, written.refusal)
    if wants_json():
        return jsonify(version=written.draft.present)
    if written.refusal:
        flash(error_text(written.refusal), "warn")
    return _on(draft_id, typed)


def _on(draft_id: UUID, typed: Typed) -> ResponseReturnValue:
    if typed.operation == "go":
        return redirect(url_for("from_article.keys", draft_id=draft_id), 303)
    anchor = "taken" if typed.operation.startswith(("join:", "gone:")) else None
    return redirect(url_for("from_article.claims", draft_id=draft_id, _anchor=anchor), 303)


def _not_kept(page: FromArticle, texts: Texts, refusal: Any) -> ResponseReturnValue:
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
    return _page(page, texts, message), status


def _page(page: FromArticle, texts: Texts | None = None, message: str = "") -> str:
    if page.apart is None:
        abort(HTTPStatus.NOT_FOUND)
    shown = page.writing.texts if texts is None else texts
    try:
        tree = exercise_fields(shown)
    except UnreadableText:
        tree = None
    lines = _lines(page, page.apart)
    boxes = {
        box.key for group in lines.values() for line in group for box in (line.whole, *line.clauses)
    }
    listed = _listed(page, page.apart, tree, boxes) if tree else []
    return render_template(
        "teacher/authoring/from_article/claims.html",
        draft=page.writing.draft,
        writing=page.writing,
        version=page.writing.draft.present,
        message=message,
        readable=tree is not None,
        blocks=page.apart.article.blocks,
        lines=lines,
        listed=listed,
        counters=_counters(page, page.apart),
        words_name=words_name,
    )


def _lines(page: FromArticle, apart: Apart) -> Mapping[int, Sequence[Line]]:
    """By the index of each block that holds claims, its sentences."""
    ticked = {mark.key for mark in page.taken.values()}
    asked = what_to_ask(apart.article, apart.findings, SPREAD)
    reasons = {apart.findings[one.index].place: reason_words(one.reason) for one in asked}

    def box(block: int, span: Span, text: str) -> Box:
        place = Place(block, span)
        key = f"{block}:{span.start}:{span.end}"
        return Box(key, span.of(text), key in ticked, apart.asks_who(place), reasons.get(place, ""))

    return {
        index: [
            Line(
                box(index, sentence.span, block.text),
                [
                    box(index, claim, block.text)
                    for claim in sentence.claims
                    if claim != sentence.span
                ],
            )
            for sentence in block.sentences
        ]
        for index, block in enumerate(apart.article.blocks)
        if block.kind in CLAIMING
    }


def _listed(
    page: FromArticle, apart: Apart, tree: ExerciseFields, boxes: set[str]
) -> list[TakenItem]:
    listed = []
    for item in tree.items:
        mark = page.taken.get(item.id)
        if mark is None:
            continue
        claim, context = _field(item.fields, "claim"), _field(item.fields, "context")
        around = [] if context is None else list(context.members)
        typed = claim.typed if claim else ""
        listed.append(
            TakenItem(
                item,
                mark,
                item.number + 1,
                apart.paragraph(mark.place),
                " ".join(typed.split()) == " ".join(mark.words.split()),
                mark.key in boxes,
                apart.sentence_before(mark.place) is not None,
                [*([claim] if claim else []), *around],
            )
        )
    return listed


def _field(fields: Sequence[Field], name: str) -> Field | None:
    return next((one for one in fields if one.shape.name == name), None)


def _counters(page: FromArticle, apart: Apart) -> Sequence[str]:
    """How many of the claims have a speaker of each kind, in words."""
    kinds = Counter(apart.speaker_kind(mark.place) for mark in page.taken.values())
    told = [
        gettext(words, count=kinds[kind]) for kind, words in COUNTER_WORDS.items() if kinds[kind]
    ]
    if kinds[None]:
        told.append(gettext("nobody speaks: %(count)s", count=kinds[None]))
    return told

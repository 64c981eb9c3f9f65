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
from kit.classroom.authoring.drafting.marks import Mark, Marks
from kit.classroom.authoring.drafting.taking import taken_marks
from kit.classroom.authoring.exercise_writing import Written
from kit.content.own.editing.field_tree import ExerciseFields, Field, ItemFields, exercise_fields
from kit.content.own.editing.plain_fields import UnreadableText
from kit.drafting.article import CLAIMING, Block, Span
from kit.drafting.findings import Place
from kit.drafting.reading import what_to_ask
from kit.web.errors import wants_json
from kit.web.state import kit, now
from kit.web.teacher.authoring.editing.typed import BY_ITSELF, MINE, SAVE, Typed, typed_of
from kit.web.teacher.authoring.from_article import article
from kit.web.teacher.authoring.from_article.clashes import (
    kept_beside,
    refused,
    told_by_script,
    wish_of,
)
from kit.web.teacher.authoring.from_article.taken import (
    SPREAD,
    TakenClaims,
    claims_taken,
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

    @property
    def boxes(self) -> Sequence[Box]:
        """All boxes."""
        return (self.whole, *self.clauses)


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
    page, written = claim_writing.write_claims(
        kit().store,
        own,
        lambda page, base, present: claims_taken(request.form, typed, page, base, present),
        wish_of(typed, None),
        now(),
    )
    if written.draft is None:
        return _not_kept(page, written)
    if typed.operation == MINE:
        return redirect(kept_beside(written.draft.id), 303)
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


def _not_kept(page: FromArticle, written: Written[TakenClaims]) -> ResponseReturnValue:
    if wants_json():
        return told_by_script(written.refusal)
    status = written.refusal.status if written.refusal else HTTPStatus.CONFLICT
    return _page(page, written.taken, refused(page.writing.texts, written.refusal)), status


def _page(
    page: FromArticle, done: TakenClaims | None = None, refusal: Mapping[str, Any] | None = None
) -> str:
    """The page; with what was not kept, as it was posted, and why."""
    apart = page.apart
    if apart is None:
        abort(HTTPStatus.NOT_FOUND)
    shown = page.writing.texts if done is None else done.texts
    try:
        tree = exercise_fields(shown)
        taken = page.taken if done is None else taken_marks(shown, done.marks, apart)
    except UnreadableText:
        tree, taken = None, {}
    lines = _lines(apart, taken)
    return render_template(
        "teacher/authoring/from_article/claims.html",
        draft=page.writing.draft,
        writing=page.writing,
        version=page.writing.draft.present,
        readable=tree is not None,
        blocks=apart.article.blocks,
        lines=lines,
        boxes=[one.key for group in lines.values() for line in group for one in line.boxes],
        listed=_listed(apart, tree, taken) if tree else [],
        counters=_counters(apart, taken),
        words_name=words_name,
        **{"saved": {}, **(refusal or {})},
    )


def _lines(apart: Apart, taken: Marks) -> Mapping[int, Sequence[Line]]:
    """By the index of each block that holds claims, its sentences."""
    asked = what_to_ask(apart.article, apart.findings, SPREAD)
    reasons = {apart.findings[one.index].place: reason_words(one.reason) for one in asked}
    ticked = {mark.place for mark in taken.values()}

    def box(place: Place, text: str) -> Box:
        span, who = place.span, apart.asks_who(place)
        key = f"{place.block}:{span.start}:{span.end}"
        return Box(key, span.of(text), place in ticked, who, reasons.get(place, ""))

    lines: dict[int, Sequence[Line]] = {}
    for index, block in enumerate(apart.article.blocks):
        if block.kind in CLAIMING:
            # A taken part of a sentence is a box below it, as its clauses are.
            wholes = {one.span: set(one.claims) - {one.span} for one in block.sentences}
            for place in ticked:
                if place.block == index and place.span not in wholes:
                    wholes[_sentence_at(block, place.span)].add(place.span)
            lines[index] = [
                Line(
                    box(Place(index, whole), block.text),
                    [
                        box(Place(index, part), block.text)
                        for part in sorted(parts, key=lambda span: (span.start, span.end))
                    ],
                )
                for whole, parts in wholes.items()
            ]
    return lines


def _sentence_at(block: Block, span: Span) -> Span:
    """The sentence in which words begin."""
    before = [one.span for one in block.sentences if one.span.start <= span.start]
    return before[-1] if before else block.sentences[0].span


def _listed(apart: Apart, tree: ExerciseFields, taken: Marks) -> list[TakenItem]:
    listed = []
    for item in tree.items:
        mark = taken.get(item.id)
        if mark is None:
            continue
        claim, context = _field(item.fields, "claim"), _field(item.fields, "context")
        around = [] if context is None else list(context.members)
        typed = claim.typed if claim else ""
        block = apart.block_of(mark.place)
        listed.append(
            TakenItem(
                item,
                mark,
                item.number + 1,
                apart.paragraph(mark.place),
                " ".join(typed.split()) == " ".join(mark.words.split()),
                block is not None and block.kind in CLAIMING,
                apart.sentence_before(mark.place) is not None,
                [*([claim] if claim else []), *around],
            )
        )
    return listed


def _field(fields: Sequence[Field], name: str) -> Field | None:
    return next((one for one in fields if one.shape.name == name), None)


def _counters(apart: Apart, taken: Marks) -> Sequence[str]:
    """How many of the claims have a speaker of each kind, in words."""
    kinds = Counter(apart.speaker_kind(mark.place) for mark in taken.values())
    told = [
        gettext(words, count=kinds[kind]) for kind, words in COUNTER_WORDS.items() if kinds[kind]
    ]
    if kinds[None]:
        told.append(gettext("nobody speaks: %(count)s", count=kinds[None]))
    return told

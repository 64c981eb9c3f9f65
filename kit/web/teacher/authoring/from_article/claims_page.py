"""The page of claims: the article as boxes, and what stands around each claim that is taken."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from flask import abort, render_template
from flask_babel import gettext

from kit.classroom.authoring.drafting.apart import Apart
from kit.classroom.authoring.drafting.from_article import FromArticle
from kit.classroom.authoring.drafting.marks import Mark, Marks
from kit.classroom.authoring.drafting.taking import taken_marks
from kit.content.own.editing.field_tree import ExerciseFields, Field, ItemFields, exercise_fields
from kit.content.own.editing.plain_fields import UnreadableText
from kit.drafting.article import CLAIMING, Block, Span
from kit.drafting.findings import Place
from kit.drafting.reading import what_to_ask
from kit.web.teacher.authoring.from_article.taken import SPREAD, TakenClaims, words_name
from kit.web.teacher.authoring.from_article.words import COUNTER_WORDS, reason_words


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


def claims_page(
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

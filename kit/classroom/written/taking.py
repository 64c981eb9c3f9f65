"""A student's claim taken into an exercise of the teacher's: its words, and nobody's name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.pinned_content import asked_of
from kit.classroom.authoring import drafts
from kit.classroom.authoring.changing import change_in
from kit.classroom.authoring.drafts import (
    Beginning,
    DraftState,
    OwnDraft,
    draft_in,
    kept_texts,
    present_in,
    state_of,
)
from kit.classroom.errors import NotFound
from kit.classroom.written.errors import DraftUnreadable
from kit.classroom.written.review import ClaimRef, label_words, lock_in, refuse_other
from kit.content.exercise import Exercise
from kit.content.own.editing.changing import written
from kit.content.own.editing.field_tree import ITEMS, main_text, raw_items
from kit.content.own.editing.item_parts import begun_entry
from kit.content.own.editing.machine_ids import unique_slug
from kit.content.own.editing.plain_fields import UnreadableText, item_type_of, plain_fields
from kit.content.own.texts import EXERCISE, KEY, DraftKind, Texts
from kit.content.own.top_fields import quoted, top_field
from kit.store.authoring.drafts import DraftRecord, drafts_of
from kit.store.engine import Store
from kit.store.written import claims
from kit.store.written.claims import ClaimRecord

#: An exercise without claims yet. Both ids are set when the draft is made.
_EMPTY: Final = {
    EXERCISE: "id: example\ntitle: {title}\ntype: {type}\nscheme: {scheme}\nitems: []\n",
    KEY: "exercise: example\nitems: {{}}\n",
}


@dataclass(frozen=True, slots=True)
class Words:
    """What is written beside a claim that is taken, in the teacher's language.

    `origin` says to students where it is from; `proposal` makes of a label's words and the
    student's reason what the key's *why* begins with; `what` says in a word what was done.
    """

    origin: str
    proposal: Callable[[str, str], str]
    what: str


@dataclass(frozen=True, slots=True)
class Taking:
    """What is to be done: the revision that was read, and where it goes.

    `into` is a draft of the teacher's, None for a new one of that title. `once` is the form's own
    id: sent twice, it takes once.
    """

    teacher_id: UUID
    revision: int
    into: UUID | None
    title: str
    once: UUID


@dataclass(frozen=True, slots=True)
class TakePage:
    """A claim to be taken, its label in words, and the teacher's exercises that it may go into."""

    record: ClaimRecord
    label: str
    drafts: Sequence[DraftRecord]


def take_page(store: Store, ref: ClaimRef, teacher_id: UUID) -> TakePage:
    """Where a claim may go. Raises NotFound."""
    with store.reading() as connection:
        exercise = _exercise(connection, ref)
        record = claims.claim(connection, ref.classroom_id, ref.assignment_id, ref.claim_id)
        if record is None:
            raise NotFound
        own = [
            draft
            for draft in drafts_of(connection, teacher_id)
            if draft.kind is DraftKind.EXERCISE
            and state_of(draft) is not DraftState.ARCHIVED
            and top_field(present_in(connection, draft).texts.get(EXERCISE, ""), "type")
            == exercise.type
        ]
        return TakePage(record, label_words(exercise, record.label), own)


def take(store: Store, ref: ClaimRef, taking: Taking, words: Words, now: datetime) -> DraftRecord:
    """Add a claim to a draft, at the end; the draft as it is then.

    Its key has no label yet: what the student means stands in words in the reason. Raises
    NotFound, ClaimTaken, ClaimChanged, DraftUnreadable or TextTooLong.
    """
    with store.atomic() as inside, inside.writing() as connection:
        record, exercise = lock_in(connection, ref), _exercise(connection, ref)
        own = OwnDraft(taking.teacher_id, taking.into or taking.once)
        if record.taken_by_form == taking.once:
            return draft_in(connection, own)
        refuse_other(record, taking.revision)
        if taking.into is None:
            draft = _begun(inside, exercise, taking, words, now)
        else:
            draft = drafts.lock_in(connection, own)
        texts = present_in(connection, draft).texts
        proposal = words.proposal(label_words(exercise, record.label), record.why)
        try:
            more = with_claim(texts, exercise.type, record.claim, words.origin, proposal)
        except UnreadableText:
            raise DraftUnreadable(title=draft.title) from None
        draft = change_in(connection, draft, kept_texts(draft.kind, more), words.what, now)
        claims.change_claim(
            connection, record, taken_at=now, taken_by_form=taking.once, put_away_at=None
        )
        return draft


def with_claim(texts: Texts, type_name: str, claim: str, origin: str, proposal: str) -> Texts:
    """An exercise's texts with one claim more at the end, and its key entry begun. Pure.

    Raises UnreadableText, and NotFound where the exercise is of another type by now.
    """
    exercise, key = (
        plain_fields(texts.get(EXERCISE, ""), EXERCISE),
        plain_fields(texts.get(KEY, ""), KEY),
    )
    item_type = item_type_of(exercise)
    field = main_text(item_type)
    if item_type.name != type_name or field is None:
        raise NotFound
    items, entries = raw_items(exercise), dict(key.get(ITEMS) or {})
    item_id = unique_slug(claim, {str(one.get("id")) for one in items} | set(entries))
    # A line each: how a browser broke them says nothing.
    item = {"id": item_id, field: _line(claim), "from": {"invented": origin}}
    entry = {"why": _line(proposal), **begun_entry(item_type)}
    return written(
        texts, {**exercise, ITEMS: [*items, item]}, {**key, ITEMS: {**entries, item_id: entry}}
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def _exercise(connection: Connection, ref: ClaimRef) -> Exercise[Any]:
    return asked_of(connection, load_assignment(connection, ref.classroom_id, ref.assignment_id))


def _begun(
    store: Store, exercise: Exercise[Any], taking: Taking, words: Words, now: datetime
) -> DraftRecord:
    """A new exercise without a claim, of the type and scheme of the one that was done."""
    texts = {
        name: text.format(title=quoted(taking.title), type=exercise.type, scheme=exercise.scheme)
        for name, text in _EMPTY.items()
    }
    beginning = Beginning(DraftKind.EXERCISE, taking.title, texts, words.what)
    return drafts.make(store, taking.teacher_id, beginning, now, once=taking.once)

"""A draft made from an article: begun, its article cut otherwise, its claims taken and keyed.

The article stays in a row beside the draft, which has no versions; what is taken of it goes into
the draft's texts, each change a version like any other.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.authoring.changing import Writing, change_in, writing_in
from kit.classroom.authoring.drafting.apart import Apart, apart_of, kinds_of
from kit.classroom.authoring.drafting.errors import (
    ArticleChanged,
    ArticleTooLong,
    NoArticleText,
)
from kit.classroom.authoring.drafting.marks import Mark, Marks, found_again, marks_of, stored_marks
from kit.classroom.authoring.drafting.source import with_source, with_source_id
from kit.classroom.authoring.drafting.taking import taken_marks, with_paragraphs
from kit.classroom.authoring.drafts import Beginning, OwnDraft, kept_texts, lock_in, make
from kit.classroom.authoring.drafts import present_in as present_version
from kit.classroom.errors import NotFound
from kit.content.attached.blocks import TEXT_MOST
from kit.content.own.editing.plain_fields import UnreadableText
from kit.content.own.texts import EXERCISE, KEY, DraftKind, Texts
from kit.content.own.top_fields import quoted
from kit.drafting.cutting import take_apart
from kit.store.authoring import draft_articles
from kit.store.authoring.draft_articles import DraftArticleRecord
from kit.store.authoring.drafts import DraftRecord
from kit.store.engine import Store

#: An exercise without claims yet. Both ids are set when the draft is made.
_EMPTY: Final[Mapping[str, str]] = {
    EXERCISE: (
        "id: example\ntitle: {title}\ntype: classify\nscheme: five-way\n"
        'intro: "Whose words are these? Mark each claim; the grey words around it may help."\n'
        "items: []\n"
    ),
    KEY: "exercise: example\nitems: {{}}\n",
}
#: No database keeps these: no character, and halves of one.
_NOT_KEPT: Final = {0: None, **dict.fromkeys(range(0xD800, 0xE000))}


@dataclass(frozen=True, slots=True)
class Brought:
    """An article as it is brought: its text, and where it was published (`source.ABOUT`)."""

    text: str
    about: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FromArticle:
    """A draft with its article; `record` and `apart` are None where it has none.

    `taken` are the marks of the claims that are in the draft, in their order.
    """

    writing: Writing
    record: DraftArticleRecord | None
    apart: Apart | None
    taken: Marks

    @property
    def marks(self) -> Marks:
        """All marks, of claims that were let go as well."""
        return {**(marks_of(self.record.marks) if self.record else {}), **self.taken}


def from_article(store: Store, own: OwnDraft) -> FromArticle:
    """The draft with its article. Raises NotFound, also where it is a lesson.

    Where it has no article, there is nothing but the draft.
    """
    with store.reading() as connection:
        writing = writing_in(connection, own)
        record = draft_articles.article_of(connection, writing.draft.id)
    if writing.draft.kind is not DraftKind.EXERCISE:
        raise NotFound
    return _with_article(writing, record)


def _with_article(writing: Writing, record: DraftArticleRecord | None) -> FromArticle:
    if record is None:
        return FromArticle(writing, None, None, {})
    apart = apart_of(record)
    try:
        taken = taken_marks(writing.texts, marks_of(record.marks), apart)
    except UnreadableText:
        taken = {}
    return FromArticle(writing, record, apart, taken)


def begin(
    store: Store,
    teacher_id: UUID,
    brought: Brought,
    words: tuple[str, str],
    now: datetime,
    once: UUID | None = None,
) -> DraftRecord:
    """A draft of an exercise without claims, and the article beside it.

    `words` are its title and how it was begun, in a word; `once` as in `drafts.make`. Raises
    NoArticleText, ArticleTooLong.
    """
    text = kept_text(brought.text)
    title, what = words
    texts = {name: shape.format(title=quoted(title)) for name, shape in _EMPTY.items()}
    draft = make(
        store, teacher_id, Beginning(DraftKind.EXERCISE, title, texts, what), now, once=once
    )
    with store.writing() as connection:
        draft = lock_in(connection, OwnDraft(teacher_id, draft.id))
        row = DraftArticleRecord(draft.id, text, [], {}, _about(brought), {}, now)
        if draft_articles.add_article(connection, row):
            draft = _settled(connection, draft, row, what, now)
    return draft


def _about(brought: Brought) -> dict[str, str]:
    """Where it was published: as it is said, and else as the text itself says it."""
    article = take_apart(brought.text)
    told = {
        "outlet": article.outlet,
        "author": article.byline,
        "date": article.date,
        "kind": "report",
    }
    return {**told, **{name: words for name, words in brought.about.items() if words}}


def kept_text(text: str) -> str:
    """The text as it is kept. Raises NoArticleText, ArticleTooLong. Pure."""
    plain = text.replace("\r\n", "\n").translate(_NOT_KEPT)
    if not plain.strip():
        raise NoArticleText
    if len(plain) > TEXT_MOST:
        raise ArticleTooLong(length=len(plain), most=TEXT_MOST)
    return plain


@dataclass(frozen=True, slots=True)
class Recut:
    """What is to be otherwise in an article; what is None stays.

    `seen` is the record's `state` as the page showed it: what was typed on another state is
    not kept. `kind` is what the block of an index is, in a word.
    """

    text: str | None = None
    about: Mapping[str, str] | None = None
    put_back: str | None = None
    take_out: str | None = None
    kind: tuple[int, str] | None = None
    seen: int | None = None


def recut(store: Store, own: OwnDraft, wish: Recut, what: str, now: datetime) -> DraftArticleRecord:
    """Change a draft's article; its claims keep their words, and get the paragraphs as they are.

    Raises NotFound, also where it has no article, NoArticleText, ArticleTooLong, ArticleChanged.
    """
    with store.writing() as connection:
        draft = lock_in(connection, own)
        record = draft_articles.article_of(connection, draft.id)
        if record is None:
            raise NotFound
        changed = _changed(record, wish)
        if changed == record:
            return record
        typed = (changed.text, changed.about) != (record.text, record.about)
        if typed and wish.seen is not None and wish.seen != record.state:
            raise ArticleChanged
        marks = found_again(marks_of(record.marks), apart_of(changed).article)
        changed = replace(changed, marks=stored_marks(marks), changed_at=now)
        _put(connection, changed)
        _settled(connection, draft, changed, what, now)
    return changed


def _changed(record: DraftArticleRecord, wish: Recut) -> DraftArticleRecord:
    text = record.text if wish.text is None else kept_text(wish.text)
    put_back = [one for one in record.put_back if one != wish.take_out]
    if wish.put_back and wish.put_back not in put_back:
        put_back.append(wish.put_back)
    kinds = dict(record.kinds)
    if wish.kind is not None:
        kinds[str(wish.kind[0])] = wish.kind[1]
    about = {**record.about, **(wish.about or {})}
    changed = replace(record, text=text, put_back=put_back, kinds=kinds, about=about)
    if text != record.text or put_back != record.put_back:
        changed = replace(changed, kinds=_kinds_again(replace(record, kinds=kinds), changed))
    return changed


def _kinds_again(before: DraftArticleRecord, after: DraftArticleRecord) -> dict[str, str]:
    """The corrections by the blocks' places in a text that is cut otherwise: by their words."""
    old = apart_of(before).article.blocks
    said = {
        old[place].text: kind.value
        for place, kind in kinds_of(before.kinds).items()
        if place < len(old)
    }
    new = apart_of(replace(after, kinds={})).article.blocks
    return {str(place): said[block.text] for place, block in enumerate(new) if block.text in said}


def _put(connection: Connection, record: DraftArticleRecord) -> None:
    values: dict[str, Any] = {
        "text": record.text,
        "put_back": record.put_back,
        "kinds": record.kinds,
        "about": record.about,
        "marks": record.marks,
        "changed_at": record.changed_at,
    }
    draft_articles.change_article(connection, record.draft_id, **values)


def _settled(
    connection: Connection,
    draft: DraftRecord,
    record: DraftArticleRecord,
    what: str,
    now: datetime,
) -> DraftRecord:
    """The draft with its list of articles and its items' paragraphs as the article has them.

    Texts that cannot be read stay as they are.
    """
    texts: Texts = present_version(connection, draft).texts
    apart = apart_of(record)
    count = sum(block.number is not None for block in apart.article.blocks)
    try:
        texts = with_source(texts, record.about, draft.content_id, count)
        marks = taken_marks(texts, marks_of(record.marks), apart)
        texts = with_paragraphs(texts, marks, apart, draft.content_id)
    except UnreadableText:
        return draft
    return change_in(connection, draft, kept_texts(draft.kind, texts), what, now)


def note(store: Store, own: OwnDraft, noting: Callable[[Marks], Marks], now: datetime) -> None:
    """Change a draft's marks, held until that is done. Raises NotFound."""
    with store.writing() as connection:
        draft = lock_in(connection, own)
        record = draft_articles.article_of(connection, draft.id)
        if record is None:
            return
        marks = stored_marks(noting(marks_of(record.marks)))
        if marks != record.marks:
            draft_articles.change_article(connection, draft.id, marks=marks, changed_at=now)


def copy_article(
    store: Store, own: OwnDraft, record: DraftArticleRecord, marks: Marks, now: datetime
) -> None:
    """Put another draft's article beside this one, whose texts are a copy of that one's.

    Where it has an article, that stays. Raises NotFound.
    """
    row = replace(record, draft_id=own.draft_id, marks=stored_marks(marks), changed_at=now)
    with store.writing() as connection:
        draft = lock_in(connection, own)
        if draft_articles.add_article(connection, row):
            copied = present_version(connection, draft)
            with suppress(UnreadableText):
                texts = with_source_id(copied.texts, draft.made_from or "", draft.content_id)
                kept = kept_texts(draft.kind, texts)
                draft = change_in(connection, draft, kept, copied.what, now)
            _settled(connection, draft, row, copied.what, now)


def mark_of(page: FromArticle, item_id: str) -> Mark:
    """The mark of one of the draft's claims. Raises NotFound."""
    mark = page.taken.get(item_id)
    if mark is None:
        raise NotFound
    return mark

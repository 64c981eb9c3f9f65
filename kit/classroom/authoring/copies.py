"""A teacher's own copies of articles: attached, corrected, removed; for their classes alone."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.authoring.errors import CopyChanged, NoParagraph, NoPlace, TooLong
from kit.classroom.errors import NotFound
from kit.classroom.people.limits import refuse_too_many_texts_in
from kit.content.articles import Article
from kit.content.attached.blocks import (
    BLOCKS_MOST,
    TEXT_MOST,
    Blocks,
    paragraphs,
    state_of,
)
from kit.content.attached.lines import ends_sentence
from kit.content.attached.recognition import LONG, recognise
from kit.content.exercise import Exercise
from kit.content.library import Library
from kit.content.own.article_entries import listed
from kit.content.own.texts import ARTICLES
from kit.items.fields.base_models import ArticleOrigin
from kit.store.authoring import article_copies, versions
from kit.store.authoring.article_copies import CopyRecord, Opening
from kit.store.authoring.holdings import HoldingClass, classes_of
from kit.store.engine import Store
from kit.store.ids import new_id

#: What a correction makes of the blocks. Raises IndexError where they have no such place.
Correction = Callable[[Blocks], Blocks]


@dataclass(frozen=True, slots=True)
class OwnCopy:
    """A copy by its id, and the teacher whose it has to be."""

    teacher_id: UUID
    copy_id: UUID


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """An article that the course or a draft names, and the teacher's copy of it, if any.

    `named`: the paragraphs that exercises name, in order.
    """

    article: Article
    copy: CopyRecord | None
    named: Sequence[int]

    @property
    def count(self) -> int:
        """How many paragraphs the copy has."""
        return len(paragraphs(self.copy.blocks)) if self.copy else 0

    @property
    def begins_with_title(self) -> bool:
        """Whether the first paragraph looks like a title: it counts where the number asks for it.

        That may be right, or a paragraph be missing elsewhere.
        """
        blocks = self.copy.blocks if self.copy else ()
        first = next(iter(paragraphs(blocks)), "")
        return bool(first) and len(first) < LONG and not ends_sentence(first)

    @property
    def missing(self) -> Sequence[int]:
        """The paragraphs that exercises name and the copy does not have."""
        return [number for number in self.named if number > self.count]


@dataclass(frozen=True, slots=True)
class CopiesPage:
    """All articles that a teacher may have a copy of; and the copies that nothing names now."""

    known: Sequence[KnownArticle]
    others: Sequence[CopyRecord]

    def article(self, article_id: str, outlet: str) -> KnownArticle | None:
        """The article of that id and outlet, if it is known."""
        named = (article_id, outlet)
        return next((one for one in self.known if _name(one.article) == named), None)


@dataclass(frozen=True, slots=True)
class CopyPage:
    """A copy, and the article that it is of; None where nothing names that any more.

    `classes` are those of this year's that its teacher has, to open it to.
    """

    copy: CopyRecord
    known: KnownArticle | None
    classes: Sequence[HoldingClass] = ()

    @property
    def state(self) -> str:
        """A word for the paragraphs as they are."""
        return state_of(self.copy.blocks)


@dataclass(frozen=True, slots=True)
class Corrected:
    """The blocks of a copy before a correction and after it."""

    before: Blocks
    after: Blocks


def copies_page(store: Store, library: Library, teacher_id: UUID) -> CopiesPage:
    """The articles of the course and of the teacher's drafts, each with the copy of it."""
    with store.reading() as connection:
        return _page_in(connection, library, teacher_id)


def copy_page(store: Store, library: Library, own: OwnCopy) -> CopyPage:
    """One copy. Raises NotFound."""
    with store.reading() as connection:
        copy = article_copies.copy_of(connection, own.teacher_id, own.copy_id)
        if copy is None:
            raise NotFound
        page = _page_in(connection, library, own.teacher_id)
        classes = classes_of(connection, own.teacher_id).values()
    current = [one for one in classes if one.archived_at is None or one.id in copy.open_to]
    return CopyPage(copy, page.article(copy.article_id, copy.outlet), current)


def _page_in(connection: Connection, library: Library, teacher_id: UUID) -> CopiesPage:
    copies = {
        (copy.article_id, copy.outlet): copy
        for copy in article_copies.copies_of(connection, teacher_id)
    }
    articles = {_name(article): article for article in library.articles.values()}
    for exercise in library.exercises.values():
        articles |= {_name(article): article for article in exercise.articles.values()}
    for article in _of_drafts(connection, teacher_id):
        articles.setdefault(_name(article), article)
    named = _named(library.exercises.values())
    known = [
        KnownArticle(article, copies.pop(name, None), sorted(named.get(name, ())))
        for name, article in sorted(articles.items())
    ]
    return CopiesPage(known, list(copies.values()))


def _of_drafts(connection: Connection, teacher_id: UUID) -> Iterable[Article]:
    for texts in versions.present_texts(connection, teacher_id):
        yield from listed(texts.get(ARTICLES, "")).values()


def _named(exercises: Iterable[Exercise[Any]]) -> Mapping[tuple[str, str], set[int]]:
    """The paragraphs that items of these exercises name, by article."""
    named: dict[tuple[str, str], set[int]] = {}
    for exercise in exercises:
        articles = exercise.articles
        for item in exercise.items:
            for _path, origin in item.origins():
                if isinstance(origin, ArticleOrigin) and origin.article in articles:
                    name = _name(articles[origin.article])
                    named.setdefault(name, set()).update(origin.paragraphs)
    return named


def _name(article: Article) -> tuple[str, str]:
    return article.id, article.outlet


def attach(
    store: Store, teacher_id: UUID, article: Article, text: str, now: datetime
) -> CopyRecord:
    """Keep a text as the teacher's copy of an article, in place of the one before.

    Its paragraphs are recognised. Raises TooLong, NoParagraph or TooManyTexts.
    """
    if len(text) > TEXT_MOST:
        raise TooLong(length=len(text), most=TEXT_MOST)
    blocks = recognise(text, article.paragraphs)
    if len(blocks) > BLOCKS_MOST:
        raise TooLong(TooLong.lines, most=BLOCKS_MOST)
    if not paragraphs(blocks):
        raise NoParagraph
    copy = CopyRecord(new_id(), teacher_id, article.id, article.outlet, blocks, now)
    with store.writing() as connection:
        copy = replace(copy, id=article_copies.put_copy(connection, copy))
        refuse_too_many_texts_in(connection, teacher_id)
    # Another text may have stood there.
    store.forget()
    return copy


def correct(store: Store, own: OwnCopy, state: str, correction: Correction) -> Corrected:
    """Change which blocks are paragraphs.

    `state` is that of the blocks that the page showed. Raises NotFound, CopyChanged where they are
    others by now, NoPlace.
    """
    with store.writing() as connection:
        copy = _locked(connection, own)
        if state_of(copy.blocks) != state:
            raise CopyChanged(outlet=copy.outlet)
        try:
            blocks = correction(copy.blocks)
        except IndexError:
            raise NoPlace from None
        article_copies.change_blocks(connection, copy.id, blocks)
    return Corrected(copy.blocks, blocks)


def open_to(store: Store, own: OwnCopy, classroom_id: UUID, opening: Opening) -> CopyRecord:
    """Let the students of a class of theirs read the whole of a copy, from then on.

    Raises NotFound, also for a class that is not theirs.
    """
    with store.writing() as connection:
        copy = _locked(connection, own)
        taught = classes_of(connection, own.teacher_id)
        if classroom_id not in taught:
            raise NotFound
        # Classes that were deleted, or left, fall out.
        kept = {one: when for one, when in copy.open_to.items() if one in taught}
        article_copies.change_opening(connection, copy.id, {**kept, classroom_id: opening})
    return copy


def close_to(store: Store, own: OwnCopy, classroom_id: UUID) -> CopyRecord:
    """Let a class's students read it no longer; the copy as it was before. Raises NotFound."""
    with store.writing() as connection:
        copy = _locked(connection, own)
        kept = {one: when for one, when in copy.open_to.items() if one != classroom_id}
        article_copies.change_opening(connection, copy.id, kept)
    return copy


def remove(store: Store, own: OwnCopy) -> CopyRecord:
    """Delete a copy, for good and everywhere: no draft, version or class holds words of it."""
    with store.writing() as connection:
        copy = _locked(connection, own)
        article_copies.delete_copy(connection, copy.id)
    store.forget()
    return copy


def _locked(connection: Connection, own: OwnCopy) -> CopyRecord:
    copy = article_copies.lock_copy(connection, own.teacher_id, own.copy_id)
    if copy is None:
        raise NotFound
    return copy


def originals(
    store: Store, teacher_id: UUID, exercises: Sequence[Exercise[Any]]
) -> Mapping[str, Mapping[str, Sequence[str]]]:
    """By exercise: the paragraphs of the articles that its items name, by article.

    Only those that the teacher has a copy of.
    """
    with store.reading() as connection:
        copies = article_copies.copies_of(connection, teacher_id)
    return {
        exercise.id: article_copies.paragraphs_of(copies, exercise.articles)
        for exercise in exercises
    }

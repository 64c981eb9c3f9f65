"""A package as it comes in beside a library: what is taken gets another name, by machine."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Final

from kit.content.library import Library
from kit.content.own.article_entries import entries_of, listed
from kit.content.own.beginnings import number_of
from kit.content.own.naming import (
    field_of,
    free_id,
    free_lesson_id,
    renamed,
    with_other_articles,
    without,
)
from kit.content.own.texts import ARTICLES, DraftKind, Texts
from kit.exchange.authoring.package import Package
from kit.exchange.authoring.sentences import Sentence, sentence, shown
from kit.vocabulary import N_

NEW_ID: Final = N_(
    "There is “%(id)s” already, so it comes in as “%(new)s”. What there was stays as it is."
)
NEW_ARTICLE: Final = N_(
    "There is another article “%(id)s” already, so the one in the file is called “%(new)s”."
)
SAME_ARTICLE: Final = N_("The article “%(id)s” is here already, and is not listed twice.")
NO_LESSON: Final = N_(
    "Its lesson “%(id)s” is not here, so it comes in without one: the line stays as a comment. "
    "Bring the lesson in, too, and take the “# ” away."
)
NO_PARTNER: Final = N_(
    "Its partner “%(id)s” cannot come with it: the line stays as a comment. Bring the partner in, "
    "too, and take the “# ” away in both."
)


def fitted(
    package: Package, library: Library, taken: Collection[str] = ()
) -> tuple[Package, tuple[Sentence, ...]]:
    """The package beside the library, and a sentence for each thing that was changed.

    `taken` are ids that are not in the library and are given all the same: of what has errors, or
    is a draft.
    """
    texts, remarks = _with_articles(package, library)
    kind = package.kind
    content_id = _id_beside(package, library, taken)
    if content_id != package.id:
        texts = renamed(kind, texts, content_id)
        remarks.append(sentence(NEW_ID, id=package.id, new=content_id))
    if kind is DraftKind.EXERCISE:
        for name, message in _not_there(texts, library):
            remarks.append(sentence(message, id=shown(field_of(kind, texts, name) or "")))
            texts = without(kind, texts, name)
    manifest = package.manifest.model_copy(update={"id": content_id})
    return replace(package, id=content_id, texts=texts, manifest=manifest), tuple(remarks)


def _id_beside(package: Package, library: Library, taken: Collection[str]) -> str:
    if package.kind is DraftKind.EXERCISE:
        return free_id(package.id, {*library.exercises, *taken})
    numbers = [lesson.number for lesson in library.lessons.values()]
    numbers += [number_of(one) or 0 for one in taken]
    return free_lesson_id(package.id, {*library.lessons, *taken}, numbers)


def _not_there(texts: Texts, library: Library) -> Iterator[tuple[str, str]]:
    """The fields that name what the library does not have, each with what to say."""
    lesson = field_of(DraftKind.EXERCISE, texts, "lesson")
    if lesson is not None and lesson not in library.lessons:
        yield "lesson", NO_LESSON
    if field_of(DraftKind.EXERCISE, texts, "partner") is not None:
        # Partners name each other, so one that is here already cannot be this one's.
        yield "partner", NO_PARTNER


def _with_articles(package: Package, library: Library) -> tuple[Texts, list[Sentence]]:
    """The texts without the articles that are here, those called otherwise whose ids are taken."""
    texts: Mapping[str, str] = package.texts
    own = listed(texts.get(ARTICLES, ""))
    taken = own.keys() & library.articles.keys()
    same = sorted(one for one in taken if own[one] == library.articles[one])
    others = {
        one: free_id(one, {*own, *library.articles}) for one in sorted(taken.difference(same))
    }
    remarks = [sentence(SAME_ARTICLE, id=one) for one in same]
    if same:
        left = entries_of(texts[ARTICLES], own.keys() - set(same))
        texts = {name: text for name, text in texts.items() if name != ARTICLES}
        texts = {**texts, ARTICLES: left} if left else texts
    if others:
        texts = with_other_articles(package.kind, texts, others)
        remarks += [sentence(NEW_ARTICLE, id=one, new=new) for one, new in others.items()]
    return texts, remarks

"""What an exercise's shape alone does not show: in itself, and against lessons and articles."""

from collections.abc import Iterable, Iterator
from types import SimpleNamespace
from typing import Final

from kit.content.bounds import FEW_CORE_ITEMS, FEW_ITEMS, MANY_ITEMS
from kit.content.loading.content_index import Listed, no_article_list
from kit.content.loading.exercise_source import (
    LESSONS,
    ContentFile,
    Draft,
    problems_of,
)
from kit.content.loading.validation import location_words
from kit.content.names.misnamed import is_copy
from kit.content.problems import PlainWords, Problem, Severity
from kit.items import ITEM_TYPES
from kit.items.base import AnyItemType
from kit.items.fields.advice import near_miss
from kit.items.fields.base_models import ArticleOrigin
from kit.vocabulary import N_

#: As many exercises that name one lesson tell that it is the lesson that is missing.
_SEVERAL: Final = 2
_ONE: Final = N_(
    "The exercise asks one question only. So few tell little about a class: %(few)s or more do."
)
_FEW: Final = N_(
    "The exercise asks %(number)s questions. So few tell little about a class: %(few)s or more do."
)
_MANY: Final = N_(
    "The exercise asks %(number)s questions. More than %(many)s tire a class: make two exercises "
    "of it, or let the last ones be for whoever likes."
)
_FEW_IN_CORE: Final = N_(
    "Everybody does %(core)s items. So few tell little about a student: take %(few)s or more into "
    "the core."
)


def check_exercise(draft: Draft, listed: Listed, twin: Draft | None) -> Iterator[Problem]:
    """All that is wrong in what of the exercise could be read. `twin`: another with its id."""
    if twin is not None:
        yield _same_id(draft, twin)
    yield from _check_ids(draft)
    yield from _check_origins(draft, listed)
    if draft.item_type is not None:
        yield from _check_by_type(draft, draft.item_type)


def _same_id(draft: Draft, twin: Draft) -> Problem:
    other = twin.file.shown
    advice = "give one of them another id"
    if is_copy(draft.file.shown, other):
        advice = f"if it is a copy of {other.name}, give it an id of its own or delete it"
    return Problem(
        draft.file.shown, draft.file.located.line(("id",)), "id",
        f"the id {draft.id!r}, which {other} has", "an id of its own for each exercise", advice,
    )  # fmt: skip


def missing_lessons(drafts: Iterable[Draft], listed: Listed) -> Iterator[Problem]:
    """An error for each lesson that is named and not there: at the file, if several name it."""
    naming: dict[str, list[Draft]] = {}
    for draft in drafts:
        lesson = draft.sound.fields.get("lesson")
        if lesson is not None and listed.lacks_lesson(lesson):
            naming.setdefault(lesson, []).append(draft)
    known = sorted({*listed.lessons, *(listed.unread_lessons or ())})
    for lesson, own in naming.items():
        if len(own) >= _SEVERAL:
            files = ", ".join(draft.file.shown.name for draft in own)
            yield Problem(
                LESSONS / f"{lesson}.md", 1, "file",
                f"no such file, and {len(own)} exercises of this lesson ({files})",
                f"a reading for each lesson that is named; there are {', '.join(known)}",
                "write it, or name another lesson in the exercises",
            )  # fmt: skip
            continue
        yield Problem(
            own[0].file.shown, own[0].file.located.line(("lesson",)), "lesson",
            f"the lesson {lesson!r}", ", ".join(known),
            near_miss(lesson, known, "name a lesson's file without .md"),
        )  # fmt: skip


def missing_articles(drafts: Iterable[Draft], listed: Listed) -> Iterator[Problem]:
    """One error where exercises name articles, and there is no list of any."""
    named = sorted({article for draft in drafts for article in draft.articles})
    if named and listed.lacks_list:
        yield no_article_list(named)


def _check_ids(draft: Draft) -> Iterator[Problem]:
    located = draft.file.located
    first: set[str] = set()
    for number, (name, sure) in enumerate(draft.names):
        if sure and name in first:
            yield Problem(
                draft.file.shown, located.line(("items", number, "id")),
                location_words(located, ("items", number)), f"the id {name!r} a second time",
                "an id of its own for each item", "give one of them another id",
            )  # fmt: skip
        first.add(name)


def _check_by_type(draft: Draft, item_type: AnyItemType) -> Iterator[Problem]:
    file, scheme = draft.file, draft.sound.fields.get("scheme")
    if scheme is not None and not item_type.has_labels:
        yield Problem(
            file.shown, file.located.line(("scheme",)), "scheme", f"the scheme {scheme.value!r}",
            f"none: {item_type.name} gives no labels", "remove it",
        )  # fmt: skip
    if not draft.file.located.gaps:
        yield from _check_core(draft, item_type)
    own = item_type.exercise_fields.model_fields if item_type.exercise_fields else {}
    if all(name in draft.sound.fields for name in own):
        fields = SimpleNamespace(**draft.sound.fields)
        yield from problems_of(file, (), item_type.check_exercise(fields))
    for number, item in draft.items:
        findings = item_type.check_item(item, draft.scheme)
        yield from problems_of(file, ("items", number), findings)
    whole = len(draft.items) == draft.length and not draft.file.located.gaps
    if whole and not item_type.marked_by_teacher:
        yield from _check_length(draft, item_type)


def _check_core(draft: Draft, item_type: AnyItemType) -> Iterator[Problem]:
    core = draft.sound.fields.get("core")
    if core is None:
        return
    advice, severity = "leave some of the items out of it, or remove it", Severity.ERROR
    if not item_type.has_core:
        types = " and ".join(sorted(t.name for t in ITEM_TYPES.values() if t.has_core))
        allowed, advice = f"none: {types} alone have one", "remove it"
    elif draft.length and core > draft.length:
        allowed = f"1 to {draft.length}, the number of its items"
    elif core < FEW_CORE_ITEMS:
        allowed, severity = f"{FEW_CORE_ITEMS} or more", Severity.WARNING
        advice = "take more items into it: few tell little about a student"
    else:
        return
    yield Problem(
        draft.file.shown, draft.file.located.line(("core",)), "core", f"a core of {core} items",
        allowed, advice, severity,
        PlainWords(_FEW_IN_CORE, {"core": core, "few": FEW_CORE_ITEMS})
        if severity is Severity.WARNING else None,
    )  # fmt: skip


def _check_length(draft: Draft, item_type: AnyItemType) -> Iterator[Problem]:
    number = sum(item_type.size(item, draft.scheme) for _, item in draft.items)
    if number < FEW_ITEMS:
        allowed, advice = f"{FEW_ITEMS} or more", "add some: few items tell little about a class"
        said = _FEW if number > 1 else _ONE
    elif number > MANY_ITEMS:
        allowed, advice = f"{MANY_ITEMS} or fewer", "make two exercises of it: many items tire"
        said = _MANY
    else:
        return
    yield Problem(
        draft.file.shown, draft.file.located.line(("items",)), "items", f"{number} of them",
        allowed, advice, Severity.WARNING,
        PlainWords(said, {"number": number, "few": FEW_ITEMS, "many": MANY_ITEMS}),
    )  # fmt: skip


def _check_origins(draft: Draft, listed: Listed) -> Iterator[Problem]:
    """Of articles that are named: one error for each that is not there, at the first that does."""
    lacking: dict[str, list[tuple[str | int, ...]]] = {}
    for number, item in draft.items:
        for path, origin in item.origins():
            location: tuple[str | int, ...] = ("items", number, *path)
            if isinstance(origin, ArticleOrigin):
                if listed.lacks_article(origin.article):
                    lacking.setdefault(origin.article, []).append(location)
                yield from _check_paragraphs(draft.file, location, origin, listed)
    known = sorted({*listed.articles, *(listed.unread_articles or ())})
    for article, places in lacking.items():
        file, others = draft.file, len(places) - 1
        more = f", here and {others} more time{'s' * (others > 1)}" if others else ""
        yield Problem(
            file.shown, file.located.line((*places[0], "article")),
            location_words(file.located, places[0]),
            f"the article {article!r}{more}",
            ", ".join(known) or "none: lessons/articles.yaml lists no article",
            near_miss(article, known, "list it in lessons/articles.yaml"),
        )  # fmt: skip


def _check_paragraphs(
    file: ContentFile, location: tuple[str | int, ...], origin: ArticleOrigin, listed: Listed
) -> Iterator[Problem]:
    where = location_words(file.located, location)
    article = listed.articles.get(origin.article)
    for paragraph in origin.paragraphs if article else ():
        if article and paragraph > article.paragraphs:
            yield Problem(
                file.shown, file.located.line((*location, "paragraph")), where,
                f"paragraph {paragraph}", f"1 to {article.paragraphs} in article {article.id}",
                "count again: paragraphs are counted from 1",
            )  # fmt: skip

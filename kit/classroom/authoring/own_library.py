"""The course of one teacher: the shipped one, joined with what they published.

Joined anew only where something else is published: each request asks the database for that, so
that several processes see the same.
"""

import threading
from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from kit.content.added.course import Course
from kit.content.library import Library
from kit.content.own.beginnings import number_of
from kit.content.own.checked import Partner, check_texts
from kit.content.own.texts import EXERCISE, DraftKind, Texts
from kit.content.own.top_fields import top_field
from kit.store.authoring import drafts, published, versions
from kit.store.authoring.drafts import DraftRecord
from kit.store.authoring.published import PublishedWork
from kit.store.engine import Store

#: Courses and single works that this process keeps ready.
_KEPT_MOST: Final = 512


class _Shelf:
    """What was read already, by all that it hangs on. The course beside it is compared, too."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._libraries: OrderedDict[Hashable, tuple[Library, Library]] = OrderedDict()

    def find(self, shipped: Library, name: Hashable) -> Library | None:
        with self._lock:
            beside, library = self._libraries.get(name, (None, None))
            if beside is not shipped:
                return None
            self._libraries.move_to_end(name)
            return library

    def keep(self, shipped: Library, name: Hashable, library: Library) -> Library:
        with self._lock:
            self._libraries[name] = shipped, library
            while len(self._libraries) > _KEPT_MOST:
                self._libraries.popitem(last=False)
        return library


_shelf: Final = _Shelf()


def library_for(store: Store, shipped: Library, teacher_id: UUID) -> Library:
    """The course that this teacher's pages offer; `own` are the ids that are theirs.

    What cannot be read beside the course of today is left out: classes keep what they have of it.
    """
    with store.single_read() as connection:
        works = published.published_works(connection, teacher_id)
    if not works:
        return shipped
    course = _shelf.find(shipped, tuple(works))
    if course is None:
        with store.reading() as connection:
            course = _joined(connection, shipped, works)
        _shelf.keep(shipped, tuple(works), course)
    return course


def beside_in(
    connection: Connection, shipped: Library, teacher_id: UUID, draft_id: UUID
) -> Library:
    """What stands beside a draft while it is checked: the course, and all else they published."""
    works = published.published_works(connection, teacher_id)
    others = [one for one in works if one.draft_id != draft_id]
    return _joined(connection, shipped, others, as_one=False)


@dataclass(frozen=True, slots=True)
class Pair:
    """The other draft of a pair, and what it says now."""

    draft: DraftRecord
    partner: Partner


def pair_in(connection: Connection, draft: DraftRecord, texts: Texts) -> Pair | None:
    """The draft of the same teacher that the texts of one name as its partner, if there is one."""
    name = _partner_id(draft.kind, texts)
    others = drafts.drafts_of(connection, draft.teacher_id) if name else ()
    for other in others:
        if other.content_id == name and other.id != draft.id:
            partner = _partner(connection, other.id, other.content_id, other.present)
            return Pair(other, partner) if partner else None
    return None


def _partner_id(kind: DraftKind, texts: Texts) -> str | None:
    return top_field(texts.get(EXERCISE, ""), "partner") if kind is DraftKind.EXERCISE else None


def _partner(
    connection: Connection, draft_id: UUID, content_id: str, number: int
) -> Partner | None:
    """What a version of the other draft of a pair says; None where it does not say its own id."""
    version = versions.version(connection, draft_id, number)
    text = version.texts.get(EXERCISE, "") if version else ""
    return Partner(content_id, text) if top_field(text, "id") == content_id else None


def _joined(
    connection: Connection,
    shipped: Library,
    works: Sequence[PublishedWork],
    *,
    as_one: bool = True,
) -> Library:
    """Lessons first, in the order of their numbers: exercises may name them.

    `as_one`: all of the works are one course; else each is one, so that messages can name it.
    """
    lessons = sorted(
        (work for work in works if work.kind is DraftKind.LESSON),
        key=lambda work: number_of(work.content_id) or 0,
    )
    course = shipped
    for number, work in enumerate(lessons):
        piece = _piece(connection, shipped, course, work, tuple(lessons[:number]))
        course = course.joined(piece, of_teacher=True)
    with_lessons = course
    for work in works:
        if work.kind is DraftKind.EXERCISE:
            piece = _piece(connection, shipped, with_lessons, work, tuple(lessons), works)
            # Each brings its articles itself: two may call an article of theirs the same.
            course = course.joined(replace(piece, articles={}), of_teacher=True)
    return replace(
        course,
        problems=shipped.problems,
        withheld=shipped.withheld,
        key_files=shipped.key_files,
        roots=shipped.roots,
        incomplete=shipped.incomplete,
        joined_of=(*shipped.courses, _as_one(course)) if as_one else course.courses,
    )


def _as_one(library: Library) -> Course:
    """All that the teacher wrote, which came in by single works, as one course."""
    own = [course for course in library.courses if course.of_teacher]
    none: frozenset[str] = frozenset()
    return Course(
        None,
        none.union(*(course.articles for course in own)),
        none.union(*(course.lessons for course in own)),
        none.union(*(course.exercises for course in own)),
        of_teacher=True,
    )


def _piece(
    connection: Connection,
    shipped: Library,
    beside: Library,
    work: PublishedWork,
    lessons: Sequence[PublishedWork],
    works: Sequence[PublishedWork] = (),
) -> Library:
    """One published work by itself; nothing where something in it is wrong beside what is there.

    `works` are those that its partner may be among.
    """
    name = (work, tuple(lessons))
    piece = _shelf.find(shipped, (*name, None))
    if piece is not None and (piece.exercises or piece.lessons):
        return piece
    texts = versions.version(connection, work.draft_id, work.number)
    if texts is None:
        return Library.empty()
    other_id = _partner_id(work.kind, texts.texts)
    other = next((one for one in works if one.content_id == other_id and one != work), None)
    piece = _shelf.find(shipped, (*name, other))
    if piece is not None:
        return piece
    library = check_texts(
        work.kind,
        work.content_id,
        texts.texts,
        beside,
        versions.pictures(connection, work.draft_id),
        _partner(connection, other.draft_id, other.content_id, other.number) if other else None,
    ).library
    own = {*library.lessons, *library.exercises}
    usable = own == {work.content_id} and not library.errors
    return _shelf.keep(shipped, (*name, other), library if usable else Library.empty())

"""What a teacher hands on to others, and what stands beside what they are handed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from kit.classroom.authoring.drafts import OwnDraft, draft_in, present_in
from kit.classroom.authoring.own_library import beside_in, library_for, pair_in
from kit.classroom.errors import NotFound
from kit.content.library import Library
from kit.content.own.checked import Partner
from kit.content.own.sources import source_of
from kit.content.own.texts import DraftKind, Texts
from kit.store.authoring import drafts, versions
from kit.store.engine import Store


@dataclass(frozen=True, slots=True)
class Handed:
    """What is handed on, as it is now; `beside` is what it may name.

    `made_from` is the content id of which it began as a copy, None where it did not; `partner` the
    other of a pair, where the teacher wrote both.
    """

    kind: DraftKind
    content_id: str
    title: str
    texts: Texts
    pictures: Mapping[str, bytes]
    beside: Library
    made_from: str | None = None
    partner: Partner | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What something comes in beside: the teacher's course, and all ids that their drafts have."""

    library: Library
    taken: Collection[str]


def own_handed(store: Store, shipped: Library, own: OwnDraft) -> Handed:
    """A draft to hand on. Raises NotFound."""
    with store.reading() as connection:
        draft = draft_in(connection, own)
        texts = present_in(connection, draft).texts
        pair = pair_in(connection, draft, texts)
        return Handed(
            draft.kind,
            draft.content_id,
            draft.title,
            texts,
            versions.pictures(connection, draft.id),
            beside_in(connection, shipped, draft.teacher_id, draft.id),
            draft.made_from,
            pair.partner if pair else None,
        )


def handed_of_course(course: Library, content_id: str) -> Handed:
    """An exercise or lesson of a content folder to hand on. Raises NotFound."""
    lesson = course.lessons.get(content_id)
    exercise = course.exercises.get(content_id)
    kind = DraftKind.EXERCISE if lesson is None else DraftKind.LESSON
    source = source_of(course, kind, content_id)
    named = lesson or exercise
    if source is None or named is None:
        raise NotFound
    return Handed(kind, content_id, named.title, source.texts, source.pictures, course)


def surroundings(store: Store, shipped: Library, teacher_id: UUID) -> Surroundings:
    """What stands beside whatever this teacher is handed."""
    with store.reading() as connection:
        own = drafts.drafts_of(connection, teacher_id)
    library = library_for(store, shipped, teacher_id)
    return Surroundings(library, frozenset(one.content_id for one in own))

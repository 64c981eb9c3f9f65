"""A teacher's drafts: begun, listed, renamed, put away, deleted."""

import secrets
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.authoring.errors import TextTooLong
from kit.classroom.errors import NotFound
from kit.classroom.people.limits import refuse_too_many_texts_in
from kit.content.library import Library
from kit.content.own.beginnings import (
    FIRST_NUMBER,
    as_own,
    first_exercise,
    first_lesson,
    new_content_id,
    number_of,
    types_with_example,
)
from kit.content.own.sources import source_of
from kit.content.own.texts import (
    ARTICLES,
    LEAVE,
    DraftKind,
    Texts,
    names_of,
)
from kit.store.authoring import drafts, readers, versions
from kit.store.authoring.drafts import DraftRecord
from kit.store.authoring.versions import VersionRecord
from kit.store.engine import Store
from kit.store.ids import new_id

#: Of one text, in characters; a form takes half a megabyte in all.
TEXT_MOST: Final = 120_000
_LETTERS: Final = 4
#: Texts that a draft may do without: an empty one is none.
_OPTIONAL: Final = frozenset({ARTICLES, LEAVE})
#: No database keeps these: no character, and halves of one.
_NOT_KEPT: Final = {0: None, **dict.fromkeys(range(0xD800, 0xE000))}


class DraftState(StrEnum):
    """What may be done with a draft."""

    DRAFT = "draft"
    PUBLISHED = "published"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class OwnDraft:
    """A draft by its id, and the teacher whose it has to be."""

    teacher_id: UUID
    draft_id: UUID


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a draft is begun with: texts under any id.

    `what` says in a word how it was begun. `content_id` is the id that it is to keep where no other
    draft has it; without one it gets an id by its title.
    """

    kind: DraftKind
    title: str
    texts: Texts
    what: str
    made_from: str | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    content_id: str | None = None


def state_of(draft: DraftRecord) -> DraftState:
    """The one of the three states that it is in. Pure."""
    if draft.archived_at is not None:
        return DraftState.ARCHIVED
    return DraftState.DRAFT if draft.published is None else DraftState.PUBLISHED


def example(type_name: str | None, title: str, what: str) -> Beginning:
    """A first example of an item type; for None, a lesson. Raises NotFound for an unknown type."""
    if type_name is None:
        texts = first_lesson(f"{FIRST_NUMBER}-example", title)
        return Beginning(DraftKind.LESSON, title, texts, what)
    if type_name not in types_with_example():
        raise NotFound
    texts = first_exercise(type_name, "example", title)
    return Beginning(DraftKind.EXERCISE, title, texts, what)


def copy_of_course(course: Library, content_id: str, title: str, what: str) -> Beginning:
    """A copy of an exercise or lesson of a content folder, from its files. Raises NotFound."""
    lesson = content_id in course.lessons
    kind = DraftKind.LESSON if lesson else DraftKind.EXERCISE
    source = source_of(course, kind, content_id)
    if source is None:
        raise NotFound
    return Beginning(kind, title, source.texts, what, content_id, source.pictures)


def copy_of_own(store: Store, own: OwnDraft, title: str, what: str) -> Beginning:
    """A copy of a draft as it is now. Raises NotFound."""
    with store.reading() as connection:
        draft = draft_in(connection, own)
        texts = present_in(connection, draft).texts
        pictures = versions.pictures(connection, draft.id)
    return Beginning(draft.kind, title, texts, what, draft.content_id, pictures)


def make(
    store: Store, teacher_id: UUID, beginning: Beginning, now: datetime, *, once: UUID | None = None
) -> DraftRecord:
    """A draft with its first version, under an id that it has for good.

    `once` is the form's own id: sent twice, it makes one. Raises TextTooLong or TooManyTexts.
    """
    draft_id, content_id = once or new_id(), beginning.content_id
    kept_texts(beginning.kind, beginning.texts)
    with store.writing() as connection:
        while True:
            own = drafts.draft(connection, teacher_id, draft_id)
            if own is not None:
                return own
            draft = _new_draft(connection, teacher_id, draft_id, beginning, now)
            draft = replace(draft, content_id=content_id or draft.content_id)
            if drafts.add_draft(connection, draft):
                refuse_too_many_texts_in(connection, teacher_id)
                break
            # The id is another teacher's, or the letters or the words are taken.
            draft_id, content_id = new_id(), None
        texts = as_own(beginning.texts, draft.content_id, beginning.title)
        texts = kept_texts(beginning.kind, texts)
        versions.add_version(
            connection,
            VersionRecord(draft.id, 1, None, texts, beginning.what, now, teacher_id),
        )
        for name, content in beginning.pictures.items():
            versions.add_picture(connection, draft.id, name, content)
    return draft


def _new_draft(
    connection: Connection, teacher_id: UUID, draft_id: UUID, beginning: Beginning, now: datetime
) -> DraftRecord:
    letters = "".join(secrets.choice(string.ascii_lowercase) for _ in range(_LETTERS))
    lessons = [
        number_of(one.content_id) or 0
        for one in drafts.drafts_of(connection, teacher_id)
        if one.kind is DraftKind.LESSON
    ]
    number = max([FIRST_NUMBER - 1, *lessons]) + 1
    return DraftRecord(
        id=draft_id,
        teacher_id=teacher_id,
        kind=beginning.kind,
        content_id=new_content_id(beginning.kind, beginning.title, letters, number),
        title=beginning.title,
        made_from=beginning.made_from,
        present=1,
        published=None,
        published_at=None,
        archived_at=None,
        created_at=now,
        changed_at=now,
    )


def kept_texts(kind: DraftKind, texts: Texts) -> dict[str, str]:
    """The texts as they are stored: those of the kind, lines ended by LF. Pure.

    Raises TextTooLong. What a database cannot keep is left out.
    """
    kept = {}
    for name in names_of(kind):
        text = texts.get(name)
        if text is None or (name in _OPTIONAL and not text.strip()):
            continue
        if len(text) > TEXT_MOST:
            raise TextTooLong(name, length=len(text), most=TEXT_MOST)
        plain = text.replace("\r\n", "\n").replace("\r", "\n")
        kept[name] = plain.translate(_NOT_KEPT)
    return kept


def drafts_of(store: Store, teacher_id: UUID) -> Sequence[DraftRecord]:
    """All drafts of a teacher in every state, what was changed last first."""
    with store.reading() as connection:
        return drafts.drafts_of(connection, teacher_id)


def draft_in(connection: Connection, own: OwnDraft) -> DraftRecord:
    """The draft. Raises NotFound where there is none, or it is another teacher's."""
    draft = drafts.draft(connection, own.teacher_id, own.draft_id)
    if draft is None:
        raise NotFound
    return draft


def lock_in(connection: Connection, own: OwnDraft) -> DraftRecord:
    """As `draft_in`; it stays as it is until the transaction ends."""
    draft = drafts.lock_draft(connection, own.teacher_id, own.draft_id)
    if draft is None:
        raise NotFound
    return draft


def present_in(connection: Connection, draft: DraftRecord) -> VersionRecord:
    """The version of a draft that is worked on."""
    version = versions.version(connection, draft.id, draft.present)
    if version is None:
        message = f"draft {draft.id} has no version {draft.present}"
        raise LookupError(message)
    return version


def archive(store: Store, own: OwnDraft, now: datetime) -> DraftRecord:
    """Put a draft away: it is not offered any more. Classes keep what they were given of it."""
    with store.writing() as connection:
        draft = lock_in(connection, own)
        if draft.archived_at is None:
            drafts.change_draft(connection, draft.id, archived_at=now)
    return draft


def bring_back(store: Store, own: OwnDraft) -> DraftRecord:
    """Undo `archive`: what was published is offered again."""
    with store.writing() as connection:
        draft = lock_in(connection, own)
        drafts.change_draft(connection, draft.id, archived_at=None)
    return draft


@dataclass(frozen=True, slots=True)
class DraftGoes:
    """What goes with a draft, and the classes that keep what they were given of it.

    `readers` is how many were asked to read it: what they said goes, too.
    """

    draft: DraftRecord
    versions: int
    readers: int
    classes: Sequence[str]


def what_goes(store: Store, own: OwnDraft) -> DraftGoes:
    """What deleting would take. Raises NotFound."""
    with store.reading() as connection:
        draft = draft_in(connection, own)
        return DraftGoes(
            draft,
            len(versions.steps(connection, draft.id)),
            len(readers.readers_of(connection, draft.id)),
            drafts.classes_given(connection, draft.teacher_id, draft.content_id),
        )


def delete(store: Store, own: OwnDraft) -> DraftRecord:
    """Delete a draft with all its versions and pictures, for good. What classes were given stays.

    Its texts are overwritten in the file as what is deleted of students is: now, or as soon as
    nobody reads the old state any more.
    """
    with store.writing() as connection:
        draft = lock_in(connection, own)
        drafts.delete_draft(connection, draft.id)
    store.forget()
    return draft

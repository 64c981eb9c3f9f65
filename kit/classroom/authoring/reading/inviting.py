"""Readers of a draft, as its author asks them: a link or a sheet each, ended in one press."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.authoring.drafts import OwnDraft, draft_in, lock_in
from kit.classroom.authoring.reading.errors import NoName, NothingToRead
from kit.classroom.authoring.reading.snapshots import readable, snapshot_of
from kit.classroom.errors import NotFound
from kit.classroom.texts import clean_text
from kit.store.authoring import readers
from kit.store.authoring.readers import ReaderRecord
from kit.store.engine import Store
from kit.store.ids import token_hash, token_of

NAME_MOST: Final = 80
#: How long an author waits before they read once more: what was decided yesterday is not looked
#: up in one's head.
_A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Invitation:
    """Who is asked, under an id of the form's own: sent twice, it makes one.

    `on_sheet`: they read on paper or in a spreadsheet, so that what they read is settled now.
    """

    id: UUID
    name: str
    is_author: bool = False
    on_sheet: bool = False


def link_token(secret: str, reader_id: UUID) -> str:
    """The word of a reader's link: 128 bits that only the kit's own secret leads to."""
    return token_of(secret, f"reader {reader_id}")


@dataclass(frozen=True, slots=True)
class ReaderLink:
    """A reader's link, as the kit's secret has it now."""

    reader: ReaderRecord
    secret: str

    @property
    def token(self) -> str:
        """The word in it."""
        return link_token(self.secret, self.reader.id)

    @property
    def is_good(self) -> bool:
        """Whether it opens the reading: it was not ended, and the secret is that of its making."""
        return self.reader.ended_at is None and token_hash(self.token) == self.reader.token_hash


def invite(
    store: Store, own: OwnDraft, invitation: Invitation, secret: str, now: datetime
) -> ReaderRecord:
    """Ask somebody to read. Raises NotFound, NoName, NothingToRead."""
    name = clean_text(invitation.name)
    if not 0 < len(name) <= NAME_MOST:
        raise NoName(most=NAME_MOST)
    with store.writing() as connection:
        draft = draft_in(connection, own)
        text = readers.exercise_text(connection, draft.id)
        exercise = readable(text.text) if text else None
        if text is None or exercise is None:
            raise NothingToRead(title=draft.title)
        pinned = invitation.on_sheet
        reader = ReaderRecord(
            id=invitation.id,
            draft_id=draft.id,
            name=name,
            is_author=invitation.is_author,
            token_hash=token_hash(link_token(secret, invitation.id)),
            opens_at=now + _A_DAY if invitation.is_author else now,
            created_at=now,
            begun_at=now if pinned else None,
            ended_at=None,
            read_version=text.version if pinned else None,
            exercise=snapshot_of(exercise) if pinned else None,
        )
        if readers.add_reader(connection, reader):
            return reader
        return _reader_in(connection, draft.id, invitation.id)


def own_reader(store: Store, own: OwnDraft, reader_id: UUID) -> ReaderRecord:
    """The reader of the teacher's draft. Raises NotFound."""
    with store.reading() as connection:
        return _reader_in(connection, draft_in(connection, own).id, reader_id)


def end(store: Store, own: OwnDraft, reader_id: UUID, now: datetime) -> ReaderRecord:
    """End a reader's link; what they said stays. Raises NotFound."""
    with store.writing() as connection:
        reader = _reader_in(connection, lock_in(connection, own).id, reader_id)
        if reader.ended_at is None:
            readers.change_reader(connection, reader.id, ended_at=now)
    return reader


def reopen(store: Store, own: OwnDraft, reader_id: UUID) -> ReaderRecord:
    """Undo `end`: the same link is good again. Raises NotFound."""
    with store.writing() as connection:
        reader = _reader_in(connection, lock_in(connection, own).id, reader_id)
        readers.change_reader(connection, reader.id, ended_at=None)
    return reader


def _reader_in(connection: Connection, draft_id: UUID, reader_id: UUID) -> ReaderRecord:
    reader = readers.reader_of(connection, draft_id, reader_id)
    if reader is None:
        raise NotFound
    return reader

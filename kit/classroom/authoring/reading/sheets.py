"""A reader's sheet: what they were sent, and what came back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from kit.classroom.authoring.drafts import OwnDraft, draft_in
from kit.classroom.authoring.reading.labelling import Said, keep_sheet_in
from kit.classroom.authoring.reading.snapshots import read_snapshot
from kit.classroom.errors import NotFound
from kit.content.exercise import Exercise
from kit.store.authoring import readers
from kit.store.authoring.readers import ReaderRecord
from kit.store.engine import Store


def sheet_of(store: Store, own: OwnDraft, reader_id: UUID) -> tuple[ReaderRecord, Exercise[Any]]:
    """The reader and what they read. Raises NotFound, also where they have not begun."""
    with store.reading() as connection:
        reader = readers.reader_of(connection, draft_in(connection, own).id, reader_id)
    if reader is None or reader.exercise is None:
        raise NotFound
    return reader, read_snapshot(reader.exercise)


def take_sheet(
    store: Store, own: OwnDraft, reader_id: UUID, said: Mapping[int, Said], now: datetime
) -> None:
    """Keep what a sheet says, by claims from 1 on; taken twice, it is the same. Raises NotFound."""
    with store.writing() as connection:
        draft = draft_in(connection, own)
        reader = readers.lock_reader(connection, draft.id, reader_id)
        if reader is None or reader.exercise is None:
            raise NotFound
        keep_sheet_in(connection, reader, said, now)

"""A reader at work: the claims without their key, a label and a note for each.

Nothing here asks the database for a key, nor for any text of a draft but its exercise's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.authoring.reading.errors import NoReading, NothingToRead, NotOpen
from kit.classroom.authoring.reading.snapshots import (
    item_versions,
    read_snapshot,
    readable,
    snapshot_of,
)
from kit.classroom.people import throttle
from kit.classroom.people.errors import TooManyWrongCodes
from kit.classroom.people.throttle import Caller, Guard
from kit.content.exercise import Exercise
from kit.items.fields.base_models import Item
from kit.items.fields.texts import plain_text
from kit.store.authoring import readers
from kit.store.authoring.readers import AnswerRecord, ReaderRecord
from kit.store.engine import Store
from kit.store.ids import token_hash

#: Of a note, in characters.
NOTE_MOST: Final = 4000
#: A link is looked up first, and a right one is never refused: 128 bits are not guessed, so that
#: the counters cap load alone (kit.classroom.people.throttle).
READING: Final = Guard("reading", pair=120, address=None, target=None, kit=600)


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a claim: a label or None, a note, and whether the reader was unsure."""

    label: str | None = None
    note: str = ""
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """What a page sends of a claim, and what the page had of it when it came."""

    now: Said
    before: Said


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader sees. `exercise` is None until they begin; `said` is by claim, from 1 on."""

    reader: ReaderRecord
    title: str
    author: str
    exercise: Exercise[Any] | None
    said: Mapping[int, Said]

    @property
    def items(self) -> Sequence[Item]:
        """The claims, each under its number: an id of the author's own might tell a label."""
        items = self.exercise.items if self.exercise else ()
        return [
            item.model_copy(update={"id": f"claim-{number}"})
            for number, item in enumerate(items, 1)
        ]

    @property
    def labelled(self) -> int:
        """How many claims have a label."""
        return sum(one.label is not None for one in self.said.values())


def opened(store: Store, token: str, caller: Caller, now: datetime) -> Reading:
    """What a link leads to. Raises NoReading, for whatever is wrong with it."""
    with store.reading() as connection:
        reader = readers.reader_by_token(connection, token_hash(token))
        if reader is not None:
            return _reading_in(connection, reader)
        try:
            throttle.refuse_guessers(connection, READING, caller, "", now)
        except TooManyWrongCodes:
            # Counted enough: it is answered as any other, and writes nothing.
            raise NoReading from None
    with store.writing() as connection:
        throttle.count_failure(connection, READING, caller, "", now)
    raise NoReading


def begin(store: Store, token: str, caller: Caller, now: datetime) -> Reading:
    """Settle what is read: the exercise as it is now. Begun twice, it stays as it was.

    Raises as `opened`; NotOpen; NothingToRead.
    """
    reader_id, draft_id = _ids(opened(store, token, caller, now))
    with store.writing() as connection:
        reader = _locked(connection, draft_id, reader_id)
        if reader.begun_at is None:
            if now < reader.opens_at:
                raise NotOpen(opens=reader.opens_at)
            reader = _begun(connection, reader, now)
        return _reading_in(connection, reader)


def _begun(connection: Connection, reader: ReaderRecord, now: datetime) -> ReaderRecord:
    text = readers.exercise_text(connection, reader.draft_id)
    exercise = readable(text.text) if text else None
    if text is None or exercise is None:
        raise NothingToRead(title=text.title if text else "")
    values = {
        "begun_at": now,
        "read_version": text.version,
        "exercise": snapshot_of(exercise),
    }
    readers.change_reader(connection, reader.id, **values)
    return replace(reader, begun_at=now, read_version=text.version, exercise=snapshot_of(exercise))


def save(
    store: Store, token: str, typed: Mapping[int, Typed], caller: Caller, now: datetime
) -> Reading:
    """Keep what was typed, by claims from 1 on; what is stored then.

    What the page did not change stays as it is stored, so that two windows do not undo each other;
    of two notes typed at once, both are kept. Raises as `opened`.
    """
    reader_id, draft_id = _ids(opened(store, token, caller, now))
    with store.writing() as connection:
        reader = _locked(connection, draft_id, reader_id)
        _keep(connection, reader, typed, now)
        return _reading_in(connection, reader)


def keep_sheet_in(
    connection: Connection, reader: ReaderRecord, said: Mapping[int, Said], now: datetime
) -> None:
    """Keep what came back on a sheet, by claims from 1 on: its notes beside those there are."""
    stored = _said(connection, reader, _exercise(reader))
    typed = {}
    for number, line in said.items():
        before = stored.get(number, Said())
        label = line.label or before.label
        note = line.note or before.note
        typed[number] = Typed(Said(label, note, line.unsure), replace(before, note=""))
    _keep(connection, reader, typed, now)


def merged(stored: Said, typed: Typed) -> Said:
    """What is to be kept where a page was made of `typed.before` and something is stored. Pure."""
    now, before = typed.now, typed.before
    label = stored.label if now.label == before.label else now.label
    unsure = stored.unsure if now.unsure == before.unsure else now.unsure
    return Said(label, _merged_note(stored.note, now.note, before.note), unsure)


def _merged_note(stored: str, now: str, before: str) -> str:
    if now == before:
        return stored
    if stored in (before, "") or stored in now:
        return now
    return stored if now in stored else f"{stored}\n\n{now}"


def _keep(
    connection: Connection, reader: ReaderRecord, typed: Mapping[int, Typed], now: datetime
) -> None:
    exercise = _exercise(reader)
    if exercise is None or exercise.scheme is None:
        return
    stored, versions = _said(connection, reader, exercise), item_versions(exercise)
    labels = {label.value for label in exercise.scheme.labels}
    for number, item in enumerate(exercise.items, 1):
        if number not in typed:
            continue
        before = stored.get(number, Said())
        after = merged(before, _clean(typed[number], labels))
        if after != before:
            readers.put_answer(
                connection,
                AnswerRecord(
                    reader.id,
                    item.id,
                    versions[item.id],
                    after.label,
                    after.note,
                    after.unsure,
                    now,
                ),
            )


def _clean(typed: Typed, labels: set[str]) -> Typed:
    """As it is stored; a label that the scheme does not have is none that a page offers."""
    now, before = typed.now, typed.before
    label = now.label if now.label is None or now.label in labels else before.label
    note, noted = (plain_text(one).strip() for one in (now.note, before.note))
    return Typed(Said(label, note, now.unsure), replace(before, note=noted))


def _ids(reading: Reading) -> tuple[UUID, UUID]:
    return reading.reader.id, reading.reader.draft_id


def _locked(connection: Connection, draft_id: UUID, reader_id: UUID) -> ReaderRecord:
    """The reader, whose link may have been ended just now."""
    reader = readers.lock_reader(connection, draft_id, reader_id)
    if reader is None or reader.ended_at is not None:
        raise NoReading
    return reader


def _reading_in(connection: Connection, reader: ReaderRecord) -> Reading:
    text = readers.exercise_text(connection, reader.draft_id)
    exercise = _exercise(reader)
    title = exercise.title if exercise else (text.title if text else "")
    said = _said(connection, reader, exercise)
    return Reading(reader, title, text.author if text else "", exercise, said)


def _exercise(reader: ReaderRecord) -> Exercise[Any] | None:
    return None if reader.exercise is None else read_snapshot(reader.exercise)


def _said(
    connection: Connection, reader: ReaderRecord, exercise: Exercise[Any] | None
) -> Mapping[int, Said]:
    if exercise is None:
        return {}
    stored: Sequence[AnswerRecord] = readers.answers_of(connection, [reader.id])
    by_item = {one.item_id: Said(one.label, one.note, one.unsure) for one in stored}
    numbered = enumerate(exercise.items, 1)
    return {number: by_item[item.id] for number, item in numbered if item.id in by_item}

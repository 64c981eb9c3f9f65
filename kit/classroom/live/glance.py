"""A phone's look at its class, as short as it can be: hundreds look every other second.

What a student's page shows of a question before its key is the same for many: who gave the same,
at the same stage, sees the same. `Face` is all that it depends on, and `OwnPart` what is put in
for each. So the page can be written once for each face. Both are read from the database each time;
whoever holds pages by their faces holds nothing that another process could change.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from kit.classroom.errors import NotFound
from kit.classroom.live.participant import Seat
from kit.classroom.live.session import seconds_left
from kit.classroom.people import students
from kit.store.answering.answers import AnswerRecord
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.store.live import seats, sessions
from kit.store.live.seats import SeatRow
from kit.store.live.sessions import RoundRecord, SessionVersion
from kit.vocabulary import Stage

#: From so many others on in the room the page has the same words for any number.
MANY_OTHERS: Final = 2


@dataclass(frozen=True, slots=True)
class Face:
    """What a student's page of a round depends on, before the key is shown.

    `others`: how many more are here, 2 for any number above one. `is_over`: whether the suggested
    time is; None without one. `own` is the answer as it was given, with its number; empty: none.
    """

    assignment: AssignmentRecord
    step: int
    number: int | None
    item_id: str | None
    stage: Stage | None
    is_over: bool | None
    others: int
    own: str
    voted: bool


@dataclass(frozen=True, slots=True)
class OwnPart:
    """What is put in for each. `seconds_left`: of the suggested time, None without one."""

    attempt_id: UUID
    attempt_token: str
    seconds_left: int | None
    here: int


@dataclass(frozen=True, slots=True)
class Glance:
    """Where the class is; with what this phone's page shows of it, if that is another place.

    `page` is None where the asker has it, or where it is not written by its face: nobody takes
    part, the key is shown or due, or the class is put away.
    """

    version: SessionVersion
    has_it: bool
    page: tuple[Face, OwnPart] | None


def glance(
    store: Store,
    signed_in: tuple[UUID, str],
    assignment_id: UUID,
    seen: str,
    now: datetime,
) -> Glance | None:
    """What a phone asks for every other second; `seen` is the tag that it has, as HTTP writes it.

    `signed_in` are the class and the token of a student's device. None where that is not for a
    glance: nobody is signed in by it now, for the first time, or in a class that is put away.
    Raises NotFound.
    """
    classroom_id, token = signed_in
    with store.reading() as connection:
        identity = students.seen_before(connection, classroom_id, token)
        if identity is None or identity.class_archived:
            return None
        version = sessions.session_version(connection, classroom_id, assignment_id, now)
        if version is None:
            raise NotFound
        if seen == f'"{version.word}"':
            return Glance(version, has_it=True, page=None)
        row = seats.seat_row(connection, classroom_id, assignment_id, identity.student_id)
    is_due = version.word.endswith("+")
    page = None if row is None or is_due else _page(row, version.here, now)
    return Glance(version, has_it=False, page=page)


def page_of(seat: Seat, now: datetime) -> tuple[Face, OwnPart] | None:
    """The same of a student's seat; None where nobody sits there or the key is shown. Pure."""
    if seat.attempt is None:
        return None
    row = SeatRow(
        step=seat.live.session.step,
        suggested_seconds=seat.live.session.suggested_seconds,
        attempt_id=seat.attempt.id,
        attempt_token=seat.attempt.token,
        time_factor=seat.time_factor,
        assignment=seat.live.assignment,
        round=seat.live.round,
        answer=seat.answer,
        voted=seat.voted,
    )
    return _page(row, seat.here, now)


def _page(row: SeatRow, here: int, now: datetime) -> tuple[Face, OwnPart] | None:
    present = row.round
    if present is not None and present.stage is Stage.REVEAL:
        return None
    left = seconds_left(row.suggested_seconds, present, now, row.time_factor)
    number, item_id, stage = _place(present)
    face = Face(
        row.assignment,
        row.step,
        number,
        item_id,
        stage,
        None if left is None else left == 0,
        min(max(here - 1, 0), MANY_OTHERS),
        _held(row.answer),
        row.voted,
    )
    return face, OwnPart(row.attempt_id, row.attempt_token, left, here)


def _place(present: RoundRecord | None) -> tuple[int | None, str | None, Stage | None]:
    if present is None:
        return None, None, None
    return present.number, present.item_id, present.stage


def _held(answer: AnswerRecord | None) -> str:
    if answer is None:
        return ""
    return json.dumps([answer.revision, dict(answer.value), answer.certainty], sort_keys=True)

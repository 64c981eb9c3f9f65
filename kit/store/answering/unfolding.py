"""Two attempts under way that were put together when two students were made one: apart again.

What stood in each before is kept beside what stood in the one that went on. What was given there
since stays with the student who was kept; all else is whose it was.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, delete, select, update

from kit.store.answering.kept_rows import KeptRow, by_key, kept_rows, put_back
from kit.store.models import Answer, Attempt, Base, FoldedAttempt, Mark, TakenIn, Vote

#: What an attempt holds, by the columns that name a row within it.
_CONTENT: Final[Mapping[str, tuple[type[Base], tuple[str, ...]]]] = {
    "answer": (Answer, ("item_id",)),
    "vote": (Vote, ("item_id", "ballot")),
    "mark": (Mark, ("item_id", "key_version")),
}
#: What a student gives; marks follow it.
_GIVEN: Final = ("answer", "vote")
#: Far from the number of any attempt, until all of a student's are numbered anew.
NO_NUMBER: Final = 1_000_000

Kept = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two attempts that were put together, as they were, and what their answers were after."""

    double: Kept
    survivor: Kept
    after: Kept

    @property
    def ids(self) -> tuple[UUID, UUID]:
        return UUID(self.double["attempt"]["id"]), UUID(self.survivor["attempt"]["id"])


def pairs_under_way(
    connection: Connection, classroom_id: UUID, double: UUID, survivor: UUID
) -> list[Kept]:
    """What both students have under way at the same assignments, row by row, to be kept."""
    begun = {
        student: {
            row["assignment_id"]: row
            for row in kept_rows(
                connection,
                Attempt,
                Attempt.classroom_id == classroom_id,
                Attempt.student_id == student,
                Attempt.submitted_at.is_(None),
            )
        }
        for student in (double, survivor)
    }
    return [
        {
            "double": _kept(connection, classroom_id, attempt),
            "survivor": _kept(connection, classroom_id, begun[survivor][assignment_id]),
        }
        for assignment_id, attempt in begun[double].items()
        if assignment_id in begun[survivor]
    ]


def _kept(connection: Connection, classroom_id: UUID, attempt: KeptRow) -> Kept:
    attempt_id = UUID(attempt["id"])
    folded = select(FoldedAttempt.id).where(
        FoldedAttempt.classroom_id == classroom_id, FoldedAttempt.into_id == attempt_id
    )
    notes = select(TakenIn.id).where(
        TakenIn.classroom_id == classroom_id, TakenIn.attempt_id == attempt_id
    )
    return {
        "attempt": attempt,
        "folded": [str(found) for found in connection.execute(folded).scalars()],
        "notes": [str(found) for found in connection.execute(notes).scalars()],
        **_content(connection, classroom_id, attempt_id),
    }


def _content(connection: Connection, classroom_id: UUID, attempt_id: UUID) -> Kept:
    return {
        name: kept_rows(
            connection,
            model,
            model.__table__.c.classroom_id == classroom_id,
            model.__table__.c.attempt_id == attempt_id,
        )
        for name, (model, _key) in _CONTENT.items()
    }


def with_outcome(connection: Connection, classroom_id: UUID, pairs: Sequence[Kept]) -> list[Kept]:
    """The pairs with what stands in each one's attempt now that they have been put together."""
    return [
        {**pair, "after": _content(connection, classroom_id, lasting)}
        for pair in pairs
        if (lasting := _lasting(connection, classroom_id, pair)) is not None
    ]


def _lasting(connection: Connection, classroom_id: UUID, pair: Kept) -> UUID | None:
    """Which attempt of a pair is there."""
    ids = [UUID(pair[whose]["attempt"]["id"]) for whose in ("double", "survivor")]
    return connection.execute(
        select(Attempt.id).where(Attempt.classroom_id == classroom_id, Attempt.id.in_(ids))
    ).scalar_one_or_none()


def unfold(connection: Connection, classroom_id: UUID, kept: Kept) -> Sequence[UUID]:
    """Take a pair apart; returns both attempts, to be marked or handed in as their assignment says.

    Where the assignment is gone, or the attempt was put together with a third one, nothing is
    done. Numbers of attempts are left to be given anew.
    """
    lasting = _lasting(connection, classroom_id, kept)
    if lasting is None:
        return ()
    pair = _Pair(kept["double"], kept["survivor"], kept["after"])
    now = _content(connection, classroom_id, lasting)
    of_lasting = (Attempt.classroom_id == classroom_id, Attempt.id == lasting)
    status = connection.execute(
        select(Attempt.submitted_at, Attempt.submitted_by).where(*of_lasting)
    ).one()
    _bring_back_other(connection, classroom_id, pair, lasting)
    for model, _key in _CONTENT.values():
        connection.execute(
            delete(model).where(
                model.__table__.c.classroom_id == classroom_id,
                model.__table__.c.attempt_id == lasting,
            )
        )
    doubles, survivors = pair.ids
    _fill(connection, doubles, pair.double)
    _fill(connection, survivors, _survivors_now(pair, now))
    _set_status(connection, classroom_id, doubles, (None, None))
    _set_status(connection, classroom_id, survivors, tuple(status))
    return doubles, survivors


def _bring_back_other(
    connection: Connection, classroom_id: UUID, pair: _Pair, lasting: UUID
) -> None:
    """Put the attempt that was folded back, with the notes on it and what is led to it."""
    whose = pair.survivor if pair.ids[0] == lasting else pair.double
    other = UUID(whose["attempt"]["id"])
    connection.execute(
        delete(FoldedAttempt).where(
            FoldedAttempt.classroom_id == classroom_id, FoldedAttempt.id == other
        )
    )
    put_back(connection, Attempt, [whose["attempt"]], number=NO_NUMBER)
    for model, column, ids in (
        (FoldedAttempt, "into_id", whose["folded"]),
        (TakenIn, "attempt_id", whose["notes"]),
    ):
        connection.execute(
            update(model)
            .where(model.classroom_id == classroom_id, model.id.in_(map(UUID, ids)))
            .values({column: other})
        )


def _survivors_now(pair: _Pair, now: Kept) -> Kept:
    """What stood in the survivor's attempt, with what was given since and the marks on that."""
    content: Kept = {}
    for name in _GIVEN:
        key = _CONTENT[name][1]
        after, present = by_key(pair.after[name], key), by_key(now[name], key)
        since = {place: row for place, row in present.items() if after.get(place) != row}
        content[name] = {**by_key(pair.survivor[name], key), **since}
    answers = by_key(now["answer"], ("item_id",))
    standing = {
        item_id
        for (item_id,), row in content["answer"].items()
        if _same(row, answers.get((item_id,)))
    }
    marks = [row for row in now["mark"] if row["item_id"] in standing]
    marks += [row for row in pair.survivor["mark"] if row["item_id"] not in standing]
    return {**{name: list(rows.values()) for name, rows in content.items()}, "mark": marks}


def _same(row: KeptRow, other: KeptRow | None) -> bool:
    """Whether two rows say the same, whichever attempt of a pair they stand in."""
    return other is not None and {**row, "attempt_id": None} == {**other, "attempt_id": None}


def _fill(connection: Connection, attempt_id: UUID, content: Kept) -> None:
    for name, (model, _key) in _CONTENT.items():
        put_back(connection, model, content[name], attempt_id=attempt_id)


def _set_status(
    connection: Connection, classroom_id: UUID, attempt_id: UUID, status: Sequence[Any]
) -> None:
    submitted_at, submitted_by = status
    connection.execute(
        update(Attempt)
        .where(Attempt.classroom_id == classroom_id, Attempt.id == attempt_id)
        .values(submitted_at=submitted_at, submitted_by=submitted_by)
    )

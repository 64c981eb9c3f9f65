"""Live sessions: the rounds that were put to a class, and the votes in them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from kit.store.models.base import Base, Digest, within_classroom
from kit.vocabulary import Certainty, Stage


class LiveSession(Base):
    """An assignment whose items are put to the class one by one. It ends when that is closed.

    `item_id` is the question before the class; None before the first. `step` counts the teacher's
    moves, so that one made on an old page is known as such. `suggested_seconds` is how long a vote
    should take, None without a suggestion. `reveal_at` is when the key of that question is shown,
    None where nobody is about to. The remote is a phone: paired once by a code that expires, known
    by its token from then on. `present` is how many students the teacher said there are, None where
    the class list says it.
    """

    __tablename__ = "live_session"
    __table_args__ = (within_classroom("assignment_id", "assignment.id"),)

    classroom_id: Mapped[UUID] = mapped_column(primary_key=True)
    assignment_id: Mapped[UUID] = mapped_column(primary_key=True)
    item_id: Mapped[str | None]
    step: Mapped[int]
    suggested_seconds: Mapped[int | None]
    pairing_hash: Mapped[Digest | None]
    pairing_expires_at: Mapped[datetime | None]
    remote_hash: Mapped[Digest | None]
    reveal_at: Mapped[datetime | None]
    present: Mapped[int | None]


class Round(Base):
    """One question put to the class. `number` counts from 1; `since` is when its stage began.

    `opened_at` is when its first vote opened; None: the class has not been asked yet.
    """

    __tablename__ = "round"
    __table_args__ = (within_classroom("assignment_id", "live_session.assignment_id"),)

    classroom_id: Mapped[UUID] = mapped_column(primary_key=True)
    assignment_id: Mapped[UUID] = mapped_column(primary_key=True)
    item_id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]
    stage: Mapped[Stage]
    since: Mapped[datetime]
    opened_at: Mapped[datetime | None]


class Vote(Base):
    """What a student gave in one ballot of a round, 1 or 2; the answer is what stands in the end.

    `revision` is the answer's; `value` is empty where they took it back.
    """

    __tablename__ = "vote"
    __table_args__ = (
        within_classroom("attempt_id", "attempt.id"),
        Index("ix_vote_classroom_id_item_id", "classroom_id", "item_id"),
    )

    classroom_id: Mapped[UUID] = mapped_column(primary_key=True)
    attempt_id: Mapped[UUID] = mapped_column(primary_key=True)
    item_id: Mapped[str] = mapped_column(primary_key=True)
    ballot: Mapped[int] = mapped_column(primary_key=True)
    revision: Mapped[int]
    value: Mapped[dict[str, Any]]
    certainty: Mapped[Certainty | None]
    saved_at: Mapped[datetime]


class ShowOfHands(Base):
    """How many hands a teacher counted for each choice of a part, in one ballot, 1 or 2.

    `counts` is by choice, empty where the count was taken back; `previous` is what stood before,
    for an undo. `present` is how many students there were then, None where nobody can
    say; `stands`: the teacher said that
    more hands than that are right. `revision` counts the changes, from 1 on. Nothing of it is any
    student's.
    """

    __tablename__ = "show_of_hands"
    __table_args__ = (within_classroom("assignment_id", "live_session.assignment_id"),)

    classroom_id: Mapped[UUID] = mapped_column(primary_key=True)
    assignment_id: Mapped[UUID] = mapped_column(primary_key=True)
    item_id: Mapped[str] = mapped_column(primary_key=True)
    ballot: Mapped[int] = mapped_column(primary_key=True)
    part_id: Mapped[str] = mapped_column(primary_key=True)
    counts: Mapped[dict[str, Any]]
    previous: Mapped[dict[str, Any]]
    present: Mapped[int | None]
    stands: Mapped[bool]
    revision: Mapped[int]
    counted_at: Mapped[datetime]

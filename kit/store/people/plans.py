"""What a classroom means to be given, taken over from the class of the year before."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, insert, select

from kit.store.models import PlanStep
from kit.store.records import columns, fetch_all, values_of
from kit.vocabulary import CertaintyRule, Feedback


@dataclass(frozen=True, slots=True)
class PlanStepRecord:
    """An exercise of a plan with its rules, dates left out; `position` counts from 1."""

    classroom_id: UUID
    position: int
    exercise_id: str
    title: str
    feedback: Feedback
    attempts_allowed: int | None
    certainty: CertaintyRule
    live: bool


def add_plan(connection: Connection, steps: Sequence[PlanStepRecord]) -> None:
    """Store a plan, of a classroom that has none."""
    if steps:
        connection.execute(insert(PlanStep), [values_of(step) for step in steps])


def plan(connection: Connection, classroom_id: UUID) -> Sequence[PlanStepRecord]:
    """The classroom's plan in its order; empty where it has none."""
    return fetch_all(
        connection,
        PlanStepRecord,
        select(*columns(PlanStepRecord, PlanStep))
        .where(PlanStep.classroom_id == classroom_id)
        .order_by(PlanStep.position),
    )

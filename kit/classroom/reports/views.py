"""How a teacher looks at results: by which attempt, which items, and by what they came."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from kit.store.answering.attempts import AttemptRecord
from kit.store.models.base import SubmittedBy
from kit.store.people.students import StudentRecord

#: By what answers came: a sheet of paper that a teacher entered, or a device.
Medium = Literal["paper", "device"]
MEDIA: Final[tuple[Medium, ...]] = ("paper", "device")


@dataclass(frozen=True, slots=True)
class View:
    """How a teacher looks at results.

    `first` takes each student's first attempt in place of the last, `all_items` the items after
    the core with it. `medium` leaves out what came by the other one; None takes both.
    """

    first: bool = False
    all_items: bool = False
    medium: Medium | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """What a page shows. `several`: whether anybody handed in more than one attempt.

    `core` is how many of the `items` are the core, None where there are no others. `medium` is
    the one that is shown alone; `on_paper` of the students shown are shown by a sheet of paper.
    """

    several: bool
    first: bool
    core: int | None
    items: int
    all_items: bool
    medium: Medium | None = None
    on_paper: int = 0


def by_medium(
    all_attempts: Sequence[AttemptRecord], medium: Medium | None
) -> Sequence[AttemptRecord]:
    """The attempts that came by a medium; all of them for None. Pure."""
    if medium is None:
        return all_attempts
    paper = medium == "paper"
    return [one for one in all_attempts if (one.submitted_by is SubmittedBy.PAPER) == paper]


def who_made(
    attempts_kept: Sequence[AttemptRecord], numbered: Sequence[tuple[int, StudentRecord]]
) -> Sequence[tuple[int, StudentRecord]]:
    """The students who made the attempts. Pure."""
    students = {attempt.student_id for attempt in attempts_kept}
    return [(number, student) for number, student in numbered if student.id in students]

"""All that the database has of one student, as they may see it, and as their teacher does.

What the teacher has not shown yet is not in it for the student: of an exercise whose key is not
due, no mark, no comment and nothing that one could be made of. Secrets and digests are for nobody.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.answering import attempts
from kit.classroom.errors import NotFound
from kit.classroom.people.students import StudentIdentity
from kit.store import assignments
from kit.store.engine import Store
from kit.store.keeping import personal_rows
from kit.store.keeping.personal_rows import Rows
from kit.store.people import classrooms, students
from kit.store.people.students import StudentRecord

#: Columns that nobody is shown: secrets, digests of a key, names as they are compared.
SECRETS: Final = frozenset(
    {
        "token_hash", "visit_hash", "code_hash", "token", "personal_code", "printed_code",
        "name_key", "key_version", "superseded_by", "decision_id", "writer", "classroom_id",
    }
)  # fmt: skip
#: What is not shown before the key is: rows of these tables, and columns of those.
_HIDDEN_TABLES: Final = personal_rows.OF_KEYS
_HIDDEN_COLUMNS: Final[Mapping[str, frozenset[str]]] = {
    "paper_sheet": frozenset({"comments"}),
    "taken_in": frozenset({"items"}),
}


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise that the student has something in; `shows`: marks and comments are shown.

    `is_live`: it is put to the class question by question, and has not ended.
    """

    id: UUID
    title: str
    given_at: datetime
    shows: bool
    is_live: bool = False


@dataclass(frozen=True, slots=True)
class OwnData:
    """What is kept of a student: rows by table, and what they refer to in words.

    `groups` are names by id, `replies` what a teacher wrote by the id of the argument. `at_work`:
    an attempt is under way.
    """

    at: datetime
    classroom: str
    student: StudentRecord
    exercises: Sequence[Exercise]
    rows: Mapping[str, Rows]
    groups: Mapping[UUID, str] = field(default_factory=dict)
    replies: Mapping[UUID, str] = field(default_factory=dict)

    def of_exercise(self, table: str, exercise: Exercise) -> Rows:
        """The rows of a table that are of that exercise, by their attempt where they have one."""
        own = {row["id"] for row in self.rows["attempt"] if row["assignment_id"] == exercise.id}
        return [
            row
            for row in self.rows[table]
            if row.get("assignment_id") == exercise.id or row.get("attempt_id") in own
        ]

    @property
    def at_work(self) -> bool:
        """Whether anything was begun and not handed in."""
        return any(row["submitted_at"] is None for row in self.rows["attempt"])

    @property
    def in_live_vote(self) -> bool:
        """Whether they take part in a live session that has not ended."""
        return any(one.is_live and self.of_exercise("attempt", one) for one in self.exercises)

    @property
    def claims_taken(self) -> int:
        """How many claims of theirs were taken into an exercise of a teacher's."""
        return sum(row["taken_at"] is not None for row in self.rows["written_claim"])

    @property
    def doubles(self) -> Sequence[str]:
        """Other names of theirs, which were made one with this one."""
        return [row["name"] for row in self.rows["student"] if row["id"] != self.student.id]


def own_data(store: Store, identity: StudentIdentity, now: datetime) -> OwnData:
    """What is kept of the student, as they may see it now."""
    with store.one_moment() as moment:
        tasks = attempts.tasks(moment, identity, now)
        shown = {task.assignment.id for task in tasks if task.feedback_due}
        with moment.reading() as connection:
            whose = (identity.classroom_id, identity.student_id)
            return _data(connection, whose, shown, now)


def data_of_student(store: Store, classroom_id: UUID, student_id: UUID, now: datetime) -> OwnData:
    """The same with all marks and comments, for the teacher. Raises NotFound.

    Of somebody who was removed, too, unless they were merged into another.
    """
    with store.reading() as connection:
        return _data(connection, (classroom_id, student_id), None, now)


def _data(
    connection: Connection, whose: tuple[UUID, UUID], shown: set[UUID] | None, now: datetime
) -> OwnData:
    classroom_id, student_id = whose
    student = students.student(connection, classroom_id, student_id)
    classroom = classrooms.classroom(connection, classroom_id)
    if student is None or classroom is None or student.merged_into_id is not None:
        raise NotFound
    rows = personal_rows.rows_of_student(connection, classroom_id, student_id, shown=shown)
    exercises = _exercises(connection, classroom_id, rows, shown, now)
    shows = {exercise.id for exercise in exercises if exercise.shows}
    return OwnData(
        at=now,
        classroom=classroom.name,
        student=student,
        exercises=exercises,
        rows=_all_shown(rows, shows),
        groups=personal_rows.names_of_groups(connection, classroom_id),
        replies=_replies(connection, classroom_id, rows["appeal"], shows),
    )


def _exercises(
    connection: Connection,
    classroom_id: UUID,
    rows: Mapping[str, Rows],
    shown: set[UUID] | None,
    now: datetime,
) -> Sequence[Exercise]:
    """Those that any row is of, the eldest first; without `shown` all are shown."""
    titles = {one.id: one for one in assignments.assignments(connection, classroom_id)}
    touched = {
        assignment_id
        for table in rows.values()
        for row in table
        if (assignment_id := row.get("assignment_id")) in titles
    }
    return [
        Exercise(
            id_,
            one.title,
            one.created_at,
            shown is None or id_ in shown,
            is_live=one.live and not one.is_closed(now),
        )
        for id_, one in reversed(titles.items())
        if id_ in touched
    ]


def _replies(
    connection: Connection, classroom_id: UUID, appeals: Rows, shows: set[UUID]
) -> Mapping[UUID, str]:
    """What was answered to arguments in exercises that are shown."""
    arguments = {
        row["id"]: row["decision_id"]
        for row in appeals
        if row["decision_id"] and row["assignment_id"] in shows
    }
    told = personal_rows.replies(connection, classroom_id, list(arguments.values()))
    return {
        argument: told[decision] for argument, decision in arguments.items() if decision in told
    }


def _all_shown(rows: Mapping[str, Rows], shows: set[UUID]) -> Mapping[str, Rows]:
    assignment_of = {row["id"]: row["assignment_id"] for row in rows["attempt"]}
    return {name: list(_shown(name, table, assignment_of, shows)) for name, table in rows.items()}


def _shown(
    name: str, table: Rows, assignment_of: Mapping[UUID, UUID], shows: set[UUID]
) -> Iterable[Mapping[str, Any]]:
    """The rows without secrets, and without what is not shown yet."""
    for row in table:
        assignment_id = row.get("assignment_id") or assignment_of.get(row.get("attempt_id", ""))
        is_open = assignment_id is None or assignment_id in shows
        if name in _HIDDEN_TABLES and not is_open:
            continue
        left_out = SECRETS if is_open else SECRETS | _HIDDEN_COLUMNS.get(name, frozenset())
        yield {column: value for column, value in row.items() if column not in left_out}

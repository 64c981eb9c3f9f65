"""The tables, by thing. Importing this module registers all of them."""

from kit.store.models.answer_files import TakenIn
from kit.store.models.assignments import (
    Appeal,
    Assignment,
    Decision,
    ExerciseVersion,
    KeyVersion,
    Substitute,
    SubstituteStudent,
)
from kit.store.models.attempts import Answer, Attempt, FoldedAttempt, Mark
from kit.store.models.base import Base
from kit.store.models.classrooms import (
    Classroom,
    Device,
    JoinCode,
    PlanStep,
    Readmission,
    Student,
)
from kit.store.models.kit_state import Failure, KitState
from kit.store.models.live import LiveSession, Round, Vote
from kit.store.models.teachers import Teacher, TeacherLink, TeacherSession

__all__ = [
    "Answer",
    "Appeal",
    "Assignment",
    "Attempt",
    "Base",
    "Classroom",
    "Decision",
    "Device",
    "ExerciseVersion",
    "Failure",
    "FoldedAttempt",
    "JoinCode",
    "KeyVersion",
    "KitState",
    "LiveSession",
    "Mark",
    "PlanStep",
    "Readmission",
    "Round",
    "Student",
    "Substitute",
    "SubstituteStudent",
    "TakenIn",
    "Teacher",
    "TeacherLink",
    "TeacherSession",
    "Vote",
]

"""The tables, by thing. Importing this module registers all of them."""

from kit.store.models.answer_files import PaperSheet, TakenIn
from kit.store.models.assignments import (
    Appeal,
    Assignment,
    Decision,
    ExerciseVersion,
    Extension,
    KeyVersion,
    LessonVersion,
    Substitute,
    SubstituteStudent,
    Withdrawal,
)
from kit.store.models.attempts import Answer, Attempt, FoldedAttempt, Mark
from kit.store.models.authoring import (
    ArticleCopy,
    Draft,
    DraftArticle,
    DraftLoan,
    DraftPicture,
    DraftReader,
    DraftVersion,
    ReaderAnswer,
)
from kit.store.models.base import Base
from kit.store.models.classrooms import (
    Classroom,
    ClassroomAct,
    ClassroomTeacher,
    Device,
    JoinCode,
    PlanStep,
    Readmission,
    Student,
)
from kit.store.models.groups import Audience, Deal, DealtStudent, GroupMember, StudentGroup
from kit.store.models.kit_state import Erasure, Failure, KitState
from kit.store.models.live import LiveSession, Round, ShowOfHands, Vote
from kit.store.models.merges import StudentMerge
from kit.store.models.teachers import KitLine, Teacher, TeacherLink, TeacherSession
from kit.store.models.written import WrittenClaim

__all__ = [
    "Answer",
    "Appeal",
    "ArticleCopy",
    "Assignment",
    "Attempt",
    "Audience",
    "Base",
    "Classroom",
    "ClassroomAct",
    "ClassroomTeacher",
    "Deal",
    "DealtStudent",
    "Decision",
    "Device",
    "Draft",
    "DraftArticle",
    "DraftLoan",
    "DraftPicture",
    "DraftReader",
    "DraftVersion",
    "Erasure",
    "ExerciseVersion",
    "Extension",
    "Failure",
    "FoldedAttempt",
    "GroupMember",
    "JoinCode",
    "KeyVersion",
    "KitLine",
    "KitState",
    "LessonVersion",
    "LiveSession",
    "Mark",
    "PaperSheet",
    "PlanStep",
    "ReaderAnswer",
    "Readmission",
    "Round",
    "ShowOfHands",
    "Student",
    "StudentGroup",
    "StudentMerge",
    "Substitute",
    "SubstituteStudent",
    "TakenIn",
    "Teacher",
    "TeacherLink",
    "TeacherSession",
    "Vote",
    "Withdrawal",
    "WrittenClaim",
]

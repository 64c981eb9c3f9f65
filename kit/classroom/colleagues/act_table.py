"""What can be done for a class, in one closed table: its kind, whom it concerns, and its words.

A line holds ids and words of this table alone, and the title of what was given; names of people
are looked up as it is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kit.store.models.base import Act
from kit.vocabulary import N_


class Kind(StrEnum):
    """What a page of it can be narrowed to."""

    GIVING = "giving"
    KEYS = "keys"
    STUDENTS = "students"
    EXPORTS = "exports"
    TEACHERS = "teachers"
    CLASS = "class"
    TEXTS = "texts"


KIND_WORDS: Final[Mapping[Kind, str]] = {
    Kind.GIVING: N_("what was given"),
    Kind.KEYS: N_("keys"),
    Kind.STUDENTS: N_("students"),
    Kind.EXPORTS: N_("files and sheets taken out of the kit"),
    Kind.TEACHERS: N_("teachers of the class"),
    Kind.CLASS: N_("the class itself"),
    Kind.TEXTS: N_("articles, and what students wrote"),
}


class Concerns(StrEnum):
    """What the id of a line is of."""

    NOBODY = "nobody"
    STUDENT = "student"
    TEACHER = "teacher"


@dataclass(frozen=True, slots=True)
class ActRow:
    """A row of the table. `words` name `who`, and `about`, `student` or `other`."""

    kind: Kind
    words: str
    concerns: Concerns = Concerns.NOBODY


_STUDENT, _TEACHER = Concerns.STUDENT, Concerns.TEACHER

ACTS: Final[Mapping[Act, ActRow]] = {
    Act.GAVE: ActRow(Kind.GIVING, N_("%(who)s gave “%(about)s”.")),
    Act.WITHDREW: ActRow(Kind.GIVING, N_("%(who)s withdrew “%(about)s”.")),
    Act.PUT_BACK: ActRow(Kind.GIVING, N_("%(who)s put “%(about)s” back.")),
    Act.CLOSED: ActRow(Kind.GIVING, N_("%(who)s closed “%(about)s”.")),
    Act.REOPENED: ActRow(Kind.GIVING, N_("%(who)s opened “%(about)s” again.")),
    Act.CHANGED_RULES: ActRow(Kind.GIVING, N_("%(who)s changed the rules of “%(about)s”.")),
    Act.DECIDED_KEY: ActRow(Kind.KEYS, N_("%(who)s decided about the key of “%(about)s”.")),
    Act.REMOVED_STUDENT: ActRow(
        Kind.STUDENTS, N_("%(who)s removed %(student)s from the class."), _STUDENT
    ),
    Act.RESTORED_STUDENT: ActRow(
        Kind.STUDENTS, N_("%(who)s brought %(student)s back into the class."), _STUDENT
    ),
    Act.ERASED_STUDENT: ActRow(Kind.STUDENTS, N_("%(who)s deleted a student for good.")),
    Act.MERGED_STUDENTS: ActRow(
        Kind.STUDENTS, N_("%(who)s made one of two names: %(student)s."), _STUDENT
    ),
    Act.UNMERGED_STUDENTS: ActRow(
        Kind.STUDENTS, N_("%(who)s made two of one name again: %(student)s."), _STUDENT
    ),
    Act.SWAPPED_STUDENTS: ActRow(
        Kind.STUDENTS, N_("%(who)s swapped two names, one of them now %(student)s."), _STUDENT
    ),
    Act.SIGNED_OUT_STUDENT: ActRow(
        Kind.STUDENTS,
        N_("%(who)s signed %(student)s out everywhere and made a new personal code."),
        _STUDENT,
    ),
    Act.SIGNED_OUT_DEVICE: ActRow(
        Kind.STUDENTS, N_("%(who)s signed %(student)s out on one device."), _STUDENT
    ),
    Act.READMITTED_STUDENT: ActRow(
        Kind.STUDENTS, N_("%(who)s made a one-time code that lets %(student)s back in."), _STUDENT
    ),
    Act.TOOK_IN_ANSWERS: ActRow(
        Kind.STUDENTS, N_("%(who)s took in a file of answers of %(student)s."), _STUDENT
    ),
    Act.SET_RETENTION: ActRow(Kind.CLASS, N_("%(who)s changed until when the class is kept.")),
    Act.RENAMED_CLASS: ActRow(Kind.CLASS, N_("%(who)s named the class %(about)s.")),
    Act.ARCHIVED: ActRow(Kind.CLASS, N_("%(who)s archived the class.")),
    Act.BROUGHT_BACK: ActRow(Kind.CLASS, N_("%(who)s brought the class back.")),
    Act.ADDED_TEACHER: ActRow(
        Kind.TEACHERS, N_("%(who)s let %(other)s share the class."), _TEACHER
    ),
    Act.ENDED_TEACHER: ActRow(
        Kind.TEACHERS, N_("%(who)s shares the class with %(other)s no longer."), _TEACHER
    ),
    Act.LEFT: ActRow(Kind.TEACHERS, N_("%(who)s left the class.")),
    Act.HANDED_OVER: ActRow(
        Kind.TEACHERS, N_("%(who)s handed the class over to %(other)s."), _TEACHER
    ),
    Act.TOOK_CLAIMS: ActRow(
        Kind.TEXTS, N_("%(who)s took what students wrote after “%(about)s” into an exercise.")
    ),
    Act.PUT_CLAIMS_AWAY: ActRow(
        Kind.TEXTS, N_("%(who)s put away what students wrote after “%(about)s”.")
    ),
    Act.PUT_CLAIMS_BACK: ActRow(
        Kind.TEXTS, N_("%(who)s put back what students wrote after “%(about)s”.")
    ),
    Act.OPENED_ARTICLE: ActRow(
        Kind.TEXTS, N_("%(who)s let the class read the whole article of “%(about)s”.")
    ),
    Act.CLOSED_ARTICLE: ActRow(
        Kind.TEXTS, N_("%(who)s lets the class read the whole article of “%(about)s” no longer.")
    ),
    Act.EXPORTED_RESULTS: ActRow(Kind.EXPORTS, N_("%(who)s downloaded results of “%(about)s”.")),
    Act.EXPORTED_GRADEBOOK: ActRow(
        Kind.EXPORTS, N_("%(who)s downloaded scores of “%(about)s” for a gradebook.")
    ),
    Act.EXPORTED_DEAL: ActRow(Kind.EXPORTS, N_("%(who)s downloaded who has which form of a test.")),
    Act.EXPORTED_CLASS: ActRow(
        Kind.EXPORTS, N_("%(who)s downloaded all that the kit has of the class.")
    ),
    Act.EXPORTED_STUDENT: ActRow(
        Kind.EXPORTS, N_("%(who)s downloaded all that the kit has of %(student)s."), _STUDENT
    ),
    Act.EXPORTED_TRAIL: ActRow(Kind.EXPORTS, N_("%(who)s downloaded who did what in the class.")),
    Act.PRINTED_CODES: ActRow(
        Kind.EXPORTS, N_("%(who)s opened the slips with names and personal codes to print them.")
    ),
    Act.PRINTED_GRID: ActRow(
        Kind.EXPORTS, N_("%(who)s opened the answer grid of “%(about)s” with names to print it.")
    ),
    Act.PRINTED_TAKE_HOME: ActRow(
        Kind.EXPORTS, N_("%(who)s opened the sheets to take home of “%(about)s” to print them.")
    ),
}

"""A whole class's sheets as lines of keys, typed or pasted: good lines are taken, others stay."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid5

from kit.classroom.clock import Clock
from kit.classroom.paper.applying import Entrant
from kit.classroom.paper.entering import PostedSheet, SheetRef, desk_of, save_in
from kit.classroom.paper.lines import LINES_MOST, Line, read_keys, read_lines
from kit.classroom.paper.naming import students_meant
from kit.classroom.paper.printed import Desk
from kit.classroom.paper.slots import Told, slots_of
from kit.store.engine import Store
from kit.store.paper import sheets
from kit.store.paper.sheets import SheetRecord
from kit.store.people import students
from kit.store.people.students import StudentRecord
from kit.vocabulary import N_

#: As many names as a message repeats.
_NAMES: Final = 4

NOBODY: Final = N_(
    "Nobody in this class is called “%(name)s”. Look at the name and the class on the sheet, or "
    "leave the name out: then it is a sheet without a name until you say whose it is."
)
SEVERAL: Final = N_("“%(name)s” may be %(names)s. Type more letters of the name.")
ANOTHER: Final = N_(
    "%(name)s has sheet %(number)s already, with other answers. Mend that one, or leave the name "
    "out to keep both."
)
TWICE: Final = N_("%(name)s stands in line %(number)s already, with other answers.")
TOO_MANY_LINES: Final = N_(
    "%(count)s lines stand here; at most %(most)s are taken at once. Nothing was taken: send a "
    "part of them."
)


@dataclass(frozen=True, slots=True)
class LineProblem:
    """What is wrong with a line; `number` counts from 1 among the lines that stay."""

    number: int
    text: str
    told: Sequence[Told]


@dataclass(frozen=True, slots=True)
class Pasted:
    """What became of lines.

    `saved` are new sheets, `there` those that say what the kit held already. `problems` are of the
    lines that stay, which are `left`.
    """

    saved: Sequence[SheetRecord]
    there: Sequence[SheetRecord]
    problems: Sequence[LineProblem]
    left: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines on their way in. `once` is the form's own id; `code` is for lines without one."""

    text: str
    code: str
    once: UUID


@dataclass(frozen=True, slots=True)
class _Taken:
    """A line that may be saved; `there` is the sheet that says the same already."""

    line: Line
    posted: PostedSheet
    there: SheetRecord | None


def paste(
    store: Store, classroom_id: UUID, assignment_id: UUID, lines: Lines,
    entrant: Entrant, clock: Clock,
) -> Pasted:  # fmt: skip
    """Save a sheet for each good line; sent twice, once. Raises NotFound or NotOnPaper."""
    read = read_lines(lines.text)
    if len(read) > LINES_MOST:
        told = Told(TOO_MANY_LINES, {"count": len(read), "most": LINES_MOST})
        return Pasted((), (), [LineProblem(0, "", [told])], lines.text)
    with store.writing() as connection:
        ref = SheetRef(classroom_id, assignment_id, lines.once)
        desk = desk_of(connection, ref, entrant)
        everybody = students.students(connection, classroom_id)
        saved: list[SheetRecord] = []
        there: list[SheetRecord] = []
        problems: list[LineProblem] = []
        seen: dict[UUID, _Taken] = {}
        for line in read:
            taken = _take(desk, line, lines, everybody, seen)
            if isinstance(taken, _Taken):
                if taken.posted.student_id is not None:
                    seen[taken.posted.student_id] = taken
                if taken.there is not None:
                    there.append(taken.there)
                    continue
                sheet_ref = SheetRef(classroom_id, assignment_id, _id(lines, line))
                saved.append(save_in(desk, sheet_ref, taken.posted, entrant, clock))
            else:
                problems.append(LineProblem(len(problems) + 1, line.text, taken))
    return Pasted(saved, there, problems, "\n".join(one.text for one in problems))


def _id(lines: Lines, line: Line) -> UUID:
    """The same whenever the same form brings the same line."""
    return uuid5(lines.once, f"{line.number} {line.text}")


def _take(
    desk: Desk,
    line: Line,
    lines: Lines,
    everybody: Sequence[StudentRecord],
    seen: dict[UUID, _Taken],
) -> "_Taken | Sequence[Told]":
    code = (line.code or lines.code).strip().upper()
    printed = desk.printed(code)
    if printed.exercise is None:
        return printed.told
    keys = read_keys(line.keys, slots_of(printed.exercise, printed.code.letter))
    if keys.problems:
        return list(keys.problems.values())
    student: StudentRecord | None = None
    if line.name:
        meant = students_meant(line.name, everybody)
        if len(meant) != 1:
            return [_not_one(line.name, meant)]
        student = meant[0]
    posted = PostedSheet(
        0, 1, str(lines.once), student.id if student else None, code, keys.typed, {}, done=True
    )
    if student is None:
        return _Taken(line, posted, None)
    return _beside(desk, line, posted, student, seen)


def _not_one(name: str, meant: Sequence[StudentRecord]) -> Told:
    if not meant:
        return Told(NOBODY, {"name": name[:60]})
    names = ", ".join(student.name for student in meant[:_NAMES])
    more = " …" if len(meant) > _NAMES else ""
    return Told(SEVERAL, {"name": name[:60], "names": names + more})


def _beside(
    desk: Desk, line: Line, posted: PostedSheet, student: StudentRecord, seen: dict[UUID, _Taken]
) -> "_Taken | Sequence[Told]":
    """The line held against other sheets of its student."""
    earlier = seen.get(student.id)
    if earlier is not None and _says(earlier.posted) != _says(posted):
        return [Told(TWICE, {"name": student.name, "number": earlier.line.number})]
    record = desk.assignment
    own = sheets.sheets_of_student(desk.connection, record.classroom_id, record.id, student.id)
    same = [one for one in own if (one.printed_code, list(one.typed)) == _says(posted)]
    if own and not same:
        return [Told(ANOTHER, {"name": student.name, "number": own[0].number})]
    return _Taken(line, posted, same[0] if same else None)


def _says(posted: PostedSheet) -> tuple[str, list[str]]:
    return posted.code, list(posted.typed)

"""What a sheet was printed with, by its code: this text and key, others, or another exercise.

A code is the letter of an order of items, four digits of the text and four of the key. The letter
alone stands for a sheet of the assignment as it is now.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.pinned_content import asked_of, exercise_of, key_content
from kit.classroom.paper.lines import read_code
from kit.classroom.paper.slots import Told
from kit.content.exercise import Exercise
from kit.content.sheets.codes import (
    SheetCode,
    key_digits,
    letters_of,
    text_digits,
)
from kit.content.versions import exercise_from_snapshot, item_version
from kit.store import assignments
from kit.store.assignments import AssignmentRecord
from kit.store.keys.versions import KeyVersionRecord, read_key_versions
from kit.store.paper import sheets
from kit.store.people import classrooms
from kit.vocabulary import N_

NO_CODE: Final = N_(
    "“%(code)s” is no code of a sheet. Type the letter of its version, A to D, or all of its code, "
    "such as B-4C1F-9A2E."
)
NO_LETTER: Final = N_(
    "There is no version %(letter)s of this exercise; it has %(letters)s. Look at the letter once "
    "more."
)
OTHER_EXERCISE: Final = N_(
    "This is a sheet of “%(title)s”, not of this exercise. What you typed is kept, and counts for "
    "nobody here."
)
OTHER_CLASS: Final = N_(
    "This is a sheet of “%(title)s”, which your class %(classroom)s was given and this one was "
    "not. What you typed is kept, and counts for nobody here."
)
UNKNOWN: Final = N_(
    "The code %(code)s is of no text that this class was given: %(digits)s stands on sheets "
    "printed now. Compare it with the sheet once more. What you typed is kept, and counts for "
    "nobody yet."
)
OTHER_TEXT: Final = N_(
    "The exercise has changed since this sheet was printed. It is read in the order that it was "
    "printed in; answers to questions whose text is the same are taken."
)
NOT_TAKEN: Final = N_("Not taken, since another text is asked now, or none: %(names)s.")
OLD_KEY: Final = N_(
    "Printed with the key %(printed)s, which has changed since. The marks under that key are kept "
    "as history; the key %(now)s of the class counts, as for everybody."
)
UNKNOWN_KEY: Final = N_(
    "Printed with the key %(printed)s, which this class never had. The key %(now)s of the class "
    "counts."
)


@dataclass(frozen=True, slots=True)
class Printed:
    """What a sheet was printed with.

    `exercise` is the text that it has, None where it is none of this assignment's: then nothing of
    it counts, and `told` says why. `taken` are the items whose text is asked unchanged now.
    `old_key` is the version of the key that it was printed with, where that is not the one that
    counts. `elsewhere` is the assignment that it is a sheet of, if it is another's.
    """

    code: SheetCode
    exercise: Exercise[Any] | None
    taken: frozenset[str] = frozenset()
    told: tuple[Told, ...] = ()
    old_key: str | None = None
    elsewhere: AssignmentRecord | None = None
    is_same_text: bool = True


@dataclass(slots=True)
class Desk:
    """An assignment, and what its sheets may have been printed with, looked up once for all."""

    connection: Connection
    assignment: AssignmentRecord
    teacher_id: UUID | None
    exercise: Exercise[Any] = field(init=False)
    _printed: dict[str, Printed] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.exercise = asked_of(self.connection, self.assignment)

    @property
    def letters(self) -> str:
        """The letters of the orders that there are of it now."""
        return letters_of(self.exercise)

    def printed(self, typed: str) -> Printed:
        """What a sheet with that code was printed with; with none, version A as it is now."""
        if typed not in self._printed:
            self._printed[typed] = self._look_up(typed or self.letters[0])
        return self._printed[typed]

    def _look_up(self, typed: str) -> Printed:
        code = read_code(typed)
        if code is None:
            told = Told(NO_CODE, {"code": typed[:20]})
            return Printed(SheetCode("", "", ""), None, told=(told,))
        if code.text in {"", text_digits(self.exercise)}:
            return self._of_text(code, self.exercise)
        older = next((one for one in self._older() if text_digits(one) == code.text), None)
        return self._of_text(code, older) if older else self._elsewhere(code)

    def _of_text(self, code: SheetCode, exercise: Exercise[Any]) -> Printed:
        letters = letters_of(exercise)
        if code.letter not in letters:
            facts = {"letter": code.letter, "letters": " ".join(letters)}
            return Printed(code, None, told=(Told(NO_LETTER, facts),))
        now = _versions(self.exercise)
        taken = {one for one, version in _versions(exercise).items() if now.get(one) == version}
        is_same = exercise is self.exercise
        told = () if is_same else (Told(OTHER_TEXT),)
        old_key, about_key = self._key(code)
        return Printed(
            code, exercise, frozenset(taken), told + about_key, old_key, is_same_text=is_same
        )

    def _key(self, code: SheetCode) -> tuple[str | None, tuple[Told, ...]]:
        """The version of the key that it was printed with, where it is an older one."""
        record = self.assignment
        now = self._digits_of_key(record.key_version)
        if code.key in {"", *now}:
            return None, ()
        facts = {"printed": code.key, "now": now[0]}
        for version in self._older_keys():
            if code.key in self._digits_of_key(version.version):
                return version.version, (Told(OLD_KEY, facts),)
        return None, (Told(UNKNOWN_KEY, facts),)

    def _digits_of_key(self, version: str) -> tuple[str, str]:
        """Of a version, and of what its content alone would give it."""
        content = key_content(self.connection, self.assignment, version)
        return key_digits(version), key_digits(content)

    def _older_keys(self) -> list[KeyVersionRecord]:
        record = self.assignment
        versions = read_key_versions(self.connection, record.classroom_id, record.exercise_id)
        return [one for one in reversed(versions) if one.version != record.key_version]

    def _older(self) -> Iterator[Exercise[Any]]:
        """The texts of this exercise that the class was given: as it was asked, and whole."""
        record = self.assignment
        for other in assignments.assignments(self.connection, record.classroom_id):
            if other.exercise_id == record.exercise_id and not other.live:
                yield asked_of(self.connection, other)
        for snapshot in sheets.texts_of_exercise(
            self.connection, record.classroom_id, record.exercise_id
        ):
            whole = exercise_from_snapshot(snapshot)
            yield whole
            left = [item for item in whole.items if item.id not in record.items_left_out]
            yield whole.model_copy(update={"items": tuple(left)})

    def _elsewhere(self, code: SheetCode) -> Printed:
        own = assignments.assignments(self.connection, self.assignment.classroom_id)
        others = (
            assignments.assignments_of_teacher(self.connection, self.teacher_id)
            if self.teacher_id
            else []
        )
        for other in [*own, *others]:
            if other.live or not self._is_of(other, code):
                continue
            if other.classroom_id == self.assignment.classroom_id:
                told = Told(OTHER_EXERCISE, {"title": other.title})
            else:
                name = classrooms.classroom(self.connection, other.classroom_id)
                facts = {"title": other.title, "classroom": name.name if name else ""}
                told = Told(OTHER_CLASS, facts)
            return Printed(code, None, told=(told,), elsewhere=other)
        facts = {"code": str(code), "digits": text_digits(self.exercise)}
        return Printed(code, None, told=(Told(UNKNOWN, facts),))

    def _is_of(self, other: AssignmentRecord, code: SheetCode) -> bool:
        texts = (asked_of(self.connection, other), exercise_of(self.connection, other))
        return any(text_digits(exercise) == code.text for exercise in texts)


def _versions(exercise: Exercise[Any]) -> Mapping[str, str]:
    return {item.id: item_version(exercise, item) for item in exercise.items}

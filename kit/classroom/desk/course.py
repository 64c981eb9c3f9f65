"""The place *Lessons* of a class: the course in order, what was given of it, and what is next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from kit.classroom.assignments import assignments, audience
from kit.classroom.assignments.audience import Audience
from kit.classroom.desk.bar import Bar, bar_of
from kit.classroom.keeping.plans import PlannedLesson, plan_of
from kit.classroom.people import students
from kit.content.added.course import Course
from kit.content.exercise import Exercise
from kit.content.lesson import Lesson
from kit.content.library import Library
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store


@dataclass(frozen=True, slots=True)
class ExerciseLine:
    """An exercise that can be given, and each time that the class was given it, the first first."""

    exercise: Exercise[Any]
    lesson: Lesson | None
    times: Sequence[AssignmentRecord]


@dataclass(frozen=True, slots=True)
class LessonLine:
    """A lesson with its exercises, its own first; without a lesson, the test forms.

    `course`: the course that it is of.
    """

    course: Course
    lesson: Lesson | None
    exercises: Sequence[ExerciseLine]

    @property
    def last_given(self) -> datetime | None:
        """When the class was given any of it last; None where it was not yet."""
        moments = [record.created_at for line in self.exercises for record in line.times]
        return max(moments, default=None)

    def is_open(self, now: datetime) -> bool:
        """Whether any of it takes answers."""
        return any(record.is_open(now) for line in self.exercises for record in line.times)


@dataclass(frozen=True, slots=True)
class LessonsPage:
    """The course as far as the class is: `upcoming` is what it was not given yet.

    `handed_in` counts students, by assignment. `plan` was taken over from last year. `gone` are
    the times of what was given and is not offered any more, the newest first.
    """

    bar: Bar
    lines: Sequence[LessonLine]
    upcoming: ExerciseLine | None
    handed_in: Mapping[UUID, int]
    plan: Sequence[PlannedLesson]
    gone: Sequence[AssignmentRecord] = ()


@dataclass(frozen=True, slots=True)
class AgainPage:
    """An exercise that the class was given before: each time, the newest first."""

    exercise: Exercise[Any]
    times: Sequence[AssignmentRecord]
    handed_in: Mapping[UUID, int]


def lessons_page(store: Store, library: Library, classroom_id: UUID, now: datetime) -> LessonsPage:
    """The place, in as many queries however much was given."""
    with store.one_moment() as moment:
        records = assignments.assignments_of(moment, classroom_id)
        whose = audience.audience_of(moment, classroom_id)
        lines = course_lines(library, records, whose)
        return LessonsPage(
            bar=bar_of(moment, classroom_id, students.students_of(moment, classroom_id), now),
            lines=lines,
            upcoming=next_line(lines),
            handed_in=assignments.handed_in_counts(moment, records, now),
            plan=plan_of(moment, classroom_id),
            gone=[
                record
                for record in records
                if record.exercise_id not in library.exercises
                and whose.substitute(record.id) is None
            ],
        )


def again_page(
    store: Store, library: Library, classroom_id: UUID, exercise_id: str, now: datetime
) -> AgainPage | None:
    """What there is to know before an exercise is given once more.

    None where it was not given yet, or is not offered.
    """
    exercise = library.exercises.get(exercise_id)
    with store.one_moment() as moment:
        records = assignments.assignments_of(moment, classroom_id)
        whose = audience.audience_of(moment, classroom_id)
        times = _times(records, whose).get(exercise_id, ())
        if exercise is None or not times:
            return None
        counts = assignments.handed_in_counts(moment, times, now)
    return AgainPage(exercise, times[::-1], counts)


def is_given(store: Store, classroom_id: UUID, exercise_id: str, *, besides: UUID | None) -> bool:
    """Whether the class was given an exercise, other than by the form of that id."""
    records = assignments.assignments_of(store, classroom_id)
    times = _times(records, audience.audience_of(store, classroom_id)).get(exercise_id, ())
    return bool(times) and all(record.id != besides for record in times)


def course_lines(
    library: Library, records: Sequence[AssignmentRecord], whose: Audience
) -> Sequence[LessonLine]:
    """Of each course the lessons in order, then the rest, each exercise with its times. Pure.

    An exercise stands with its lesson; where that is another course's, with the rest of its own.
    """
    times = _times(records, whose)
    lines = []
    for course in library.courses:
        lessons = [lesson for lesson in library.lessons.values() if lesson.id in course.lessons]
        for lesson in [*lessons, None]:
            exercises = [
                ExerciseLine(one, library.lesson_of(one.lesson), times.get(one.id, ()))
                for one in _exercises(library, course, lesson)
            ]
            if exercises:
                lines.append(LessonLine(course, lesson, exercises))
    return lines


def _exercises(library: Library, course: Course, lesson: Lesson | None) -> Sequence[Exercise[Any]]:
    """Those of a course for its lesson; without one those that no lesson of the course has."""
    if lesson is not None:
        offered = library.exercises_of(lesson.id)
    else:
        offered = [one for one in library.exercises.values() if one.lesson not in course.lessons]
    return [one for one in offered if one.id in course.exercises]


def next_line(lines: Sequence[LessonLine]) -> ExerciseLine | None:
    """The first exercise of the lesson after the last of which anything was given. Pure.

    Of several courses in the one that the class was given anything of last; where that is through,
    in the others. Of a lesson, not of the test forms; None where no lesson follows.
    """
    by_course: dict[Course, list[LessonLine]] = {}
    for line in lines:
        if line.lesson is not None:
            by_course.setdefault(line.course, []).append(line)
    last_first = sorted(by_course.values(), key=_last_given, reverse=True)
    following = (_next_of(course) for course in last_first)
    return next((line for line in following if line is not None), None)


def _last_given(lines: Sequence[LessonLine]) -> float:
    """In seconds; of what was not given at all that is before everything."""
    return max((line.last_given.timestamp() for line in lines if line.last_given), default=0.0)


def _next_of(lessons: Sequence[LessonLine]) -> ExerciseLine | None:
    reached = [number for number, line in enumerate(lessons, 1) if line.last_given]
    rest = lessons[max(reached, default=0) :]
    return rest[0].exercises[0] if rest else None


def _times(
    records: Sequence[AssignmentRecord], whose: Audience
) -> Mapping[str, Sequence[AssignmentRecord]]:
    """Each time that the class was given an exercise, the first first; in place of none."""
    times: dict[str, list[AssignmentRecord]] = {}
    for record in reversed(records):
        if whose.substitute(record.id) is None:
            times.setdefault(record.exercise_id, []).append(record)
    return times

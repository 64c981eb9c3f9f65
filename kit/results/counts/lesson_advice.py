"""Which lessons a student should read again. Pure."""

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from kit.content.lesson import Lesson
from kit.vocabulary import Topic

#: More is homework, not advice.
MOST: Final = 3


def reread(
    lessons: Iterable[Lesson], mistakes: Sequence[Collection[Topic]], own: str | None
) -> Sequence[Lesson]:
    """The lessons that teach what the mistakes are about, at most three.

    A mistake counts once for each lesson that teaches one of its topics. The lesson with the most
    comes first, ties go by number; there are no more than mistakes. `own`, the exercise's lesson,
    was read just now: where it helps it comes last, besides the others.
    """
    counted = sorted(
        (
            (-sum(not topics.isdisjoint(mistake) for mistake in mistakes), lesson.number, lesson)
            for lesson in lessons
            if (topics := set(lesson.teaches))
        ),
        key=lambda entry: entry[:2],
    )
    helpful = [lesson for count, _number, lesson in counted if count]
    last = [lesson for lesson in helpful if lesson.id == own]
    others = [lesson for lesson in helpful if lesson.id != own]
    return others[: min(MOST - len(last), len(mistakes))] + last

"""What could be better in a lesson's reading: its length, its language, how it ends."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kit.content import bounds
from kit.content.lesson import Lesson
from kit.content.library import Library
from kit.content.names.lesson_names import lesson_path
from kit.content.problems import PlainWords, Problem, Severity
from kit.content.stats.course_check import RELIABLE_ENDING, last_section
from kit.content.stats.reading.reading_level import LONG_SENTENCE, Reading, of_markdown
from kit.vocabulary import N_

_SHORT: Final = N_(
    "The reading has %(words)s words. A class reads %(least)s to %(most)s in the time that a "
    "lesson leaves for it: write more of it."
)
_LONG: Final = N_(
    "The reading has %(words)s words. A class reads %(least)s to %(most)s in the time that a "
    "lesson leaves for it: shorten it, or make two lessons of it."
)
_EASY: Final = N_(
    "The reading is at US grade %(grade)s; %(easiest)s to %(hardest)s is fit for this age. Join "
    "some of the shortest sentences."
)
_HARD: Final = N_(
    "The reading is at US grade %(grade)s; %(easiest)s to %(hardest)s is fit for this age. Shorten "
    "the sentences, and take plainer words."
)
_LONG_SENTENCES: Final = N_(
    "%(long)s of %(all)s sentences have more than %(words)s words. Half a class is lost in such a "
    "one: make two of each."
)
_ENDING: Final = N_(
    "The reading does not end with the heading “%(heading)s”. Close with a claim that a reader may "
    "rely on and say why: a lesson that ends in a caution teaches suspicion."
)


def reading_advice(own: Library) -> Iterator[Problem]:
    """What could be better in the readings of a library."""
    for lesson in own.lessons.values():
        reading = of_markdown(lesson.body)
        yield from _length(lesson, reading)
        if reading.prose_words >= bounds.GRADED_WORDS:
            yield from _language(lesson, reading)
        if last_section(lesson.body) != RELIABLE_ENDING:
            yield _advice(lesson, PlainWords(_ENDING, {"heading": RELIABLE_ENDING}))


def _length(lesson: Lesson, reading: Reading) -> Iterator[Problem]:
    least, most = bounds.LESSON_WORDS
    if not least <= reading.words <= most:
        facts = {"words": reading.words, "least": least, "most": most}
        yield _advice(lesson, PlainWords(_SHORT if reading.words < least else _LONG, facts))


def _language(lesson: Lesson, reading: Reading) -> Iterator[Problem]:
    easiest, hardest = bounds.LESSON_GRADES
    if not easiest <= reading.grade <= hardest:
        facts = {"grade": f"{reading.grade:.1f}", "easiest": easiest, "hardest": hardest}
        yield _advice(lesson, PlainWords(_EASY if reading.grade < easiest else _HARD, facts))
    if reading.long_share > bounds.LONG_SENTENCE_SHARE:
        counts = {"long": reading.long_sentences, "all": reading.sentences}
        facts = {**counts, "words": LONG_SENTENCE}
        yield _advice(lesson, PlainWords(_LONG_SENTENCES, facts))


def _advice(lesson: Lesson, plain: PlainWords) -> Problem:
    path = lesson_path(Path(), lesson.id)
    return Problem(path, 1, "text", plain.said(), "", "", Severity.WARNING, plain)

"""Each shipped lesson ends in what a reader may rely on: a course of cautions teaches suspicion."""

from kit.content.stats.course_check import RELIABLE_ENDING
from tests.support.shipped import shipped_library


def test_last_section_of_every_reading_says_what_to_rely_on() -> None:
    endings = {
        lesson.id: lesson.body.rpartition("\n## ")[2].partition("\n")[0].strip()
        for lesson in shipped_library().lessons.values()
    }
    assert endings == dict.fromkeys(endings, RELIABLE_ENDING)

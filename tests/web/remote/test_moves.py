"""What a remote says after each move."""

import pytest

from tests.support.taught_lesson import Lesson, pairing_path
from tests.web.conftest import text_of


@pytest.mark.parametrize(
    ("right", "words"),
    [
        (1, "Fewer than 3 in 10 have it: explain first, then vote again."),
        (2, "Between 3 and 7 in 10 have it: let them discuss."),
        (4, "More than 7 in 10 have it: show the key."),
    ],
)
def test_advice_after_the_first_vote(lesson: Lesson, right: int, words: str) -> None:
    voters = [lesson.join(name) for name in ("Ann", "Bob", "Cat", "Dan")]
    phone = lesson.site.visitor("192.0.2.7")
    phone.post(pairing_path(lesson))
    lesson.move("put plan")
    lesson.move("vote")
    for number, voter in enumerate(voters):
        lesson.vote(voter, "official" if number < right else "editorial", 1)
    assert words not in text_of(phone.get("/remote/"))
    assert words in lesson.move("closed")
    assert words in text_of(phone.get("/remote/"))
    assert words not in lesson.move("vote-again")

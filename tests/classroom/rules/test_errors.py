"""What is said where rules cannot be changed: what was found, and what to do."""

import pytest

from kit.classroom.errors import BadRule, KitError
from kit.classroom.rules import errors

FACTS = {
    "title": "Three claims",
    "name": "Mia",
    "closes": "10:00",
    "until": "10:05",
    "now": "10:30",
}
ALL = [
    error
    for error in vars(errors).values()
    if isinstance(error, type) and issubclass(error, KitError) and error not in {KitError, BadRule}
]


@pytest.mark.parametrize("error", ALL)
def test_each_message_can_be_said_with_its_facts(error: type[KitError]) -> None:
    words = str(error(**FACTS))
    assert "%(" not in words
    assert words.endswith(".")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            errors.ClosesInPast,
            "It would close at 10:00, and it is 10:30 now. Choose a later time, or close it now.",
        ),
        (
            errors.UntilInPast,
            "Mia would have until 10:05, and it is 10:30 now. Choose a later time.",
        ),
        (
            errors.NoLonger,
            (
                "The class has until 10:00, so until 10:05 would give Mia no more time. Choose a later "
                "one."
            ),
        ),
        (
            errors.IsClosed,
            "“Three claims” is closed. Open it again first, then choose when it closes.",
        ),
        (
            errors.NotInIt,
            "“Three claims” is not given to this student. Choose one from the list.",
        ),
    ],
)
def test_words(error: type[KitError], words: str) -> None:
    assert str(error(**FACTS)) == words

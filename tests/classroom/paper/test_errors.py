"""What is refused of sheets, in whole sentences."""

from http import HTTPStatus

import pytest

from kit.classroom.errors import KitError
from kit.classroom.paper.errors import NobodysSheet, NotOnPaper, SheetChanged


@pytest.mark.parametrize(
    "error",
    [
        SheetChanged(author="Ms Teal", number=3),
        NotOnPaper(title="Three claims"),
        NobodysSheet(number=3),
    ],
)
def test_refusal_is_a_conflict_that_says_what_and_which(error: KitError) -> None:
    assert error.status is HTTPStatus.CONFLICT
    assert "%" not in str(error)
    assert all(str(fact) in str(error) for fact in error.facts.values())

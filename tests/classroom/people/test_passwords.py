"""What a password may be."""

import pytest

from kit.classroom.errors import KitError
from kit.classroom.people.passwords import check_password


@pytest.mark.parametrize("length", [12, 200])
def test_password_of_an_allowed_length_is_taken(length: int) -> None:
    check_password("ü" * length)


@pytest.mark.parametrize("length", [0, 11, 201])
def test_password_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(KitError) as refused:
        check_password("ü" * length)
    assert refused.value.facts == {"length": length, "least": 12, "most": 200}

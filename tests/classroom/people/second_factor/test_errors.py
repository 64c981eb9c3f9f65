"""What is raised where a code is asked for."""

from kit.classroom.people.second_factor.errors import SecondFactorNeeded


def test_half_is_carried_and_not_said() -> None:
    needed = SecondFactorNeeded("the token")
    assert needed.token == "the token"
    assert "the token" not in str(needed)

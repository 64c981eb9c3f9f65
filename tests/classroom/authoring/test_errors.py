"""What is said where two write, or something cannot be published, holds its facts."""

from kit.classroom.authoring.errors import ChangedElsewhere


def test_who_came_first_is_named_with_what_can_be_done() -> None:
    error = ChangedElsewhere(title="The bridge", who="Ms Gray", when="12:00")
    assert str(error) == (
        "“The bridge” was changed elsewhere: by Ms Gray at 12:00. What you have here was made on "
        "the version before that, so it is not stored. Look at the other version, or keep yours as "
        "a copy beside it."
    )

"""What is said to who writes a claim, or reads one."""

from http import HTTPStatus

from kit.classroom.written.errors import ClaimChanged, ClaimSettled, ClaimTaken, DraftUnreadable


def test_all_are_about_the_state_of_things() -> None:
    errors = [ClaimChanged(), ClaimSettled(), ClaimTaken(), DraftUnreadable(title="Ours")]
    assert {error.status for error in errors} == {HTTPStatus.CONFLICT}
    assert str(errors[-1]) == (
        "The text of “Ours” cannot be read, so nothing was added to it. Mend it in the editor, or "
        "choose another exercise."
    )

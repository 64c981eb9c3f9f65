"""What can go wrong for a person who writes a claim, or reads what a class has written."""

from http import HTTPStatus

from kit.classroom.errors import KitError
from kit.vocabulary import N_


class ClaimSettled(KitError):
    """A claim that a teacher took or put away, which its student would change."""

    message = N_(
        "Your teacher has read your claim and is done with it, so it stays as it was. What you "
        "typed stands here still."
    )
    status = HTTPStatus.CONFLICT


class ClaimChanged(KitError):
    """A claim that its student changed after the teacher's page was made."""

    message = N_("The student has changed this claim since you opened the page: read it again.")
    status = HTTPStatus.CONFLICT


class ClaimTaken(KitError):
    """A claim that was taken into an exercise already."""

    message = N_(
        "This claim was taken into an exercise already. To take it once more, put it back first."
    )
    status = HTTPStatus.CONFLICT


class DraftUnreadable(KitError):
    """A draft whose text cannot be read, so that nothing can be added to it."""

    message = N_(
        "The text of “%(title)s” cannot be read, so nothing was added to it. Mend it in the "
        "editor, or choose another exercise."
    )
    status = HTTPStatus.CONFLICT

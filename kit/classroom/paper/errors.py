"""What can go wrong for a teacher who enters sheets."""

from http import HTTPStatus

from kit.classroom.errors import KitError
from kit.vocabulary import N_


class SheetChanged(KitError):
    """Somebody else has changed the sheet since this page read it."""

    message = N_(
        "%(author)s has changed sheet %(number)s since you read it: nothing of theirs was "
        "overwritten. This is what stands now; what you typed stands beside it."
    )
    status = HTTPStatus.CONFLICT


class NotOnPaper(KitError):
    """A live lesson has rounds, and no sheets."""

    message = N_(
        "“%(title)s” is taught live: it has votes and no sheets. Give the exercise to the class to "
        "enter answers from paper."
    )
    status = HTTPStatus.CONFLICT


class NobodysSheet(KitError):
    """What counts is chosen for a student."""

    message = N_("Sheet %(number)s has no name yet: say whose it is first.")
    status = HTTPStatus.CONFLICT

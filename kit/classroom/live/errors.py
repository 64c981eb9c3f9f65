"""What can go wrong in a live session, each with the words to say about it."""

from http import HTTPStatus

from kit.classroom.errors import KitError
from kit.vocabulary import N_


class MovedOn(KitError):
    """A move from a page that shows an older stage than the round is at."""

    message = N_(
        "The round had moved on already, from another window or by a second tap. Nothing was "
        "changed; here is where it stands."
    )
    status = HTTPStatus.CONFLICT


class CannotMove(KitError):
    """A stage that does not follow from the one the round is at."""

    message = N_("From “%(stage)s” a round does not go to “%(to)s”. It can go to: %(allowed)s.")
    status = HTTPStatus.CONFLICT


class KeyIsOut(KitError):
    """A key to be called back that the class has seen."""

    message = N_(
        "The key was shown already when Cancel came: it cannot be called back. Here is where the "
        "round stands."
    )
    status = HTTPStatus.CONFLICT


class SessionEnded(KitError):
    """The live session is over; its votes are in the results."""

    message = N_("The live session “%(title)s” has ended. Go on with it from the class's page.")
    status = HTTPStatus.CONFLICT


class CountedMeanwhile(KitError):
    """A count from a page that shows an older one than stands: another window was there first."""

    message = N_(
        "Another window saved other numbers for this vote meanwhile. Nothing was overwritten, and "
        "yours stand in the fields. Save them once more to put them in the place of those."
    )
    status = HTTPStatus.CONFLICT


class NothingToPutBack(KitError):
    """An undo where the count was changed in another window meanwhile, or never."""

    message = N_(
        "There is no count to put back here: another window changed it meanwhile, or it was saved "
        "only once. Nothing was changed; here is what stands."
    )
    status = HTTPStatus.CONFLICT


class PairingRefused(KitError):
    """A pairing code that is not, or no longer, good."""

    message = N_(
        "This code pairs no phone: it was used, or is older than %(minutes)s minutes. Ask for a "
        "new one on the teacher's page of the live session."
    )
    status = HTTPStatus.GONE


class NotPaired(KitError):
    """A phone that is no remote, or no longer: the answer to whoever else asks, too."""

    message = N_(
        "This phone is not the remote, or no longer: another one was paired, or it was switched "
        "off. To pair it, scan a new code on the teacher's page of the live session."
    )
    status = HTTPStatus.NOT_FOUND

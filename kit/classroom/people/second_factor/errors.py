"""What can go wrong with a second factor."""

from http import HTTPStatus
from typing import Final

from kit.classroom.errors import KitError
from kit.vocabulary import N_


class SecondFactorNeeded(KitError):
    """The password was right, and a code is asked for, too. `token`: of the sign-in's first half.

    An exception, so that who forgets the second half lets nobody in.
    """

    message = N_("This account asks for a code beside the password. Sign in on the page for that.")
    status = HTTPStatus.FORBIDDEN

    def __init__(self, token: str) -> None:
        super().__init__()
        self.token = token


class HalfOver(KitError):
    """The first half of a sign-in is too old, used up, or ended by a new password."""

    message = N_("This sign-in took too long or has ended. Begin again with your password.")
    status = HTTPStatus.FORBIDDEN


class NoCode(KitError):
    """What was typed cannot be a code of either kind: refused unseen, and no try."""

    message = N_(
        "A code from the app has 6 digits, a recovery code 12 letters and digits; this has "
        "%(length)s. Type it again."
    )


class NoAppCode(KitError):
    """What was typed is no code of an app, where only that will do."""

    message = N_("A code from the app has 6 digits; this has %(length)s. Type it again.")


class StrangeLetters(KitError):
    """What was typed holds what no recovery code does."""

    message = N_(
        "No recovery code has an O, 0, I, 1, L or U: these are taken for others too easily. "
        "Look at the code again."
    )


class CodeWrong(KitError):
    """Neither the code of now nor a recovery code that is left."""

    message = N_("This code does not fit.")
    status = HTTPStatus.FORBIDDEN


class CodeUsed(KitError):
    """The right code, a second time."""

    message = N_(
        "This code was used already; each is good once. Wait until the app shows another, at most "
        "30 seconds, and type that."
    )
    status = HTTPStatus.FORBIDDEN


class OtherKey(KitError):
    """The secret does not follow from the signing key any more."""

    message = N_(
        "No code from your app can fit: the kit's signing key is not the one of the day you set it "
        "up. Use a recovery code; or, on the kit's computer, run `kit teacher "
        "remove-second-factor` with your name."
    )
    status = HTTPStatus.FORBIDDEN


class FactorOff(KitError):
    """There is none where one is needed."""

    message = N_("The second factor is off. Nothing is changed.")
    status = HTTPStatus.CONFLICT


class SetUpOver(KitError):
    """A set-up that took too long, or that another window has completed."""

    message = N_("This set-up took too long or was done in another window. Begin again.")
    status = HTTPStatus.CONFLICT


class FactorRequired(KitError):
    """The kit's settings want everybody to have one."""

    message = N_("On this kit every teacher has a second factor: it cannot be turned off.")
    status = HTTPStatus.CONFLICT


class NoFactor(KitError):
    """Told to whoever runs the command."""

    message = N_("%(name)s has no second factor. Nothing is changed.")
    status = HTTPStatus.CONFLICT


#: What is said beside the code.
OF_CODE: Final = (NoCode, StrangeLetters, CodeWrong, CodeUsed, OtherKey)

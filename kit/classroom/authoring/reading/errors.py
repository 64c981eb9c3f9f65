"""What can go wrong where a draft is read by others."""

from http import HTTPStatus

from kit.classroom.errors import KitError
from kit.vocabulary import N_


class NoReading(KitError):
    """A link that nobody may read by: ended, mistyped or never made; which, is not said."""

    message = N_(
        "This link leads to no reading: it was ended, or it is not complete. Copy the whole link "
        "once more; if it still leads here, ask whoever sent it to you."
    )
    status = HTTPStatus.NOT_FOUND


class NotOpen(KitError):
    """A reading of one's own that is to wait for a day."""

    message = N_("This reading opens at %(opens)s, so that you read the claims afresh.")
    status = HTTPStatus.CONFLICT


class NothingToRead(KitError):
    """A draft that cannot be read for agreement: no exercise with claims to label, or no claim."""

    message = N_(
        "“%(title)s” has no claim that a reader could label: only exercises in which each claim "
        "gets a label are read so, and each claim needs its words. Write one first; “Check” says "
        "what is missing."
    )
    status = HTTPStatus.CONFLICT


class NotDebatable(KitError):
    """A claim whose key cannot name this label as the second one."""

    message = N_(
        "Nothing was changed: this claim, or its label in the key, is another one by now. Here is "
        "how it stands."
    )
    status = HTTPStatus.CONFLICT


class NoName(KitError):
    """A reader without a name, or with one that is too long."""

    message = N_("Type the reader's name: 1 to %(most)s characters.")

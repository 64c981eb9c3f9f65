"""What can go wrong between colleagues, in words."""

from http import HTTPStatus

from kit.classroom.errors import KitError
from kit.vocabulary import N_


class OwnerOnly(KitError):
    """A co-teacher wants what is the owner's alone."""

    message = N_(
        "“%(name)s” belongs to %(owner)s, who shares it with you: its owner alone deletes it, adds "
        "and ends co-teachers, or hands it over. Ask %(owner)s."
    )
    status = HTTPStatus.FORBIDDEN


class OwnerStays(KitError):
    """The owner wants to leave the class."""

    message = N_(
        "You own “%(name)s”, so you cannot leave it: hand it over to a co-teacher first, or "
        "archive it."
    )
    status = HTTPStatus.CONFLICT


class NoSuchColleague(KitError):
    """Nobody, or nobody any more, whom this could be done with."""

    message = N_(
        "This teacher cannot be chosen: the account is closed, or is your own, or the class is not "
        "shared with them any more. Load the page again, and choose one of its list."
    )
    status = HTTPStatus.CONFLICT


class SameTeacher(KitError):
    """Everything of somebody's, to themselves."""

    message = N_("%(name)s cannot hand over to themselves. Give another name after --to.")
    status = HTTPStatus.CONFLICT


class HeirIsDisabled(KitError):
    """Everything of somebody's, to an account that is closed."""

    message = N_(
        "%(name)s's account is disabled, so nobody would see what is handed over. Open it again "
        "with `kit teacher reset`, or choose another teacher."
    )
    status = HTTPStatus.CONFLICT

"""What a password may be."""

from typing import Final

from kit.classroom.errors import KitError
from kit.vocabulary import N_

PASSWORD_LEAST: Final = 12
PASSWORD_MOST: Final = 200


def check_password(password: str) -> None:
    """Raises KitError for one that has not 12 to 200 characters."""
    if not PASSWORD_LEAST <= len(password) <= PASSWORD_MOST:
        raise KitError(
            N_("The password has %(length)s characters; allowed are %(least)s to %(most)s."),
            length=len(password),
            least=PASSWORD_LEAST,
            most=PASSWORD_MOST,
        )

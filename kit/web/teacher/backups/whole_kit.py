"""Who may do what concerns everybody's classes: a teacher in a browser of the kit's own computer.

No teacher may see what others' classes gave, an administrator neither, and a backup holds it all.
Whoever sits at the kit's computer has its files anyway, so acts on the whole of it are theirs; a
browser elsewhere, though its teacher is signed in, is told so.
"""

from http import HTTPStatus

from flask import current_app

from kit.classroom.errors import KitError
from kit.store.engine import Store
from kit.vocabulary import N_
from kit.web.origin import is_here
from kit.web.state import Kit


class NotThisComputer(KitError):
    """Asked from another device."""

    status = HTTPStatus.FORBIDDEN
    message = N_(
        "A backup holds the classes of all teachers of this kit. So backups are made, scheduled "
        "and restored on the kit's own computer alone: sign in there, or let whoever runs the kit "
        "use “kit backup” and “kit restore”."
    )


def require_this_computer() -> None:
    """Raises NotThisComputer."""
    if not is_here():
        raise NotThisComputer


def whole_store() -> Store:
    """The kit's store, names and all: a backup holds them, whatever this browser shows."""
    running: Kit = current_app.extensions["kit"]
    return running.store

"""Who may look after the kit: a signed-in administrator; and the links that they hand on."""

from http import HTTPStatus
from urllib.parse import urlencode

from flask import url_for

from kit.classroom.errors import KitError
from kit.classroom.people.accounts.trail import By, by_administrator
from kit.secret import LINK_WORD, computer_secret
from kit.vocabulary import N_
from kit.web.access import teacher, teacher_here
from kit.web.state import kit


class NotAdministrator(KitError):
    """Asked by a teacher who looks after nothing but their own."""

    status = HTTPStatus.FORBIDDEN
    message = N_(
        "This page is for who looks after the kit. Ask an administrator of your school, or whoever "
        "sits at the kit's computer: “kit administrator NAME” makes you one."
    )


def require_administrator() -> None:
    """Raises NotAdministrator. Who is not signed in is let through, to the page that signs in."""
    identity = teacher_here()
    if identity is not None and not identity.is_administrator:
        raise NotAdministrator


def by_this_teacher() -> By:
    """What the kit keeps of who did it."""
    return by_administrator(teacher().id)


def set_up_link(token: str) -> str:
    """Where a teacher chooses a password: on the network where their pages are, else only here."""
    settings, path = kit().settings, url_for("account.set_up", token=token)
    if settings.teaches_by_public_url or settings.teacher_on_network:
        return kit().link(path)
    query = urlencode({LINK_WORD: computer_secret(kit().secret)})
    return f"http://127.0.0.1:{settings.port}{path}?{query}"


def link_works_here_alone() -> bool:
    """Whether such a link opens on the kit's computer and nowhere else."""
    settings = kit().settings
    return not (settings.teaches_by_public_url or settings.teacher_on_network)

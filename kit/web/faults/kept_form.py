"""A form that could not be taken now: its fields, for a page that offers them again.

Never a password or a token, nor a file, which no page can hold.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import request


@dataclass(frozen=True, slots=True)
class KeptForm:
    """The fields that were sent, and the names of those for files, to be chosen again."""

    fields: list[tuple[str, str]]
    files: list[str]


def kept_form() -> KeptForm | None:
    """The request's form; None where there is none to offer again.

    Those of an account hold little but passwords, and what another site had sent is nobody's wish.
    """
    if request.method != "POST" or (request.endpoint or "").startswith("account."):
        return None
    if not sent_from_here():
        return None
    fields = [
        (name, value)
        for name, values in request.form.lists()
        if not name.endswith("csrf_token") and "password" not in name
        for value in values
    ]
    return KeptForm(fields, sorted(request.files))


def sent_from_here() -> bool:
    """Whether the form may be one of ours: another site's must not be offered for sending.

    Browsers name where a form comes from in one of these; who forges them needs no page of ours.
    """
    said = request.headers.get("Origin") or request.headers.get("Referer")
    if said is None:
        return True
    try:
        return urlsplit(said).netloc == request.host
    except ValueError:
        return False

"""A form that the kit could not take now: its fields, kept on the page that says so.

One press sends them again; the page never sends them by itself. No password is kept, and no page
can keep a file: both are asked for again.
"""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from flask import render_template, request
from flask.typing import ResponseReturnValue

#: The button that sends a form again has this name: where no cookie comes with it, none was kept.
AGAIN: Final = "kept-form"


@dataclass(frozen=True)
class KeptForm:
    """What was sent, by name; of passwords and files only what the fields are called."""

    fields: list[tuple[str, str]]
    passwords: list[str]
    files: list[str]


def kept_form(left_out: str = "\0") -> KeptForm:
    """What the request's form holds, without tokens and names that begin with `left_out`."""
    names = [
        name
        for name in request.form
        if not name.endswith("csrf_token") and not name.startswith(left_out) and name != AGAIN
    ]
    return KeptForm(
        [
            (name, value)
            for name in names
            if not _is_password(name)
            for value in request.form.getlist(name)
        ],
        [name for name in names if _is_password(name)],
        sorted(request.files),
    )


def _is_password(name: str) -> bool:
    # The second is the set-up form's, for the same password once more.
    return "password" in name or name == "again"


def offer_again(
    status: int,
    title: str,
    text: str,
    home: str,
    kept: KeptForm | None = None,
    way_in: str | None = None,
) -> ResponseReturnValue:
    """The page that keeps the form and offers to send it again to where it was sent.

    `text` says why it was not taken; `home` is where somebody goes on who leaves it, `way_in`
    where they sign in first. It asks nothing of the database. Only for what was `sent_from_here`.
    """
    page = render_template(
        "kept_form.html",
        title=title,
        text=text,
        home=home,
        kept=kept or kept_form(),
        button=AGAIN,
        without_cookie=AGAIN in request.form and not request.cookies,
        way_in=way_in,
    )
    return page, status


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

"""A form that came without a session, or with a token that is void: what was typed is kept.

The page that answers carries the fields along, and offers them again once somebody is signed in
and asks for it. It never sends them by itself.
"""

from http import HTTPStatus

from flask import jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_wtf.csrf import CSRFError

from kit.vocabulary import N_
from kit.web.access import teacher_here
from kit.web.errors import error_page, stale_form, wants_json
from kit.web.faults.kept_form import sent_from_here
from kit.web.teacher.account import own_path, sign_in_by
from kit.web.teacher.forms import SignInForm

#: Before the names of the fields to sign in by, so that none of the kept ones is among them.
_PREFIX = "signing-in-"
#: Carries the names of fields for files, whose content no page can keep.
_FILE = f"{_PREFIX}file"
#: Their forms hold nothing that somebody typed, and signing in is what they need.
_NOTHING_TYPED = {"account.sign_out", "account.hide"}
_SIGNED_OUT = N_(
    "You are signed out, and this is not stored yet. Keep this page open and sign in on another "
    "tab: then it is stored by itself."
)
_STALE = N_(
    "This page was open for too long, or you have signed in anew since. Nothing was changed. Load "
    "the page again and send it once more."
)


def signed_out() -> ResponseReturnValue:
    """The answer to whoever is not signed in: sign in first, and lose nothing by it."""
    if request.method == "POST" and request.endpoint not in _NOTHING_TYPED:
        return _refused_to_script() if wants_json() else _sign_in_here()
    asked_for = request.full_path.rstrip("?") if request.method == "GET" else ""
    back = asked_for if asked_for != url_for("classrooms.home") else ""
    return redirect(url_for("account.sign_in", back=back or None), 303)


def stale(error: CSRFError) -> ResponseReturnValue:
    """The answer to a form whose token is void: by a new session, or a cookie that is gone."""
    if wants_json():
        return stale_form(error)
    if request.endpoint == "account.sign_in" and teacher_here() is not None:
        # Pressed twice: the first has signed in, which made the form void.
        return redirect(own_path(request.args.get("back", "")), 303)
    if (request.endpoint or "").startswith("account.") or not sent_from_here():
        return error_page(HTTPStatus.BAD_REQUEST, gettext(_STALE), "StaleForm")
    if teacher_here() is None:
        return _page(HTTPStatus.UNAUTHORIZED, _form())
    return _page(HTTPStatus.BAD_REQUEST)


def _refused_to_script() -> ResponseReturnValue:
    return jsonify(error="SignedOut", message=gettext(_SIGNED_OUT)), HTTPStatus.UNAUTHORIZED


def _sign_in_here() -> ResponseReturnValue:
    """The page that keeps the fields; it takes name and password itself."""
    form = _form()
    if form.password.name not in request.form:
        return _page(HTTPStatus.UNAUTHORIZED, form)
    status = sign_in_by(form)
    return _page(status, None if status == HTTPStatus.OK else form)


def _form() -> SignInForm:
    # The page has one token for all of its fields.
    return SignInForm(prefix=_PREFIX, meta={"csrf": False})


def _page(status: int, form: SignInForm | None = None) -> ResponseReturnValue:
    """What was sent, offered again; where there is a form, to sign in by it first."""
    page = render_template(
        "teacher/account/expired_session.html",
        form=form,
        fields=_fields(),
        files=sorted({*request.files, *request.form.getlist(_FILE)}),
        file_field=_FILE,
        signed_in_now=status == HTTPStatus.OK,
    )
    return page, status


def _fields() -> list[tuple[str, str]]:
    """All that was sent but tokens, passwords and what was typed to sign in."""
    return [
        (name, value)
        for name, values in request.form.lists()
        if not name.endswith("csrf_token")
        and not name.startswith(_PREFIX)
        and "password" not in name
        for value in values
    ]

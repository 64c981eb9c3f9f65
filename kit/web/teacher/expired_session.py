"""A form that came without a session, or with a token that is void: what was typed is kept.

The page that answers carries the fields along, and offers them again once somebody is signed in
and asks for it. It never sends them by itself.
"""

from dataclasses import replace
from http import HTTPStatus
from typing import Any

from flask import jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_wtf.csrf import CSRFError

from kit.classroom.people.second_factor.errors import HalfOver
from kit.vocabulary import N_
from kit.web.access import teacher_here
from kit.web.errors import error_page, stale_form, wants_json
from kit.web.kept_form import kept_form, offer_again, sent_from_here
from kit.web.teacher.account.forms import CodeForm
from kit.web.teacher.account.second_step import enter_by
from kit.web.teacher.account.signing_in import own_path, sign_in_by
from kit.web.teacher.forms import SignInForm

#: Before the names of the fields to sign in by, so that none of the kept ones is among them.
_PREFIX = "signing-in-"
#: Carries the names of fields for files, whose content no page can keep.
_FILE = f"{_PREFIX}file"
#: Their forms hold nothing that somebody typed, and signing in is what they need.
_NOTHING_TYPED = {"account.sign_out", "account.hide", "projector.switch"}
_SIGNED_OUT = N_(
    "You are signed out, and this is not stored yet. Keep this page open and sign in on another "
    "tab: then it is stored by itself."
)
_STALE = N_(
    "This page was open for too long, or you have signed in anew since. Nothing was changed. Load "
    "the page again and send it once more."
)
_STALE_BUT_KEPT = N_(
    "You have signed in anew since this page was opened, so the kit did not take what you sent. "
    "It is kept here. It is not stored yet."
)
_KEPT = N_("You are signed in. What you sent before is kept here. It is not stored yet.")


def signed_out() -> ResponseReturnValue:
    """The answer to whoever is not signed in: sign in first, and lose nothing by it."""
    if request.method == "POST" and request.endpoint not in _NOTHING_TYPED:
        return _refused_to_script() if wants_json() else _sign_in_here()
    asked_for = request.full_path.rstrip("?") if request.method == "GET" else ""
    home = url_for("classrooms.home").removeprefix(request.script_root)
    back = asked_for if asked_for != home else ""
    return redirect(url_for("account.sign_in", back=back or None), 303)


def stale(error: CSRFError) -> ResponseReturnValue:
    """The answer to a form whose token is void: by a new session, or a cookie that is gone."""
    if wants_json():
        return stale_form(error)
    if _pressed_twice():
        back = own_path(request.args.get("back", ""))
        return redirect(back if teacher_here() else url_for("account.sign_in"), 303)
    if not sent_from_here():
        return error_page(HTTPStatus.BAD_REQUEST, gettext(_STALE), "StaleForm")
    if teacher_here() is not None:
        return _offered(HTTPStatus.BAD_REQUEST, gettext(_STALE_BUT_KEPT))
    if (request.endpoint or "").startswith("account."):
        return stale_form(error)
    return _page(HTTPStatus.UNAUTHORIZED, _form())


def _pressed_twice() -> bool:
    """Whether the first press did what this form asks for: that made its token void."""
    if teacher_here() is None:
        return request.endpoint in _NOTHING_TYPED and "csrf_token" in request.form
    if request.endpoint == "account.set_up":
        return "csrf_token" in request.form
    return request.endpoint in {"account.sign_in", "account.second_step"}


def _refused_to_script() -> ResponseReturnValue:
    return jsonify(error="SignedOut", message=gettext(_SIGNED_OUT)), HTTPStatus.UNAUTHORIZED


def _sign_in_here() -> ResponseReturnValue:
    """The page that keeps the fields; it takes name and password itself, and then a code."""
    form = _form()
    if f"{_PREFIX}code" in request.form:
        return _enter_here()
    if form.password.name not in request.form:
        return _page(HTTPStatus.UNAUTHORIZED, form)
    status = sign_in_by(form)
    if status == HTTPStatus.ACCEPTED:
        return _page(HTTPStatus.UNAUTHORIZED, _code_form(formdata=None))
    return _offered(status, gettext(_KEPT)) if status == HTTPStatus.OK else _page(status, form)


def _enter_here() -> ResponseReturnValue:
    """The second half, by its code; name and password again where that has ended."""
    form = _code_form()
    try:
        status = enter_by(form)
    except HalfOver:
        return _page(HTTPStatus.UNAUTHORIZED, _form())
    return _offered(status, gettext(_KEPT)) if status == HTTPStatus.OK else _page(status, form)


def _code_form(**more: Any) -> CodeForm:
    return CodeForm(prefix=_PREFIX, meta={"csrf": False}, **more)


def _form() -> SignInForm:
    # The page has one token for all of its fields.
    return SignInForm(prefix=_PREFIX, meta={"csrf": False})


def _page(status: int, form: SignInForm | CodeForm) -> ResponseReturnValue:
    """What was sent, kept on the page that takes name and password first."""
    page = render_template(
        "teacher/account/expired_session.html",
        form=form,
        kept=kept_form(_PREFIX),
        files=_files(),
        file_field=_FILE,
    )
    return page, status


def _offered(status: int, text: str) -> ResponseReturnValue:
    """What was sent, offered again."""
    return offer_again(
        status,
        gettext("Send it again?"),
        text,
        url_for("classrooms.home"),
        replace(kept_form(_PREFIX), files=_files()),
    )


def _files() -> list[str]:
    return sorted({*request.files, *request.form.getlist(_FILE)})

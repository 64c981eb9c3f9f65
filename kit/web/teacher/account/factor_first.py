"""What a sign-in tells of the second factor; and that it comes first where all must have one."""

from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Final

from flask import flash, jsonify, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from kit.classroom.clock import lived
from kit.classroom.people.second_factor import own_factor, removal
from kit.classroom.people.second_factor.codes import new_seed
from kit.vocabulary import N_
from kit.web.access import teacher
from kit.web.errors import wants_json
from kit.web.kept_form import offer_again
from kit.web.state import kit, now
from kit.web.template_globals import time_and_date

#: What a set-up has come to, in the browser's cookie: whose, made from which seed, since when.
_SET_UP: Final = "factor_set_up"
#: As long the secret may be looked at after the password was typed.
_SET_UP_LIFE: Final = timedelta(minutes=30)
#: What somebody without a second factor can do where all must have one.
_ALLOWED: Final = {"account.sign_out", "account.sign_in", "account.second_step"}
#: Their forms hold nothing that somebody typed.
_NOTHING_TYPED: Final = {"account.hide", "projector.switch"}
_FIRST: Final = N_(
    "On this kit every teacher has a second factor, and you have none yet, so the kit did not take "
    "what you sent. This page keeps it: set the second factor up in the other window, then send it "
    "from here."
)
_FIRST_FOR_SCRIPTS: Final = N_(
    "You need a second factor first, and this is not stored yet. Keep this page open and set one "
    "up on another tab."
)


def begin_set_up() -> None:
    """Let this browser see the secret for half an hour: its teacher has just typed the password.

    The seed alone makes no code, so a cookie may carry it.
    """
    session[_SET_UP] = f"{teacher().id}|{new_seed()}|{now().isoformat()}"


def end_set_up() -> None:
    """The secret is shown no more."""
    session.pop(_SET_UP, None)


def seed_of_set_up() -> str | None:
    """What the secret is made from; None where no set-up was begun here, or long ago."""
    whose, _, rest = str(session.get(_SET_UP, "")).partition("|")
    seed, _, since = rest.partition("|")
    if whose != str(teacher().id):
        return None
    in_time = lived(datetime.fromisoformat(since), now()) <= _SET_UP_LIFE
    return seed if in_time else None


def after_sign_in() -> None:
    """Tell what has happened to the second factor; where one is required, begin its set-up."""
    news = removal.take_news(kit().store, teacher().id)
    if news.refused:
        flash(
            ngettext(
                "Since your last sign-in somebody typed your password and then a wrong code. If "
                "it was not you, change your password now.",
                "Since your last sign-in somebody typed your password and then %(num)s wrong "
                "codes. If it was not you, change your password now.",
                news.refused,
            )
        )
    if news.removed_at is not None:
        flash(
            gettext(
                "Your second factor was removed by a command on the kit's computer, %(when)s. If "
                "you did not ask for it, change your password, and set it up again.",
                when=time_and_date(news.removed_at),
            )
        )
    if _is_lacking():
        begin_set_up()


def _is_lacking() -> bool:
    """Whether the teacher must have a second factor and has none."""
    return kit().settings.wants_second_factor and not own_factor.is_on(kit().store, teacher().id)


def hold() -> ResponseReturnValue | None:
    """Before any other page: the set-up, where it is required. What a form brought is kept."""
    if request.blueprint == "second_factor" or request.endpoint in _ALLOWED or not _is_lacking():
        return None
    way_in = url_for("second_factor.set_up" if seed_of_set_up() else "second_factor.show")
    if request.method != "POST" or request.endpoint in _NOTHING_TYPED:
        return redirect(way_in, 303)
    if wants_json():
        message = gettext(_FIRST_FOR_SCRIPTS)
        return jsonify(error="SecondFactorFirst", message=message), HTTPStatus.FORBIDDEN
    title, home = gettext("First your second factor"), url_for("classrooms.home")
    return offer_again(HTTPStatus.FORBIDDEN, title, gettext(_FIRST), home, way_in=way_in)

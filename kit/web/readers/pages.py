"""A reader's page: the claims without their key, a label and a note for each, saved as given.

Nobody signs in: the link is the name. Nothing of a key is in any of it.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from kit.classroom.authoring.reading import labelling
from kit.classroom.authoring.reading.errors import NoReading, NothingToRead, NotOpen
from kit.classroom.authoring.reading.labelling import NOTE_MOST, Reading, Said, Typed
from kit.vocabulary import N_
from kit.web.access import caller
from kit.web.errors import error_page, wants_json
from kit.web.kept_form import offer_again, sent_from_here
from kit.web.state import kit, now
from kit.web.template_globals import error_text

blueprint = Blueprint("readers", __name__, url_prefix="/read/<token>")
#: More claims than any exercise has, for numbers from outside.
_CLAIMS_MOST: Final = 500
_TOO_LONG: Final = N_(
    "The note on claim %(number)s has %(length)s characters; %(most)s are the most. It is not "
    "saved yet: shorten it, then save."
)


@blueprint.get("")
def show(token: str) -> ResponseReturnValue:
    """What it is about, until the reader begins; then the claims."""
    return _page(labelling.opened(kit().store, token, caller(), now()), token)


@blueprint.post("/begin")
def begin(token: str) -> ResponseReturnValue:
    """Settle what is read: from now on these words stay, whatever becomes of the draft."""
    try:
        labelling.begin(kit().store, token, caller(), now())
    except (NotOpen, NothingToRead) as error:
        flash(error_text(error), "warn")
    return _to(token)


@blueprint.post("/save")
def save(token: str) -> ResponseReturnValue:
    """Keep what was typed; a note that is too long stays on the page."""
    typed = typed_of(request.form)
    long = {number for number, one in typed.items() if len(one.now.note) > NOTE_MOST}
    fit = {number: one for number, one in typed.items() if number not in long}
    reading = labelling.save(kit().store, token, fit, caller(), now())
    if long:
        left = {number: typed[number] for number in sorted(long)}
        problem = " ".join(_too_long(number, one) for number, one in left.items())
        if wants_json():
            return jsonify(message=problem), HTTPStatus.BAD_REQUEST
        return _page(reading, token, problem, left), HTTPStatus.BAD_REQUEST
    if wants_json():
        return jsonify(said=_plain(reading.said), labelled=reading.labelled)
    flash(gettext("Saved. You can close this page and come back by the same link."))
    return _to(token)


def typed_of(form: MultiDict[str, str]) -> Mapping[int, Typed]:
    """What a page sent, by claim from 1 on; of what is none of its fields nothing. Pure."""
    typed = {}
    for number in range(1, _CLAIMS_MOST + 1):
        if f"{number}-note" in form:
            typed[number] = Typed(_said(form, f"{number}-"), _said(form, f"{number}-was-"))
    return typed


def _said(form: MultiDict[str, str], prefix: str) -> Said:
    note = form.get(f"{prefix}note", "").replace("\r\n", "\n")
    return Said(form.get(f"{prefix}label") or None, note, bool(form.get(f"{prefix}unsure")))


def _too_long(number: int, typed: Typed) -> str:
    length = len(typed.now.note)
    return str(gettext(_TOO_LONG, number=number, length=length, most=NOTE_MOST))


def _plain(said: Mapping[int, Said]) -> Mapping[str, Mapping[str, object]]:
    return {
        str(number): {"label": one.label or "", "note": one.note, "unsure": one.unsure}
        for number, one in said.items()
    }


def _page(
    reading: Reading,
    token: str,
    problem: str | None = None,
    typed: Mapping[int, Typed] | None = None,
) -> str:
    template = "begin" if reading.exercise is None else "claims"
    return render_template(
        f"reader/{template}.html",
        reading=reading,
        token=token,
        waits=reading.reader.opens_at > now(),
        problem=problem,
        typed=typed or {},
        note_most=NOTE_MOST,
    )


def _to(token: str) -> ResponseReturnValue:
    return redirect(url_for("readers.show", token=token), HTTPStatus.SEE_OTHER)


@blueprint.errorhandler(NoReading)
def no_reading(error: NoReading) -> ResponseReturnValue:
    """The same for a link that was ended and for one that never was; what was typed is kept."""
    text = error_text(error)
    if request.method == "POST" and not wants_json() and sent_from_here():
        title = gettext("Not saved")
        return offer_again(error.status, title, text, url_for("join.start"))
    return error_page(error.status, text, type(error).__name__)


def reading_path(token: str) -> str:
    """The path of a reader's link."""
    return url_for("readers.show", token=token)

"""Who did what: of a class for its teachers, of an account for its own, of the whole kit."""

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from kit.classroom.colleagues import kit_trail
from kit.classroom.colleagues.act_table import ACTS, KIND_WORDS
from kit.classroom.colleagues.acts import Asked, act_page
from kit.classroom.colleagues.kit_act_table import KIT_ACTS, KIT_KIND_WORDS
from kit.classroom.errors import KitError
from kit.exchange.csv_files import csv_file, dialect
from kit.exchange.file_names import attachment, class_word, file_name
from kit.exchange.results.tables import Table
from kit.exchange.trail_tables import class_trail
from kit.exchange.trail_tables import kit_trail as kit_table
from kit.store.models.base import Act, KitAct
from kit.vocabulary import N_
from kit.web.access import own_classroom, teacher
from kit.web.fragments import render_page
from kit.web.origin import is_here
from kit.web.state import kit, now
from kit.web.teacher.colleagues.acts import is_given, noted
from kit.web.teacher.colleagues.kit_acts import took
from kit.web.teacher.desk.projector import hides_names

blueprint = Blueprint("trail", __name__, url_prefix="/teacher")


class NotKitsComputer(KitError):
    """Asked for the kit's own trail from another device."""

    status = HTTPStatus.FORBIDDEN
    message = N_(
        "What was done with the accounts of all teachers and with backups is shown on the kit's "
        "own computer, and to administrators: sign in there, or ask one of them. What was done "
        "with your own account stands on your account's page."
    )


def _asked() -> Asked:
    """Which lines, by `?kind=`, `?who=` and `?before=`."""
    return Asked(*(request.args.get(name, "") for name in ("kind", "who", "before")))


@blueprint.get("/classrooms/<uuid:classroom_id>/acts")
def of_class(classroom_id: UUID) -> ResponseReturnValue:
    """Who did what for a class."""
    classroom = own_classroom(classroom_id)
    page = act_page(kit().store, teacher().id, classroom_id, _asked())
    return render_page(
        "teacher/colleagues/class_trail.html",
        page,
        classroom=classroom,
        table=ACTS,
        kind_words=KIND_WORDS,
    )


@blueprint.get("/classrooms/<uuid:classroom_id>/acts.csv")
@noted(Act.EXPORTED_TRAIL)
def class_file(classroom_id: UUID) -> ResponseReturnValue:
    """All of it, or what is asked for, as CSV; students as the teacher shows them."""
    classroom = own_classroom(classroom_id)
    page = act_page(kit().store, teacher().id, classroom_id, _asked(), None)
    simulated = classroom.simulated_at is not None
    hides = teacher().hides or hides_names()
    table = class_trail(page.lines, hides=hides, simulated=simulated)
    return _file(table, (class_word(classroom.name, simulated=simulated), "who-did-what"))


@blueprint.get("/account/acts")
def own() -> ResponseReturnValue:
    """What was done with one's own account."""
    page = kit_trail.own_page(kit().store, teacher().id, _asked())
    return _page("teacher/account/own_trail.html", page)


@blueprint.get("/account/acts.csv")
def own_file() -> ResponseReturnValue:
    """The same as CSV."""
    page = kit_trail.own_page(kit().store, teacher().id, _asked(), None)
    return _kit_file(page, "my-account")


@blueprint.get("/kit/acts")
def of_kit() -> ResponseReturnValue:
    """What was done with accounts and backups, and which classes were deleted."""
    _require_kits_computer()
    return _page("teacher/doctor/kit_trail.html", kit_trail.kit_page(kit().store, _asked()))


@blueprint.get("/kit/acts.csv")
def kit_file() -> ResponseReturnValue:
    """The same as CSV."""
    _require_kits_computer()
    return _kit_file(kit_trail.kit_page(kit().store, _asked(), None), "kit")


def _require_kits_computer() -> None:
    if not (is_here() or teacher().is_administrator):
        raise NotKitsComputer


def _page(template: str, page: kit_trail.KitTrailPage) -> ResponseReturnValue:
    return render_page(template, page, table=KIT_ACTS, kind_words=KIT_KIND_WORDS)


def _kit_file(page: kit_trail.KitTrailPage, word: str) -> Response:
    reply = _file(kit_table(page.lines), (word, "who-did-what"))
    if is_given():
        took(KitAct.EXPORTED_TRAIL)
    return reply


def _file(table: Table, words: tuple[str, ...]) -> Response:
    separator = dialect(request.args.get("separator", "comma"))
    return Response(
        csv_file(table, separator),
        mimetype="text/csv",
        headers={"Content-Disposition": attachment(file_name(words, now(), "csv"))},
    )

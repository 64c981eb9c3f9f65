"""Two forms dealt crosswise: made, shown, given, taken back, and taken out as a file."""

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, Response, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.assignments.groups import deals, pages
from kit.classroom.assignments.groups.errors import DealBegun
from kit.classroom.errors import BadRule
from kit.exchange.csv_files import csv_file, dialect
from kit.exchange.file_names import attachment, class_word, file_name
from kit.exchange.results.deal import deal_table
from kit.store.models.base import Act
from kit.vocabulary import Occasion
from kit.web.access import own_classroom
from kit.web.fragments import render_page
from kit.web.pressing.undo import offer_undo
from kit.web.state import kit, now
from kit.web.teacher.authoring.offered import offered
from kit.web.teacher.colleagues.acts import deeds, noted
from kit.web.teacher.desk.projector import hides_names
from kit.web.teacher.forms import form_id
from kit.web.teacher.groups.forms import DealForm, DealtRulesForm
from kit.web.template_globals import error_text

blueprint = Blueprint("deals", __name__, url_prefix="/teacher/classrooms/<uuid:classroom_id>/deals")


@blueprint.route("/new", methods=["GET", "POST"])
def new(classroom_id: UUID) -> ResponseReturnValue:
    """Choose two forms, see to how many they go, and deal them."""
    classroom = own_classroom(classroom_id)
    form = DealForm()
    page = pages.new_deal_page(kit().store, offered(), classroom_id)
    form.offer(page.pairs)
    status = 400 if request.method == "POST" else 200
    if page.pairs and form.validate_on_submit():
        deal_id = deals.deal(
            kit().store,
            offered(),
            classroom_id,
            form.form_a.data,
            form.read_seed(),
            now(),
            once=form_id(form.once.data),
        )
        flash(gettext("Dealt. Nothing is given yet: students see their form when you give it."))
        return _to_deal(classroom_id, deal_id)
    return render_page("teacher/groups/new_deal.html", page, classroom=classroom, form=form), status


def _to_deal(classroom_id: UUID, deal_id: UUID) -> ResponseReturnValue:
    return redirect(url_for("deals.show", classroom_id=classroom_id, deal_id=deal_id), 303)


@blueprint.get("/<uuid:deal_id>")
def show(classroom_id: UUID, deal_id: UUID) -> ResponseReturnValue:
    """Who is in which half, what was given, and what is next."""
    classroom = own_classroom(classroom_id)
    page = pages.deal_page(kit().store, offered(), classroom_id, deal_id)
    return render_page("teacher/groups/deal.html", page, classroom=classroom)


@blueprint.route("/<uuid:deal_id>/give/<occasion>", methods=["GET", "POST"])
def give(classroom_id: UUID, deal_id: UUID, occasion: str) -> ResponseReturnValue:
    """Hand each half its form, by rules."""
    classroom, library = own_classroom(classroom_id), offered()
    if occasion not in set(Occasion):
        abort(404)
    form = DealtRulesForm()
    status: int = HTTPStatus.BAD_REQUEST if request.method == "POST" else HTTPStatus.OK
    # By one press on the page of the deal, or with rules that were looked at.
    at_once = request.method == "POST" and "at_once" in request.form
    if at_once or form.validate_on_submit():
        try:
            with deeds() as doing:
                assignment_ids = deals.give_occasion(
                    doing.store,
                    library,
                    classroom_id,
                    deal_id,
                    deals.DEALT_RULES if at_once else form.rules(),
                    now(),
                    occasion=Occasion(occasion),
                    once=form_id(form.once.data),
                )
                for assignment_id in assignment_ids:
                    doing.gave(classroom_id, assignment_id)
        except BadRule as error:
            form[error.rule].errors = [error_text(error)]
            status = error.status
        else:
            offer_undo(
                gettext("Given: each student has one of the two forms on their page."),
                "giving.take_back",
                classroom_id=classroom_id,
                assignment_id=assignment_ids[0],
            )
            return _to_deal(classroom_id, deal_id)
    page = pages.deal_page(kit().store, library, classroom_id, deal_id)
    text = render_page(
        "teacher/groups/give_deal.html", page, classroom=classroom, form=form, occasion=occasion
    )
    return text, status


@blueprint.route("/<uuid:deal_id>/take-back", methods=["GET", "POST"])
def take_back(classroom_id: UUID, deal_id: UUID) -> ResponseReturnValue:
    """Undo a deal by which nobody works yet, after a page that asks."""
    classroom = own_classroom(classroom_id)
    if request.method == "GET":
        page = pages.deal_page(kit().store, offered(), classroom_id, deal_id)
        return render_page("teacher/groups/take_back_deal.html", page, classroom=classroom)
    try:
        deals.take_back_deal(kit().store, classroom_id, deal_id)
    except DealBegun as error:
        flash(error_text(error), "warn")
        return _to_deal(classroom_id, deal_id)
    flash(gettext("The deal is taken back, with all that was given by it."))
    return redirect(url_for("groups.show", classroom_id=classroom_id), 303)


@blueprint.get("/<uuid:deal_id>/deal.csv")
@noted(Act.EXPORTED_DEAL)
def table(classroom_id: UUID, deal_id: UUID) -> ResponseReturnValue:
    """The halves as CSV, by name or number as the teacher shows them."""
    classroom = own_classroom(classroom_id)
    page = pages.deal_page(kit().store, offered(), classroom_id, deal_id)
    simulated = classroom.simulated_at is not None
    word = class_word(classroom.name, simulated=simulated)
    name = file_name((word, "deal"), now(), "csv")
    rows = deal_table(page, hides=hides_names(), simulated=simulated)
    return Response(
        csv_file(rows, dialect(request.args.get("separator", "comma"))),
        mimetype="text/csv",
        headers={"Content-Disposition": attachment(name)},
    )

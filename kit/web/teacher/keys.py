"""Deciding about a key: the appeals, a look at what would change, the decision, the history."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from kit.classroom.errors import KitError, NotFound
from kit.classroom.keys import appeal_review, unparsed_answers
from kit.classroom.keys import decisions as use_case
from kit.classroom.keys import history as key_history
from kit.classroom.keys.decisions import Decided
from kit.classroom.keys.errors import KeyChanged, NoSuchItem, NoSuchPart, NothingNew, RulingMissing
from kit.classroom.keys.proposals import Proposal, item_of, part_of
from kit.classroom.reports import results as marked_results
from kit.classroom.reports.results import Results
from kit.classroom.texts import REASON_MAX
from kit.items import ITEM_TYPES
from kit.items.base import Part
from kit.items.fields.base_models import WHOLE
from kit.store.people.classrooms import ClassroomRecord
from kit.vocabulary import Ruling, Verdict
from kit.web.access import own_classroom, teacher
from kit.web.state import kit, now

blueprint = Blueprint(
    "keys",
    __name__,
    url_prefix="/teacher/classrooms/<uuid:classroom_id>/assignments/<uuid:assignment_id>",
)

#: What a teacher may do to one item, in the order in which it is offered.
RULINGS = (Ruling.UPHELD, Ruling.ACCEPTED, Ruling.CHANGED, Ruling.VOIDED, Ruling.COUNTED)
_VERSION_MAX = 64


@blueprint.route("/items/<item_id>/decide", methods=["GET", "POST"])
def decide(classroom_id: UUID, assignment_id: UUID, item_id: str) -> ResponseReturnValue:
    """A form to decide unasked, or to decide again; its post decides."""
    classroom = own_classroom(classroom_id)
    if request.method == "GET":
        return _form(classroom, assignment_id, item_id)
    proposal = _posted(item_id)
    try:
        _require_ruling()
        done = use_case.decide(
            kit().store, classroom_id, assignment_id, proposal, teacher().name, now()
        )
    except (NotFound, NoSuchItem, NoSuchPart):
        raise
    except KitError as error:
        return _form(classroom, assignment_id, item_id, proposal, error), error.status
    flash(_done(proposal.ruling, done))
    return redirect(
        url_for(
            "outcomes.item", classroom_id=classroom_id, assignment_id=assignment_id, item_id=item_id
        ),
        303,
    )


@blueprint.post("/items/<item_id>/preview")
def preview(classroom_id: UUID, assignment_id: UUID, item_id: str) -> ResponseReturnValue:
    """Whose marks would change, and by how much. Nothing is stored."""
    classroom = own_classroom(classroom_id)
    proposal = _posted(item_id)
    try:
        _require_ruling()
        shown = use_case.preview(kit().store, classroom_id, assignment_id, proposal, now())
    except (NotFound, NoSuchItem, NoSuchPart):
        raise
    except KitError as error:
        return _form(classroom, assignment_id, item_id, proposal, error), error.status
    return render_template("teacher/keys/preview.html", **_looked_at(classroom, shown))


@blueprint.route("/key/shipped", methods=["GET", "POST"])
def shipped(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """What the kit's present key would change; its post takes that key over."""
    classroom = own_classroom(classroom_id)
    key_status = key_history.key_status(kit().store, kit().library, classroom_id, assignment_id)
    results = _results(classroom_id, assignment_id)
    if key_status.shipped is None:
        raise NothingNew(title=results.assignment.title)
    on = request.form.get("on_version", results.assignment.key_version)[:_VERSION_MAX]
    reason = request.form.get("reason", gettext("The kit ships this key now."))
    proposal = Proposal(Ruling.ADOPTED, reason, on, shipped=key_status.shipped)
    if request.method == "GET":
        return _shipped_page(classroom, assignment_id, proposal)
    try:
        done = use_case.decide(
            kit().store, classroom_id, assignment_id, proposal, teacher().name, now()
        )
    except NotFound:
        raise
    except KitError as error:
        return _shipped_page(classroom, assignment_id, proposal, error), error.status
    flash(_done(Ruling.ADOPTED, done))
    return redirect(
        url_for("outcomes.results", classroom_id=classroom_id, assignment_id=assignment_id), 303
    )


def _shipped_page(
    classroom: ClassroomRecord,
    assignment_id: UUID,
    typed: Proposal,
    error: KitError | None = None,
) -> str:
    """What the kit's key would change in the key as it is now, also if somebody was faster."""
    present = _results(classroom.id, assignment_id).assignment.key_version
    looked_at = replace(typed, reason="-", on_version=present)
    shown = use_case.preview(kit().store, classroom.id, assignment_id, looked_at, now())
    return render_template(
        "teacher/keys/preview.html",
        **_looked_at(classroom, shown),
        error=error,
        reason=typed.reason,
    )


@blueprint.get("/key")
def history(classroom_id: UUID, assignment_id: UUID) -> ResponseReturnValue:
    """Every version of the key and every decision about it."""
    classroom = own_classroom(classroom_id)
    results = _results(classroom_id, assignment_id)
    return render_template(
        "teacher/keys/history.html",
        classroom=classroom,
        found=results,
        entries=key_history.history(kit().store, classroom_id, assignment_id),
        key_status=key_history.key_status(kit().store, kit().library, classroom_id, assignment_id),
    )


def _results(classroom_id: UUID, assignment_id: UUID) -> Results:
    return marked_results.results(kit().store, classroom_id, assignment_id, now())


def _require_ruling() -> None:
    if request.form.get("ruling") not in RULINGS:
        raise RulingMissing


def _posted(item_id: str) -> Proposal:
    """What a form about an item proposes."""
    posted = request.form
    ruling = next((one for one in RULINGS if one == posted.get("ruling")), Ruling.CHANGED)
    return Proposal(
        ruling=ruling,
        reason=posted.get("reason", ""),
        on_version=posted.get("on_version", "")[:_VERSION_MAX],
        item_id=item_id,
        part_id=posted.get("part", WHOLE),
        choice=posted.get("text") or posted.get("choice") or None,
        check=posted.get("check", ""),
    )


def _form(
    classroom: ClassroomRecord,
    assignment_id: UUID,
    item_id: str,
    typed: Proposal | None = None,
    error: KitError | None = None,
) -> str:
    """The form with what was typed, what is wrong with it, and the key as it is now."""
    results = _results(classroom.id, assignment_id)
    item = item_of(results.exercise, item_id)
    parts = ITEM_TYPES[results.exercise.type].parts(item, results.exercise.scheme)
    since: Sequence[Any] = ()
    if isinstance(error, KeyChanged) and typed is not None:
        since = key_history.decisions_since(
            kit().store, classroom.id, assignment_id, typed.on_version
        )
    part_id = typed.part_id if typed else request.args.get("part")
    typed_texts = unparsed_answers.unparsed_answers(
        kit().store, classroom.id, assignment_id, item_id
    )
    part: Part | None = parts[0] if len(parts) == 1 else None
    if part_id and len(parts) > 1:
        part = part_of(results.exercise, item, part_id)
    return render_template(
        "teacher/keys/decide.html",
        classroom=classroom,
        found=results,
        item=item,
        item_type=ITEM_TYPES[results.exercise.type],
        column=next(one for one in results.sheet.items if one.item_id == item_id),
        parts=parts,
        part=part,
        texts=typed_texts.get(part.id, ()) if part else (),
        typed=typed,
        error=error,
        since=since,
        groups=appeal_review.appeals_of(kit().store, classroom.id, assignment_id, item_id)[0],
        articles=kit().library.articles,
        most=REASON_MAX,
    )


def _looked_at(classroom: ClassroomRecord, shown: use_case.Preview) -> dict[str, Any]:
    """What a preview says, counted: marks that rise, fall, no longer count, or count again."""
    rise = fall = dropped = back = 0
    for attempt in shown.affected:
        for item_id in attempt.remarked.changed:
            was, is_now = attempt.remarked.before[item_id], attempt.remarked.after[item_id]
            before, after = was.credit, is_now.credit
            dropped += is_now.verdict is Verdict.VOID
            back += was.verdict is Verdict.VOID
            rise += before is not None and after is not None and after > before
            fall += before is not None and after is not None and after < before
    plan = shown.plan
    positions = {item.id: number for number, item in enumerate(plan.exercise.items, 1)}
    return {
        "classroom": classroom,
        "shown": shown,
        "plan": plan,
        "assignment": plan.record,
        "positions": positions,
        "counts": {"rise": rise, "fall": fall, "dropped": dropped, "back": back},
        "changed": sum(len(attempt.remarked.changed) for attempt in shown.affected),
        "differences": _differences(plan),
        "counting": [
            sum(key.items[item].void is None for item in positions)
            for key in (plan.key, plan.new_key)
        ],
        "most": REASON_MAX,
    }


def _differences(plan: use_case.Plan) -> list[dict[str, Any]]:
    """Where the two keys differ, item by item; `parts` only where what is right differs."""
    item_type, differences = ITEM_TYPES[plan.exercise.type], []
    for number, item in enumerate(plan.exercise.items, 1):
        old, new = plan.key.items[item.id], plan.new_key.items[item.id]
        if old == new:
            continue
        before, after = item_type.due(old), item_type.due(new)
        parts = [
            (part, part.words(before[part.id]), part.words(after[part.id]))
            for part in item_type.parts(item, plan.exercise.scheme)
            if before.get(part.id) != after.get(part.id)
        ]
        differences.append({"number": number, "parts": parts})
    return differences


def _done(ruling: Ruling, done: Decided) -> str:
    if ruling is Ruling.UPHELD:
        sent: str = ngettext(
            "The key stands. Your reply goes to one student.",
            "The key stands. Your reply goes to %(num)s students.",
            done.answered,
        )
        return sent
    text: str = ngettext(
        "Decided: one mark has changed. The old one is kept in the history.",
        "Decided: %(num)s marks have changed. The old ones are kept in the history.",
        done.changed,
    )
    return text

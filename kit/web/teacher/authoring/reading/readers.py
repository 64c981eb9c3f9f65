"""Who reads a draft without its key: asked, ended, and what they say beside the key."""

from http import HTTPStatus
from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.authoring.errors import ChangedElsewhere
from kit.classroom.authoring.reading import debating, inviting
from kit.classroom.authoring.reading.agreement import readers_page
from kit.classroom.authoring.reading.errors import NoName, NotDebatable, NothingToRead
from kit.classroom.authoring.reading.inviting import NAME_MOST, Invitation, ReaderLink
from kit.classroom.errors import KitError
from kit.store.authoring.readers import ReaderRecord
from kit.web.access import teacher
from kit.web.fragments import render_page
from kit.web.pressing.undo import offer_undo
from kit.web.readers.pages import reading_path
from kit.web.state import kit, now
from kit.web.teacher.authoring import own
from kit.web.teacher.authoring.own import own_draft
from kit.web.teacher.forms import form_id
from kit.web.teacher.joining.way_in import WayIn, way_in
from kit.web.template_globals import error_text
from kit.web.validators import posted_number

#: With the other pages of what a teacher writes.
blueprint = own.blueprint
_SHEET, _OWN = "sheet", "own"


def _secret() -> str:
    return kit().secret.hex()


@blueprint.get("/<uuid:draft_id>/readers")
def readers(draft_id: UUID) -> ResponseReturnValue:
    """The readers and what they say. `?link=` shows the link of one, with its QR code."""
    return page_of_readers(draft_id)


def page_of_readers(
    draft_id: UUID, error: KitError | None = None, name: str = "", mistakes: tuple[str, ...] = ()
) -> str:
    """The page; where something was refused, with what was typed and why."""
    page = readers_page(kit().store, own_draft(draft_id))
    asked = {str(row.reader.id): row.reader for row in page.readers}
    shown = asked.get(request.args.get("link", ""))
    return render_page(
        "teacher/authoring/reading/readers.html",
        page,
        error=error,
        mistakes=mistakes,
        typed_name=name,
        name_most=NAME_MOST,
        linked=shown,
        way=_way(shown) if shown else None,
        asked=asked,
    )


def _way(reader: ReaderRecord) -> WayIn | None:
    """The way to a reader's page; None where the kit's secret is another one by now."""
    link = ReaderLink(reader, _secret())
    return way_in(reading_path(link.token)) if link.is_good else None


@blueprint.post("/<uuid:draft_id>/readers")
def new_reader(draft_id: UUID) -> ResponseReturnValue:
    """Ask somebody: by a link, on a sheet, or oneself a day later."""
    do, name = request.form.get("do", ""), request.form.get("name", "")
    invitation = Invitation(
        form_id(request.form.get("once")),
        teacher().name[:NAME_MOST] if do == _OWN else name,
        is_author=do == _OWN,
        on_sheet=do == _SHEET,
    )
    try:
        reader = inviting.invite(kit().store, own_draft(draft_id), invitation, _secret(), now())
    except (NoName, NothingToRead) as error:
        return page_of_readers(draft_id, error, name), error.status
    if do == _SHEET:
        place = url_for("authoring.sheet", draft_id=draft_id, reader_id=reader.id)
        return redirect(place, HTTPStatus.SEE_OTHER)
    return to_readers(draft_id, link=reader.id)


@blueprint.post("/<uuid:draft_id>/readers/<uuid:reader_id>/end")
def end_reader(draft_id: UUID, reader_id: UUID) -> ResponseReturnValue:
    """End a reader's link."""
    reader = inviting.end(kit().store, own_draft(draft_id), reader_id, now())
    text = gettext(
        "The link of %(name)s is ended: it opens nothing any more. What was labelled stays.",
        name=reader.name,
    )
    ids = {"draft_id": draft_id, "reader_id": reader_id}
    offer_undo(text, "authoring.reopen_reader", **ids)
    return to_readers(draft_id)


@blueprint.post("/<uuid:draft_id>/readers/<uuid:reader_id>/reopen")
def reopen_reader(draft_id: UUID, reader_id: UUID) -> ResponseReturnValue:
    """Undo the ending of a link."""
    reader = inviting.reopen(kit().store, own_draft(draft_id), reader_id)
    text = gettext("The link of %(name)s is good again.", name=reader.name)
    ids = {"draft_id": draft_id, "reader_id": reader_id}
    offer_undo(text, "authoring.end_reader", **ids)
    return to_readers(draft_id)


@blueprint.post("/<uuid:draft_id>/readers/debatable")
def make_debatable(draft_id: UUID) -> ResponseReturnValue:
    """Put the readers' label beside the key's, and go where both cases are written."""
    on_version = posted_number(request.form.get("on_version", ""))
    claim = (request.form.get("item", ""), request.form.get("label", ""))
    words = gettext("made debatable")
    try:
        draft = debating.make_debatable(
            kit().store, own_draft(draft_id), on_version, claim, words, now()
        )
    except (ChangedElsewhere, NotDebatable) as error:
        flash(error_text(error), "warn")
        return to_readers(draft_id)
    text = gettext(
        "Debatable now: the readers' label earns half. Write both cases here: the key's own under "
        "“Why”, the other under “The case for it”."
    )
    offer_undo(text, "authoring.undo", {"on_version": str(draft.present)}, draft_id=draft_id)
    place = url_for("editor.item", draft_id=draft_id, item_id=claim[0])
    return redirect(place, HTTPStatus.SEE_OTHER)


def to_readers(draft_id: UUID, link: UUID | None = None) -> ResponseReturnValue:
    """To the page of readers, by GET."""
    place = url_for("authoring.readers", draft_id=draft_id, link=link)
    return redirect(place, HTTPStatus.SEE_OTHER)

"""What classes have of a draft, and publishing it again beside that."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from wtforms import Field, HiddenField, TextAreaField

from kit.classroom.authoring.given import publishing_again
from kit.classroom.authoring.given.publishing_again import Corrected, Correction
from kit.classroom.errors import KitError, NotFound
from kit.classroom.texts import REASON_MAX, clean_text
from kit.store.ids import new_id
from kit.store.models.base import Act
from kit.vocabulary import N_
from kit.web.access import teacher
from kit.web.fragments import render_page
from kit.web.state import kit, now
from kit.web.teacher.authoring import own
from kit.web.teacher.authoring.own import own_draft
from kit.web.teacher.authoring.states import say_published
from kit.web.teacher.authoring.writing import to_draft
from kit.web.teacher.colleagues.acts import deeds
from kit.web.teacher.forms import form_id
from kit.web.validators import FreeText, PlainForm, posted_number

#: With the other pages of what a teacher writes.
blueprint = own.blueprint
#: What is chosen for a class: its key stays; or, by its version, the key that is corrected.
_LEAVE: Final = "leave"
_CLASS: Final = "class-"
#: No version of a key is longer.
_VERSION_MAX: Final = 64


class _WhereCorrected(FreeText):
    """A text that is missing only where the key of a class is to be corrected."""

    def __call__(self, form: Any, field: Field) -> None:
        """Raises ValidationError."""
        if form.corrections:
            super().__call__(form, field)


class AgainForm(PlainForm):
    """Publishing what classes have: the version that the page showed, and why keys are corrected.

    The choices for the classes are on the page by hand; `corrections` are what was posted of them.
    """

    on_version = HiddenField()
    once = HiddenField(default=lambda: str(new_id()))
    reason = TextAreaField(
        default=lambda: gettext("There was a mistake in the key."),
        validators=[
            _WhereCorrected(
                REASON_MAX,
                N_(
                    "The reason has %(length)s characters; allowed are %(most)s. It stands in the "
                    "box as you wrote it: shorten it there."
                ),
                N_("Give a reason: students read it, and the history of the key keeps it."),
            )
        ],
    )
    corrections: Sequence[Correction] = ()

    @property
    def why(self) -> str:
        """The reason as it is kept."""
        return clean_text(self.reason.data)

    def take_choices(self, posted: Mapping[str, str]) -> None:
        """Read the choices: by `class-ASSIGNMENT` the version of its key, or that it is left."""
        chosen = {name: value for name, value in posted.items() if name.startswith(_CLASS)}
        ids = {name: form_id(name.removeprefix(_CLASS)) for name in chosen}
        self.corrections = [
            Correction(assignment_id, chosen[name][:_VERSION_MAX])
            for name, assignment_id in ids.items()
            if assignment_id is not None and chosen[name] != _LEAVE
        ]


@blueprint.route("/<uuid:draft_id>/classes", methods=["GET", "POST"])
def classes(draft_id: UUID) -> ResponseReturnValue:
    """Which classes have which version, and what differs; its post publishes the present one.

    What is chosen for each class stays on the page where something is refused.
    """
    form, error, status = AgainForm(), None, HTTPStatus.OK
    form.take_choices(request.form)
    if form.validate_on_submit():
        try:
            return _publish(draft_id, form)
        except NotFound:
            raise
        except KitError as refusal:
            error, status = refusal, refusal.status
    elif form.is_submitted():
        status = HTTPStatus.BAD_REQUEST
    page = publishing_again.again_page(kit().store, kit().library, own_draft(draft_id))
    if error is not None:
        # It was for what the page showed before.
        form.on_version.data = page.draft.present
    return render_page(
        "teacher/authoring/classes.html",
        page,
        draft=page.draft,
        form=form,
        error=error,
        chosen={one.assignment_id for one in form.corrections},
        most=REASON_MAX,
    ), status


def _publish(draft_id: UUID, form: AgainForm) -> ResponseReturnValue:
    """Do what the form says, and say it. Raises as `publish_again`."""
    version = posted_number(form.on_version.data or "")
    with deeds() as doing:
        done = publishing_again.publish_again(
            doing.store,
            kit().library,
            own_draft(draft_id),
            version,
            form.corrections,
            reason=form.why,
            author=teacher().name,
            clock=now,
            once=form_id(form.once.data) or new_id(),
        )
        for correction in done:
            class_id, given_id = correction.classroom_id, correction.assignment_id
            doing.did(class_id, Act.DECIDED_KEY, assignment_id=given_id)
    return _published(draft_id, version, done)


def _published(draft_id: UUID, version: int, done: Sequence[Corrected]) -> ResponseReturnValue:
    """Say what was done. Marks that have changed are not undone with the publishing."""
    if not done:
        say_published(draft_id, request.form.get("title", ""), version)
        return to_draft(draft_id)
    for correction in done:
        text = ngettext(
            "The key of %(classroom)s is corrected: one mark has changed. The old one is kept in "
            "its history.",
            "The key of %(classroom)s is corrected: %(num)s marks have changed. The old ones are "
            "kept in its history.",
            correction.changed,
            classroom=correction.classroom,
        )
        flash(text)
    return redirect(url_for("authoring.classes", draft_id=draft_id), 303)

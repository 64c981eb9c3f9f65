"""The forms by which the rules of an assignment change after it was given."""

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import abort, request
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional

from kit.classroom.rules.change import ChangeableRules
from kit.store.assignments import AssignmentRecord
from kit.vocabulary import Feedback
from kit.web.teacher.forms import ChangeableForm, aware, near_moment
from kit.web.validators import MomentField, PlainForm, posted_number

#: No version of the rules is as long.
_VERSION_MAX = 64
_REASON_MAX = 200


class ChangeForm(ChangeableForm):
    """The rules that may change. `on_version` is that of the rules that the page showed."""

    on_version = HiddenField(default="")

    def changed(self, record: AssignmentRecord) -> ChangeableRules:
        """The rules as the use case takes them, times in UTC.

        The fields show no seconds: a time that is left as it was shown stays as it is. What has
        closed has no field for when it closes.
        """
        attempts, closes_at = self.attempts.data, record.closes_at
        if "closes_at" in request.form:
            closes_at = _as_shown(self.closes_at.data, record.closes_at)
        return ChangeableRules(
            closes_at=closes_at,
            attempts_allowed=None if attempts == "any" else int(attempts),
            feedback=Feedback(self.feedback.data),
            feedback_at=_as_shown(self.feedback_at.data, record.feedback_at),
        )


def form_of(record: AssignmentRecord) -> dict[str, Any]:
    """What the form shows of the rules as they stand."""
    allowed = record.attempts_allowed
    return {
        "closes_at": _here(record.closes_at),
        "attempts": "any" if allowed is None else str(allowed),
        "feedback": record.feedback.value,
        "feedback_at": _here(record.feedback_at),
    }


def _here(moment: datetime | None) -> datetime | None:
    """A moment as the field shows it: on the clock of this computer, to the minute.

    Of a time that comes twice its `fold` says which.
    """
    if moment is None:
        return None
    to_the_minute = moment.replace(second=0, microsecond=0)
    shown = to_the_minute.astimezone().replace(tzinfo=None)
    return shown if shown.astimezone() == to_the_minute else shown.replace(fold=1)


def _as_shown(typed: datetime | None, stored: datetime | None) -> datetime | None:
    """What was typed as a moment; the stored one where it was left as it had been shown."""
    return stored if aware(typed) == aware(_here(stored)) else aware(typed)


class LongerForm(PlainForm):
    """More time for one student; nobody is chosen beforehand."""

    student = SelectField(
        _l("Student"),
        validators=[InputRequired(_l("Choose the student who is to have more time."))],
    )
    until = MomentField(
        _l("Until"),
        validators=[InputRequired(_l("Set day and time, until which they have.")), near_moment],
    )

    @property
    def whose(self) -> UUID:
        """The student's id, one of those offered."""
        return UUID(self.student.data)

    @property
    def until_when(self) -> datetime:
        """The moment, in UTC."""
        moment = aware(self.until.data)
        return moment if moment is not None else abort(400)


class QuestionForm(PlainForm):
    """Which question is left out or put back, and why."""

    item = RadioField(choices=[], validate_choice=False)
    reason = StringField(
        _l("Why, for the class (may be left empty)"),
        validators=[
            Optional(),
            Length(
                max=_REASON_MAX,
                message=_l("This is too long; %(most)s characters are the most.", most=_REASON_MAX),
            ),
        ],
        render_kw={"autocomplete": "off"},
    )


def posted_moment(name: str) -> datetime | None:
    """A moment that a form of the kit carries, None without one; 400 for anything else."""
    text = request.form.get(name, "")
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        abort(400)
    return moment if moment.tzinfo else abort(400)


def posted_version() -> str:
    """The version of the rules that a form was made on."""
    return request.form.get("on_version", "")[:_VERSION_MAX]


def undo_fields(before: ChangeableRules, version: str) -> dict[str, str]:
    """The rules of before a change, as its undo posts them."""
    moments = {
        "closes_at": before.closes_at,
        "feedback_at": before.feedback_at,
        "reopened_at": before.reopened_at,
    }
    return {
        "on_version": version,
        "attempts": "" if before.attempts_allowed is None else str(before.attempts_allowed),
        "feedback": before.feedback.value,
        **{name: moment.isoformat() for name, moment in moments.items() if moment is not None},
    }


def posted_rules() -> ChangeableRules:
    """The rules that an undo posts; 400 for anything that none does."""
    attempts, feedback = request.form.get("attempts", ""), request.form.get("feedback", "")
    if feedback not in set(Feedback):
        abort(400)
    return ChangeableRules(
        closes_at=posted_moment("closes_at"),
        attempts_allowed=max(1, posted_number(attempts)) if attempts else None,
        feedback=Feedback(feedback),
        feedback_at=posted_moment("feedback_at"),
        reopened_at=posted_moment("reopened_at"),
    )

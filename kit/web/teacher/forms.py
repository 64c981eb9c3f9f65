"""The forms of the teacher's pages."""

from datetime import datetime
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from wtforms import (
    HiddenField,
    PasswordField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.validators import EqualTo, InputRequired, Length, Optional, ValidationError

from kit.classroom.assignments.pinning import Rules
from kit.store.ids import new_id
from kit.vocabulary import CertaintyRule, Feedback
from kit.web.validators import MomentField, PlainForm

_LONG = _l("This is too long; %(most)s characters are the most.", most=200)
_FIRST_YEAR, _LAST_YEAR = 2000, 2100


def _line(label: Any, missing: Any, **attributes: str) -> StringField:
    return StringField(
        label,
        validators=[InputRequired(missing), Length(max=200, message=_LONG)],
        render_kw={"autocomplete": "off", **attributes},
    )


class SetUpForm(PlainForm):
    """Name and password of a new account."""

    name = StringField(
        _l("Your name"),
        validators=[Optional(), Length(max=200, message=_LONG)],
        render_kw={"autocomplete": "username"},
    )
    password = PasswordField(
        _l("Password"),
        validators=[InputRequired(_l("Choose a password of 12 characters or more."))],
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        _l("The same password again"),
        validators=[EqualTo("password", _l("The two passwords differ. Type both anew."))],
        render_kw={"autocomplete": "new-password"},
    )


class SignInForm(PlainForm):
    """Name and password."""

    name = _line(_l("Your name"), _l("Type the name of your account."), autocomplete="username")
    password = PasswordField(
        _l("Password"),
        validators=[InputRequired(_l("Type your password."))],
        render_kw={"autocomplete": "current-password"},
    )


class NameForm(PlainForm):
    """A name for a classroom or student."""

    name = _line(_l("Name"), _l("Type a name."))


def near_moment(_form: object, field: MomentField) -> None:
    """Years a clock can count, and a teacher can mean."""
    if field.data and not _FIRST_YEAR <= field.data.year <= _LAST_YEAR:
        raise ValidationError(_l("Choose a year between 2000 and 2100."))


def form_id(posted: str | None) -> UUID:
    """The id that a form was rendered with, or another one where it carries none."""
    try:
        return UUID(posted)
    except (TypeError, ValueError):
        return new_id()


#: What is wrong is said in the order in which fields are made: this one stands first on the page.
_OPENS_AT = MomentField(_l("Opens"), validators=[Optional(), near_moment])


class ChangeableForm(PlainForm):
    """The rules that may change after giving. Times are on the clock of this computer."""

    closes_at = MomentField(_l("Closes"), validators=[Optional(), near_moment])
    attempts = SelectField(
        _l("Attempts"),
        choices=[
            SelectChoice("1", _l("one")),
            SelectChoice("2", _l("two")),
            SelectChoice("3", _l("three")),
            SelectChoice("any", _l("any number")),
        ],
        default="1",
    )
    feedback = SelectField(
        _l("The key is shown"),
        choices=[
            SelectChoice(Feedback.ON_SUBMISSION.value, _l("to each student who has handed in")),
            SelectChoice(Feedback.ON_CLOSING.value, _l("to all when the exercise closes")),
            SelectChoice(
                Feedback.ON_DATE.value, _l("to all who have handed in, from a time that you set")
            ),
            SelectChoice(Feedback.NEVER.value, _l("never: we go through it together")),
        ],
        default=Feedback.ON_SUBMISSION.value,
    )
    feedback_at = MomentField(_l("Key shown from"), validators=[Optional(), near_moment])


class RulesForm(ChangeableForm):
    """How an exercise is given. `once` is the form's own id: sent twice, it gives once."""

    once = HiddenField(default=lambda: str(new_id()))
    opens_at = _OPENS_AT
    left_out = SelectMultipleField(_l("Questions left out"), validate_choice=False)
    certainty = SelectField(
        _l("How sure students are"),
        choices=[
            SelectChoice(CertaintyRule.OFF.value, _l("is not asked")),
            SelectChoice(CertaintyRule.ASKED.value, _l("is asked; it never changes the mark")),
            SelectChoice(CertaintyRule.MARKED.value, _l("is asked and in the mark")),
        ],
        default=CertaintyRule.OFF.value,
    )

    def rules(self) -> Rules:
        """The rules as the use case takes them, times in UTC."""
        attempts = self.attempts.data
        return Rules(
            opens_at=aware(self.opens_at.data),
            closes_at=aware(self.closes_at.data),
            attempts_allowed=None if attempts == "any" else int(attempts),
            feedback=Feedback(self.feedback.data),
            feedback_at=aware(self.feedback_at.data),
            certainty=CertaintyRule(self.certainty.data),
            left_out=frozenset(self.left_out.data or ()),
        )


def aware(typed: datetime | None) -> datetime | None:
    """The moment of a time by the clock of this computer."""
    return typed.astimezone() if typed else None

"""The forms of the teacher's pages."""

from datetime import datetime
from typing import Any
from uuid import UUID

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import (
    HiddenField,
    PasswordField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import AnyOf, EqualTo, InputRequired, Length, Optional, ValidationError

from kit.classroom.assignments.assignments import Rules
from kit.classroom.keys.proposals import Proposal
from kit.classroom.texts import REASON_MAX, clean_text
from kit.exchange.roster import LARGEST_FILE, Roster, read_roster, read_roster_file
from kit.items.base import Part
from kit.items.fields.base_models import WHOLE
from kit.store.ids import new_id
from kit.vocabulary import N_, CertaintyRule, Feedback, Ruling
from kit.web.validators import FreeText, MomentField, PlainForm

_LONG = _l("This is too long; %(most)s characters are the most.", most=200)
_ROSTER_MOST = 50_000
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
#: What a teacher may do to one item.
_RULINGS = (Ruling.UPHELD, Ruling.ACCEPTED, Ruling.CHANGED, Ruling.VOIDED, Ruling.COUNTED)
#: Those that are about an answer; an item is voided or counted again with or without one.
_ABOUT_AN_ANSWER = frozenset({Ruling.UPHELD, Ruling.ACCEPTED, Ruling.CHANGED})
#: No version is as long.
_VERSION_MAX = 64
_REASON = FreeText(
    REASON_MAX,
    N_(
        "The reason has %(length)s characters; allowed are %(most)s. It stands in the box as you "
        "wrote it: shorten it there."
    ),
    N_("Give a reason: students read it, and the history of the key keeps it."),
)


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


class RosterForm(PlainForm):
    """Names, pasted or in a file; `content` is its bytes, one more at most than any may have."""

    names = TextAreaField(
        _l("Names, one a line, or cells copied from a spreadsheet"),
        validators=[
            Length(max=_ROSTER_MOST, message=_l("This is too long; paste it in parts.")),
        ],
        render_kw={"rows": 6, "autocomplete": "off", "spellcheck": "false"},
    )
    file = FileField(
        _l("Or a file with them"), render_kw={"accept": ".csv,.txt,.tsv,text/csv,text/plain"}
    )
    content = b""

    def validate_file(self, field: FileField) -> None:
        """Names come one way: pasted, or in a file."""
        self.content = field.data.stream.read(LARGEST_FILE + 1) if field.data else b""
        pasted = bool((self.names.data or "").strip())
        if field.data and pasted:
            raise ValidationError(
                _l(
                    "There are names in the box, and a file is chosen, too. Empty the box, or "
                    "leave the file out: add one list after the other."
                )
            )
        if not field.data and not pasted:
            raise ValidationError(_l("Paste at least one name, or choose a file with names."))

    def roster(self) -> Roster:
        """What was sent. Raises KitError where it cannot be read."""
        if self.file.data:
            return read_roster_file(self.content)
        return read_roster(self.names.data or "")


class MergeForm(PlainForm):
    """Which student a doubled one is merged into."""

    keep = SelectField(_l("Keep this name"))


class DecisionForm(PlainForm):
    """What a teacher decides about an item, and why; templates render it by hand.

    `text` is one that a student typed and nobody reads as a number; it goes before `choice`.
    """

    ruling = StringField(
        validators=[
            AnyOf(
                _RULINGS,
                _l(
                    "Choose what you decide: whether the key stands, changes, or counts for nobody."
                ),
            )
        ]
    )
    on_version = HiddenField(default="")
    part = HiddenField(default=WHOLE)
    choice = StringField(default="")
    text = StringField(default="")
    reason = TextAreaField(default="", validators=[_REASON])
    check = TextAreaField(
        id="reason-check",
        default="",
        validators=[
            FreeText(
                REASON_MAX,
                N_(
                    "What you wrote on how to check it has %(length)s characters; allowed are "
                    "%(most)s. It stands in the box as you wrote it: shorten it there."
                ),
            )
        ],
    )
    #: What is decided about, once that is known; None where it is the item as a whole.
    part_asked: Part | None = None

    @property
    def answer(self) -> str:
        """The answer that the decision is about, or an empty string."""
        return str(self.text.data or self.choice.data).strip()

    def validate_choice(self, _field: StringField) -> None:
        """An answer where the ruling is about one, of whatever kind the part has."""
        if self.part_asked is None or self.answer or self.ruling.data not in _ABOUT_AN_ANSWER:
            return
        if self.part_asked.choices:
            message = gettext(
                "Choose the answer that your decision is about. Only a question that is left "
                "out or put back needs none."
            )
        else:
            message = gettext(
                "Type the number that your decision is about. Only a question that is left "
                "out or put back needs none."
            )
        raise ValidationError(message)

    def proposal(self, item_id: str) -> Proposal:
        """What the form proposes about an item."""
        return Proposal(
            ruling=Ruling(self.ruling.data),
            reason=clean_text(self.reason.data),
            on_version=self.on_version.data[:_VERSION_MAX],
            item_id=item_id,
            part_id=self.part.data,
            choice=self.answer or None,
            check=clean_text(self.check.data),
        )


class AdoptForm(PlainForm):
    """Taking over the kit's own key, and why."""

    on_version = HiddenField(default="")
    reason = TextAreaField(
        default=lambda: gettext("The kit ships this key now."), validators=[_REASON]
    )

    def proposal(self) -> Proposal:
        """What the form proposes; the kit's key is to be added."""
        return Proposal(
            Ruling.ADOPTED, clean_text(self.reason.data), self.on_version.data[:_VERSION_MAX]
        )


def _near(_form: object, field: MomentField) -> None:
    """Years a clock can count, and a teacher can mean."""
    if field.data and not _FIRST_YEAR <= field.data.year <= _LAST_YEAR:
        raise ValidationError(_l("Choose a year between 2000 and 2100."))


def form_id(posted: str | None) -> UUID:
    """The id that a form was rendered with, or another one where it carries none."""
    try:
        return UUID(posted)
    except (TypeError, ValueError):
        return new_id()


class RulesForm(PlainForm):
    """How an exercise is given. Times are on the clock of the computer the kit runs on.

    `once` is the form's own id: sent twice, it gives once.
    """

    once = HiddenField(default=lambda: str(new_id()))
    opens_at = MomentField(_l("Opens"), validators=[Optional(), _near])
    closes_at = MomentField(_l("Closes"), validators=[Optional(), _near])
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
    feedback_at = MomentField(_l("Key shown from"), validators=[Optional(), _near])

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
            opens_at=_aware(self.opens_at.data),
            closes_at=_aware(self.closes_at.data),
            attempts_allowed=None if attempts == "any" else int(attempts),
            feedback=Feedback(self.feedback.data),
            feedback_at=_aware(self.feedback_at.data),
            certainty=CertaintyRule(self.certainty.data),
        )


def _aware(typed: datetime | None) -> datetime | None:
    return typed.astimezone() if typed else None

"""The forms of students' pages, other than answers (those are the item types')."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, StringField, SubmitField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from kit.classroom.keys.own_arguments import Argument
from kit.classroom.reports.student_pages import AppealPage
from kit.classroom.texts import ARGUMENT_MAX, CLAIM_MAX, CLAIM_WHY_MAX, clean_text
from kit.classroom.written.claims import WritePage, Writing
from kit.items.base import Part
from kit.vocabulary import N_
from kit.web.validators import FreeText, PlainForm

#: Far more than any code or name: what is longer is refused before anybody looks at it.
_TYPED_MAX = 200


def _typed(label: Any, missing: Any, **attributes: str) -> StringField:
    """A line of text that must not be empty."""
    return StringField(
        label,
        validators=[
            InputRequired(missing),
            Length(max=_TYPED_MAX, message=_l("This is too long; 200 characters are the most.")),
        ],
        render_kw={"autocomplete": "off", "autocapitalize": "off", **attributes},
    )


class CodeForm(PlainForm):
    """The join code."""

    code = _typed(
        _l("Class code"),
        _l("Type the code that your teacher shows: 8 letters and digits."),
        autocapitalize="characters",
        spellcheck="false",
    )
    go_on = SubmitField(_l("Go on"))


class NameForm(PlainForm):
    """A name to join under."""

    name = _typed(_l("Your name"), _l("Type the name your teacher and class know you by."))
    join = SubmitField(_l("Join"))


class ComeBackForm(PlainForm):
    """A personal code, or a one-time code from the teacher."""

    personal_code = _typed(
        _l("Your code"),
        _l("Type your personal code, or the one-time code from your teacher."),
        autocapitalize="characters",
        spellcheck="false",
    )
    come_back = SubmitField(_l("Take me back to my work"))


class WithdrawForm(PlainForm):
    """Which argument is taken back: the one about this part."""

    part = HiddenField(default="")


class ContestForm(PlainForm):
    """Which answer a student argues for, and why; a template renders it by hand.

    `on_version` is the key that the page stands beside, so that a form sent again is known as such.
    """

    part = HiddenField(default="")
    on_version = HiddenField(default="")
    choice = StringField(default="")
    argument = TextAreaField(
        default="",
        validators=[
            FreeText(
                ARGUMENT_MAX,
                N_(
                    "Your argument has %(length)s characters; allowed are %(most)s. Nothing you "
                    "wrote is lost: shorten it in the box."
                ),
                N_("Say why: what in the text shows it? An answer alone changes no key."),
            )
        ],
    )
    #: What is argued about, once that is known.
    part_asked: Part | None = None

    def ask_about(self, page: AppealPage) -> None:
        """Ask about the part of a page; before anything is typed, fill in what was said of it."""
        self.part_asked = page.part
        if self.is_submitted():
            return
        self.choice.data = page.waiting.appeal.choice if page.waiting else page.typed
        self.argument.data = page.waiting.appeal.argument if page.waiting else ""

    def validate_choice(self, field: StringField) -> None:
        """An answer to the part that is asked about, of whatever kind it has."""
        if self.part_asked is None or field.data.strip():
            return
        if self.part_asked.choices:
            raise ValidationError(gettext("Choose the answer that you argue for."))
        raise ValidationError(gettext("Type the number that you argue for."))

    def said(self, item_id: str) -> Argument:
        """What the student says about an item."""
        return Argument(
            item_id,
            self.part.data,
            self.choice.data.strip(),
            clean_text(self.argument.data),
            self.on_version.data,
        )


class WriteForm(PlainForm):
    """A claim of one's own; a template renders it by hand."""

    claim = TextAreaField(
        default="",
        validators=[
            FreeText(
                CLAIM_MAX,
                N_(
                    "Your claim has %(length)s characters; allowed are %(most)s. Nothing you wrote "
                    "is lost: shorten it in the box."
                ),
                N_("Write a claim: one sentence that somebody could label."),
            )
        ],
    )
    choice = StringField(default="")
    why = TextAreaField(
        default="",
        validators=[
            FreeText(
                CLAIM_WHY_MAX,
                N_(
                    "Your reason has %(length)s characters; allowed are %(most)s. Nothing you "
                    "wrote is lost: shorten it in the box."
                ),
                N_("Say in a sentence why it has this label."),
            )
        ],
    )
    _labels: frozenset[str] = frozenset()

    def ask_about(self, page: WritePage) -> None:
        """Ask for one of the page's labels; before anything is typed, fill in what was sent."""
        self._labels = frozenset(choice.value for choice in page.choices)
        if page.own is not None and not self.is_submitted():
            self.claim.data = page.own.claim
            self.choice.data = page.own.label
            self.why.data = page.own.why

    def validate_choice(self, field: StringField) -> None:
        """One of the labels."""
        if field.data not in self._labels:
            raise ValidationError(gettext("Choose the label that your claim is meant to have."))

    def said(self) -> Writing:
        """What the student says."""
        return Writing(clean_text(self.claim.data), self.choice.data, clean_text(self.why.data))

"""The forms by which a teacher decides about a key."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import Field, HiddenField, StringField, TextAreaField
from wtforms.validators import AnyOf, ValidationError

from kit.classroom.keys.proposals import Proposal
from kit.classroom.texts import REASON_MAX, clean_text
from kit.items.base import Part
from kit.items.fields.base_models import WHOLE
from kit.vocabulary import N_, Ruling
from kit.web.validators import FreeText, PlainForm

#: What a teacher may do to one item.
_RULINGS = (Ruling.UPHELD, Ruling.ACCEPTED, Ruling.CHANGED, Ruling.VOIDED, Ruling.COUNTED)
#: Those that are about an answer; an item is voided or counted again with or without one.
_ABOUT_AN_ANSWER = frozenset({Ruling.UPHELD, Ruling.ACCEPTED, Ruling.CHANGED})
#: No version is as long.
_VERSION_MAX = 64
_TOO_LONG = N_(
    "The reason has %(length)s characters; allowed are %(most)s. It stands in the box as you "
    "wrote it: shorten it there."
)
_REASON = N_("Give a reason: students read it, and the history of the key keeps it.")
_REPLY_TOO_LONG = N_(
    "The reply has %(length)s characters; allowed are %(most)s. It stands in the box as you wrote "
    "it: shorten it there."
)
_REPLY = N_("Write a reply: the students who argue for this read it, and nobody else.")


def _text(typed: str | None) -> str:
    """What was typed; an empty text where the form has no such box."""
    return typed or ""


class _UnlessUpheld(FreeText):
    """A text that is missing only where the key changes."""

    def __call__(self, form: Any, field: Field) -> None:
        """Raises ValidationError."""
        if form.ruling.data != Ruling.UPHELD:
            super().__call__(form, field)


class _WhereUpheld(FreeText):
    """A text that is missing only where the key stands, and nothing was written as the reason."""

    def __call__(self, form: Any, field: Field) -> None:
        """Raises ValidationError."""
        owed = form.ruling.data == Ruling.UPHELD and not clean_text(form.reason.data)
        if owed or clean_text(field.data):
            super().__call__(form, field)


class DecisionForm(PlainForm):
    """What a teacher decides about an item, and why; templates render it by hand.

    `reason` is for the class, `reply` for those who argued; a key that stands has a reply alone.
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
    reason = TextAreaField(
        default="", filters=[_text], validators=[_UnlessUpheld(REASON_MAX, _TOO_LONG, _REASON)]
    )
    reply = TextAreaField(
        default="", filters=[_text], validators=[_WhereUpheld(REASON_MAX, _REPLY_TOO_LONG, _REPLY)]
    )
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
                "Choose the answer that your decision is about. Only a question that is left out "
                "or put back needs none."
            )
        else:
            message = gettext(
                "Type the number that your decision is about. Only a question that is left out "
                "or put back needs none."
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
            reply=clean_text(self.reply.data),
        )


class AdoptForm(PlainForm):
    """Taking over the kit's own key, and why."""

    on_version = HiddenField(default="")
    reason = TextAreaField(
        default=lambda: gettext("The kit has this key now."),
        validators=[FreeText(REASON_MAX, _TOO_LONG, _REASON)],
    )

    def proposal(self) -> Proposal:
        """What the form proposes; the kit's key is to be added."""
        return Proposal(
            Ruling.ADOPTED, clean_text(self.reason.data), self.on_version.data[:_VERSION_MAX]
        )

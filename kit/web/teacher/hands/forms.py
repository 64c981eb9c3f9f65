"""The fields in which a teacher writes how many hands were raised, and how many could be."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, StringField
from wtforms.form import BaseForm
from wtforms.validators import ValidationError

from kit.classroom.live.hand_panel import Panel
from kit.classroom.live.hands import MOST_HANDS, Count
from kit.items.base import Choice, Part
from kit.web.validators import PlainForm, posted_number
from kit.whole_number import whole_number

#: Before a choice's value in its field's name, which a value alone need not be good for.
PREFIX: Final = "n-"
#: As much as a message repeats of what was typed.
_SHOWN: Final = 20
#: What keyboards and pasted texts have for a minus.
_MINUS: Final = ("-", "\u2212", "\u2013")
_DIGITS: Final = frozenset("0123456789")


class HandField(StringField):
    """How many hands: `number` is what was typed, None for nothing."""

    number: int | None = None

    def pre_validate(self, _form: BaseForm) -> None:
        """Raises ValidationError, which says what was typed, and what may be."""
        typed = (self.data or "").strip()
        self.number = _number(typed) if typed else None


def _number(typed: str) -> int:
    shown = typed[:_SHOWN]
    try:
        return whole_number(typed, 0, MOST_HANDS)
    except ValueError:
        pass
    if _DIGITS.issuperset(typed):
        message = gettext(
            "%(typed)s hands are more than the kit counts for one answer: %(most)s are the most. "
            "Look for a digit too many.",
            typed=shown,
            most=MOST_HANDS,
        )
    elif typed[0] in _MINUS and (rest := typed[1:].strip()) and _DIGITS.issuperset(rest):
        message = gettext(
            "“%(typed)s” is less than no hands. Type how many you counted: 0 to %(most)s.",
            typed=shown,
            most=MOST_HANDS,
        )
    else:
        message = gettext(
            "“%(typed)s” is no number of hands. Type digits alone, 0 to %(most)s, or leave the "
            "field empty for none.",
            typed=shown,
            most=MOST_HANDS,
        )
    raise ValidationError(message)


class HandsForm(PlainForm):
    """One field for each choice of a part. `revision` is that of the count the page showed."""

    revision = HiddenField(default="0")
    stands = BooleanField()

    @property
    def fields(self) -> Mapping[str, HandField]:
        """The fields by the choice that they count."""
        return {
            field.name.removeprefix(PREFIX): field for field in self if isinstance(field, HandField)
        }

    @property
    def count(self) -> Count:
        """What a valid form holds: all of it empty takes the count back, else empty is none."""
        numbers = {choice: field.number for choice, field in self.fields.items()}
        is_empty = all(number is None for number in numbers.values())
        counts = {} if is_empty else {choice: number or 0 for choice, number in numbers.items()}
        return Count(posted_number(self.revision.data or ""), counts, stands=self.stands.data)


@lru_cache(maxsize=64)
def _form_class(choices: tuple[Choice, ...]) -> type[HandsForm]:
    fields = {f"{PREFIX}{choice.value}": HandField(choice.words) for choice in choices}
    return type("HandsOfPart", (HandsForm,), fields)


def posted_form(part: Part) -> HandsForm:
    """The form for a part, as it was sent."""
    return _form_class(part.choices)()


def form_of(panel: Panel) -> HandsForm:
    """The form with the count that stands."""
    counted = {f"{PREFIX}{choice}": str(count) for choice, count in panel.counts.items()}
    return _form_class(panel.part.choices)(
        formdata=None, data={**counted, "revision": str(panel.revision)}
    )


class PresentForm(PlainForm):
    """How many students there are; empty: as many as the class list has."""

    present = StringField(_l("Students in the room"))

    def validate_present(self, field: StringField) -> None:
        """A number of students, or nothing."""
        typed = (field.data or "").strip()
        try:
            self.number = whole_number(typed, 1, MOST_HANDS) if typed else None
        except ValueError:
            message = gettext(
                "“%(typed)s” is no number of students. Type digits alone, 1 to %(most)s, or leave "
                "the field empty to go by the class list.",
                typed=typed[:_SHOWN],
                most=MOST_HANDS,
            )
            raise ValidationError(message) from None

    number: int | None = None

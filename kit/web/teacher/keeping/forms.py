"""The forms about how long a class is kept."""

from datetime import date
from typing import Final, cast

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import DateField
from wtforms.validators import ValidationError

from kit.classroom.errors import KitError
from kit.classroom.keeping.kept_days import EndTooEarly, EndTooLate
from kit.web.teacher.forms import NameForm
from kit.web.template_globals import error_text
from kit.web.validators import PlainForm

#: As much as a message repeats of what was typed.
_SHOWN: Final = 40


class DayField(DateField):
    """A day of the calendar of the computer that the kit runs on."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Raises ValueError, which names what was typed; where nothing was sent, all stays."""
        if not "".join(valuelist).strip():
            if valuelist:
                self.data = None
            return
        try:
            super().process_formdata(valuelist)
        except ValueError:
            message = gettext(
                "“%(typed)s” is no day of the calendar. Choose one in the field, or type it like "
                "2027-07-31.",
                typed=" ".join(valuelist)[:_SHOWN],
            )
            raise ValueError(message) from None


def chosen(_form: object, field: DayField) -> None:
    """A day there is; unlike the library's own check it takes one that was proposed."""
    if field.data is None and not field.errors:
        raise ValidationError(_l("Choose the last day on which the class is kept."))


class KeptForm(PlainForm):
    """Until when a class is kept."""

    kept_until = DayField(
        _l("Kept until"),
        validators=[chosen],
        render_kw={"autocomplete": "off"},
    )

    @property
    def day(self) -> date:
        """What was chosen, of a form that was validated."""
        return cast("date", self.kept_until.data)


class NewClassForm(NameForm, KeptForm):
    """A class that is made: its name, and until when it is kept; without a day, as proposed."""

    def refuse(self, error: KitError) -> None:
        """Say it beside the field that it is about."""
        field = self.kept_until if isinstance(error, EndTooEarly | EndTooLate) else self.name
        field.errors = [error_text(error)]

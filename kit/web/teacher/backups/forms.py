"""The forms of the pages about backups."""

from datetime import date, timedelta
from typing import Any, Final

from flask_babel import format_date, gettext
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import (
    HiddenField,
    PasswordField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
    ValidationError,
)
from wtforms.validators import EqualTo

from kit.classroom.backups.schedule import KEPT_LEAST, KEPT_MOST, Often, Schedule
from kit.exchange.backups.encryption import PASSPHRASE_LEAST
from kit.web.validators import PlainForm
from kit.whole_number import whole_number

_OFTEN: Final = (
    (Often.OFF.value, _l("Not by itself")),
    (Often.AFTER_TEACHING.value, _l("After teaching: an hour after the last answer")),
    (Often.DAILY.value, _l("Every day, at the hour below")),
    (Often.WEEKLY.value, _l("Once a week, on the day and at the hour below")),
)
#: A Monday.
_MONDAY: Final = date(2026, 1, 5)
_DAYS: Final = 7
_HOURS: Final = 24


class BackUpForm(PlainForm):
    """Where a backup goes; looked at when it is made."""

    folder = StringField(_l("Folder"), render_kw={"autocomplete": "off", "spellcheck": "false"})


class ScheduleForm(PlainForm):
    """When the kit makes backups by itself, and how many of them it keeps."""

    often = RadioField(_l("How often"), choices=[SelectChoice(*often) for often in _OFTEN])
    weekday = SelectField(_l("Day"))
    hour = SelectField(
        _l("Hour"), choices=[SelectChoice(str(hour), f"{hour:02}:00") for hour in range(_HOURS)]
    )
    keep = StringField(
        _l("How many to keep"), render_kw={"inputmode": "numeric", "autocomplete": "off"}
    )

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.weekday.choices = [
            SelectChoice(str(day), format_date(_MONDAY + timedelta(days=day), "EEEE"))
            for day in range(_DAYS)
        ]

    @classmethod
    def of(cls, schedule: Schedule) -> "ScheduleForm":
        """The form as the schedule stands."""
        return cls(
            formdata=None,
            often=schedule.often.value,
            weekday=str(schedule.weekday),
            hour=str(schedule.hour),
            keep=str(schedule.keep),
        )

    def validate_keep(self, field: StringField) -> None:
        """A whole number from 1 to 365."""
        try:
            whole_number((field.data or "").strip(), KEPT_LEAST, KEPT_MOST)
        except ValueError:
            message = gettext(
                "“%(typed)s” is no number of backups to keep. Type a whole number from %(least)s "
                "to %(most)s.",
                typed=(field.data or "")[:40],
                least=KEPT_LEAST,
                most=KEPT_MOST,
            )
            raise ValidationError(message) from None

    @property
    def schedule(self) -> Schedule:
        """What a valid form says."""
        return Schedule(
            Often(self.often.data),
            whole_number(self.hour.data, 0, _HOURS - 1),
            whole_number(self.weekday.data, 0, _DAYS - 1),
            whole_number(self.keep.data.strip(), KEPT_LEAST, KEPT_MOST),
        )


class PassphraseForm(PlainForm):
    """The passphrase that backups are encrypted with from now on, twice."""

    passphrase = PasswordField(_l("A passphrase"), render_kw={"autocomplete": "new-password"})
    again = PasswordField(
        _l("The passphrase again"),
        validators=[EqualTo("passphrase", _l("The two passphrases differ. Type both anew."))],
        render_kw={"autocomplete": "new-password"},
    )

    def validate_passphrase(self, field: PasswordField) -> None:
        """It is long enough."""
        length = len(field.data or "")
        if length < PASSPHRASE_LEAST:
            message = gettext(
                "The passphrase has %(length)s characters. Choose one of %(least)s or more, such "
                "as five words that do not belong together.",
                length=length,
                least=PASSPHRASE_LEAST,
            )
            raise ValidationError(message)


class RestoreForm(PlainForm):
    """A backup to look at, then to put back. `sent` is the word of a file that was sent before."""

    backup = StringField(
        _l("The backup, with its folder"),
        render_kw={"autocomplete": "off", "spellcheck": "false"},
    )
    file = FileField(_l("Or a file on this computer"))
    sent = HiddenField()
    sent_name = HiddenField()
    passphrase = PasswordField(
        _l("Its passphrase, if it is encrypted"), render_kw={"autocomplete": "off"}
    )
    go_on = StringField(_l("Type: go on"), render_kw={"autocomplete": "off"})
    do = HiddenField()

    @property
    def goes_on(self) -> bool:
        """Whether the words were typed that go on while students are at work."""
        typed = " ".join((self.go_on.data or "").split())
        return bool(typed.casefold() == gettext("go on").casefold())

"""What is to be printed, and on what paper; asked in the address, so that it can be kept."""

from typing import Any, Final

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import SelectChoice, SelectField
from wtforms.validators import ValidationError

from kit.classroom.printing.printing import PrintPage, SheetChoice
from kit.content.sheets.printed_sheet import SheetKind
from kit.web.teacher.printing.sizes import SizeForm

#: Every version, one after the other.
ALL: Final = "all"
#: Both parallel forms.
BOTH: Final = "both"
_SHOWN: Final = 40


class PrintForm(SizeForm):
    """Which sheets, and in which size."""

    what = SelectField(
        _l("What"),
        choices=[
            SelectChoice(SheetKind.WORKSHEET.value, _l("the worksheet, for students")),
            SelectChoice(SheetKind.KEY.value, _l("the key with reasons, for you")),
        ],
        default=SheetKind.WORKSHEET.value,
    )
    version = SelectField(_l("Version"), default="A", validate_choice=False)
    forms = SelectField(
        _l("Forms"),
        choices=[
            SelectChoice("one", _l("this one")),
            SelectChoice(BOTH, _l("this one and its parallel form")),
        ],
        default="one",
    )

    def __init__(self, page: PrintPage, *posted: Any) -> None:
        super().__init__(*posted)
        self._letters = page.letters
        versions = [SelectChoice(letter, letter) for letter in page.letters]
        more = [SelectChoice(ALL, _l("all of them"))] if len(versions) > 1 else []
        self.version.choices = [*versions, *more]
        # What there is no choice of is not asked.
        if not more:
            del self.version
        if not page.forms[1:]:
            del self.forms

    def validate_version(self, field: SelectField) -> None:
        """Name the versions that there are."""
        if field.data != ALL and field.data not in set(self._letters):
            message = gettext(
                "“%(typed)s” is no version of this exercise. There are %(versions)s. Choose one of "
                "these, or all of them.",
                typed=str(field.data)[:_SHOWN],
                versions=", ".join(self._letters),
            )
            raise ValidationError(message)

    @property
    def choice(self) -> SheetChoice:
        """The sheets that are asked for; the usual ones in place of what cannot be read."""
        kind = self.what.data if not self.what.errors else SheetKind.WORKSHEET.value
        return SheetChoice(
            SheetKind(kind),
            self._version(),
            both_forms=bool(self.forms) and self.forms.data == BOTH,
        )

    def _version(self) -> str:
        if not self.version or self.version.errors:
            return "A"
        return self._letters if self.version.data == ALL else str(self.version.data)

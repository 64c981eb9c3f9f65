"""The form for one more picture."""

from collections.abc import Sequence
from typing import Final

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import HiddenField, SelectChoice, SelectField, StringField, ValidationError
from wtforms.validators import DataRequired, Length

from kit.content.own.lessons.placing import Spot, Words
from kit.content.pictures.picture import LARGEST_PICTURE
from kit.web.validators import PlainForm
from kit.whole_number import whole_number

#: The place behind all that the reading has.
AT_THE_END: Final = "end"
_TEXT_MOST: Final = 2000
_LINE_MOST: Final = 200


def _line(label: str, missing: str, most: int = _LINE_MOST) -> StringField:
    too_long = _l("This is too long; %(most)s characters are the most.", most=most)
    return StringField(
        label, validators=[DataRequired(missing), Length(max=most, message=too_long)]
    )


class PictureForm(PlainForm):
    """A picture's file, and what is said of it."""

    on_version = HiddenField()
    file = FileField(_l("The file"))
    alternative = _line(
        _l("What is to be seen"),
        _l("Say what is to be seen, for whoever cannot see it."),
        _TEXT_MOST,
    )
    caption = _line(_l("Caption"), _l("Write a caption: it stands below the picture."), _TEXT_MOST)
    by = _line(_l("Made by"), _l("Say who made it."))
    licence = _line(_l("Licence"), _l("Say under which licence it may be passed on."))
    after = SelectField(_l("Where in the reading"), default=AT_THE_END)
    #: The bytes of the file, one more at most than any may have; read by `validate_file`.
    content = b""

    def offer(self, spots: Sequence[Spot]) -> None:
        """The end, then each block of the reading."""
        self.after.choices = [
            SelectChoice(AT_THE_END, gettext("At the end")),
            *(
                SelectChoice(str(spot.number), gettext("After “%(words)s”", words=spot.opening))
                for spot in spots
            ),
        ]

    def validate_file(self, field: FileField) -> None:
        """There is one, and it is not empty."""
        self.content = field.data.stream.read(LARGEST_PICTURE + 1) if field.data else b""
        if not self.content:
            raise ValidationError(_l("Choose a file: an SVG, or a PNG."))

    @property
    def file_name(self) -> str:
        """What the file is called where it was chosen."""
        return str(self.file.data.filename or "") if self.file.data else ""

    def words(self) -> Words:
        """What is said of it, as typed."""
        fields = (self.alternative, self.caption, self.by, self.licence)
        return Words(*(str(field.data or "") for field in fields))

    def place(self) -> int | None:
        """The block that it is to stand behind; None for the end."""
        chosen = str(self.after.data)
        return None if chosen == AT_THE_END else whole_number(chosen, 0)

    def show(self, version: int) -> None:
        """Make it a form on a version; the choice of places is there whatever was typed."""
        self.on_version.data = str(version)
        if self.after.choices is None:
            self.offer(())

"""What forms ask of free texts, in the words that each field has for it."""

from flask_babel import gettext
from wtforms import Field
from wtforms.validators import ValidationError

from kit.classroom.texts import clean_text


class FreeText:
    """Refuses a text that is too long as it would be stored, or empty where it must not be.

    Both messages are English message ids; `too_long` has places for `length` and `most`.
    """

    def __init__(self, most: int, too_long: str, missing: str | None = None) -> None:
        self.most = most
        self.too_long = too_long
        self.missing = missing

    def __call__(self, _form: object, field: Field) -> None:
        """Raises ValidationError."""
        text = clean_text(field.data or "")
        if not text and self.missing is not None:
            raise ValidationError(gettext(self.missing))
        if len(text) > self.most:
            raise ValidationError(gettext(self.too_long, length=len(text), most=self.most))

"""What is asked of free texts, in the words that each field has for it, and of numbers."""

from flask import abort, request
from flask_babel import gettext
from wtforms import Field
from wtforms.validators import ValidationError

from kit.classroom.texts import clean_text
from kit.whole_number import whole_number


def number_in_address(name: str) -> int | None:
    """The whole number of that name in the query, None where it is not there; 404 for any other."""
    typed = request.args.get(name)
    try:
        return None if typed is None else whole_number(typed, 0)
    except ValueError:
        abort(404)


def posted_number(text: str) -> int:
    """The whole number that a form of the kit carries; 400 for anything else."""
    try:
        return whole_number(text, 0)
    except ValueError:
        abort(400)


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

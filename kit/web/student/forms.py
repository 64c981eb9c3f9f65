"""The forms of students' pages, other than answers (those are the item types')."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import StringField, SubmitField
from wtforms.validators import InputRequired, Length

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


class CodeForm(FlaskForm):
    """The join code."""

    code = _typed(
        _l("Class code"),
        _l("Type the code that your teacher shows: 8 letters and digits."),
        autocapitalize="characters",
        spellcheck="false",
    )
    go_on = SubmitField(_l("Go on"))


class NameForm(FlaskForm):
    """A name to join under."""

    name = _typed(_l("Your name"), _l("Type the name your teacher and class know you by."))
    join = SubmitField(_l("Join"))


class ComeBackForm(FlaskForm):
    """A personal code, or a one-time code from the teacher."""

    personal_code = _typed(
        _l("Your code"),
        _l("Type your personal code, or the one-time code from your teacher."),
        autocapitalize="characters",
        spellcheck="false",
    )
    come_back = SubmitField(_l("Take me back to my work"))

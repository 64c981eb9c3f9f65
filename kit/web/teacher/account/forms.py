"""The forms of a teacher's own account."""

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField, StringField
from wtforms.validators import EqualTo, InputRequired, Length

from kit.web.validators import PlainForm


class AccountNameForm(PlainForm):
    """Another name for the account."""

    name = StringField(
        _l("Your name"),
        validators=[
            InputRequired(_l("Type the name that you want to sign in with.")),
            Length(
                max=200, message=_l("This is too long; %(most)s characters are the most.", most=200)
            ),
        ],
        render_kw={"autocomplete": "username"},
    )


class PasswordForm(PlainForm):
    """Another password, beside the present one."""

    present_password = PasswordField(
        _l("Your present password"),
        validators=[InputRequired(_l("Type your present password, too."))],
        render_kw={"autocomplete": "current-password"},
    )
    password = PasswordField(
        _l("The new password"),
        validators=[InputRequired(_l("Choose a password of 12 characters or more."))],
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        _l("The new password again"),
        validators=[EqualTo("password", _l("The two passwords differ. Type both anew."))],
        render_kw={"autocomplete": "new-password"},
    )


class CodeForm(PlainForm):
    """A code beside the password."""

    code = StringField(
        _l("Code"),
        validators=[InputRequired(_l("Type the code that the app shows, or a recovery code."))],
        render_kw={"autocomplete": "one-time-code", "spellcheck": "false"},
    )


class FirstCodeForm(PlainForm):
    """The code that an app shows once it has the secret."""

    code = StringField(
        _l("The code that the app shows now"),
        validators=[InputRequired(_l("Type the 6 digits that the app shows."))],
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric"},
    )


class PasswordAgainForm(PlainForm):
    """The present password, for what a passer-by must not do."""

    present_password = PasswordField(
        _l("Your present password"),
        validators=[InputRequired(_l("Type your present password, too."))],
        render_kw={"autocomplete": "current-password"},
    )


class ProofForm(PasswordAgainForm):
    """The same of who has a second factor: a code beside it."""

    code = StringField(
        _l("A code from the app, or a recovery code"),
        validators=[InputRequired(_l("Type the code that the app shows, or a recovery code."))],
        render_kw={"autocomplete": "one-time-code", "spellcheck": "false"},
    )

"""The form for a roster, and for what a page that was made of one asks about."""

from typing import Final

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import HiddenField, StringField, SubmitField, TextAreaField
from wtforms.validators import Length, ValidationError

from kit.exchange.rosters.roster import LARGEST_FILE, text_of_file
from kit.web.validators import PlainForm

_SAID: Final = {"yes": True, "no": False}


class RosterForm(PlainForm):
    """Names, pasted or in a file, and what a page that was made of them asks about.

    `turn`: whether a surname before a comma goes last, "" as the list suggests. `only`: the class
    of the list that is meant, "" for all. `groups`: whether the groups of the list are made, "" as
    the list suggests. `looked`: what the page showed, so that nothing else is
    added.
    """

    names = TextAreaField(
        _l("Names, one a line, or cells copied from a spreadsheet"),
        validators=[
            Length(max=LARGEST_FILE, message=_l("This is too long; paste it in parts.")),
        ],
        render_kw={"rows": 6, "autocomplete": "off", "spellcheck": "false"},
    )
    file = FileField(
        _l("Or a file with them"),
        render_kw={"accept": ".csv,.txt,.tsv,.xlsx,text/csv,text/plain"},
    )
    turn = StringField(default="")
    only = StringField(default="")
    groups = StringField(default="")
    looked = HiddenField(default="")
    add = SubmitField()
    #: A file's bytes, one more at most than any may have.
    content = b""
    #: Whether it did not say how its letters are written.
    guessed = False

    def validate_file(self, field: FileField) -> None:
        """Names come one way: pasted, or in a file."""
        self.content = field.data.stream.read(LARGEST_FILE + 1) if field.data else b""
        pasted = bool((self.names.data or "").strip())
        if field.data and pasted:
            raise ValidationError(
                _l(
                    "There are names in the box, and a file is chosen, too. Empty the box, or "
                    "leave the file out: add one list after the other."
                )
            )
        if not field.data and not pasted:
            raise ValidationError(_l("Paste at least one name, or choose a file with names."))

    def take_file(self) -> None:
        """Put a file's text into the box, as if it had been pasted. Raises KitError."""
        if self.file.data:
            content = text_of_file(self.content)
            self.names.data, self.guessed = content.text, content.guessed

    def wants_turning(self) -> bool | None:
        """Whether names that begin with the surname are turned; None: as the list suggests."""
        return _SAID.get(self.turn.data or "")

    def wants_groups(self) -> bool | None:
        """Whether the groups of the list are made; None: as the list suggests."""
        return _SAID.get(self.groups.data or "")

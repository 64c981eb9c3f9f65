"""Choosing a colleague."""

from collections.abc import Sequence
from uuid import UUID

from flask_babel import lazy_gettext as _l
from wtforms import SelectChoice, SelectField

from kit.classroom.colleagues.errors import NoSuchColleague
from kit.web.validators import PlainForm


class ColleagueForm(PlainForm):
    """One of the other teachers of this kit, by name."""

    colleague = SelectField(_l("Teacher"), validate_choice=False)

    def offer(self, choices: Sequence[tuple[UUID, str]]) -> None:
        """Take these teachers, by id and name."""
        self.colleague.choices = [SelectChoice(str(one), name) for one, name in choices]

    def chosen(self) -> UUID:
        """The id of the teacher chosen. Raises NoSuchColleague where the form names none."""
        try:
            return UUID(self.colleague.data or "")
        except ValueError:
            raise NoSuchColleague from None

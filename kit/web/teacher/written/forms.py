"""The form that takes a claim of the class into an exercise."""

from uuid import UUID

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectChoice, SelectField, StringField
from wtforms.validators import Length, Optional

from kit.classroom.written.taking import TakePage, Taking
from kit.store.ids import new_id
from kit.web.teacher.forms import form_id
from kit.web.validators import PlainForm, posted_number

#: In place of a draft's id: a new exercise.
_NEW = "new"


class TakeForm(PlainForm):
    """Which exercise, or the title of a new one. `once` is the form's own id."""

    once = HiddenField(default=lambda: str(new_id()))
    revision = HiddenField()
    into = SelectField(_l("Into which exercise?"), validate_choice=False, default=_NEW)
    title = StringField(
        _l("Title of a new exercise"),
        validators=[
            Optional(),
            Length(max=200, message=_l("This is too long; 200 characters are the most.")),
        ],
        render_kw={"autocomplete": "off"},
    )

    def show(self, page: TakePage) -> None:
        """Offer the teacher's exercises, the last changed first; the revision that is read now."""
        self.into.choices = [
            *(SelectChoice(str(draft.id), draft.title) for draft in page.drafts),
            SelectChoice(_NEW, gettext("A new exercise")),
        ]
        if not self.is_submitted():
            self.into.data = self.into.choices[0].value
        # Read again, it is what stands on the page that is sent next.
        self.revision.data = str(page.record.revision)

    def taking(self, teacher_id: UUID) -> Taking:
        """What is to be done. 400 for a revision that is no number."""
        chosen = self.into.data or _NEW
        return Taking(
            teacher_id,
            posted_number(self.revision.data or ""),
            None if chosen == _NEW else form_id(chosen),
            (self.title.data or "").strip() or gettext("Written by the class"),
            form_id(self.once.data),
        )

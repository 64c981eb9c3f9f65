"""What the forms of all item types have: a revision, how sure, and our own words."""

from typing import Any, Final

from wtforms import Form, IntegerField, RadioField, SelectChoice
from wtforms.meta import DefaultMeta
from wtforms.validators import Optional, ValidationError
from wtforms.widgets import HiddenInput

from kit.items.fields.form_words import FormWords
from kit.vocabulary import CERTAINTY_NAMES, Certainty
from kit.whole_number import LARGEST, whole_number

#: A revision is a counter of one attempt's answers to one item; it stays a small integer.
REVISION_MAX = LARGEST
PAGE_CHANGED: Final = (
    "This page was changed on its way. Load it again and answer once more; your saved answers are "
    "there."
)


def _known_certainty(_form: Form, field: RadioField) -> None:
    if field.data not in set(Certainty):
        message = (
            f"“{field.data[:40]}” is not one of the answers to how sure you are. "
            f"Allowed: {', '.join(Certainty)}. Pick one of them, or none."
        )
        raise ValidationError(message)


class RevisionField(IntegerField):
    """A revision, 1 or more, that the page carries: nobody types it.

    What is none, however long, is told in the words of `message`, for the page was changed.
    """

    widget = HiddenInput()

    def __init__(self, *arguments: Any, message: Any = PAGE_CHANGED, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.message = message

    def process_formdata(self, valuelist: list[str]) -> None:
        """Raises ValueError."""
        self.data: Any = None
        if not valuelist:
            return
        try:
            self.data = whole_number(str(valuelist[0]), 1, REVISION_MAX)
        except ValueError:
            raise ValueError(self.message) from None


class AnswerForm(Form):
    """Base of the item types' forms: the fields of one answer, CSRF left to the page.

    `revision` is the number this answer would get; a plain form carries it as rendered.
    `certainty` counts only where the assignment asks for it.
    """

    class Meta(DefaultMeta):
        """What the library says is said in our words."""

        def get_translations(self, _form: Form) -> FormWords:
            """Those of all our forms."""
            return FormWords()

    revision = RevisionField(validators=[Optional()])
    certainty = RadioField(
        choices=[SelectChoice(value.value, name) for value, name in CERTAINTY_NAMES.items()],
        validators=[Optional(), _known_certainty],
        validate_choice=False,
    )

    @property
    def sureness(self) -> Certainty | None:
        """The certainty picked, if any."""
        return Certainty(self.certainty.data) if self.certainty.data else None

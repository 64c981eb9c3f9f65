"""The forms of *Your own*."""

from collections.abc import Iterator, Mapping
from typing import Final

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import Field, HiddenField, SelectChoice, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length

from kit.content.own.beginnings import types_with_example
from kit.content.own.texts import (
    ARTICLES,
    EXERCISE,
    KEY,
    LEAVE,
    LESSON,
    NOTES,
    DraftKind,
    Texts,
    names_of,
)
from kit.items import ITEM_TYPES
from kit.store.ids import new_id
from kit.vocabulary import N_
from kit.web.validators import PlainForm

#: What each text is called on the pages.
TEXT_WORDS: Final[Mapping[str, str]] = {
    EXERCISE: N_("The exercise"),
    KEY: N_("Its key"),
    ARTICLES: N_("Articles that it follows"),
    LESSON: N_("The reading"),
    NOTES: N_("The teacher's page"),
    LEAVE: N_("Leave the page"),
}
#: The choice of the form that begins a lesson.
A_LESSON: Final = "lesson"


class TitleForm(PlainForm):
    """A title for a draft, on the version that the page showed."""

    title = StringField(
        _l("Title"),
        validators=[
            DataRequired(_l("Type a title.")),
            Length(
                max=200, message=_l("This is too long; %(most)s characters are the most.", most=200)
            ),
        ],
        render_kw={"autocomplete": "off"},
    )
    on_version = HiddenField()


class BeginForm(PlainForm):
    """What is to be written: an exercise of a type, or a lesson."""

    once = HiddenField(default=lambda: str(new_id()))
    title = TitleForm.title
    kind = SelectField(_l("What it is to be"))

    def offer(self) -> None:
        """The item types, then a lesson."""
        self.kind.choices = [
            *(SelectChoice(name, gettext(ITEM_TYPES[name].task)) for name in types_with_example()),
            SelectChoice(A_LESSON, gettext("A lesson to read")),
        ]

    @property
    def type_name(self) -> str | None:
        """The item type; None for a lesson."""
        return None if self.kind.data == A_LESSON else str(self.kind.data)


class CopyForm(PlainForm):
    """What is to be copied, by its id in the course."""

    once = HiddenField(default=lambda: str(new_id()))
    of = SelectField(_l("Exercise or lesson"))
    title = TitleForm.title


class TextsForm(PlainForm):
    """The texts of a draft, as the files would hold them, on the version that they were made on."""

    on_version = HiddenField()
    exercise = TextAreaField(_l(TEXT_WORDS[EXERCISE]))
    key = TextAreaField(_l(TEXT_WORDS[KEY]))
    lesson = TextAreaField(_l(TEXT_WORDS[LESSON]))
    teacher = TextAreaField(_l(TEXT_WORDS[NOTES]))
    leave = TextAreaField(_l(TEXT_WORDS[LEAVE]))
    articles = TextAreaField(_l(TEXT_WORDS[ARTICLES]))

    def fields_of(self, kind: DraftKind) -> Iterator[tuple[str, Field]]:
        """The texts that a draft of the kind may have, each with its field."""
        for name in names_of(kind):
            yield name, self.field_of(name)

    def fill(self, kind: DraftKind, texts: Texts) -> None:
        """Show these texts."""
        for name, field in self.fields_of(kind):
            field.data = texts.get(name, "")

    def typed(self) -> dict[str, str]:
        """What was posted, by the names of the texts; what the page did not show is not there."""
        fields = {name: self.field_of(name) for name in TEXT_WORDS}
        return {name: field.data or "" for name, field in fields.items() if field.raw_data}

    def field_of(self, name: str) -> Field:
        """The field of a text."""
        return self[name.partition(".")[0]]

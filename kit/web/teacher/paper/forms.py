"""The forms of sheets: one sheet, and a whole class's lines."""

from typing import Any, Final
from uuid import UUID

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    Field,
    HiddenField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import Length, ValidationError

from kit.classroom.paper.entering import KEYS_MOST, PostedSheet
from kit.classroom.paper.lines import LINE_MOST, LINES_MOST
from kit.classroom.paper.pasting import Lines
from kit.classroom.paper.reading import COMMENT_MOST
from kit.items.fields.answer_form import RevisionField
from kit.store.ids import new_id
from kit.web.teacher.forms import form_id
from kit.web.validators import PlainForm
from kit.whole_number import whole_number

#: The name of a comment's field, before the place of the text that it is about.
_COMMENT: Final = "comment-"
_PAGE_CHANGED: Final = _l(
    "This page was changed on its way. Load it again; what you entered is kept."
)
#: More than any key or number that stands on a sheet.
_KEY_MOST: Final = 200


class _Comments(Field):
    """The comments on texts by place: {"2": "Clear."} of a field `comment-2`."""

    def process(self, formdata: Any, data: object = None, extra_filters: object = None) -> None:
        """Read all fields of the prefix; there is none by this field's own name."""
        self.data = {
            name.removeprefix(_COMMENT): formdata[name]
            for name in formdata or ()
            if name.startswith(_COMMENT) and _is_place(name.removeprefix(_COMMENT))
        }


def _is_place(text: str) -> bool:
    try:
        return whole_number(text, 1, KEYS_MOST) > 0
    except ValueError:
        return False


class SheetForm(PlainForm):
    """One sheet. `base` is the revision that the page read, `revision` the number of this change.

    `key` has a text for each answer, in the order of the sheet.
    """

    sheet = HiddenField()
    base = HiddenField(default="0")
    revision = RevisionField(message=_PAGE_CHANGED)
    writer = HiddenField(validators=[Length(max=64, message=_PAGE_CHANGED)])
    student = SelectField(_l("Whose sheet"), validate_choice=False, choices=[])
    code = StringField(
        _l("Version or code on the sheet"),
        validators=[
            Length(
                max=40,
                message=_l(
                    "This is longer than any code. Type the letter of the version, or the code, "
                    "such as B-4C1F-9A2E."
                ),
            )
        ],
    )
    key = SelectMultipleField(choices=[], validate_choice=False)
    comments = _Comments()
    done = BooleanField(_l("All of this sheet is entered"))

    def validate_base(self, field: HiddenField) -> None:
        """The revision of a sheet, 0 for a new one."""
        try:
            whole_number(field.data or "0", 0)
        except ValueError:
            raise ValidationError(_PAGE_CHANGED) from None

    def validate_student(self, field: SelectField) -> None:
        """The id of a student, or nobody's."""
        if field.data:
            try:
                UUID(field.data)
            except ValueError:
                raise ValidationError(_PAGE_CHANGED) from None

    def validate_key(self, field: SelectMultipleField) -> None:
        """No more and no longer ones than any sheet has."""
        texts = field.data or []
        if len(texts) > KEYS_MOST or any(len(text) > _KEY_MOST for text in texts):
            raise ValidationError(_PAGE_CHANGED)

    def validate_comments(self, field: _Comments) -> None:
        """None too long; what was typed stays in its box."""
        longest = max(map(len, field.data.values()), default=0)
        if longest > COMMENT_MOST:
            message = gettext(
                "A comment has %(length)s characters; at most %(most)s are kept. Shorten it: all "
                "of it is still in the box.",
                length=longest,
                most=COMMENT_MOST,
            )
            raise ValidationError(message)

    @property
    def sheet_id(self) -> UUID:
        """The id of the sheet; a new one where the page names none."""
        return form_id(self.sheet.data)

    def posted(self) -> PostedSheet:
        """The sheet as the use case takes it."""
        return PostedSheet(
            whole_number(self.base.data or "0", 0),
            self.revision.data or 1,
            self.writer.data or str(new_id()),
            UUID(self.student.data) if self.student.data else None,
            (self.code.data or "").strip().upper(),
            tuple(self.key.data or ()),
            self.comments.data,
            done=bool(self.done.data),
        )


class LinesForm(PlainForm):
    """A line for each sheet. `once` is the form's own id."""

    once = HiddenField(default=lambda: str(new_id()))
    code = StringField(_l("Version, where a line names none"))
    lines = TextAreaField(_l("One line for each sheet"))

    def validate_lines(self, field: TextAreaField) -> None:
        """Something stands there, and not more than a class writes."""
        text = field.data or ""
        if not text.strip():
            raise ValidationError(
                gettext("No line stands here. Write one a sheet, such as “Ada: 1 2 2 5 - 3”.")
            )
        if len(text) > LINE_MOST * LINES_MOST:
            raise ValidationError(
                gettext("This is too much to be read at once. Send a part of the lines.")
            )

    def posted(self) -> Lines:
        """The lines as the use case takes them."""
        return Lines(self.lines.data or "", self.code.data or "", form_id(self.once.data))

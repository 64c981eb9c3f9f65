"""What a form of the lesson's editor posts, and what it makes of the lesson's texts."""

from dataclasses import dataclass
from typing import Final

from flask import jsonify, request
from flask.typing import ResponseReturnValue

from kit.classroom.authoring.errors import ChangedElsewhere
from kit.classroom.errors import KitError
from kit.content.own.beginnings import first_page
from kit.content.own.editing.operations import NoSuchPlace
from kit.content.own.editing.plain_fields import UnreadableText
from kit.content.own.lessons.page_fields import element_operated, page_typed
from kit.content.own.texts import LEAVE, NOTES, Texts
from kit.web.template_globals import error_text
from kit.web.validators import posted_number

SAVE: Final = "save"
#: Goes on to how the page will be read.
SHOW: Final = "show"
#: Before the name of the page to go to.
GO: Final = "go:"
#: What a text is called in the form, where it cannot be shown by its fields.
WHOLE: Final = "whole"
#: Begins a page that the lesson does not have; takes *Leave the page* away.
BEGIN: Final = "begin"
TAKE_AWAY: Final = "take-away"
_BEGUN: Final = frozenset((NOTES, LEAVE))
#: What does something to the lists of the front matter.
_ON_LISTS: Final = frozenset(("add", "drop", "up", "down"))


@dataclass(frozen=True, slots=True)
class Typed:
    """Fields by name, the whole text where that was shown, and the version it was made of."""

    file: str
    fields: dict[str, str]
    whole: str | None
    operation: str
    on_version: int

    def texts(self, texts: Texts) -> Texts:
        """The lesson's texts with what was typed and done. A place that is gone changes nothing."""
        if self.operation == BEGIN and self.file in _BEGUN:
            return {self.file: first_page(self.file), **texts}
        if self.operation == TAKE_AWAY and self.file == LEAVE:
            return {**texts, LEAVE: ""}
        if self.whole is not None:
            texts = {**texts, self.file: self.whole}
        try:
            text = page_typed(self.file, texts.get(self.file, ""), self.fields)
            if self.operation.partition(":")[0] in _ON_LISTS:
                text = element_operated(self.file, text, self.operation)
        except (UnreadableText, NoSuchPlace):
            return texts
        return texts if text == texts.get(self.file, "") else {**texts, self.file: text}


def typed_in(file: str) -> Typed:
    """What was posted; of several values of a field each that is filled, one a line."""
    posted = {
        name: "\n".join(value for value in values if value) for name, values in request.form.lists()
    }
    whole = posted.get(WHOLE)
    return Typed(
        file,
        {name: text for name, text in posted.items() if name.startswith(f"{file}/")},
        None if whole is None else whole.replace("\r\n", "\n"),
        posted.get("do") or SAVE,
        posted_number(posted.get("on_version", "")),
    )


def refused_for_script(error: KitError) -> ResponseReturnValue:
    """What a script is told of what was not saved: that it changed elsewhere, or why else."""
    if isinstance(error, ChangedElsewhere):
        return jsonify(changed=True), error.status
    return jsonify(message=error_text(error)), error.status


def for_script() -> bool:
    """Whether a script asks, which wants to know no more than that it is saved."""
    return request.accept_mimetypes.best == "application/json"

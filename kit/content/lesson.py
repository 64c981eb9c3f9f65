"""Lessons: Markdown with front matter, and the teacher's page beside it."""

from collections.abc import Sequence
from typing import Annotated, Final

from pydantic import Field

from kit.content.leaving.leave_page import LeavePage
from kit.content.pictures.picture import Picture, PictureEntry
from kit.content.pictures.placed_pictures import PlacedPicture, reading_parts
from kit.items.fields.base_models import Content, Identifier, Text
from kit.vocabulary import Topic

#: The teacher page's headings, in their order.
TEACHER_HEADINGS: Final = (
    "Aims",
    "A 45-minute plan",
    "What students get wrong, and what to say",
    "Sensitive points",
    "Check further together",
)
SUMMARY_LINES: Final = 3


class LessonFrontMatter(Content):
    """What stands between the `---` lines of a lesson file.

    `teaches`: the mistakes after which a student should read it again.
    """

    title: Text
    number: Annotated[int, Field(ge=1)]
    minutes: Annotated[int, Field(ge=1, le=600)]
    articles: tuple[Identifier, ...] = ()
    teaches: tuple[Topic, ...] = ()
    summary: Annotated[tuple[Text, ...], Field(min_length=SUMMARY_LINES, max_length=SUMMARY_LINES)]
    discussion: Text
    pictures: tuple[PictureEntry, ...] = ()


class Lesson(LessonFrontMatter):
    """A lesson to read. `id` is the file's stem; `body` is Markdown, pictures included.

    `teacher_notes` is None where there is no teacher's page, `leave` where nothing leads beyond
    the reading. `pictures` are those without an error.
    """

    id: str
    body: str
    teacher_notes: str | None
    leave: LeavePage | None = None
    pictures: tuple[Picture, ...] = ()

    @property
    def parts(self) -> Sequence[str | PlacedPicture]:
        """The reading in its order: Markdown to render, and pictures."""
        return reading_parts(self.body)

    def picture(self, file: str) -> Picture | None:
        """The picture of that name; None where there is none without an error."""
        return next((one for one in self.pictures if one.file == file), None)

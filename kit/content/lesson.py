"""Lessons: Markdown with front matter, and the teacher's page beside it."""

from typing import Annotated, Final

from pydantic import Field

from kit.content.leaving.leave_page import LeavePage
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


class Lesson(LessonFrontMatter):
    """A lesson to read. `id` is the file's stem.

    `teacher_notes` is None where there is no teacher's page, `leave` where nothing leads beyond
    the reading.
    """

    id: str
    body: str
    teacher_notes: str | None
    leave: LeavePage | None = None

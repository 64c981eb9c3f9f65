"""Lessons: Markdown with front matter, and the teacher's page beside it."""

from collections.abc import Sequence
from typing import Annotated, Final

from pydantic import Field

from kit.content.leaving.leave_page import LeavePage
from kit.content.pictures.picture import Picture, PictureEntry
from kit.content.pictures.placed_pictures import PlacedPicture, reading_parts
from kit.items.fields.base_models import Content, Identifier, Line, Text
from kit.items.fields.field_words import choice_words
from kit.vocabulary import N_, PENS, Topic

#: The teacher page's headings, in their order.
TEACHER_HEADINGS: Final = (
    "Aims",
    "A 45-minute plan",
    "What students get wrong, and what to say",
    "Sensitive points",
    "Check further together",
)
SUMMARY_LINES: Final = 3


PickedTopic = Annotated[
    Topic,
    choice_words(
        (
            *((label.value, pen.name, "") for label, pen in PENS.items()),
            (Topic.WHO, N_("Who says so"), ""),
            (Topic.GROUND, N_("On what ground"), ""),
            (Topic.RELATION, N_("Two passages side by side"), ""),
            (Topic.FIGURES, N_("Figures"), ""),
            (Topic.ORDER, N_("What came before what"), ""),
            (Topic.REWRITING, N_("Rewriting"), ""),
        )
    ),
]


class LessonFrontMatter(Content):
    """What stands between the `---` lines of a lesson file.

    `teaches`: the mistakes after which a student should read it again.
    """

    title: Line = Field(title=N_("Title"), description=N_("As classes read it."))
    number: Annotated[int, Field(ge=1)] = Field(
        title=N_("Number"),
        description=N_("The number that the file's name begins with, and no other lesson's."),
        examples=[7],
    )
    minutes: Annotated[int, Field(ge=1, le=600)] = Field(
        title=N_("Minutes"), description=N_("How long the lesson takes."), examples=[45]
    )
    articles: tuple[Identifier, ...] = Field(
        default=(),
        title=N_("Articles"),
        description=N_("The articles of the list that it is about, by their ids."),
        examples=[["bridge"]],
    )
    teaches: tuple[PickedTopic, ...] = Field(
        default=(),
        title=N_("Teaches"),
        description=N_("After which mistakes a student should read this lesson again."),
    )
    summary: Annotated[
        tuple[Line, ...], Field(min_length=SUMMARY_LINES, max_length=SUMMARY_LINES)
    ] = Field(
        title=N_("In three lines"),
        description=N_("Three sentences that say it all, for whoever reads no more."),
    )
    discussion: Text = Field(
        title=N_("Question for the class"),
        description=N_("One open question to talk about at the end."),
    )
    pictures: tuple[PictureEntry, ...] = Field(
        default=(),
        title=N_("Pictures"),
        description=N_("The pictures that stand in the reading: file, who made it, licence."),
    )


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

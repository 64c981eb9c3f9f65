"""*Leave the page*: where to look beyond a reading, and extracts for a room without internet."""

from typing import Annotated, Final

from pydantic import Field

from kit.items.fields.addresses import Url
from kit.items.fields.base_models import Content, Line
from kit.vocabulary import N_

#: The heading that parts the task from what is printed with it.
EXTRACTS_HEADING: Final = "Extracts"
#: A lesson's time is short: what takes longer is another lesson.
MINUTES_MOST: Final = 20
LINKS_MOST: Final = 8


class LeaveLink(Content):
    """A page outside the kit, and what it is: outlet and date belong to its name."""

    url: Url = Field(title=N_("Address"), description=N_("The whole address of the page."))
    name: Line = Field(
        title=N_("Name"), description=N_("What it is, with outlet and date, as students read it.")
    )


class LeaveFrontMatter(Content):
    """What stands between the `---` lines of a lesson's file *.leave.md."""

    minutes: Annotated[int, Field(ge=1, le=MINUTES_MOST)] = Field(
        title=N_("Minutes"), description=N_("How long the task takes."), examples=[5]
    )
    links: Annotated[tuple[LeaveLink, ...], Field(min_length=1, max_length=LINKS_MOST)] = Field(
        title=N_("Links"), description=N_("The pages that the task sends to.")
    )


class Extract(Content):
    """What one of the pages says, in our words. `text` is Markdown."""

    name: str
    text: str


class LeavePage(LeaveFrontMatter):
    """The task, as Markdown, and the extracts it can be done from without internet: one or more."""

    task: str
    extracts: tuple[Extract, ...]

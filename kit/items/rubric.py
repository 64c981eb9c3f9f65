"""A rubric: the levels by which a teacher marks what the kit cannot."""

from typing import Annotated

from pydantic import Field

from kit.items.fields.base_models import Content, Identifier, Line, Text
from kit.vocabulary import N_


class Level(Content):
    """One step of a rubric. `credit` is 0 to 1."""

    id: Identifier = Field(title=N_("Id"), description=N_("A short name of its own."))
    name: Line = Field(
        title=N_("Name"), description=N_("What the level is called, such as Half way.")
    )
    credit: Annotated[float, Field(ge=0, le=1)] = Field(
        title=N_("What it earns"),
        description=N_("From 0 for the lowest level to 1 for the highest."),
        examples=[0.5],
    )
    means: Text = Field(
        title=N_("What it means"),
        description=N_("What you would look for. Students read it before they write."),
    )


class Rubric(Content):
    """What a rewrite exercise has besides: the levels that a teacher marks by, worst first."""

    levels: Annotated[tuple[Level, ...], Field(min_length=2, max_length=6)] = Field(
        title=N_("Levels"),
        description=N_("Two to six levels that a teacher marks by, the worst first."),
    )

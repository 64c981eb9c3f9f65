"""A rubric: the levels by which a teacher marks what the kit cannot."""

from typing import Annotated

from pydantic import Field

from kit.items.fields.base_models import Content, Identifier, Text


class Level(Content):
    """One step of a rubric. `credit` is 0 to 1."""

    id: Identifier
    name: Text
    credit: Annotated[float, Field(ge=0, le=1)]
    means: Text


class Rubric(Content):
    """What a rewrite exercise has besides: the levels that a teacher marks by, worst first."""

    levels: Annotated[tuple[Level, ...], Field(min_length=2, max_length=6)]

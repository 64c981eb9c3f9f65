"""Exercises, without their key: a student-facing object has no field for one."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Final, Generic, Self, TypeVar, cast

from pydantic import Field, PrivateAttr, create_model

from kit.content.articles import Article
from kit.items import ITEM_TYPES
from kit.items.fields.base_models import (
    ArticleOrigin,
    Content,
    Identifier,
    InventedOrigin,
    Item,
    Line,
    Text,
)
from kit.items.fields.field_words import choice_words
from kit.items.rubric import Level, Rubric
from kit.vocabulary import N_, Scheme

ItemT = TypeVar("ItemT", bound=Item)
_SCHEME_WORDS: Final[Any] = {
    "title": N_("Labels"),
    "description": N_("Which labels there are to choose from."),
}
PickedScheme = Annotated[
    Scheme,
    choice_words(
        (
            (Scheme.THREE_WAY, N_("Three: sourced, official, editorial"), ""),
            (Scheme.FIVE_WAY, N_("Five: unsourced and voice besides"), ""),
        )
    ),
]


class Exercise(Content, Generic[ItemT]):
    """Items to answer, of one type, for a lesson; without one it is a test form.

    `scheme` is None for the types that give no labels. `partner` is the id of the exercise made to
    be compared with this one, such as the other test form; each names the other. `core`: how many
    of the items, from the first, everybody does; the rest is for the quick. None: all of them.
    """

    id: Identifier = Field(
        title=N_("Id"),
        description=N_(
            "A short name that no other exercise has: lower-case letters, digits and single "
            "hyphens. It stays when the title changes."
        ),
        examples=["the-bridge"],
    )
    title: Line = Field(title=N_("Title"), description=N_("As classes read it."))
    lesson: Line | None = Field(
        default=None,
        title=N_("Lesson"),
        description=N_(
            "The reading that it belongs to; in a file, by its file name without .md. Without one "
            "it is a test form, given without a reading before it."
        ),
        examples=["07-the-bridge"],
    )
    partner: Identifier | None = Field(
        default=None,
        title=N_("Partner"),
        description=N_(
            "The id of an exercise made to be compared with this one, such as the other of two "
            "test forms. Each names the other."
        ),
    )
    type: Line = Field(
        title=N_("Kind of exercise"), description=N_("What students do with each item.")
    )
    scheme: PickedScheme | None = Field(default=None, **_SCHEME_WORDS)
    intro: Text | None = Field(
        default=None,
        title=N_("Introduction"),
        description=N_("One or two sentences above the items: what to do, what they are about."),
    )
    core: Annotated[int, Field(ge=1)] | None = Field(
        default=None,
        title=N_("Core"),
        description=N_(
            "How many items, from the first, are for everybody; those after them are for whoever "
            "likes. Left out, all are for everybody."
        ),
        examples=[10],
    )
    items: Annotated[tuple[ItemT, ...], Field(min_length=1)] = Field(
        title=N_("Items"), description=N_("What students answer, one after the other.")
    )
    # No field of the file, and in no version: what the folder, or the class, has of them.
    _articles: Mapping[str, Article] = PrivateAttr(default_factory=dict)

    @property
    def articles(self) -> Mapping[str, Article]:
        """The articles that its items name, by id, as they were where it was read or given."""
        origins = [origin for item in self.items for _path, origin in item.origins()]
        named = {one.article for one in origins if isinstance(one, ArticleOrigin)}
        return {one: self._articles[one] for one in sorted(named & set(self._articles))}

    def with_articles(self, articles: Mapping[str, Article]) -> Self:
        """The exercise, among these articles."""
        copy = self.model_copy()
        setattr(copy, "_articles", articles)  # noqa: B010 - set by name
        return copy

    def item(self, item_id: str) -> ItemT:
        """The item of that id. Raises KeyError."""
        for item in self.items:
            if item.id == item_id:
                return item
        raise KeyError(item_id)

    @property
    def core_items(self) -> Sequence[ItemT]:
        """The items that everybody does."""
        return self.items[: self.core]

    @property
    def further_items(self) -> Sequence[ItemT]:
        """The items after the core, for whoever likes; none where everybody does all."""
        return self.items[len(self.core_items) :]

    @property
    def is_made_up(self) -> bool:
        """Whether no item of it follows an article or a report."""
        origins = [origin for item in self.items for _path, origin in item.origins()]
        return all(isinstance(origin, InventedOrigin) for origin in origins)

    @property
    def rubric_levels(self) -> Sequence[Level]:
        """The levels by which a teacher marks it; none where the kit marks."""
        return self.levels if isinstance(self, Rubric) else ()


@cache
def exercise_model(type_name: str) -> type[Exercise[Any]]:
    """The model of an exercise file of that item type. Raises KeyError for an unknown one."""
    item_type = ITEM_TYPES[type_name]
    base: Any = Exercise.__class_getitem__(item_type.item_model)
    added: tuple[Any, ...] = (item_type.exercise_fields,) if item_type.exercise_fields else ()
    required: dict[str, Any] = (
        {"scheme": (PickedScheme, Field(**_SCHEME_WORDS))} if item_type.has_labels else {}
    )
    model = create_model(base.__name__, __base__=(base, *added), **required)
    return cast("type[Exercise[Any]]", model)

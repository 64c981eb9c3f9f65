"""Exercises, without their key: a student-facing object has no field for one."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Generic, Self, TypeVar, cast

from pydantic import Field, PrivateAttr, create_model

from kit.content.articles import Article
from kit.items import ITEM_TYPES
from kit.items.fields.base_models import (
    ArticleOrigin,
    Content,
    Identifier,
    InventedOrigin,
    Item,
    Text,
)
from kit.items.rubric import Level, Rubric
from kit.vocabulary import Scheme

ItemT = TypeVar("ItemT", bound=Item)


class Exercise(Content, Generic[ItemT]):
    """Items to answer, of one type, for a lesson; without one it is a test form.

    `scheme` is None for the types that give no labels. `partner` is the id of the exercise made to
    be compared with this one, such as the other test form; each names the other. `core`: how many
    of the items, from the first, everybody does; the rest is for the quick. None: all of them.
    """

    id: Identifier
    title: Text
    lesson: Text | None = None
    partner: Identifier | None = None
    type: Text
    scheme: Scheme | None = None
    intro: Text | None = None
    core: Annotated[int, Field(ge=1)] | None = None
    items: Annotated[tuple[ItemT, ...], Field(min_length=1)]
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
    required: dict[str, Any] = {"scheme": (Scheme, ...)} if item_type.has_labels else {}
    model = create_model(base.__name__, __base__=(base, *added), **required)
    return cast("type[Exercise[Any]]", model)

"""Exercises, without their key: a student-facing object has no field for one."""

from typing import Annotated, Any, Generic, TypeVar, cast

from pydantic import Field

from kit.items import ITEM_TYPES
from kit.items.base import Content, Identifier, Item, Text
from kit.vocabulary import Scheme

ItemT = TypeVar("ItemT", bound=Item)


class Exercise(Content, Generic[ItemT]):
    """Items to answer, of one type and scheme, for a lesson; without one it is a test form."""

    id: Identifier
    title: Text
    lesson: Text | None = None
    type: Text
    scheme: Scheme
    intro: Text | None = None
    items: Annotated[tuple[ItemT, ...], Field(min_length=1)]

    def item(self, item_id: str) -> ItemT:
        """The item of that id. Raises KeyError."""
        for item in self.items:
            if item.id == item_id:
                return item
        raise KeyError(item_id)


def exercise_model(type_name: str) -> type[Exercise[Any]]:
    """The model of an exercise file of that item type. Raises KeyError for an unknown one."""
    return cast("type[Exercise[Any]]", Exercise.__class_getitem__(ITEM_TYPES[type_name].item_model))

"""Keys: the instructor's answers, in a file and a type of their own."""

from collections.abc import Mapping
from typing import Any, Generic, TypeVar, cast

from pydantic import Field

from kit.items import ITEM_TYPES
from kit.items.fields.base_models import Content, Identifier, KeyEntry
from kit.vocabulary import N_

EntryT = TypeVar("EntryT", bound=KeyEntry)


class Key(Content, Generic[EntryT]):
    """The key of one exercise: an entry for each of its items, by item id."""

    exercise: Identifier = Field(
        title=N_("Exercise"), description=N_("The id of the exercise that this key is for.")
    )
    items: Mapping[str, EntryT] = Field(
        title=N_("Key of each item"),
        description=N_("An entry for each item of the exercise, by the item's id."),
    )


def key_model(type_name: str) -> type[Key[Any]]:
    """The model of a key file for exercises of that item type. Raises KeyError."""
    return cast("type[Key[Any]]", Key.__class_getitem__(ITEM_TYPES[type_name].key_model))

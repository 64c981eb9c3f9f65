"""What all exercises and keys have in common: the shape of a file whose item type is unknown."""

from collections.abc import Sequence
from typing import Any

from pydantic import ConfigDict, Field

from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.items.fields.base_models import Item, KeyEntry, Origin

#: The other fields are the type's own, and cannot be judged without it.
_OPEN = ConfigDict(extra="ignore")


class UntypedItem(Item):
    """An item of whatever type."""

    model_config = _OPEN

    origin: Origin | None = Field(default=None, alias="from")

    def origins(self) -> Sequence[tuple[tuple[str, ...], Origin]]:
        """The one of the field `from`, where there is one."""
        return () if self.origin is None else ((("from",), self.origin),)


class UntypedExercise(Exercise[UntypedItem]):
    """An exercise of whatever type."""

    model_config = _OPEN

    type: Any = None


class UntypedEntry(KeyEntry):
    """A key's entry for an item of whatever type."""

    model_config = _OPEN


class UntypedKey(Key[UntypedEntry]):
    """The key of an exercise of whatever type."""

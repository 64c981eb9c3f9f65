"""What an item type says of itself for paper; `ItemType` has these methods from here."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import ClassVar, Generic, TypeVar

from kit.items.fields.base_models import WHOLE, Item, KeyEntry, Reasons
from kit.items.printing.blocks import Block

ItemT = TypeVar("ItemT", bound=Item)
EntryT = TypeVar("EntryT", bound=KeyEntry)


class OnPaper(Generic[ItemT, EntryT]):
    """How items are printed: what is read, where the answer goes, what the key says.

    All else is made of an item's parts (`kit/items/printing/asking.py`).
    """

    #: What is to be done with a pencil, in a sentence or two.
    by_pencil: ClassVar[str]
    #: Whether lines are drawn under words, so that the pens' lines are printed with their names.
    draws_lines: ClassVar[bool] = False
    #: Whether `key_head` says the key of all parts, so that only the reasons are left.
    keyed_at_once: ClassVar[bool] = False

    @abstractmethod
    def printed(self, item: ItemT) -> Sequence[Block]:
        """What is read of an item before its questions."""

    def to_fill(self, item: ItemT) -> Sequence[Block] | None:
        """Where the answer goes; None for boxes, or a line to write on, for each part."""
        return None

    def unit_of(self, item: ItemT, part: str) -> str:
        """The unit of the number that a part asks for; empty for none."""
        return ""

    def leeway_of(self, entry: EntryT, part: str) -> str:
        """How far off a number still counts, in its unit; empty for none."""
        return ""

    def key_head(self, item: ItemT, entry: EntryT) -> Sequence[Block]:
        """What stands on the teacher's sheet before the key of each part."""
        return ()

    def reasons_of(self, entry: EntryT) -> Mapping[str, Reasons]:
        """The key's reasons by part; those for the whole item under WHOLE."""
        return {WHOLE: entry} if isinstance(entry, Reasons) else {}

    def cues_of(self, entry: EntryT) -> Mapping[str, Sequence[str]]:
        """The words that show the key's answer, by part, beside those that a label has."""
        return {}

    def how_it_counts(self, item: ItemT) -> Sequence[Block]:
        """What part of the credit an answer earns that is not all the key's, in words."""
        return ()

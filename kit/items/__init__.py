"""The item types: one module each, found through one registry.

To add a type: a module here with a subclass of `ItemType`, its instance in `ITEM_TYPES`,
and templates/items/<name>.html. See CONTRIBUTING.md.
"""

from types import MappingProxyType
from typing import Final

from kit.items.attribute import Attribute
from kit.items.base import AnyItemType
from kit.items.classify import Classify
from kit.items.compare import Compare
from kit.items.figures import Figures
from kit.items.highlight import Highlight
from kit.items.order import Order
from kit.items.rewrite import Rewrite

ITEM_TYPES: Final = MappingProxyType[str, AnyItemType](
    {
        item_type.name: item_type
        for item_type in (
            Classify(),
            Highlight(),
            Attribute(),
            Compare(),
            Figures(),
            Order(),
            Rewrite(),
        )
    }
)

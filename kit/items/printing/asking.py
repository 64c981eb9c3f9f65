"""An item on a worksheet, of whatever type: what is read, and where the answer goes."""

from collections.abc import Iterator
from typing import Final

from kit.items.base import AnyItemType, Part
from kit.items.fields.base_models import WHOLE, Item
from kit.items.printing.blocks import (
    Blank,
    Block,
    Boxes,
    Group,
    Sign,
    Words,
    lettered,
    paragraph,
)
from kit.vocabulary import PENS, Label, Scheme

#: A question of no more characters stands in the line of its boxes.
_SHORT: Final = 24


def signs_of(part: Part) -> tuple[Sign, ...]:
    """What stands for each choice of a part: the number of its label's pen, else its letter."""
    return tuple(
        Sign(
            PENS[Label(choice.value)].shortcut if part.labels else lettered(number),
            Words(choice.words),
            Words(choice.means) if choice.means else "",
        )
        for number, choice in enumerate(part.choices, 1)
    )


def asked(item_type: AnyItemType, item: Item, scheme: Scheme | None) -> tuple[Block, ...]:
    """What a worksheet has of an item."""
    space = item_type.to_fill(item)
    if space is None:
        space = list(_questions(item_type, item, scheme))
    return (*item_type.printed(item), *space)


def _questions(item_type: AnyItemType, item: Item, scheme: Scheme | None) -> Iterator[Block]:
    for number, part in enumerate(item_type.parts(item, scheme), 1):
        # What choices mean stands once, at the head of the sheet.
        boxes = tuple(Sign(one.sign, one.words) for one in signs_of(part))
        space = Boxes(boxes) if boxes else Blank(item_type.unit_of(item, part.id))
        if part.id == WHOLE:
            yield space
        elif boxes and len(part.text) <= _SHORT:
            yield Group((Boxes(boxes, Words(part.text)),), part_number(number))
        else:
            yield Group((paragraph(Words(part.text)), space), part_number(number))


def part_number(number: int) -> str:
    """How a question within an item is numbered, from 1."""
    return f"({number})"

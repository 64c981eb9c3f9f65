"""The worksheet of an exercise and the teacher's sheet with its key, as blocks to print. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.content.sheets.codes import SheetCode, items_on_sheet, letters_of, sheet_code
from kit.content.sheets.guide import guide
from kit.content.sheets.sources import source_lines
from kit.items import ITEM_TYPES
from kit.items.fields.base_models import Item
from kit.items.printing.asking import asked
from kit.items.printing.blocks import (
    Block,
    Boxes,
    Group,
    Heading,
    Paragraph,
    Sign,
    Words,
    paragraph,
)
from kit.items.printing.keying import keyed
from kit.vocabulary import N_


class SheetKind(StrEnum):
    """Whom a sheet is for: students, or the teacher alone."""

    WORKSHEET = "worksheet"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """A sheet to print. A worksheet has lines for name, class and date above `blocks`.

    `code` stands on each page with the title and the letter. `several`: there are sheets of the
    same exercise with their items in another order.
    """

    kind: SheetKind
    title: str
    code: SheetCode
    several: bool
    blocks: tuple[Block, ...]
    class_name: str = ""


@dataclass(frozen=True, slots=True)
class Printable:
    """What sheets are made of: the exercise with the items that are asked, and its key.

    `sure` are the choices of how sure somebody is, where the class is asked; `sure_rule` says
    what they do to the mark, where they do something.
    """

    exercise: Exercise[Any]
    key: Key[Any]
    key_version: str
    class_name: str = ""
    sure: tuple[Sign, ...] = ()
    sure_rule: Words | None = None


def worksheet(printable: Printable, letter: str) -> PrintedSheet:
    """What a student gets: nothing of the key. Raises KeyError for a letter that there is not."""
    exercise = printable.exercise
    intro = [paragraph(exercise.intro)] if exercise.intro else []
    rule = [paragraph(printable.sure_rule)] if printable.sure_rule else []
    return _sheet(
        SheetKind.WORKSHEET,
        printable,
        letter,
        [*intro, Group((*guide(exercise), *rule)), *_items(printable, letter)],
    )


def key_sheet(printable: Printable, letter: str) -> PrintedSheet:
    """The key with its reasons, numbered as that letter's worksheet is: for the teacher alone."""
    return _sheet(SheetKind.KEY, printable, letter, _keyed_items(printable, letter))


def _sheet(
    kind: SheetKind, printable: Printable, letter: str, blocks: Sequence[Block]
) -> PrintedSheet:
    exercise = printable.exercise
    return PrintedSheet(
        kind,
        exercise.title,
        sheet_code(exercise, letter, printable.key_version),
        len(letters_of(exercise)) > 1,
        tuple(blocks),
        printable.class_name,
    )


def _items(printable: Printable, letter: str) -> Sequence[Block]:
    exercise, item_type = printable.exercise, ITEM_TYPES[printable.exercise.type]
    sure = (Boxes(printable.sure, Words(N_("How sure are you?"))),) if printable.sure else ()
    return _numbered(
        exercise,
        letter,
        lambda item: (*asked(item_type, item, exercise.scheme), *sure),
        lambda item: source_lines(item, exercise.articles),
    )


def _keyed_items(printable: Printable, letter: str) -> Sequence[Block]:
    exercise, entries = printable.exercise, printable.key.items
    item_type = ITEM_TYPES[exercise.type]
    return _numbered(
        exercise,
        letter,
        lambda item: keyed(item_type, item, entries.get(item.id), exercise.scheme),
        lambda item: source_lines(item, exercise.articles, addresses=True),
        loose=True,
    )


def _numbered(
    exercise: Exercise[Any],
    letter: str,
    blocks_of: Callable[[Item], tuple[Block, ...]],
    sources_of: Callable[[Item], Sequence[Paragraph]],
    *,
    loose: bool = False,
) -> Sequence[Block]:
    """The items by their numbers on that sheet, each with where it comes from.

    `loose`: pages may cut an item between its questions.
    """
    items = items_on_sheet(exercise, letter)
    sources = [tuple(sources_of(item)) for item in items]
    # One line for all, where all say the same.
    common = len(items) > 1 and all(lines == sources[0] for lines in sources)
    blocks: list[Block] = [*sources[0]] if common else []
    for number, (item, lines) in enumerate(zip(items, sources, strict=True), 1):
        if number == len(exercise.core_items) + 1:
            blocks.append(Heading(Words(N_("For whoever likes"))))
        own, said = () if common else lines, blocks_of(item)
        blocks.append(Group((*said, *own), f"{number}", loose=loose and _has_groups(said)))
    return blocks


def _has_groups(blocks: Sequence[Block]) -> bool:
    return any(isinstance(block, Group) for block in blocks)

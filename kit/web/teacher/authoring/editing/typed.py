"""What a page of the editor posted, taken over into the texts of its draft. Writes nothing."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

from werkzeug.datastructures import MultiDict

from kit.content.own.composing.own_articles import with_articles
from kit.content.own.composing.pasting import pasted
from kit.content.own.composing.side_by_side import SideBySide, side_by_side
from kit.content.own.editing.changing import apply
from kit.content.own.editing.field_tree import ExerciseFields, exercise_fields
from kit.content.own.editing.operations import NoSuchPlace, operated, place_after
from kit.content.own.editing.plain_fields import UnreadableText
from kit.content.own.texts import ARTICLES, EXERCISE, KEY, Texts
from kit.whole_number import whole_number

_VERSION_MOST: Final = 10**9
SAVE: Final = "save"
#: Before the id of the item to show next.
GO: Final = "go:"
PASTE: Final = "paste"
UNDO: Final = "undo"
REDO: Final = "redo"
#: Keep what stands in the page as a draft beside, where another window was first.
MINE: Final = "mine"
#: Put an item back that another window has dropped, as it stands in the page.
PUT_BACK: Final = "put-back"
#: By the page's script, which stays open.
BY_ITSELF: Final = "by-itself"
_WHOLE_PAGE: Final = frozenset((SAVE, UNDO, REDO, MINE, PUT_BACK, BY_ITSELF))
#: Before the name of a file whose text is posted whole, since it cannot be shown by its fields.
WHOLE: Final = "whole/"
#: Claims to add, one a line.
LINES: Final = "lines"


@dataclass(frozen=True)
class Typed:
    """What a form posted: fields by name, whole texts by file, the version that it was made of."""

    fields: dict[str, str]
    wholes: dict[str, str]
    lines: str
    operation: str
    on_version: int


@dataclass(frozen=True, slots=True)
class Taken:
    """The texts with what was typed and done, and the item to go to, None for the exercise itself.

    `elsewhere`: another window saved other words meanwhile, which are kept, too.
    `clash`: it was typed over what another window saved meanwhile; nothing was done. Where the item
    is `gone` there, the texts are those of the page. `undone` is the operation that could not be
    done; what was typed is in the texts all the same.
    """

    texts: Texts
    here: str | None
    clash: bool = False
    gone: bool = False
    undone: str = ""
    elsewhere: bool = False


def typed_of(form: MultiDict[str, str], operation: str) -> Typed:
    """What was posted; of several values of a field each that is filled, one a line.

    `operation` is what is done where no button says another. Raises ValueError where the version is
    no number.
    """
    posted = {name: "\n".join(one for one in values if one) for name, values in form.lists()}
    return Typed(
        {
            name: text
            for name, text in posted.items()
            if name.startswith((EXERCISE, KEY, ARTICLES)) and "/" in name
        },
        {
            name.removeprefix(WHOLE): text.replace("\r\n", "\n")
            for name, text in posted.items()
            if name.startswith(WHOLE) and name.removeprefix(WHOLE) in {EXERCISE, KEY, ARTICLES}
        },
        posted.get(LINES, ""),
        posted.get("do") or operation,
        whole_number(posted.get("on_version", ""), 0, _VERSION_MOST),
    )


def taken(base: Texts, now: Texts, typed: Typed, item_id: str | None) -> Taken:
    """What was typed on a page of `base`, in the texts of now; then what the button says.

    Pasted claims are added whatever the button: they are typed, too. Numbers in an operation are
    those of `base`: where items stand otherwise now, it is not done. A form that comes twice is
    done once.
    """
    if base != now:
        alone = taken(base, base, typed, item_id)
        if alone.texts == now and not alone.undone:
            return alone
    try:
        side, before, after, mine = _carried_over(base, now, typed, item_id)
    except UnreadableText:
        texts: Texts = {**now, **typed.wholes}
        return Taken(texts, None, clash=now not in (base, texts))
    do = typed.operation
    if side.clash and not (side.gone and do == PUT_BACK):
        texts = mine if side.gone else side.texts
        return Taken(texts, side.here, clash=True, gone=side.gone)
    done = _done(side, typed, (before, after))
    return replace(done, elsewhere=now != base != mine)


def _carried_over(
    base: Texts, now: Texts, typed: Typed, item_id: str | None
) -> tuple[SideBySide, ExerciseFields, ExerciseFields, Texts]:
    """What was typed in the texts of now; of `base` the fields before and after it, its texts."""
    whole = {**base, **typed.wholes}
    before = exercise_fields(whole)
    mine = apply(whole, typed.fields, names=typed.operation != BY_ITSELF)
    mine = with_articles(mine, typed.fields)
    after = exercise_fields(mine)
    if base == now:
        here = _same_item(before, after, item_id)
        return SideBySide(mine, here, clash=False, in_order=True), before, after, mine
    if typed.wholes:
        here = _same_item(before, after, item_id)
        return SideBySide(mine, here, clash=mine != now, in_order=False), before, after, mine
    return side_by_side(base, mine, now, item_id), before, after, mine


def _done(side: SideBySide, typed: Typed, fields: tuple[ExerciseFields, ExerciseFields]) -> Taken:
    """What the button says, done."""
    do = typed.operation
    if typed.lines.strip() and do not in {BY_ITSELF, MINE}:
        with_lines = pasted(side.texts, typed.lines)
        return Taken(with_lines, place_after(side.texts, with_lines, side.here))
    if do.startswith(GO):
        there = _same_item(*fields, do.removeprefix(GO))
        return Taken(side.texts, there if there in _ids(side.texts) else None)
    if do in _WHOLE_PAGE:
        return Taken(side.texts, side.here)
    not_done = Taken(side.texts, side.here, undone=do.partition(":")[0])
    if not side.in_order:
        return not_done
    try:
        texts = operated(side.texts, do)
    except NoSuchPlace:
        return not_done
    return Taken(texts, place_after(side.texts, texts, side.here))


def _same_item(before: ExerciseFields, after: ExerciseFields, item_id: str | None) -> str | None:
    """The id that an item has now: saving names one that had no words before."""
    number = next((item.number for item in before.items if item.id == item_id), None)
    return item_id if number is None else after.items[number].id


def _ids(texts: Texts) -> Collection[str | None]:
    return [item.id for item in exercise_fields(texts).items]

"""A field's value as it is typed in a form, and back; lossless where somebody typed it so."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from kit.content.own.editing.field_shapes import FieldShape, Kind
from kit.content.own.editing.machine_ids import unique_slug
from kit.items.fields.texts import plain_text

#: Between the cells of a row of a table; a tab does as well, as spreadsheets copy them.
_BETWEEN_CELLS: Final = " | "
_CELL: Final = re.compile(r"\s*[|\t]\s*")
_WHOLE: Final = re.compile(r"-?[0-9]{1,15}")
_POINTED: Final = re.compile(r"-?[0-9]{1,12}[.,][0-9]{1,8}")


def typed_text(shape: FieldShape, value: Any) -> str:
    """What a form shows of a value; empty where there is none."""
    if value is None or (shape.kind is Kind.FLAG and value is False):
        return ""
    if shape.kind is Kind.NAMES and isinstance(value, list | Mapping):
        return "\n".join(text for _id, text in ids_and_texts(shape, value))
    if not isinstance(value, list):
        return _plain(value)
    if shape.kind is Kind.ROWS:
        return "\n".join(map(_row, value))
    return (", " if shape.kind is Kind.NUMBERS else "\n").join(map(_plain, value))


def value_typed(shape: FieldShape, typed: str, before: Any) -> Any:
    """The value for what was typed; None where nothing was.

    What cannot be read, such as a number in words, stays a text: the check says what is wrong.
    `before` is the value so far, whose ids stay.
    """
    text = plain_text(typed).strip()
    if not text:
        return _empty(shape, before)
    match shape.kind:
        case Kind.LINE:
            return " ".join(text.split("\n"))
        case Kind.NUMBER:
            return _number(text)
        case Kind.NUMBERS:
            return _numbers(text, before)
        case Kind.FLAG:
            return text != "false"
        case Kind.LINES | Kind.CHOICES:
            return _lines(text)
        case Kind.ROWS:
            return _rows(text, before)
        case Kind.NAMES:
            return _names(shape, text, before)
    return text


def _empty(shape: FieldShape, before: Any) -> Any:
    """Nothing; where the field has to be there, as its kind writes nothing."""
    if shape.kind is Kind.LINES and shape.required:
        return []
    kept = shape.required and before is not None and shape.kind in {Kind.LINE, Kind.TEXT}
    return "" if kept else None


def _plain(value: Any) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def ids_and_texts(shape: FieldShape, value: Any) -> list[tuple[str, str]]:
    """The ids and texts of a list of them, in whichever way it is written."""
    if isinstance(value, Mapping):
        return [(str(name), _plain(text)) for name, text in value.items()]
    field = _name_field(shape)
    entries = [one if isinstance(one, Mapping) else {field: one} for one in value or ()]
    return [(str(one.get("id", "")), _plain(one.get(field, ""))) for one in entries]


def texts_by_id(shapes: Sequence[FieldShape], item: Mapping[str, Any]) -> dict[str, str]:
    """The texts of all that an item names, each on one line, by their ids."""
    listed = ((one, item.get(one.name)) for one in shapes if one.kind is Kind.NAMES)
    named = (
        ids_and_texts(one, value) for one, value in listed if isinstance(value, list | Mapping)
    )
    return {
        name: " ".join(text.split()) for pairs in named for name, text in pairs if name and text
    }


def ids_of_texts(lines: Sequence[Any], before: Any, *known: Mapping[str, str]) -> list[Any]:
    """Lines that say what an item names in its words, as ids; others as they are.

    `known` are texts by id, those before others that count more. A page that saves by itself shows
    words that it has changed meanwhile: a line without a match keeps the id that stood in its place
    `before`, where no other line names it, or else the only one that is left.
    """
    ids = {text.casefold(): name for texts in reversed(known) for name, text in texts.items()}
    taken = {name for texts in known for name in texts}
    matched = [
        str(one) if str(one) in taken else ids.get(" ".join(str(one).split()).casefold())
        for one in lines
    ]
    old = [str(one) for one in before] if isinstance(before, list) else []
    for place, name in enumerate(old[: len(matched)]):
        if matched[place] is None and name in taken and name not in matched:
            matched[place] = name
    left = [name for name in old if name in taken and name not in matched]
    if matched.count(None) == len(left) == 1:
        matched[matched.index(None)] = left[0]
    return [one if name is None else name for one, name in zip(lines, matched, strict=True)]


def fits_lines(shape: FieldShape, value: Any) -> bool:
    """Whether each text of a list of them stands on a line of its own, and has an id."""
    return value is None or all(
        name and text and "\n" not in text for name, text in ids_and_texts(shape, value)
    )


def _name_field(shape: FieldShape) -> str:
    return next(one.name for one in shape.members if one.name != "id")


def _names(shape: FieldShape, text: str, before: Any) -> Any:
    """A line each: who keeps the words keeps the id, who keeps the place does if its words go."""
    old = ids_and_texts(shape, before) if isinstance(before, list | Mapping) else []
    lines = _lines(text)
    free = dict(old)
    ids: dict[int, str] = {}
    for number, line in enumerate(lines):
        name = next((one for one, words in free.items() if words == line), None)
        if name is not None:
            ids[number] = name
            del free[name]
    for number, line in enumerate(lines):
        if number not in ids:
            here = old[number][0] if number < len(old) else ""
            ids[number] = here if here in free else unique_slug(line, {*ids.values(), *dict(old)})
            free.pop(ids[number], None)
    pairs = [(ids[number], line) for number, line in enumerate(lines)]
    if isinstance(before, Mapping) or (before is None and shape.by_name):
        return dict(pairs)
    return [{"id": name, _name_field(shape): line} for name, line in pairs]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _row(cells: Any) -> str:
    return _BETWEEN_CELLS.join(map(_plain, cells)) if isinstance(cells, list) else _plain(cells)


def _rows(text: str, before: Any) -> list[list[Any]]:
    """Cells that were numbers without quotes stay so where they are typed as they were."""
    old = before if isinstance(before, list) else []
    kept = {_plain(cell): cell for row in old if isinstance(row, list) for cell in row}
    return [[kept.get(cell, cell) for cell in _CELL.split(line)] for line in _lines(text)]


def _number(text: str) -> Any:
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text.replace(",", ".")) if _POINTED.fullmatch(text) else text


def _numbers(text: str, before: Any) -> Any:
    numbers = [_number(one) for one in re.split(r"[\s,;]+", text) if one]
    return numbers[0] if len(numbers) == 1 and not isinstance(before, list) else numbers

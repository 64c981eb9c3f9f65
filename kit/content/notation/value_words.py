"""Values of YAML in words: what was found in the place of another kind, and how to write that.

>>> seen(True), seen([1]), kind_advice("a text", 3)
('true or false (true)', 'a list', 'put it in quotes')
"""

from collections.abc import Mapping
from typing import Any, Final

from kit.items.fields.advice import number_advice, written_as

_SHOWN_MOST: Final = 40
_KINDS: Final = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    list: "a list",
    dict: "a group of fields",
    type(None): "nothing",
}


def kind_advice(wanted: str, value: Any) -> str:
    """How to write a value of the kind that is wanted."""
    if wanted in {"a number", "a whole number"}:
        example = "15" if wanted == "a whole number" else "15 or 0.5"
        return number_advice(value) or f"write digits without quotes, such as {example}"
    if wanted == "a list":
        if isinstance(value, Mapping):
            return "begin each entry with '- ', and put a name before it into the entry, as its id"
        return "write [...] around it, or each entry on a line of its own behind '- '"
    return {
        "a text": "write a text" if value is None else "put it in quotes",
        "true or false": "write true or false, without quotes",
    }.get(wanted, "write its fields below it, indented, or in {...}")


def seen(value: Any) -> str:
    """The kind of a value, and the value where it is short."""
    kind = _KINDS.get(type(value), "a value")
    if isinstance(value, list | dict) or value is None:
        return kind
    shown = repr(value) if isinstance(value, str) else written_as(value)
    return kind if len(shown) > _SHOWN_MOST else f"{kind} ({shown})"

"""Single values of a YAML text, changed where they stand: all else stays as it was typed.

>>> with_values("id: bridge  # ours", {("id",): "weir"})
'id: weir  # ours'
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from kit.content.loading.yaml_file import LARGEST_FILE, Located, parse
from kit.content.notation.yaml_depth import check_depth
from kit.content.own.yaml_text import scalar as written

#: How a value is reached: names of fields and numbers of elements.
Place = tuple[str | int, ...]
_SHOWN: Final = Path("draft.yaml")
_NUMBER: Final = re.compile("[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class _Scalar:
    """A single value, where it stands in the text, and whether without quotes."""

    place: Place
    value: str
    start: int
    end: int
    plain: bool


def scalars(text: str) -> Iterator[tuple[Place, str]]:
    """Each single value of a text with its place, in their order; none where it is no YAML."""
    return ((scalar.place, scalar.value) for scalar in _scalars(text))


def with_values(text: str, changes: Mapping[Place, str]) -> str:
    """The text with other words at these places; a place that it does not have is left out."""
    return with_each(text, lambda place, _value: changes.get(place))


def with_each(text: str, change: Callable[[Place, str], str | None]) -> str:
    """The text with each single value changed to what `change` gives for its place and value.

    None leaves a value as it is.
    """
    pieces: list[str] = []
    end = 0
    for scalar in _scalars(text):
        words = change(scalar.place, scalar.value)
        if words is not None and words != scalar.value:
            pieces += [text[end : scalar.start], _written(words, scalar)]
            end = scalar.end
    return "".join([*pieces, text[end:]])


def without_field(text: str, name: str) -> str:
    """The text with a field of the outermost group made a comment, if it stands in lines."""
    root = _root(text)
    if not isinstance(root, MappingNode) or root.flow_style:
        return text
    lines = text.split("\n")
    for key, value in root.value:
        if isinstance(key, ScalarNode) and key.value == name:
            first, last = key.start_mark.line, value.end_mark.line
            last -= 1 if value.end_mark.column == 0 and last > first else 0
            lines[first : last + 1] = [f"# {line}" for line in lines[first : last + 1]]
    return "\n".join(lines)


def _written(words: str, before: _Scalar) -> str:
    """An id as YAML, in quotes where YAML may take it for something else; a number for a number."""
    number = before.plain and _NUMBER.fullmatch(words) and _NUMBER.fullmatch(before.value)
    return words if number else written(words)


@lru_cache(maxsize=4)
def _scalars(text: str) -> tuple[_Scalar, ...]:
    """Kept for the next question about the same text, since reading it takes longest."""
    return tuple(_within(_root(text), ()))


def _root(text: str) -> Node | None:
    # By the kit's own reading first: it takes no references, which can stand for millions.
    if len(text) > LARGEST_FILE or not isinstance(parse(text, _SHOWN), Located):
        return None
    try:
        # Where a line could not be read, the rest was, and that line is in the text still.
        check_depth(text)
        root: Node | None = YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, ValueError, RecursionError):
        return None
    return root


def _within(node: Node | None, place: Place) -> Iterator[_Scalar]:
    if isinstance(node, ScalarNode):
        start, end = node.start_mark.index, node.end_mark.index
        yield _Scalar(place, node.value, start, end, not node.style)
    elif isinstance(node, SequenceNode):
        for number, element in enumerate(node.value):
            yield from _within(element, (*place, number))
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(key, ScalarNode):
                yield from _within(value, (*place, key.value))

"""A YAML text made to say something else, in which all that is said already stays as it is.

Comments, order, quotes, indentation and line breaks of what is not changed stay to the letter,
whatever the writer's way. A round trip through a YAML library writes all in one way.

    >>> print(rewritten('''id: a   # a remark
    ... title: "Who says it?"
    ... ''', {"id": "a", "title": "Who?"}), end="")
    id: a   # a remark
    title: Who?
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from kit.content.own.editing.plain_fields import UnreadableText, is_same, plain_fields
from kit.content.own.editing.yaml_pairing import (
    is_of_kind,
    is_scalar,
    pairs_of_elements,
    pairs_of_names,
)
from kit.content.own.editing.yaml_spelling import (
    WIDTH,
    document_spelled,
    element_spelled,
    entry_spelled,
    flow_spelled,
    name_spelled,
    scalar_spelled,
)
from kit.items.fields.base_models import ID_PATTERN

_REMARK: Final = re.compile(r"[ \t]+#[^\n]*")
_HEADER: Final = re.compile(r"[|>][-+0-9]*([ \t]+#[^\n]*)?")
_OVER: Final = 10
#: Deeper than this, what is new may stand in braces; items and key entries never do.
_SHALLOW: Final = 1
_MAP: Final = "tag:yaml.org,2002:map"


def rewritten(text: str, fields: Mapping[str, Any]) -> str:
    """The text, saying these fields in this order; itself where it does already.

    Where it is written in a way that cannot be kept, it is spelled anew, without its comments.
    Raises UnreadableText.
    """
    now = plain_fields(text)
    if is_same(now, fields):
        return text
    try:
        changed = _Text(text).whole(now, fields)
        if is_same(plain_fields(changed), fields):
            return changed
    except (_OtherSpelling, UnreadableText, YAMLError):
        pass
    return document_spelled(fields)


class _OtherSpelling(Exception):
    """Something is written in a way that this module does not take apart."""


@dataclass(frozen=True)
class _Entry:
    """A field or element as it is written: from its name or dash to the end of its value."""

    start: int
    value_start: int
    end: int
    node: Any
    #: Whole lines of comments and blank ones above it.
    lead: str


class _Text:
    """A text and the places of all that stands in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = YAML(typ="safe", pure=True).compose(text)

    def whole(self, old: Any, new: Any) -> str:
        """The text with its fields changed."""
        if self.root is None or self.root.tag != _MAP or self.root.flow_style or not new:
            raise _OtherSpelling
        start, end = self._start(self.root), self._end(self.root)
        return self.text[:start] + self._value(self.root, old, new, 0, 0) + self.text[end:]

    def _start(self, node: Any) -> int:
        return int(node.start_mark.index)

    def _own_end(self, node: Any) -> int:
        """Where a value ends; what YAML counts to it besides, blank lines and comments, is not."""
        start, end = self._start(node), node.end_mark.index
        if isinstance(node.value, list) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        if isinstance(node.value, str) and node.style in ("|", ">"):
            lines = self.text[start:end].rstrip().split("\n")
            depth = len(lines[1]) - len(lines[1].lstrip(" ")) if len(lines) > 1 else 0
            while len(lines) > 1 and len(lines[-1]) - len(lines[-1].lstrip(" ")) < depth:
                lines.pop()
            return start + len("\n".join(lines).rstrip())
        return int(end)

    def _end(self, node: Any) -> int:
        """The same, with a remark behind it in its last line."""
        end = self._own_end(node)
        if isinstance(node.value, list) and not node.flow_style and node.value:
            return end
        remark = _REMARK.match(self.text, end)
        return remark.end() if remark else end

    def _value(self, node: Any, old: Any, new: Any, column: int, depth: int) -> str:
        """A group or list as it is to be written, from its first sign on."""
        own = self.text[self._start(node) : self._end(node)]
        if is_same(old, new):
            return own
        if isinstance(node.value, str) or not new or not is_of_kind(old, new):
            raise _OtherSpelling
        if node.flow_style:
            return self._flow(node, old, new)
        place = node.start_mark.column
        if isinstance(old, Mapping):
            return self._group(node, old, new, place, depth)
        return self._list(node, old, new, place, depth)

    def _group(self, node: Any, old: Any, new: Any, column: int, depth: int) -> str:
        entries = self._entries(node, column)
        names = [key.value for key, _value in node.value]
        if list(old) != names:
            raise _OtherSpelling
        pieces = []
        for name, before in pairs_of_names(old, new):
            if before is None:
                block = depth <= _SHALLOW and isinstance(new[name], Mapping)
                pieces.append(("", entry_spelled(name, new[name], column, block=block)))
                continue
            entry = entries[names.index(before)]
            body = self._field(entry, before, name, (old[before], new[name]), column, depth)
            pieces.append((entry.lead, body))
        return self._joined(node, pieces, column)

    def _list(self, node: Any, old: Any, new: Any, column: int, depth: int) -> str:
        entries = self._entries(node, column)
        pieces = []
        for number, before in pairs_of_elements(old, new):
            block = depth <= _SHALLOW
            if before is None:
                pieces.append(("", element_spelled(new[number], column, block=block)))
                continue
            entry, pair = entries[before], (old[before], new[number])
            body = self._element(entry, pair, column, depth, block=block)
            pieces.append((entry.lead, body))
        return self._joined(node, pieces, column)

    def _entries(self, node: Any, column: int) -> list[_Entry]:
        """What a group or list holds, each with the lines above it."""
        entries: list[_Entry] = []
        end = -1
        for child in node.value:
            key, value = child if isinstance(child, tuple) else (None, child)
            start = self._start(key) if key is not None else self._dash(value, end, node)
            lead = self._lead(end, start, column) if entries else ""
            end = max(self._end(value), start + 1)
            if key is not None and not isinstance(key.value, str):
                raise _OtherSpelling
            entries.append(_Entry(start, self._start(value), end, value, lead))
        return entries

    def _dash(self, element: Any, after: int, node: Any) -> int:
        """Where the dash of an element stands, which begins after a place."""
        if after < 0:
            dash = self._start(node)
        else:
            column = node.start_mark.column
            dash = self.text.find("\n" + " " * column + "-", after - 1, self._start(element))
            dash += column + 1 if dash >= 0 else 0
        if dash < 0 or self.text[dash] != "-":
            raise _OtherSpelling
        return dash

    def _lead(self, end: int, start: int, column: int) -> str:
        """The lines between two entries."""
        gap = self.text[end:start]
        first, line_break, rest = gap.partition("\n")
        if first.strip() or not line_break or not rest.endswith(" " * column):
            raise _OtherSpelling
        lead = rest[: len(rest) - column]
        if lead and not lead.endswith("\n"):
            raise _OtherSpelling
        return lead

    def _joined(self, node: Any, pieces: Sequence[tuple[str, str]], column: int) -> str:
        start = self._start(node)
        line = self.text.rfind("\n", 0, start) + 1
        indent = " " * column
        (lead, body), *others = pieces
        own_line = not self.text[line:start].strip()
        written = lead.lstrip(" ") + (indent if lead else "") + body if own_line else body
        waiting = "" if own_line else lead
        for lead, body in others:
            written += "\n" + waiting + lead + indent + body
            waiting = ""
        return written

    def _field(
        self, entry: _Entry, before: str, name: str, pair: tuple[Any, Any], column: int, depth: int
    ) -> str:
        """One field of a group: its name, what stands between, its value."""
        old, new = pair
        head = self.text[entry.start : entry.value_start]
        if before != name:
            head = name_spelled(name) + head[head.index(":") :]
        if is_same(old, new):
            return head + self.text[entry.value_start : entry.end]
        if is_scalar(old) and is_scalar(new) and entry.value_start > entry.start:
            room = len(head) if "\n" not in head else WIDTH
            return self._scalar(entry, head, new, column, room)
        try:
            body = head + self._value(entry.node, old, new, column, depth + 1)
        except _OtherSpelling:
            return entry_spelled(name, new, column)
        last = body.rsplit("\n", 1)[-1]
        too_long = entry.node.flow_style and len(last) + column > WIDTH + _OVER
        return entry_spelled(name, new, column) if too_long else body

    def _element(
        self, entry: _Entry, pair: tuple[Any, Any], column: int, depth: int, *, block: bool
    ) -> str:
        """One element of a list: its dash and its value."""
        old, new = pair
        head = self.text[entry.start : entry.value_start]
        if is_same(old, new):
            return head + self.text[entry.value_start : entry.end]
        if is_scalar(old) and is_scalar(new):
            return self._scalar(entry, head, new, column, len(head))
        try:
            return head + self._value(entry.node, old, new, column, depth + 1)
        except _OtherSpelling:
            return element_spelled(new, column, block=block)

    def _scalar(self, entry: _Entry, head: str, new: Any, column: int, room: int) -> str:
        """A value in the place of another; a remark in its line stays in its first line."""
        remark = self.text[self._own_end(entry.node) : entry.end]
        header = _HEADER.match(self.text, entry.value_start)
        if entry.node.style in ("|", ">") and header:
            remark = header[1] or ""
        spelled = scalar_spelled(new, column, room)
        if remark and spelled == new and not re.fullmatch(ID_PATTERN, spelled):
            # Behind a text without quotes a remark would be taken for its lost end.
            spelled = json.dumps(new, ensure_ascii=False)
        first, line_break, rest = spelled.partition("\n")
        return (head if head[-1:].isspace() else head + " ") + first + remark + line_break + rest

    def _flow(self, node: Any, old: Any, new: Any) -> str:
        """A group or list in brackets: entries in their places, or the row of them anew."""
        start, end = self._start(node), self._end(node)
        grouped = isinstance(old, Mapping)
        children = node.value if grouped else [(None, value) for value in node.value]
        pairs = (
            [(name, name if name in old else None) for name in new]
            if grouped
            else pairs_of_elements(old, new)
        )
        names = list(old) if grouped else list(range(len(old)))
        if len(children) != len(names):
            raise _OtherSpelling
        bodies: list[str] = []
        for name, before in pairs:
            if before is None:
                body = flow_spelled({name: new[name]})[1:-1] if grouped else flow_spelled(new[name])
                bodies.append(body)
                continue
            key, value = children[names.index(before)]
            head = self.text[self._start(key) : self._start(value)] if key is not None else ""
            bodies.append(head + self._flow_value(value, old[before], new[name]))
        brackets = self.text[start] + "%s" + self.text[self._own_end(node) - 1]
        if [before for _name, before in pairs] != names:
            return brackets % ", ".join(bodies) + self.text[self._own_end(node) : end]
        written, at = "", start
        for (key, value), body in zip(children, bodies, strict=True):
            first = self._start(key if key is not None else value)
            written += self.text[at:first] + body
            at = self._own_end(value)
        return written + self.text[at:end]

    def _flow_value(self, node: Any, old: Any, new: Any) -> str:
        if is_same(old, new):
            return self.text[self._start(node) : self._own_end(node)]
        if isinstance(node.value, list) and node.value and new and is_of_kind(old, new):
            return self._flow(node, old, new)
        return flow_spelled(new)

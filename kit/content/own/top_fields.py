"""Fields at the top of a file, set in its text: comments, order and spelling of all else stay."""

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from kit.content.notation.yaml_depth import check_depth

_FRONT_MATTER: Final = re.compile(r"\A(---\n)(.*?\n)(---\n.*)\Z", re.DOTALL)
#: Signs that end a line for YAML and not for JSON.
_LINE_ENDS: Final = str.maketrans({"\x85": "\\N", "\u2028": "\\L", "\u2029": "\\P"})


def quoted(text: str) -> str:
    """A text as a value of YAML that means just that, whatever it holds."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f").translate(_LINE_ENDS)


def top_field(text: str, name: str) -> str | None:
    """The value of a field at the top of a YAML text or of front matter.

    None where it has no such field, where it is no plain value, or the text cannot be read.
    """
    node = _value_node(_matter(text)[1], name)
    return str(node.value) if isinstance(node, ScalarNode) else None


def with_top_field(text: str, name: str, value: str) -> str | None:
    """The text with another value for a field that it has, written as it is to stand there.

    None where `top_field` would be.
    """
    before, matter, after = _matter(text)
    node = _value_node(matter, name)
    if not isinstance(node, ScalarNode):
        return None
    start, end = node.start_mark.index, node.end_mark.index
    # What is folded over lines ends behind the last of them.
    line_end = "\n" if matter[start:end].endswith("\n") else ""
    return before + matter[:start] + value + line_end + matter[end:] + after


def without_top_field(text: str, name: str) -> str:
    """The text without a field of one line; as it is where it has none such."""
    before, matter, after = _matter(text)
    node = _value_node(matter, name)
    if not isinstance(node, ScalarNode):
        return text
    lines = matter.split("\n")
    del lines[node.start_mark.line]
    return before + "\n".join(lines) + after


def _matter(text: str) -> tuple[str, str, str]:
    """A text of Markdown cut at its front matter; all of any other."""
    parts = _FRONT_MATTER.match(text)
    return (parts[1], parts[2], parts[3]) if parts else ("", text, "")


def _value_node(text: str, name: str) -> Node | None:
    return next((value for key, value in _fields(text) if key.value == name), None)


@lru_cache(maxsize=8)
def _fields(text: str) -> Sequence[tuple[Node, Node]]:
    """Name and value of each field at the top; kept, since several are asked for one by one."""
    try:
        check_depth(text)
        root = YAML(typ="rt", pure=True).compose(text)
    except (YAMLError, ValueError, RecursionError):
        return ()
    if not isinstance(root, MappingNode) or root.flow_style:
        return ()
    return tuple(root.value)

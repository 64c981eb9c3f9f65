"""YAML with the line of everything in it.

>>> located = parse('''title: Who says it?
... items:
...   - id: plan
...     text: "The mayor: the plan is ready."
... ''', Path("exercises/07.yaml"))
>>> located.data["items"][0]["id"], located.line(["items", 0, "text"])
('plan', 4)
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.tokens import AliasToken, AnchorToken

from kit.content.problems import Problem

#: More than any exercise needs; what is larger is something else by mistake.
LARGEST_FILE: Final = 1024 * 1024
Path_ = tuple[str | int, ...]


@dataclass(frozen=True)
class Located:
    """Plain data, and the line of each key and element by its path. `first` is line 1's number."""

    data: Any
    lines: Mapping[Path_, int] = field(default_factory=dict)
    first: int = 1

    def path_to(self, location: Sequence[str | int]) -> Path_:
        """The part of a location that exists in the file; what is no key or index is left out."""
        path: Path_ = ()
        for part in location:
            if (*path, part) in self.lines:
                path = (*path, part)
        return path

    def line(self, location: Sequence[str | int]) -> int:
        """The line of a location, or of the nearest thing around it that is in the file."""
        return self.lines.get(self.path_to(location), self.first)


def read_text(path: Path, shown: Path) -> str | Problem:
    """The file's text, or why it cannot be read. A byte-order mark is dropped."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        return Problem(
            shown, 1, "file", f"a file that cannot be read ({error.strerror})", "a readable file",
            "check its permissions",
        )  # fmt: skip
    if len(raw) > LARGEST_FILE:
        return Problem(
            shown, 1, "file", f"{len(raw)} bytes", f"at most {LARGEST_FILE} bytes",
            "split it, or put the right file in its place",
        )  # fmt: skip
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return Problem(
            shown, line, "file", f"the byte 0x{raw[error.start]:02x}", "text in UTF-8",
            "save the file anew as UTF-8",
        )  # fmt: skip


def parse(text: str, shown: Path, first: int = 1) -> Located | Problem:
    """The text as located data; `first` is the number of its first line in the file."""
    try:
        line = _anchor_line(text)
        if line is not None:
            return Problem(
                shown, line + first, "file", "an anchor or alias (& or *)",
                "values written out, quoted where they begin with & or *",
                "write the value out, or put it in quotes",
            )  # fmt: skip
        loaded = YAML(typ="rt", pure=True).load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = " ".join((error.problem or "text that is no YAML").split("\n")[0].split())
        return Problem(
            shown, (mark.line if mark else 0) + first, "file", f"broken YAML ({reason})",
            "YAML 1.2 without duplicate keys",
            "mend the line; texts with a colon or a quotation mark want quotes around them",
        )  # fmt: skip
    except (YAMLError, ValueError, RecursionError) as error:
        return Problem(
            shown, first, "file", f"broken YAML ({str(error).splitlines()[0]})",
            "YAML 1.2 without duplicate keys", "mend the file",
        )  # fmt: skip
    lines: dict[Path_, int] = {}
    data = _plain(loaded, (), lines, first)
    return Located(data, lines, first)


def _anchor_line(text: str) -> int | None:
    """The line, from 0, of the first anchor or alias. To look for one is a third of all parsing."""
    if "&" not in text and "*" not in text:
        return None
    for token in YAML(typ="safe", pure=True).scan(text):
        if isinstance(token, AnchorToken | AliasToken):
            return int(token.start_mark.line)
    return None


def _plain(node: Any, path: Path_, lines: dict[Path_, int], first: int) -> Any:
    if isinstance(node, CommentedMap):
        for key in node:
            lines[(*path, key)] = node.lc.key(key)[0] + first
        return {key: _plain(value, (*path, key), lines, first) for key, value in node.items()}
    if isinstance(node, CommentedSeq):
        for index in range(len(node)):
            lines[(*path, index)] = node.lc.item(index)[0] + first
        return [_plain(value, (*path, index), lines, first) for index, value in enumerate(node)]
    if isinstance(node, str):
        return str(node)
    if isinstance(node, bool) or node is None:
        return node
    if isinstance(node, int):
        return int(node)
    return float(node) if isinstance(node, float) else node

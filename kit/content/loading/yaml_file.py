"""YAML with the line of everything in it.

>>> located = parse('''title: Who says it?
... items:
...   - id: plan
...     text: "The mayor: the plan is ready."
... ''', Path("exercises/07.yaml"))
>>> located.data["items"][0]["id"], located.line(["items", 0, "text"])
('plan', 4)
"""

import errno
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from ruamel.yaml.error import YAMLError

from kit.content.notation.yaml_faults import Fault, fault_of
from kit.content.notation.yaml_mending import Mended, read_around
from kit.content.notation.yaml_tree import UnreadableYAML, YamlTree
from kit.content.problems import Problem

#: More than any exercise needs; what is larger is something else by mistake.
LARGEST_FILE: Final = 1024 * 1024
Path_ = tuple[str | int, ...]
#: How every .docx and .odt begins.
_PACKED: Final = b"PK\x03\x04"
#: Control characters, signs that end a line in YAML alone, a byte-order mark in the middle.
_NO_TEXT: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_REASONS: Final = MappingProxyType(
    {
        errno.EACCES: ("it may not be opened", "allow it to be read"),
        errno.EPERM: ("it may not be opened", "allow it to be read"),
        errno.ENOENT: ("its link leads to nothing", "put the file itself in its place"),
    }
)


@dataclass(frozen=True)
class Located:
    """Plain data, and the line of each key and element by its path. `first` is line 1's number.

    `problems` are those of the writing, each with the path of what it is about: what of the text
    is not in the data, or is there as something else. `unread` are the places of values that could
    not be read, with something else in their place; `gaps` those in which something may be missing
    for that reason. `fault` is the first of the mistakes around which it was read, where it is no
    YAML as it stands. `text` is as it was written.
    """

    data: Any
    lines: Mapping[Path_, int] = field(default_factory=dict)
    first: int = 1
    problems: Sequence[tuple[Path_, Problem]] = ()
    unread: frozenset[Path_] = frozenset()
    gaps: frozenset[Path_] = frozenset()
    text: str = ""
    fault: Problem | None = None

    def path_to(self, location: Sequence[str | int]) -> Path_:
        """The part of a location that exists in the file; what is no key or index is left out."""
        path: Path_ = ()
        for part in location:
            if (*path, part) in self.lines:
                path = (*path, part)
        return path

    def line(self, location: Sequence[str | int], near: str = "") -> int:
        """The line of a location, or of the nearest thing around it that is in the file.

        `near`: words on one of the lines of a text there; that line, if they are found.
        """
        begin = self.lines.get(self.path_to(location), self.first)
        if near:
            below = self.text.split("\n")[begin - self.first :]
            return next((begin + n for n, line in enumerate(below) if near in line), begin)
        return begin


def read_text(path: Path, shown: Path) -> str | Problem:
    """The file's text, or why it cannot be read. A byte-order mark is dropped."""
    try:
        if path.is_dir():
            return _file_problem(
                shown, "a folder", "a file of that name", "give the folder another name"
            )
        if path.exists() and not path.is_file():
            return _file_problem(
                shown, "no plain file", "a file with text", "put a file in its place"
            )
        size = path.stat().st_size
        if size > LARGEST_FILE:
            return _file_problem(
                shown, f"{size} bytes", f"at most {LARGEST_FILE} bytes",
                "split it, or put the right file in its place",
            )  # fmt: skip
        raw = path.read_bytes()
    except OSError as error:
        reason, advice = _REASONS.get(
            error.errno or 0, (error.strerror or "no reason given", "check its permissions")
        )
        return _file_problem(
            shown, f"a file that cannot be read ({reason})", "a readable file", advice
        )
    return _decoded(raw, shown)


def _decoded(raw: bytes, shown: Path) -> str | Problem:
    if raw.startswith(_PACKED):
        return _file_problem(
            shown, "a packed file, such as Word's .docx under another name", "text in UTF-8",
            "save it as plain text, from Word with 'Save as', and rename that",
        )  # fmt: skip
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return Problem(
            shown, line, "file", f"the byte 0x{raw[error.start]:02x}", "text in UTF-8",
            "save the file anew as UTF-8",
        )  # fmt: skip
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    odd = _NO_TEXT.search(text)
    if odd is None:
        return text
    return Problem(
        shown, text.count("\n", 0, odd.start()) + 1, "file",
        f"a sign that cannot be shown (U+{ord(odd[0]):04X})", "letters, digits and signs",
        "delete it; where it stands for a letter, save the file anew as UTF-8",
    )  # fmt: skip


def _file_problem(shown: Path, mistake: str, allowed: str, advice: str) -> Problem:
    return Problem(shown, 1, "file", mistake, allowed, advice)


def parse(text: str, shown: Path, first: int = 1) -> Located | Problem:
    """The text as located data; `first` is the number of its first line in the file.

    Where it is no YAML, what can be read around the mistakes is, if anything can.
    """
    mended = read_around(
        text,
        lambda left: YamlTree(left, shown, first),
        lambda left, error: _fault(left, error, first),
        (UnreadableYAML, YAMLError, ValueError, RecursionError),
    )
    faults = [
        Problem(shown, fault.line + first, fault.where, fault.mistake, fault.allowed, fault.advice)
        for fault in mended.faults
    ]
    tree = mended.tree
    if tree is None or (faults and not isinstance(tree.data, dict)):
        return faults[0] if len(faults) == 1 else replace(faults[0], advice=_more(faults[0]))
    places, gaps = _unread(tree, mended, first)
    problems = [*(((), fault) for fault in faults), *tree.problems]
    first_fault = faults[0] if faults else None
    return Located(tree.data, tree.lines, first, tuple(problems), places, gaps, text, first_fault)


def _more(fault: Problem) -> str:
    return f"{fault.advice}; what else is wrong in the file is said when it is mended"


def _fault(text: str, error: Exception, first: int) -> Fault:
    if not isinstance(error, UnreadableYAML):
        return fault_of(text, error)
    problem = error.problem
    return Fault(
        problem.line - first, problem.found, problem.allowed, problem.advice, problem.where
    )


def _unread(
    tree: YamlTree, mended: Mended[YamlTree], first: int
) -> tuple[frozenset[Path_], frozenset[Path_]]:
    """The places of values that could not be read, and those in which something may be missing."""
    places = {path for path, line in tree.lines.items() if line - first in mended.stood_in}
    deepest = {
        path
        for path in places
        if not any(other[: len(path)] == path and other != path for other in places)
    }
    gaps: set[Path_] = set()
    for number in mended.blanked | {fault.line for fault in mended.faults}:
        above = [path for path, line in tree.lines.items() if line - first < number]
        nearest = max(above, key=lambda path: (tree.lines[path], len(path)), default=())
        gaps |= {nearest[:length] for length in range(len(nearest) + 1)}
    return frozenset(deepest), frozenset(gaps)

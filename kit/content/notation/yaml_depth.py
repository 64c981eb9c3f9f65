"""How deep lists and groups of YAML lie within each other, told before a parser reads them.

A parser looks at all that is open on a line for each sign that it reads: fifty thousand brackets
take it seconds, some hundred lines of a thousand each a quarter of a minute.

>>> deepest("{official: [a, b], sourced: [[c]]}")
3
"""

import re
from pathlib import Path
from typing import Final

from ruamel.yaml.error import YAMLError

from kit.content.problems import Problem

#: More than any file has; the deepest shipped one has six.
DEEPEST: Final = 20
#: Brackets open at a time on one line. Those of a quoted text count too, so there may be more.
BRACKETS_MOST: Final = 100
_BRACKET: Final = re.compile(r"[\[\]{}]")


def too_deep(shown: Path, line: int, where: str, depth: str) -> Problem:
    """What is said of it; `depth` in words."""
    return Problem(
        shown, line, where, f"lists or groups of fields within each other, {depth} deep",
        f"at most {DEEPEST}", "take brackets or blanks out",
    )  # fmt: skip


class TooDeep(YAMLError):
    """Brackets `depth` deep on a line; `line` counts from 0."""

    def __init__(self, line: int, depth: int) -> None:
        super().__init__(f"line {line + 1}: brackets {depth} deep")
        self.line = line
        self.depth = depth

    def problem(self, shown: Path, first: int) -> Problem:
        """What is said of it in a file whose first line has that number."""
        return too_deep(shown, self.line + first, "file", str(self.depth))


def check_depth(text: str) -> None:
    """Raises TooDeep for the first line that opens more than BRACKETS_MOST within each other."""
    for number, line in enumerate(text.split("\n")):
        if line.count("[") + line.count("{") > BRACKETS_MOST:
            depth = deepest(line)
            if depth > BRACKETS_MOST:
                raise TooDeep(number, depth)


def deepest(line: str) -> int:
    """The most brackets that are open at a time; one that closes nothing counts for none."""
    most = depth = 0
    for match in _BRACKET.finditer(line):
        depth = depth + 1 if match[0] in "[{" else max(0, depth - 1)
        most = max(most, depth)
    return most

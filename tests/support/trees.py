"""The syntax trees of modules, parsed once for all tests of a process that walk through the kit."""

import ast
from functools import cache
from pathlib import Path

import pytest

#: So that one process parses all, and no other: 1,100 modules are seconds of the processor.
ONE_PROCESS = pytest.mark.xdist_group("syntax trees")


@cache
def tree_of(path: Path) -> ast.Module:
    """A module's tree, for reading: others get the same one."""
    return ast.parse(path.read_text("utf-8"))

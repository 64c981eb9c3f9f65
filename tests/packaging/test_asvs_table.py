"""The page on security and the file that its table is made of; what the file names is there."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from scripts.asvs_table import (
    CHAPTERS,
    ENTRIES,
    PAGE,
    STATES,
    Entry,
    counts,
    entries,
    here,
    page_with,
    table,
)

ROOT = Path(__file__).parents[2]
ALL = entries(ENTRIES.read_text("utf-8"))
#: How many requirements of the standard are in each chapter, of level 1 and of level 2.
LEVELS = {
    1: (8, 19), 2: (4, 7), 3: (8, 11), 4: (2, 8), 5: (4, 5), 6: (13, 22), 7: (6, 12), 8: (4, 3),
    9: (4, 3), 10: (5, 24), 11: (3, 11), 12: (3, 6), 13: (1, 12), 14: (2, 7), 15: (3, 10),
    16: (0, 16), 17: (0, 7),
}  # fmt: skip
FIELDS = {
    "met": {"tests", "document"},
    "not applicable": {"why"},
    "not met": {"why", "instead", "tests"},
}
LONGEST_WORDS = 100


@cache
def functions_in(path: Path) -> dict[str, ast.FunctionDef]:
    tree = ast.parse(path.read_text("utf-8"))
    assert not any(is_skip(mark) for mark in module_marks(tree)), path
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def module_marks(tree: ast.Module) -> Iterator[ast.expr]:
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id="pytestmark")], value=ast.List(elts=marks)):
                yield from marks
            case ast.Assign(targets=[ast.Name(id="pytestmark")], value=mark):
                yield mark


def is_skip(mark: ast.expr) -> bool:
    """Whether it leaves a test out, whatever the circumstances."""
    name = ast.unparse(mark.func if isinstance(mark, ast.Call) else mark)
    return name in {"pytest.mark.skip", "pytest.mark.xfail", "unittest.skip"}


def test_every_requirement_is_there_once_and_in_order() -> None:
    numbers = [tuple(map(int, name.split("."))) for name in ALL]
    assert numbers == sorted(set(numbers))
    assert all(len(number) == 3 for number in numbers)
    assert ENTRIES.read_text("utf-8").count("\n  level: ") == len(ALL) == 253
    by_level = {
        chapter: tuple(
            sum(counts(ALL)[chapter, level, state] for state in STATES) for level in (1, 2)
        )
        for chapter in CHAPTERS
    }
    assert by_level == LEVELS


@pytest.mark.parametrize("name", ALL)
def test_entry_says_all_that_its_state_asks(name: str) -> None:
    entry = ALL[name]
    assert set(entry) <= {"level", "words", "state"} | FIELDS[entry["state"]]
    assert 0 < len(entry["words"]) <= LONGEST_WORDS
    assert not entry["words"].endswith(".")
    match entry["state"]:
        case "met":
            assert entry.get("tests") or entry.get("document")
        case "not applicable":
            assert entry["why"]
        case _:
            assert entry["why"]
            assert entry["instead"]


# In one process: each file is parsed once.
@pytest.mark.xdist_group("table of ASVS")
@pytest.mark.parametrize(
    "name", sorted({test for entry in ALL.values() for test in entry.get("tests", ())})
)
def test_test_that_is_named_is_there_and_not_left_out(name: str) -> None:
    path, _, function = name.partition("::")
    assert path.startswith("tests/")
    assert function.startswith("test_")
    node = functions_in(ROOT / path).get(function)
    assert node, f"{path} has no {function}"
    assert not any(is_skip(mark) for mark in node.decorator_list)


def test_page_has_what_the_file_says() -> None:
    page = PAGE.read_text("utf-8")
    assert page_with(page, table(ALL)) == page, "run `python -m scripts.asvs_table`"


def test_page_without_a_place_is_told() -> None:
    with pytest.raises(
        ValueError, match=r"security\.md has no '## OWASP ASVS 5\.0, levels 1 and 2'"
    ):
        page_with("# Security\n", "")


@pytest.mark.parametrize(
    ("entry", "cell"),
    [
        (
            {"state": "met", "tests": ["tests/a.py::test_what_a_name_says"]},
            "**Met.** Shown by *what a name says* (tests/a.py).",
        ),
        ({"state": "met", "document": "[Limits](#limits)."}, "**Met.** [Limits](#limits)."),
        ({"state": "not applicable", "why": "No mail."}, "Not applicable. No mail."),
        (
            {
                "state": "not met",
                "why": "No vault.",
                "instead": "A file.",
                "tests": ["tests/a.py::test_what_a_name_says"],
            },
            "**Not met.** No vault. Instead: A file. Shown by *what a name says* (tests/a.py).",
        ),
    ],
)
def test_cell_says_state_and_reason(entry: Entry, cell: str) -> None:
    assert here(entry) == cell

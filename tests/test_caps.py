"""Sizes are bounded, so that each file can be read at one sitting.

What is over its cap today stands in a list with its size: it may shrink, never grow, and is struck
from the list once it is within the cap. Nothing is added to the lists.
"""

import ast
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
#: The steps of the schema are no modules to read or to extend: each is written once.
MIGRATIONS = ROOT / "kit" / "store" / "migrations"
KIT = [path for path in sorted((ROOT / "kit").rglob("*.py")) if MIGRATIONS not in path.parents]
PYTHON = [*KIT, *sorted((ROOT / "scripts").rglob("*.py"))]
STATIC = sorted(
    path for path in (ROOT / "kit" / "static").rglob("*") if path.suffix in {".js", ".css"}
)

LONG_TEMPLATES: dict[str, int] = {}
WIDE_TEMPLATES: dict[str, int] = {}
LONG_STATIC = {"kit/static/items/highlight.js": 313, "kit/static/kit.css": 313}
LONG_MODULES = {
    "kit/classroom/demo/build.py": 317,
    "kit/store/answering/attempts.py": 343,
    "kit/store/keys/decisions.py": 315,
}
LONG_FUNCTIONS = {
    "kit/classroom/assignments/assignments.py: give": 60,
    "kit/store/answering/merging.py: _fold": 50,
    "kit/store/keys/decisions.py: changed_marks": 42,
    "kit/store/answering/marked_answers.py: answer_rows": 45,
    "kit/web/__init__.py: create_app": 44,
    "kit/web/template_globals.py: init_app": 43,
}
FULL_FOLDERS: dict[str, int] = {}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines_of(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def lengths(paths: list[Path]) -> dict[str, int]:
    """How many lines each file has."""
    return {name_of(path): len(lines_of(path)) for path in paths}


def functions_of(path: Path) -> Iterator[tuple[str, int]]:
    """Each function and method of a module with its number of lines, from `def` to its end."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            yield node.name, node.end_lineno - node.lineno + 1


def hold_to(cap: int, sizes: Mapping[str, int], exceptions: Mapping[str, int]) -> None:
    """Fail with the name and size of whatever is over its cap, or is an exception no more."""
    over = {
        name: size for name, size in sizes.items() if size > max(cap, exceptions.get(name, cap))
    }
    assert over == {}, f"over the cap of {cap}: {over}"
    within = [name for name in exceptions if sizes.get(name, 0) <= cap]
    assert within == [], f"no exceptions to the cap of {cap} any more, so strike them: {within}"


def test_templates_are_short() -> None:
    hold_to(120, lengths(TEMPLATES), LONG_TEMPLATES)


def test_lines_of_templates_are_short() -> None:
    widest = {name_of(path): max(map(len, lines_of(path)), default=0) for path in TEMPLATES}
    hold_to(140, widest, WIDE_TEMPLATES)


def test_scripts_and_styles_are_short() -> None:
    hold_to(300, lengths(STATIC), LONG_STATIC)


def test_modules_are_short() -> None:
    hold_to(300, lengths(PYTHON), LONG_MODULES)


def test_functions_are_short() -> None:
    sizes: dict[str, int] = {}
    for path in PYTHON:
        for function, size in functions_of(path):
            name = f"{name_of(path)}: {function}"
            sizes[name] = max(size, sizes.get(name, 0))
    hold_to(40, sizes, LONG_FUNCTIONS)


def test_folders_hold_few_modules() -> None:
    modules = Counter(name_of(path.parent) for path in KIT if path.name != "__init__.py")
    hold_to(12, modules, FULL_FOLDERS)

"""Sizes are bounded, so that each file can be read at one sitting. There are no exceptions."""

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


def hold_to(cap: int, sizes: Mapping[str, int]) -> None:
    """Fail with the name and size of whatever is over its cap."""
    over = {name: size for name, size in sizes.items() if size > cap}
    assert over == {}, f"over the cap of {cap}: {over}"


def test_templates_are_short() -> None:
    hold_to(120, lengths(TEMPLATES))


def test_lines_of_templates_are_short() -> None:
    widest = {name_of(path): max(map(len, lines_of(path)), default=0) for path in TEMPLATES}
    hold_to(140, widest)


def test_scripts_and_styles_are_short() -> None:
    hold_to(300, lengths(STATIC))


def test_modules_are_short() -> None:
    hold_to(300, lengths(PYTHON))


def test_functions_are_short() -> None:
    sizes: dict[str, int] = {}
    for path in PYTHON:
        for function, size in functions_of(path):
            name = f"{name_of(path)}: {function}"
            sizes[name] = max(size, sizes.get(name, 0))
    hold_to(40, sizes)


def test_folders_hold_few_modules() -> None:
    modules = Counter(name_of(path.parent) for path in KIT if path.name != "__init__.py")
    hold_to(12, modules)

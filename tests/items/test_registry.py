"""The registry is the one door to the item types: no other module knows the module of one."""

import ast
from collections.abc import Iterator
from pathlib import Path

from kit.items import ITEM_TYPES
from tests.support.trees import ONE_PROCESS, tree_of

KIT = Path(__file__).parent.parent.parent / "kit"
#: The module of each type, by its full name.
MODULES = {type(item_type).__module__ for item_type in ITEM_TYPES.values()}


def imports_of(path: Path) -> Iterator[str]:
    """The full names that a module imports; of `from a import b` both `a` and `a.b`."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_each_type_has_a_module_of_its_own() -> None:
    assert len(MODULES) == len(ITEM_TYPES)
    assert {module.rpartition(".")[2] for module in MODULES} == set(ITEM_TYPES)


@ONE_PROCESS
def test_only_the_registry_imports_the_module_of_a_type() -> None:
    registry = KIT / "items" / "__init__.py"
    assert set(imports_of(registry)) >= MODULES
    offenders = [
        f"{path.relative_to(KIT.parent)}: {name}"
        for path in sorted(KIT.rglob("*.py"))
        if path != registry
        for name in set(imports_of(path)) & MODULES
    ]
    assert not offenders

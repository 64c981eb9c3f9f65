"""Steps of the schema may be taken while the kit of the release before serves: they expand alone."""

import ast
from pathlib import Path

import pytest

from kit.store import migrations

VERSIONS = Path(migrations.__file__).parent / "versions"
#: From here on: docs/deployment.md, "What a step of the schema may do".
FIRST = "0020"
#: Steps that drop what no kit since the release before uses, by their number: why that is so.
CONTRACTING: dict[str, str] = {}
EXPANDS = {"create_table", "create_index", "add_column", "execute", "batch_alter_table"}
#: Names of what is made.
PARTS = {"f"}
STEPS = sorted(path for path in VERSIONS.glob("[0-9]*.py") if path.stem >= FIRST)


def upgrade_of(step: Path) -> ast.FunctionDef:
    tree = ast.parse(step.read_text("utf-8"))
    return next(
        node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "upgrade"
    )


def calls(step: Path) -> list[ast.Call]:
    """What a step asks of Alembic: `op.…` and of a table in batches."""
    return [
        node
        for node in ast.walk(upgrade_of(step))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in {"op", "batch", "batch_op"}
    ]


def refuses_older(call: ast.Call) -> bool:
    """Whether a column or an index refuses rows that a kit writes which does not know it."""
    assert isinstance(call.func, ast.Attribute)
    words = {word.arg: ast.unparse(word.value) for word in call.keywords}
    if call.func.attr == "create_index":
        return words.get("unique") == "True"
    if call.func.attr == "execute":
        said = ast.unparse(call).upper()
        return any(word in said for word in ("DROP", "RENAME", "DELETE", "ALTER"))
    if call.func.attr != "add_column":
        return False
    (column,) = [part for part in call.args if isinstance(part, ast.Call)]
    own = {word.arg: ast.unparse(word.value) for word in column.keywords}
    return own.get("nullable") != "True" and "server_default" not in own


@pytest.mark.parametrize("step", STEPS, ids=lambda path: path.stem)
def test_step_adds_and_takes_nothing_from_the_kit_before(step: Path) -> None:
    if step.stem[:4] in CONTRACTING:
        return
    asked = calls(step)
    names = {call.func.attr for call in asked if isinstance(call.func, ast.Attribute)}
    assert names - PARTS <= EXPANDS, (
        f"{step.name} does more than expand: a kit of the release before may serve meanwhile"
    )
    assert not [ast.unparse(call) for call in asked if refuses_older(call)]

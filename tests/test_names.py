"""No name says nothing: the syntax tree of every module, walked for bindings that are no noun.

`found`, `one`, `given` and the like say how a value came to be there, never what it is. A
comprehension's own variable is read in one glance and may be called so.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.trees import ONE_PROCESS, tree_of

ROOT = Path(__file__).parent.parent
#: Fields, read with their object's name before them: of a problem what was found, of a file of
#: results what was given (its format), of a label how many were found. The list only shrinks.
FIELDS = {
    "kit/classroom/feedback/feedback.py: made",
    "kit/classroom/reports/comparison.py: found",
    "kit/content/problems.py: found",
    "kit/exchange/results/results_json.py: given",
    "kit/items/fields/advice.py: found",
    "kit/results/counts/attempt_summary.py: found",
    "kit/results/counts/label_trends.py: found",
    "kit/results/reports/next_steps.py: found",
}
SAY_NOTHING = frozenset({"found", "one", "each", "made", "some", "given", "held"})


def bindings(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """The names that are bound outside comprehensions, with their lines."""
    in_comprehensions = {
        id(name)
        for node in ast.walk(tree)
        if isinstance(node, ast.comprehension)
        for name in ast.walk(node.target)
    }
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) if id(node) not in in_comprehensions:
                yield name, node.lineno
            case ast.arg(arg=name):
                yield name, node.lineno
            case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)):
                yield name, node.lineno
            case ast.MatchStar(name=str(name)) | ast.MatchMapping(rest=str(name)):
                yield name, node.lineno


@ONE_PROCESS
def test_no_binding_of_the_kit_says_nothing() -> None:
    offenders = {
        f"{path.relative_to(ROOT).as_posix()}: {name}": line
        for path in sorted((ROOT / "kit").rglob("*.py"))
        for name, line in bindings(tree_of(path))
        if name in SAY_NOTHING
    }
    new = {name: line for name, line in offenders.items() if name not in FIELDS}
    assert new == {}, f"say what it is instead (name: line): {new}"
    assert FIELDS - offenders.keys() == set(), "no exceptions any more, so strike them"


@pytest.mark.parametrize(
    "source",
    [
        "found = 1",
        "for each in []: pass",
        "def f(given): pass",
        "f = lambda one: 1",
        "with f() as made: pass",
        "try: pass\nexcept E as held: pass",
        "match x:\n  case [some, *_]: pass",
        "match x:\n  case {**found}: pass",
        "if (one := f()): pass",
    ],
)
def test_binding_of_every_kind_is_seen(source: str) -> None:
    assert {name for name, _line in bindings(ast.parse(source))} & SAY_NOTHING


def test_variable_of_a_comprehension_may_say_little() -> None:
    assert list(bindings(ast.parse("[one for one in f()]"))) == []

"""A page is one use case and one moment: what views may call, and what a GET may ask for."""

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from flask import before_render_template, template_rendered
from sqlalchemy import event

from kit.store.engine import Store
from tests.support import databases
from tests.support.queries import statements
from tests.support.trees import ONE_PROCESS, tree_of
from tests.web.access_rows import ROWS
from tests.web.cast import Cast, cast_again
from tests.web.conftest import site_of

ROOT = Path(__file__).parents[2]
VIEWS = sorted((ROOT / "kit" / "web").rglob("*.py"))
#: What is done, and what is shown of it.
MOST = 2
#: Showing the class its code keeps the code good for a week.
KEEPS_THE_CODE = {
    "GET class_list.new_personal_code",
    "GET class_list.readmission",
    "GET classrooms.codes",
    "GET classrooms.join_page",
    "GET live_control.projector",
}


#: What is taken out of the kit, or opened to be printed with names, leaves a line that says so.
NOTED = {
    *(row for row in ROWS if row.startswith("GET downloads.")),
    *("GET classrooms.codes", "GET classrooms.export", "GET deals.table"),
    *("GET printing.grid", "GET printing.grid_word", "GET printing.take_home"),
    "GET class_list.export_student",
    *("GET trail.class_file", "GET trail.own_file", "GET trail.kit_file"),
}


def imported_use_cases(module: ast.Module) -> tuple[set[str], set[str]]:
    """The modules and functions of `kit.classroom` that a module imports, by their names here."""
    modules, functions = set(), set()
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kit.classroom"):
            for alias in node.names:
                name = alias.asname or alias.name
                if is_module(f"{node.module}.{alias.name}"):
                    modules.add(name)
                elif alias.name[0].islower():
                    functions.add(name)
    return modules, functions


def use_cases_of(view: ast.FunctionDef, module: ast.Module) -> set[str]:
    """What of `kit.classroom` a view calls, by itself or by functions of its module."""
    modules, functions = imported_use_cases(module)
    local = {node.name: node for node in module.body if isinstance(node, ast.FunctionDef)}
    calls, seen, waiting = set(), set(), [view]
    while waiting:
        for node in ast.walk(waiting.pop()):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=name)):
                    if owner in modules:
                        calls.add(f"{owner}.{name}")
                case ast.Call(func=ast.Name(id=name)) if name in functions:
                    calls.add(name)
                case ast.Call(func=ast.Name(id=name)) if name in local and name not in seen:
                    seen.add(name)
                    waiting.append(local[name])
    return calls


def is_module(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def views_of(module: ast.Module) -> Iterator[ast.FunctionDef]:
    """The functions that a route leads to."""
    for node in module.body:
        if isinstance(node, ast.FunctionDef) and any(
            "blueprint." in ast.unparse(decorator) for decorator in node.decorator_list
        ):
            yield node


@ONE_PROCESS
def test_view_calls_two_use_cases_at_most() -> None:
    counts = {
        f"{path.relative_to(ROOT).as_posix()}: {view.name}": len(use_cases_of(view, module))
        for path in VIEWS
        for module in [tree_of(path)]
        for view in views_of(module)
    }
    assert len(counts) > 90
    over = {name: count for name, count in counts.items() if count > MOST}
    assert over == {}, f"one use case for what is done, one for what is shown: {over}"


@pytest.fixture(scope="module", params=databases.EITHER)
def audience(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Cast]:
    """A classroom with one of each role, for all who only look."""
    with databases.kept(request.param) as store:
        yield cast_again(store, tmp_path_factory.mktemp("audience"), site_of)


#: A line is added, and nothing else.
_LINES = ("INSERT INTO classroom_act ", "INSERT INTO kit_line ")
GETS = [
    (row, role)
    for row, roles in ROWS.items()
    for role, answer in roles.items()
    if row.startswith("GET ") and answer == 200 and role in {"teacher", "student"}
]


@contextmanager
def asked_while_rendering(cast: Cast) -> Iterator[list[str]]:
    """The statements that are sent while a template is rendered."""
    depth, seen = 0, list[str]()

    def begin(*_args: Any, **_more: Any) -> None:
        nonlocal depth
        depth += 1

    def end(*_args: Any, **_more: Any) -> None:
        nonlocal depth
        depth -= 1

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if depth:
            seen.append(statement)

    engine = cast.site.room.store.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        with (
            before_render_template.connected_to(begin, cast.site.app),
            template_rendered.connected_to(end, cast.site.app),
        ):
            yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


@pytest.mark.sampled(40)
@pytest.mark.parametrize(("row", "role"), GETS)
def test_page_asks_nothing_while_it_is_rendered(audience: Cast, row: str, role: str) -> None:
    visitor = audience.visitor(role)
    with asked_while_rendering(audience) as seen:
        assert visitor.get(audience.path(row.split()[1])).status_code == 200
    assert seen == []


@pytest.mark.sampled(40)
@pytest.mark.parametrize(("row", "role"), GETS)
def test_page_writes_nothing(audience: Cast, row: str, role: str) -> None:
    visitor = audience.visitor(role)
    with statements(audience.site.room.store) as seen:
        assert visitor.get(audience.path(row.split()[1])).status_code == 200
    written = [one for one in seen if not one.lstrip("(").startswith(("SELECT", "WITH"))]
    lines = [one for one in written if one.startswith(_LINES)]
    assert len(lines) == (row in NOTED), lines
    rest = [one for one in written if one not in lines]
    assert all("join_code" in one for one in rest), rest
    assert bool(rest) == (row in KEEPS_THE_CODE), rest


def test_page_of_one_moment_refuses_to_write(any_store: Store) -> None:
    with any_store.one_moment() as moment:
        with moment.reading() as one, moment.reading() as other:
            assert one is other
        with (
            pytest.raises(RuntimeError, match=r"^a page reads one moment and writes nothing$"),
            moment.writing(),
        ):
            pass

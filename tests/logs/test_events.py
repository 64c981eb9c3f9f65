"""The table of events is closed: what is logged is in it, and nothing personal fits into it."""

import ast
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit import logs
from kit.logs.events import EVENTS, SCHEMA, VERSION, WITHHELD, checked
from kit.logs.pipeline import LEVELS
from kit.store.migrate import steps
from scripts.build_version import as_version
from tests.support.logged import logged, without_time
from tests.support.trees import ONE_PROCESS, tree_of

KIT = Path(__file__).parents[2] / "kit"
#: Told by what others build at the same time; the list only shrinks.
PERSONAL = (
    "Zoë Quillfeather", "zoe", "ABCD-2345", "ABCD2345", "hunter2 is long enough", "9B", "",
    "/work/0190a1b2-0000-7000-8000-000000000000", "/join/ABCD2345", "/teacher/set-up/x9Yz_tok",
    "0190a1b2-0000-7000-8000-000000000000", "192.0.2.7", "zoe@school.example", "~/whose-words",
    uuid.UUID(int=1), b"Zoe", None, ["Zoe"], {"name": "Zoe"}, 1.5,
    datetime.now(UTC),
)  # fmt: skip


def calls() -> Iterator[tuple[str, str, set[str]]]:
    """Where each event is logged, its name, and the fields that are given."""
    for path in sorted(KIT.rglob("*.py")):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and node.args:
                name = ast.unparse(node.func)
                first = node.args[0]
                if name in {"logs.event", "done"} and path != KIT / "web" / "logged" / "acts.py":
                    assert isinstance(first, ast.Constant), f"{path}: a name of the table itself"
                    fields = {word.arg for word in node.keywords if word.arg} - {"level"}
                    yield f"{path.relative_to(KIT)}:{node.lineno}", str(first.value), fields


@ONE_PROCESS
def test_each_event_that_is_logged_is_in_the_table_with_its_fields() -> None:
    assert len(list(calls())) > 20
    for where, name, fields in calls():
        assert name in EVENTS, where
        assert fields <= EVENTS[name].fields.keys(), where


@ONE_PROCESS
def test_each_event_of_the_table_is_logged_somewhere() -> None:
    # The last two are told by the log itself, and by what a decorator of the pages looks at.
    told = {name for _where, name, _fields in calls()} | {"log.lost", "download.taken"}
    assert EVENTS.keys() - told == set()


@pytest.mark.parametrize("name", EVENTS)
def test_nothing_personal_fits_into_a_field(name: str) -> None:
    row = EVENTS[name]
    assert row.level in LEVELS
    for field in row.fields:
        for value in PERSONAL:
            assert checked(row, {field: value}) == {field: WITHHELD}, (name, field, value)


def test_each_schema_and_version_fits() -> None:
    assert [schema for schema in steps() if not SCHEMA.takes(schema)] == []
    for version in ("0.1.0", "3.11.7", "3.13.0rc1", "0.1.0.20261130", "0.1.0+gabc123"):
        assert VERSION.takes(version), version


@given(st.datetimes(datetime.fromisoformat("2020-01-01"), datetime.fromisoformat("2099-12-31")))
def test_version_of_any_build_fits(committed: datetime) -> None:
    """The start's line names it: who looks for a fault wants to know which kit it was."""
    assert VERSION.takes(as_version(committed))


def test_what_does_not_fit_is_withheld_and_stops_nobody() -> None:
    with logged() as lines:
        logs.event("download.taken", rule="/work/Zoë")
        logs.event("download.taken", whose="Zoë")
        logs.event("no.such", name="Zoë")
        logs.event("class.made", level="debug")
    assert [without_time(line) for line in lines] == [
        "info download.taken rule=withheld",
        "info download.taken",
        "debug class.made",
    ]

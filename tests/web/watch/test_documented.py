"""What the page, the board and the rules ask for is what the kit tells."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from kit.store import kit_state
from kit.store.engine import Store
from kit.web.watch.counting import KINDS
from tests.web.watch.scraping import watched

DOCS = Path(__file__).parents[3] / "docs"
PAGE = (DOCS / "watching.md").read_text("utf-8")
BOARD = json.loads((DOCS / "watching" / "board.json").read_text("utf-8"))
RULES = YAML(typ="safe").load((DOCS / "watching" / "alerts.yml").read_text("utf-8"))
NAME = re.compile(r"\bkit_[a-z_]+")


def expressions() -> Iterator[str]:
    """What the board and the rules ask Prometheus for."""
    for panel in BOARD["panels"]:
        yield from (target["expr"] for target in panel["targets"])
    yield from (rule["expr"] for rule in rules())


def rules() -> list[dict[str, Any]]:
    (group,) = RULES["groups"]
    return list(group["rules"])


@pytest.fixture
def told(any_store: Store, tmp_path: Path) -> str:
    """What the kit tells of itself when it tells all."""
    site = watched(any_store, tmp_path)
    backup = {"at": site.room.now.isoformat(), "path": "a", "size": 1, "encrypted": False}
    with any_store.writing() as connection:
        kit_state.put_fact(connection, "backup_last", json.dumps(backup))
    site.stranger().get("/")
    return site.stranger().get("/-/metrics").text


def test_table_explains_each_figure_and_no_other(told: str) -> None:
    figures = set(re.findall(r"(?m)^# TYPE (\S+)", told))
    explained = re.findall(r"(?m)^\| `(kit_[a-z_]+)` \|", PAGE)
    assert set(explained) == figures
    assert len(explained) == len(figures)
    for kind in KINDS:
        assert f"`{kind}`" in PAGE


def test_board_and_rules_ask_for_what_there_is(told: str) -> None:
    samples = {re.split(r"[{ ]", line)[0] for line in told.splitlines() if line[:1] != "#"}
    asked = {name for expression in expressions() for name in NAME.findall(expression)}
    assert asked - samples == set()
    figures = set(re.findall(r"(?m)^# TYPE (\S+)", told))
    shown = {
        name.removesuffix("_bucket").removesuffix("_sum").removesuffix("_count")
        for panel in BOARD["panels"]
        for target in panel["targets"]
        for name in NAME.findall(target["expr"])
    }
    assert shown == figures


def test_page_gives_a_reason_for_each_rule() -> None:
    assert re.findall(r"(?m)^\| `(Kit\w+)` \|", PAGE) == [rule["alert"] for rule in rules()]


@pytest.mark.process
def test_rules_do_as_they_say() -> None:
    tool = shutil.which("promtool")
    if tool is None:
        pytest.skip("promtool (Debian: the package prometheus) would try docs/watching/alerts.yml")
    series = Path(__file__).parent / "alerts_test.yml"
    done = subprocess.run(
        [tool, "test", "rules", str(series)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr

"""`kit distribute`, as whoever sits at the kit's computer types it."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from kit.cli import main
from kit.cli.moving import distribute
from kit.exchange.moving.distributing import Plan
from kit.logs import pipeline
from kit.store.cluster.distributing import Act, Step
from tests.store.cluster.test_looking import WHOLE
from tests.support import commands
from tests.support.logged import without_time


@pytest.mark.process
def test_kit_on_a_file_is_told_how_to_move(tmp_path: Path) -> None:
    said = commands.run("distribute", "--yes", variables={"KIT_DATA": str(tmp_path)})
    assert said == (
        1,
        "",
        (
            f"Nothing was changed. The database {tmp_path / 'kit.sqlite3'} is a file, and a cluster is "
            "of PostgreSQL servers. Move the classes to a server first: kit move "
            "postgresql://USER:PASSWORD@HOST/NAME\n"
        ),
    )


@pytest.mark.parametrize("statement", ["SELECT 1", "SELECT 1 FROM no_such_table"])
def test_what_was_done_is_logged_whole_or_not(
    statement: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a plan that a file takes as well: Citus does it in test_on_a_cluster.py."""
    steps = [Step(Act.REFER, "teacher", lambda _: None)]
    steps.append(Step(Act.DISTRIBUTE, "vote", lambda on: on.execute(text(statement))))
    monkeypatch.setattr(distribute, "plan", lambda *_, **__: Plan(WHOLE, steps, {}))
    reply = CliRunner().invoke(main, ["distribute", "--yes", "--data", str(tmp_path)])
    pipeline.end()
    assert reply.exit_code == 1
    done = 2 if statement == "SELECT 1" else 1
    assert (
        without_time(
            (tmp_path / pipeline.FOLDER / pipeline.FILE).read_text("utf-8").splitlines()[-1]
        )
        == f"info database.distributed steps={done} servers=2 whole=false"
    )

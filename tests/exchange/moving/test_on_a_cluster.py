"""Moving into a cluster, restoring there, and spreading again, for real: `make test-citus URL=…`."""

from contextlib import ExitStack
from pathlib import Path

import pytest
from click.testing import CliRunner

from kit.cli import main
from kit.exchange.backups.reading import opened_backup
from kit.exchange.backups.restoring import restore_running
from kit.logs import pipeline
from kit.store.cluster.looking import is_spread, look
from kit.store.engine import Store, open_store
from kit.store.rows.counting import counts
from tests.support import citus
from tests.support.backups import KEY, WHEN, backup_of, own_programs, settings_of
from tests.support.logged import without_time
from tests.support.moving import filled, move, own_database, unlike

pytestmark = [pytest.mark.postgres, pytest.mark.timeout(300), citus.NEEDED]


def held(store: Store) -> dict[str, int]:
    """Rows by table, but for the facts about backups, which stay with the computer."""
    with store.reading() as connection:
        return {name: rows for name, rows in counts(connection).items() if name != "kit_state"}


def test_kit_is_moved_over_one_that_is_spread(tmp_path: Path) -> None:
    with ExitStack() as stack:
        store = stack.enter_context(filled("sqlite", tmp_path))
        url = stack.enter_context(own_database("postgres", tmp_path))
        report = move(store, url)
        assert not report.was_there
        assert report.comparison.differences == ()
        # That it was moved stands in the source alone.
        assert len(unlike(store, url)) == 1
        there = open_store(url)
        stack.callback(there.close)
        with there.reading() as connection:
            assert look(connection).is_whole


def test_restored_classes_lie_on_one_server_until_they_are_spread_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with filled("postgres", tmp_path) as store:
        before = held(store)
        with own_programs(monkeypatch):
            made = backup_of(store, tmp_path)
            with opened_backup(made.path, None, within=tmp_path) as opened:
                done = restore_running(store, settings_of(tmp_path, store), opened, WHEN)
        assert (done.erased_again, done.gathered) == (0, True)
        with store.reading() as connection:
            assert not is_spread(connection)
        # The line in the trail is that it was restored.
        assert held(store) == {**before, "kit_line": before["kit_line"] + 1}
        url = store.engine.url.render_as_string(hide_password=False)
        monkeypatch.setenv("KIT_SECRET_KEY", KEY)
        words = ["distribute", "--yes", "--anyway", "--database-url", url]
        reply = CliRunner().invoke(main, [*words, "--data", str(tmp_path)])
        pipeline.end()
        assert (reply.exit_code, reply.output.splitlines()[-1]) == (
            0,
            "Done: each class lies on one server. Look with `kit doctor`, then start the kit.",
        )
        log = (tmp_path / pipeline.FOLDER / pipeline.FILE).read_text("utf-8").splitlines()
        assert without_time(log[-1]).startswith("info database.distributed steps=")
        assert log[-1].endswith("whole=true")
        with store.reading() as connection:
            assert look(connection).is_whole
        assert held(store) == {**before, "kit_line": before["kit_line"] + 1}

"""`kit stop` stops the kit of a data folder from another window, and nobody else."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kit.cli.running import stop as module
from kit.server.stopping.asking import NotOurs
from tests.server.stopping.test_asking import held, stranger
from tests.support import commands
from tests.support.serving import free_port, serving

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals"),
]


def stop(folder: Path, *options: str, **variables: str) -> commands.Said:
    return commands.run("stop", "--data", str(folder), *options, variables=variables)


def test_running_kit_is_stopped_and_it_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "Schul Daten"
    with serving(folder, free_port(), "--local") as running:
        status, out, err = stop(folder)
        said = f"The kit with {folder / 'kit.sqlite3'} has stopped; all saved answers are kept.\n"
        assert (status, out, err) == (0, said, "")
        assert running.process.wait(20) == 0
        assert running.next_line() == ""
        assert running.next_line() == "The kit has stopped; all saved answers are kept."
    assert stop(folder) == (0, f"No kit runs with {folder / 'kit.sqlite3'}.\n", "")


def test_where_none_has_run_nothing_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "none"
    assert stop(folder) == (0, f"No kit runs with {folder / 'kit.sqlite3'}.\n", "")
    assert not folder.exists()


def test_kits_on_a_server_are_not_to_be_told_apart(tmp_path: Path) -> None:
    found = stop(
        tmp_path, "--database-url", "postgresql://kit@127.0.0.1/kit", KIT_SECRET_KEY="x" * 32
    )
    assert found == (
        1,
        "",
        (
            "`kit stop` finds a kit by the file that lies beside its SQLite database. Several kits "
            "may serve one PostgreSQL database: stop each by Ctrl-C in its window, or as the "
            "service that it was started as.\n"
        ),
    )


@pytest.mark.long
def test_stranger_with_a_reused_id_lives_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "ENDING_SECONDS", 0.3)
    with held(tmp_path) as holder, stranger() as other:
        (tmp_path / "kit.sqlite3-holder").write_text(f"{other.pid} 8123\n", "ascii")
        with pytest.raises(SystemExit) as ended:
            module.stop.main(["--data", str(tmp_path)])
        assert (ended.value.code, holder.poll(), other.poll()) == (1, None, None)
        assert capsys.readouterr() == (
            "",
            (
                f"{tmp_path / 'kit.sqlite3'} is held by a process that did not say which it is "
                f"(process {other.pid} did, and has ended), so nothing was stopped. Look for it "
                "among this computer's processes: its command ends in `kit serve`.\n"
            ),
        )


#: Holds the database and does not hear.
DEAF = """
import signal, sys, time
from kit.server.holder import holding
from kit.settings import read_settings
signal.signal(signal.SIGTERM, signal.SIG_IGN)
with holding(read_settings({"data": sys.argv[1], "port": "8123"}, {})):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.mark.long
def test_kit_that_does_not_stop_is_named_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "WAIT_SECONDS", 0.4)
    with subprocess.Popen(
        [sys.executable, "-c", DEAF, str(tmp_path)], stdout=subprocess.PIPE
    ) as deaf:
        assert deaf.stdout
        assert deaf.stdout.readline() == b"held\n"
        with pytest.raises(SystemExit) as ended:
            module.stop.main(["--data", str(tmp_path)])
        assert (ended.value.code, deaf.poll()) == (1, None)
        assert capsys.readouterr() == (
            "",
            (
                f"Process {deaf.pid} was asked to stop, and has not within 0 seconds. Look at its "
                f"window, or end it with `kill -9 {deaf.pid}`. Saved answers are kept whichever "
                "way it ends.\n"
            ),
        )
        os.kill(deaf.pid, signal.SIGKILL)


@pytest.mark.long
def test_kit_of_another_user_is_theirs_to_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_holder: object, _held: object) -> None:
        raise NotOurs

    monkeypatch.setattr(module, "ask", refuse)
    with held(tmp_path) as holder:
        with pytest.raises(SystemExit) as ended:
            module.stop.main(["--data", str(tmp_path)])
        assert (ended.value.code, holder.poll()) == (1, None)
        assert capsys.readouterr().err == (
            f"Process {holder.pid} serves {tmp_path / 'kit.sqlite3'}, and belongs to another user "
            "of this computer. Ask them to stop it, or run this command with an administrator's "
            "rights and --data.\n"
        )

import subprocess
import sys
from pathlib import Path

import pytest

from kit.store import migrate
from tests.store.filling import add_steps, revision_at

pytestmark = pytest.mark.process

ROOT = Path(__file__).parent.parent.parent
#: Long enough that both processes have looked before either is done.
SLOW = """\
import time
time.sleep(0.8)
op.add_column("kit_state", sa.Column("spare", sa.String()))
"""
UPGRADE = """\
import sys
from pathlib import Path
from kit.store import migrate
migrate._MIGRATIONS = Path(sys.argv[2])
migrate.upgrade(sys.argv[1])
"""


@pytest.mark.sampled(1)
def test_two_processes_that_upgrade_at_once_both_succeed(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second one waits for the first, and finds nothing left to do."""
    add_steps(monkeypatch, tmp_path, SLOW)
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", UPGRADE, database_url, str(migrate._MIGRATIONS)],
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for _ in range(2)
    ]
    said = [process.communicate()[1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0], said
    assert revision_at(database_url) == "a_step_1"

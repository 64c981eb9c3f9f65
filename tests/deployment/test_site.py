"""deploy/install.sh and upgrade.sh in a bare Debian 12 with real systemd, nginx and PostgreSQL.

The root is made by tests/deployment/make_root.sh, and named by KIT_DEPLOY_ROOT; without it one skip.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support.booted import Booted, booted
from tests.support.nginx import HOST

pytestmark = [pytest.mark.long, pytest.mark.process, pytest.mark.timeout(3000)]

ROOT = Path(__file__).parents[2]
#: In the deployed kit, with the tests' own room: what students need to join.
ROOM = """
import os
from datetime import UTC, datetime
from kit.store.engine import open_store
from tests.support.room import make_room
room = make_room(open_store(os.environ["KIT_DATABASE_URL"]), now=datetime.now(UTC))
print(room.code, room.assignment_id)
"""
SPOILT = """
def serve(*_words, **_options):
    raise RuntimeError("spoilt by a test")
"""
NOT_READY = (
    'upgrade.sh: the step "The newer kit starts, and is waited for" failed (see above). Mend that, '
    "and run this again: what is done stays done."
)
STORED = """
SELECT attempt_id, string_agg(DISTINCT value ->> 'label', ' ') FROM answer GROUP BY attempt_id
"""


@dataclass
class Site:
    """A system in which the kit is deployed, or about to be."""

    system: Booted
    wheels: Path
    newer: str
    older: str
    spoilt: str

    def script(self, name: str, *words: str) -> str:
        """One of deploy/, as whoever runs the server runs it."""
        return self.system.done(
            "bash", f"/srv/source/deploy/{name}", *words, "--wheels", "/srv/wheels"
        )

    def visit(self, *words: str) -> subprocess.Popen[str]:
        """Visitors in its network."""
        command = self.system.reached(sys.executable, "-m", "tests.deployment.visit", *words)
        return subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip

    @property
    def certificate(self) -> str:
        """Which visitors trust alone."""
        return str(self.system.root / "etc/whose-words/tls.crt")


def told(visitors: subprocess.Popen[str]) -> dict[str, Any]:
    """What came of it."""
    said, _ = visitors.communicate()
    assert visitors.returncode == 0
    report: dict[str, Any] = json.loads(said)
    return report


def wheel_of(folder: Path, seconds: int, spoil: str = "") -> Path:
    """The wheel of this source, of a version that goes by so many seconds after now.

    `spoil` is written at the end of what serves.
    """
    source = folder / f"source{seconds}"
    kept = shutil.ignore_patterns("__pycache__", ".git", ".venv*", "dist", "tests")
    shutil.copytree(ROOT, source, ignore=kept, symlinks=True)
    with (source / "kit" / "server" / "__init__.py").open("a", encoding="utf-8") as served:
        served.write(spoil)
    os.utime(source / "README.md", times=(time.time() + seconds,) * 2)
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(folder / "dist"),
    ]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    return max((folder / "dist").glob("*.whl"), key=lambda path: path.stat().st_ctime)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    (folder / "dist").mkdir()
    shutil.copytree(ROOT / "tests" / "support", folder / "room" / "tests" / "support")
    (folder / "room" / "tests" / "__init__.py").touch()
    with booted(folder, source=ROOT, dist=folder / "dist", room=folder / "room") as system:
        older, newer = wheel_of(folder, 0).name, wheel_of(folder, 100).name
        spoilt = wheel_of(folder, 50, SPOILT).name
        yield Site(
            system, folder / "dist", *(f"/srv/dist/{name}" for name in (newer, older, spoilt))
        )


def room_of(site: Site) -> tuple[str, str]:
    """A class and what it was given, made by the deployed kit; code and assignment."""
    shell = f"set -a; . /etc/whose-words/direct.env; exec /opt/whose-words/current/bin/python -c '{ROOM}'"
    words = ("env", "PYTHONPATH=/srv/room", "sh", "-c", shell)
    code, assignment = site.system.done(*words).split()[-2:]
    return code, assignment


def answers_of(site: Site) -> dict[str, str]:
    """The labels of each attempt, of which one is right."""
    sql = ("runuser", "-u", "postgres", "--", "psql", "-tA", "-F", "=", "whose_words", "-c", STORED)
    return dict(line.split("=") for line in site.system.done(*sql).split("\n") if "=" in line)


def test_site_comes_up_moves_to_a_path_and_is_updated_while_a_class_saves(site: Site) -> None:
    system, host = site.system, f"https://{HOST}"
    said = site.script("install.sh", "--url", host, "--wheel", site.older, "--prometheus")
    assert '{"status":"ready"}' in said
    assert re.search(rf"^{host}/teacher/set-up/\S+$", said, re.MULTILINE), said
    again = site.script("install.sh", "--url", host, "--wheel", site.older, "--prometheus")
    assert '{"status":"ready"}' in again
    code, assignment = room_of(site)
    system.done("whose-words", "demo", "--teacher", "Ms Gray")
    look_at_pages(site, host)
    head = ("curl", "-sk", "--resolve", f"{HOST}:443:127.0.0.1", "-o", "/dev/null")
    assert system.done(*head, "-w", "%{http_version}", f"{host}/") == "2"
    # Prometheus has asked.
    time.sleep(20)
    assert '"health":"up"' in system.done("curl", "-s", "http://127.0.0.1:9090/api/v1/targets")

    path = f"{host}/kit"
    site.script("install.sh", "--url", f"{path}/", "--wheel", site.older)
    # Else the night's backup, at half past two, would be counted with the update's.
    timer = "whose-words-backup.timer"
    assert system.done("systemctl", "is-active", timer) == "active\n"
    system.done("systemctl", "stop", timer)
    look_at_pages(site, path)
    end = site.wheels / "class-ends"
    class_ = site.visit("class", path, site.certificate, code, assignment, str(end))
    time.sleep(10)
    update_that_fails(site)
    failed = f"@{time.time():.0f}"
    site.script("upgrade.sh", "--wheel", site.newer)
    end.touch()
    report = told(class_)
    # A form that was saved leads back to its page.
    assert list(report["statuses"]) == ["303"], report["statuses"]
    stored = answers_of(site)
    assert {attempt: stored[attempt] for attempt in report["answers"]} == report["answers"]
    assert serving(site) == (site.newer.split("-")[1], ["whose-words@8002.service"])
    assert system.done("sh", "-c", "ls /var/backups/whose-words | wc -l") == "2\n"
    for log, since in (("whose-words@8001", "@0"), ("whose-words@8002", failed), ("nginx", "@0")):
        words = ("-u", log, "--since", since, "--no-pager")
        assert "Traceback" not in system.done("journalctl", *words)


def serving(site: Site) -> tuple[str, list[str]]:
    """The version that `whose-words` is, and the units that run."""
    version = Path(site.system.done("readlink", "/opt/whose-words/current").strip()).name
    units = site.system.done("systemctl", "list-units", "--no-legend", "--plain", "whose-words@*")
    return version, [line.split()[0] for line in units.splitlines()]


def update_that_fails(site: Site) -> None:
    """To a kit that never gets ready: said at the end, and the one that serves goes on."""
    words = ("--wheel", site.spoilt, "--wheels", "/srv/wheels")
    ended = site.system.run("bash", "/srv/source/deploy/upgrade.sh", *words)
    assert (ended.returncode, ended.stdout.splitlines()[-1]) == (2, NOT_READY)
    assert serving(site) == (site.older.split("-")[1], ["whose-words@8001.service"])
    spoilt = site.system.done("journalctl", "-u", "whose-words@8002", "--no-pager")
    assert "RuntimeError: spoilt by a test" in spoilt


def look_at_pages(site: Site, url: str) -> None:
    """All that the teacher's links lead to is there, and under the path."""
    report = told(site.visit("pages", url, site.certificate))
    prefix = url.removeprefix(f"https://{HOST}")
    assert report["signed_in"].startswith(f"{prefix}/teacher/")
    assert "; Secure; HttpOnly" in report["cookies"]
    assert f"Path={prefix}/;" in report["cookies"]
    assert (report["outside"], report["failed"]) == ([], [])
    assert report["kinds"] > 60

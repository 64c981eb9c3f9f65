"""A Debian of its own, booted by systemd-nspawn without a network: nothing of it touches this one."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

#: Made by tests/deployment/make_root.sh.
DEPLOY_ROOT = os.environ.get("KIT_DEPLOY_ROOT")
BOOT_SECONDS = 120
_ENVIRONMENT = (
    "env", "-i", "HOME=/root", "LANG=C.UTF-8",
    "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
)  # fmt: skip


@dataclass
class Booted:
    """A running system, by the process of its systemd."""

    init: int
    root: Path

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A command as its root; what it said is in `stdout`, errors too."""
        inside = ("nsenter", "-t", str(self.init), "-m", "-u", "-i", "-n", "-p", "-r", "-w")
        return _run([*inside, *_ENVIRONMENT, *words])

    def done(self, *words: str) -> str:
        """What a command said that went well."""
        ended = self.run(*words)
        assert ended.returncode == 0, ended.stdout
        return ended.stdout

    def reached(self, *words: str) -> list[str]:
        """A command of this system with that one's network."""
        return ["nsenter", "-t", str(self.init), "-n", *words]


def _run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )


@contextmanager
def booted(folder: Path, **bound: Path) -> Iterator[Booted]:
    """A copy of the root, booted; `bound` are folders to read under /srv. A skip without a root."""
    if DEPLOY_ROOT is None:
        pytest.skip("KIT_DEPLOY_ROOT names no root that tests/deployment/make_root.sh has made")
    if os.geteuid() != 0 or shutil.which("systemd-nspawn") is None:
        pytest.skip("needs root and systemd-nspawn (Debian: apt install systemd-container)")
    root = folder / "root"
    subprocess.run(["cp", "-a", "--reflink=auto", DEPLOY_ROOT, str(root)], check=True)
    binds = [f"--bind-ro={path}:/srv/{name}" for name, path in bound.items()]
    words = ["-q", "--register=no", "--keep-unit", "--private-network", "--console=read-only"]
    with (folder / "boot.log").open("wb") as log:
        machine = subprocess.Popen(
            ["systemd-nspawn", *words, *binds, "-D", str(root), "-b"],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log,
        )  # fmt: skip
    try:
        yield _up(machine, root, folder / "boot.log")
    finally:
        machine.terminate()
        machine.wait(BOOT_SECONDS)
        shutil.rmtree(root, ignore_errors=True)


def _up(machine: subprocess.Popen[bytes], root: Path, log: Path) -> Booted:
    until = time.monotonic() + BOOT_SECONDS
    while time.monotonic() < until and machine.poll() is None:
        children = _run(["pgrep", "-P", str(machine.pid)]).stdout.split()
        if children:
            system = Booted(int(children[0]), root)
            said = system.run("systemctl", "is-system-running").stdout.strip()
            if said in {"running", "degraded"}:
                return system
        time.sleep(0.5)
    pytest.fail(f"the system did not boot:\n{log.read_text('utf-8', 'replace')}")

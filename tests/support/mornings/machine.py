"""What a test does to the machine under a running kit: mounts, limits, files of its disk."""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path

from tests.support.serving import Served


def run(*command: object) -> str:
    """A command of the system; what it printed. Raises CalledProcessError."""
    done = subprocess.run(
        [str(word) for word in command], check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout.strip()


@lru_cache(maxsize=1)
def why_no_mounts() -> str:
    """Why this test process may mount nothing; empty where it may."""
    if sys.platform != "linux":
        return "mounts are tried on Linux"
    if os.geteuid() != 0:
        return "only root may mount"
    folder = Path(tempfile.mkdtemp(prefix="whose-words-mount-"))
    try:
        run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder)
        run("umount", folder)
    except (OSError, subprocess.CalledProcessError) as error:
        return f"mounting a tmpfs failed: {getattr(error, 'stderr', error)}"
    return ""


@lru_cache(maxsize=1)
def why_no_images() -> str:
    """Why no image of an ext4 disk can be mounted; empty where it can."""
    if why_no_mounts():
        return why_no_mounts()
    folder = Path(tempfile.mkdtemp(prefix="whose-words-image-"))
    try:
        with image(folder / "image", folder / "disk"):
            pass
    except (OSError, subprocess.CalledProcessError) as error:
        return f"mounting an image of ext4 failed: {getattr(error, 'stderr', error)}"
    return ""


@contextmanager
def tmpfs(folder: Path, size: str) -> Iterator[Path]:
    """A disk of that size in memory, at `folder`."""
    folder.mkdir()
    run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder)
    try:
        yield folder
    finally:
        _unmount_all(folder)


@contextmanager
def image(file: Path, folder: Path) -> Iterator[Path]:
    """A disk of 24 MB with ext4 in a file, at `folder`."""
    with file.open("wb") as made:
        made.truncate(24 << 20)
    run("mkfs.ext4", "-q", "-F", file)
    folder.mkdir()
    run("mount", "-o", "loop", file, folder)
    try:
        yield folder
    finally:
        _unmount_all(folder)


def _unmount_all(folder: Path) -> None:
    """However many lie over one another there."""
    with suppress(subprocess.CalledProcessError):
        while True:
            run("umount", "-l", folder)


def worker_of(served: Served) -> int:
    """The id of the process that answers."""
    parent = served.process.pid
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii").split()
    for child in children:
        command = Path(f"/proc/{child}/cmdline").read_bytes()
        if b"resource_tracker" not in command:
            return int(child)
    message = f"no worker among {children}"
    raise LookupError(message)


@contextmanager
def limited(process: int, limit: int, soft: int) -> Iterator[None]:
    """A process with less of something, until the block ends."""
    before = resource.prlimit(process, limit)
    resource.prlimit(process, limit, (soft, before[1]))
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            resource.prlimit(process, limit, before)


def in_use(process: int) -> int:
    """Bytes of address space that a process has."""
    pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[0]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def handles_of(process: int) -> int:
    """How many files it has open."""
    return len(list(Path(f"/proc/{process}/fd").iterdir()))


@contextmanager
def filled(folder: Path) -> Iterator[None]:
    """The folder's disk without room, until the block ends."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(1 << 16))
    with ballast.open("ab", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(512))
    try:
        yield
    finally:
        ballast.unlink()

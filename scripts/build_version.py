"""The version of a build: when its source was committed, so that each build has its own.

hatchling asks for it (`tool.hatch.version` in pyproject.toml). Standard library only.
"""

import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: In a source distribution: what it was built as, which stays so.
PACKED = ROOT / "PKG-INFO"
#: What goes into a wheel.
BUILT_FROM = ("kit", "templates", "lessons", "exercises", "docs", "pyproject.toml", "README.md")


def as_version(when: datetime) -> str:
    """Year, month, day and time of day in UTC: later is greater, as pip compares versions.

    >>> as_version(datetime(2026, 11, 30, 9, 5, 7, tzinfo=UTC))
    '2026.11.30.90507'
    """
    return f"{when:%Y}.{when.month}.{when.day}.{int(f'{when:%H%M%S}')}"


def version(root: Path = ROOT) -> str:
    """The version of what is built from `root`.

    Of a clean checkout: when its last commit was made, so that building it twice gives the same.
    Of a changed one, or a copy without git: when the newest of its files was written.
    """
    packed = root / PACKED.name
    if packed.is_file():
        lines = packed.read_text("utf-8").splitlines()
        return next(line for line in lines if line.startswith("Version: ")).split(": ")[1]
    committed = _git(root, "log", "-1", "--format=%ct")
    if committed and not _git(root, "status", "--porcelain", "--", *BUILT_FROM):
        seconds = int(committed)
    else:
        seconds = max(int(path.stat().st_mtime) for path in _files(root))
    return as_version(datetime.fromtimestamp(seconds, UTC))


def _git(root: Path, *command: str) -> str:
    """What git says of the checkout at `root`; nothing where it is none, or git is not there."""
    if not (root / ".git").exists():
        return ""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *command], capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return done.stdout.strip()


def _files(root: Path) -> Iterator[Path]:
    for name in BUILT_FROM:
        for path in (root / name, *(root / name).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                yield path

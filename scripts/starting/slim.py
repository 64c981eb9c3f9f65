"""Take out of an environment what the kit never reads: `python slim.py SITE-PACKAGES`.

For an environment or bundle of the kit's own, where nothing else is installed: a third of it is
other languages, other style sheets, tests and headers for compilers. Standard library only. What
is left is tried by tests/packaging, which serve all of the kit from such an environment.
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

#: Patterns within site-packages.
NEVER_READ = (
    "babel/locale-data/*",
    "flask_bootstrap/static/bootstrap4",
    "flask_bootstrap/static/bootstrap5/*",
    "lxml/includes",
    "lxml/isoschematron",
    "lxml/*.pyx",
    "lxml/*.pxi",
    "numpy/**/tests",
    "numpy/_core/include",
    "numpy/distutils",
    "numpy/f2py",
    "numpy/typing/tests",
    "selectolax/*.c",
    "selectolax/*.pyx",
    "sqlalchemy/testing",
)
#: What of it is read: the language of the pages, and one style sheet.
READ = (
    "babel/locale-data/en.dat",
    "babel/locale-data/en_*.dat",
    "babel/locale-data/root.dat",
    "flask_bootstrap/static/bootstrap5/css/bootstrap.min.css",
)


def files_never_read(packages: Path) -> Iterator[Path]:
    """The files that can go, sorted."""
    kept = {path for pattern in READ for path in packages.glob(pattern)}
    gone: set[Path] = set()
    for pattern in NEVER_READ:
        for path in packages.glob(pattern):
            gone |= {path} if path.is_file() else set(path.rglob("*"))
    yield from sorted(path for path in gone if path.is_file() and path not in kept)


def slim(packages: Path) -> int:
    """Delete them, and folders that are empty then. Returns how many bytes they took.

    Raises FileNotFoundError where the folder holds no kit: it is somebody else's.
    """
    if not (packages / "kit").is_dir():
        raise FileNotFoundError(packages / "kit")
    freed = 0
    for path in files_never_read(packages):
        freed += path.stat().st_size
        path.unlink()
    for folder in sorted((path for path in packages.rglob("*") if path.is_dir()), reverse=True):
        if folder.name == "__pycache__" and not any(folder.parent.glob("*.py")):
            shutil.rmtree(folder)
        elif not any(folder.iterdir()):
            folder.rmdir()
    return freed


if __name__ == "__main__":
    print(f"{slim(Path(sys.argv[1])) // 1_000_000} MB of what the kit never reads were taken out.")

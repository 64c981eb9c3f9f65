"""What the kit never reads is taken out of its own environment, and nothing else."""

from pathlib import Path

import pytest

from scripts.starting.slim import files_never_read, slim

GONE = (
    "babel/locale-data/fr.dat",
    "flask_bootstrap/static/bootstrap4/css/bootstrap.min.css",
    "flask_bootstrap/static/bootstrap5/css/bootswatch/lux/bootstrap.min.css",
    "numpy/lib/tests/test_io.py",
    "lxml/includes/xpath.pxd",
)
STAYS = (
    "babel/locale-data/en.dat",
    "babel/locale-data/en_GB.dat",
    "babel/locale-data/root.dat",
    "babel/core.py",
    "flask_bootstrap/static/bootstrap5/css/bootstrap.min.css",
    "flask_bootstrap/__init__.py",
    "kit/__init__.py",
    "kit/static/tests/one.js",
    "numpy/lib/io.py",
)


def environment(folder: Path) -> Path:
    for name in (*GONE, *STAYS):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("12345", "utf-8")
    return folder


def files_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))


def test_what_is_never_read_goes_with_its_folders(tmp_path: Path) -> None:
    packages = environment(tmp_path)
    named = [path.relative_to(packages).as_posix() for path in files_never_read(packages)]
    assert named == sorted(GONE)
    assert slim(packages) == 5 * len(GONE)
    assert files_in(packages) == sorted(STAYS)
    assert not (packages / "flask_bootstrap" / "static" / "bootstrap4").exists()
    assert slim(packages) == 0


def test_environment_without_a_kit_is_left_alone(tmp_path: Path) -> None:
    packages = environment(tmp_path)
    (packages / "kit").rename(packages / "other")
    before = files_in(packages)
    with pytest.raises(FileNotFoundError):
        slim(packages)
    assert files_in(packages) == before

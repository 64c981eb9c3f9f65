"""Build a folder that runs without Python into dist/: `python -m scripts.bundle`.

By PyInstaller, from the wheel: what is in the bundle is what is installed elsewhere. Tried on
Linux (tests/packaging/test_bundle.py); PyInstaller builds for the system that it runs on alone.
"""

import os
import platform
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.build_version import ROOT
from scripts.starting.slim import slim
from scripts.wheel import DIST, bill_beside, build_wheel

#: What SQLAlchemy, Alembic and the command line import by name, when it is asked for.
_IMPORTED_BY_NAME = ("kit", "granian", "alembic", "sqlalchemy.dialects.sqlite")
#: Whose files are read beside their modules.
_WITH_FILES = ("kit", "alembic", "flask_bootstrap", "flask_babel", "docx", "confusable_homoglyphs")
#: What libraries import where it is there, and the environment of development has.
_LEFT_OUT = (
    *("PIL", "greenlet", "hypothesis", "mypy", "pip", "psycopg", "pytest", "scipy", "setuptools"),
    *("sklearn", "tkinter", "tomli", "yaml"),
)
_STARTER = "Whose Words"


def build(wheel: Path, folder: Path) -> Path:
    """The bundle's folder, in `folder`."""
    with TemporaryDirectory() as name:
        site, work = Path(name) / "site", Path(name) / "work"
        _run(
            [
                *(sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", "install"),
                *("--no-deps", "--no-index", "--target", str(site), str(wheel)),
            ],
            site.parent,
        )
        options = ["--noconfirm", "--log-level", "WARN", "--name", "kit", "--contents-directory"]
        options += ["parts", "--distpath", str(work), "--workpath", str(work / "build")]
        options += ["--specpath", str(work)]
        options += [part for each in _LEFT_OUT for part in ("--exclude-module", each)]
        options += [part for each in _IMPORTED_BY_NAME for part in ("--collect-submodules", each)]
        options += [part for each in _WITH_FILES for part in ("--collect-data", each)]
        # Versions of all that it needs, by which `kit doctor` sees whether it is whole.
        options += ["--recursive-copy-metadata", "whose-words"]
        # The steps of the schema are read as files.
        steps = site / "kit" / "store" / "migrations"
        options += ["--add-data", f"{steps}{os.pathsep}kit/store/migrations"]
        main = ROOT / "scripts" / "starting" / "bundled.py"
        _run(
            [sys.executable, "-m", "PyInstaller", *options, str(main)],
            site.parent,
            PYTHONPATH=str(site),
        )
        slim(work / "kit" / "parts")
        # python-docx finds its templates by way of this folder, whose modules are packed elsewhere.
        (work / "kit" / "parts" / "docx" / "parts").mkdir()
        made = folder / f"Whose Words {wheel.name.split('-')[1]}"
        if made.exists():
            shutil.rmtree(made)
        shutil.copytree(work / "kit", made, symlinks=True)
    shutil.copy(ROOT / "scripts" / "starting" / "bundled.sh", made / _STARTER)
    shutil.copy(bill_beside(wheel), made)
    return made


def _run(command: list[str], folder: Path, **variables: str) -> None:
    """Run a command there, not in the checkout: modules are looked for where it runs, too."""
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **variables}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    if done.returncode != 0:
        sys.exit(
            f"{done.stdout}{done.stderr}\nwhose-words: the bundle cannot be built (see above)."
        )


def packed(made: Path) -> Path:
    """The bundle in one file, with the permissions that a zip would lose."""
    version = made.name.rpartition(" ")[2]
    system = f"{platform.system()}-{platform.machine()}".lower()
    path = made.parent / f"whose-words-{version}-{system}.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        archive.add(made, made.name)
    return path


def main() -> None:
    """Build it, pack it, and say where it is."""
    print(packed(build(build_wheel(DIST), DIST)).relative_to(ROOT))


if __name__ == "__main__":
    main()

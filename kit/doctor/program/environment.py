"""The kit's version, Python's, and whether the packages are those that the kit needs."""

import importlib.util
import platform
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import Distribution, PackageNotFoundError, distribution, version
from pathlib import Path
from typing import Final

import psutil

from kit.doctor.facts import Facts
from kit.doctor.finding import Finding, Kind, State
from kit.doctor.program.requirements import Requirement, numbers_of, requirements_in
from kit.vocabulary import N_

NAME: Final = "whose-words"

WELL: Final = Kind(
    "environment",
    State.WELL,
    N_("Whose Words %(version)s on Python %(python)s, %(system)s; %(packages)s packages fit."),
)
OLD_PYTHON: Final = Kind(
    "python-old",
    State.WRONG,
    N_("Python is %(python)s; the kit needs %(needed)s."),
    N_("Install a newer Python, and the kit with it."),
)
MISSING: Final = Kind(
    "package-missing",
    State.WRONG,
    N_("The package %(package)s is not installed."),
    N_("Install the kit again into its environment: what it needs comes with it."),
)
WRONG_VERSION: Final = Kind(
    "package-version",
    State.WRONG,
    N_("The package %(package)s is %(installed)s; the kit was made for %(needed)s."),
    N_("Give the kit an environment of its own, and install it there again."),
)
NOT_INSTALLED: Final = Kind(
    "environment-not-installed",
    State.NOT_LOOKED,
    N_("The kit is not installed as a package here, so what it needs is written nowhere."),
    N_("Install it as the README says."),
)
BYTECODE: Final = Kind(
    "bytecode",
    State.MIND,
    N_("A compiled module of another Python lies among the kit's files."),
    N_("Delete this file; it is no part of the kit, and may be taken for one."),
)
UPDATED: Final = Kind(
    "running-older",
    State.MIND,
    N_("The kit was installed anew since it was started, and still runs as it was."),
    N_("Stop it and start it again."),
)
_KIT: Final = Path(__file__).parents[2]
_MAGIC_LENGTH: Final = 4


def check(facts: Facts) -> Sequence[Finding]:
    """The environment of this process; of a kit that runs, whether it is that of its start."""
    return [*of_this_process(), *_updated(facts)]


def of_this_process() -> list[Finding]:
    """What needs no settings."""
    try:
        installed = distribution(NAME)
    except PackageNotFoundError:
        return [NOT_INSTALLED.at(), *stray_bytecode(_KIT)]
    needed = list(requirements_in(installed.requires or ()))
    wrong = [*_python(installed), *of_packages(needed, _versions(needed)), *stray_bytecode(_KIT)]
    return wrong or [
        WELL.at(
            sys.prefix,
            version=installed.version,
            python=platform.python_version(),
            system=f"{platform.system()} {platform.machine()}",
            packages=len(needed),
        )
    ]


def of_packages(needed: Iterable[Requirement], versions: Mapping[str, str]) -> Iterator[Finding]:
    """What is missing or does not fit; `versions` has those that are installed. Pure."""
    for requirement in needed:
        installed = versions.get(requirement.name)
        if installed is None:
            yield MISSING.at(package=requirement.name)
        elif not requirement.allows(installed):
            yield WRONG_VERSION.at(
                package=requirement.name, installed=installed, needed=requirement.bounds
            )


def _versions(needed: Iterable[Requirement]) -> dict[str, str]:
    versions = {}
    for requirement in needed:
        try:
            versions[requirement.name] = version(requirement.name)
        except PackageNotFoundError:
            continue
    return versions


def _python(installed: Distribution) -> Iterator[Finding]:
    needed = installed.metadata["Requires-Python"] or ""
    python = platform.python_version()
    if numbers_of(python) and not Requirement("python", needed).allows(python):
        yield OLD_PYTHON.at(sys.executable, python=python, needed=needed)


def stray_bytecode(folder: Path) -> Iterator[Finding]:
    """Modules compiled by another Python that lie where this one looks for them."""
    for path in sorted(folder.rglob("*.pyc")):
        is_cached = path.parent.name == "__pycache__"
        if not is_cached and path.read_bytes()[:_MAGIC_LENGTH] != importlib.util.MAGIC_NUMBER:
            yield BYTECODE.at(path)


def _updated(facts: Facts) -> Iterator[Finding]:
    running = facts.running
    if running is None or running.pid is None:
        return
    try:
        started = psutil.Process(running.pid).create_time()
        installed = _installed_at()
    except (psutil.Error, OSError):
        return
    if installed is not None and installed > started:
        yield UPDATED.at(when=f"{datetime.fromtimestamp(installed, UTC):%Y-%m-%d %H:%M}")


def _installed_at() -> float | None:
    """When the package was installed, by the record of its files; None where it has none."""
    try:
        files = distribution(NAME).files or ()
    except PackageNotFoundError:
        return None
    records = [file for file in files if file.name == "RECORD"]
    return Path(str(records[0].locate())).stat().st_mtime if records else None

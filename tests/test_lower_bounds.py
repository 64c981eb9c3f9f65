"""Releases with published faults are not taken, also where somebody installs without the lock."""

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
#: The first release without the fault, and the last one with it.
MENDED = {
    # The session read by `in` or `len` sent no Vary: Cookie (GHSA-68rp-wp8r-4726).
    "flask": ("3.1.3", "3.1.2"),
    "granian": ("2.8.0", "2.7.9"),
    # Malformed HTML ended in an AssertionError (CVE-2025-69534), comments in an endless loop.
    "markdown": ("3.10.2", "3.10.0"),
    # Names of Windows devices in addresses of files (GHSA-29vq-49wr-vm6x).
    "werkzeug": ("3.1.6", "3.1.5"),
}


def declared() -> dict[str, Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {made.name: made for made in map(Requirement, project["dependencies"])}


@pytest.mark.parametrize("name", MENDED)
def test_release_with_a_published_fault_is_not_taken(name: str) -> None:
    mended, faulty = MENDED[name]
    specifier = declared()[name].specifier
    assert specifier.contains(mended)
    assert not specifier.contains(faulty)


def test_lock_holds_what_is_declared_and_no_address_of_an_index() -> None:
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        # What attacks the kit lives in an environment of its own, which the kit is no part of.
        wanted = {} if path.name == "attack.txt" else declared()
        lines = path.read_text("utf-8").splitlines()
        assert [line for line in lines if "://" in line or line.startswith("--")] == []
        locked = [line.split(" ")[0].split("==") for line in lines if "==" in line.split(" ")[0]]
        for name, version in locked:
            assert name not in wanted or wanted[name].specifier.contains(version), name

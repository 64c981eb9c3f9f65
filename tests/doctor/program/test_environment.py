"""What is installed, held against what the kit needs."""

import importlib.util
import os
import platform
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from types import SimpleNamespace

import pytest

from kit.doctor.program import environment
from kit.doctor.program.environment import check, of_packages, of_this_process, stray_bytecode
from kit.doctor.program.requirements import Requirement
from kit.server.holder import Holder
from tests.support.bad_mornings import plain_facts, told


def test_environment_of_the_tests_fits() -> None:
    installed = distribution(environment.NAME)
    findings = told(of_this_process())
    assert set(findings) == {"environment"}
    state, what, where, advice = findings["environment"]
    assert (state, where, advice) == ("well", sys.prefix, "")
    assert what.startswith(
        f"Whose Words {installed.version} on Python {platform.python_version()}, "
    )
    assert what.endswith(" packages fit.")


def test_package_that_is_missing_or_of_another_version() -> None:
    needed = [Requirement("flask", "<4,>=3.1"), Requirement("nh3", ""), Requirement("click", "<9")]
    versions = {"flask": "2.3", "click": "8.1"}
    assert told(list(of_packages(needed, versions))) == {
        "package-version": (
            "wrong",
            "The package flask is 2.3; the kit was made for <4,>=3.1.",
            "",
            "Give the kit an environment of its own, and install it there again.",
        ),
        "package-missing": (
            "wrong",
            "The package nh3 is not installed.",
            "",
            "Install the kit again into its environment: what it needs comes with it.",
        ),
    }


def test_kit_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_name: str) -> None:
        raise PackageNotFoundError

    monkeypatch.setattr(environment, "distribution", missing)
    assert told(of_this_process())["environment-not-installed"][:2] == (
        "could not look",
        "The kit is not installed as a package here, so what it needs is written nowhere.",
    )


def test_python_that_is_too_old(monkeypatch: pytest.MonkeyPatch) -> None:
    old = SimpleNamespace(
        metadata={"Requires-Python": ">=99.1"}, requires=["nowhere-to-be-found>=1"], version="0.1"
    )
    monkeypatch.setattr(environment, "distribution", lambda _name: old)
    findings = told(of_this_process())
    assert findings["python-old"] == (
        "wrong",
        f"Python is {platform.python_version()}; the kit needs >=99.1.",
        sys.executable,
        "Install a newer Python, and the kit with it.",
    )
    assert findings["package-missing"][1] == "The package nowhere-to-be-found is not installed."


def test_bytecode_of_another_python(tmp_path: Path) -> None:
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "one.cpython-310.pyc").write_bytes(b"old")
    (tmp_path / "ours.pyc").write_bytes(importlib.util.MAGIC_NUMBER + b"more")
    assert list(stray_bytecode(tmp_path)) == []
    (tmp_path / "settings.pyc").write_bytes(b"\x00\x00\r\n")
    assert told(list(stray_bytecode(tmp_path))) == {
        "bytecode": (
            "mind",
            "A compiled module of another Python lies among the kit's files.",
            str(tmp_path / "settings.pyc"),
            "Delete this file; it is no part of the kit, and may be taken for one.",
        )
    }


@pytest.mark.parametrize("when", [0.0, None])
def test_kit_that_runs_as_it_is_installed(
    monkeypatch: pytest.MonkeyPatch, when: float | None
) -> None:
    monkeypatch.setattr(environment, "_installed_at", lambda: when)
    assert set(told(check(plain_facts(running=Holder(os.getpid(), 8000))))) == {"environment"}


def test_kit_that_was_installed_anew_while_it_ran(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "_installed_at", lambda: 32e9)
    assert told(check(plain_facts(running=Holder(os.getpid(), 8000))))["running-older"] == (
        "mind",
        "The kit was installed anew since it was started, and still runs as it was.",
        "",
        "Stop it and start it again.",
    )
    assert "running-older" not in told(check(plain_facts(running=Holder(None, 8000))))

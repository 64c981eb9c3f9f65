"""The bill of materials: all of the lock, as it is installed, and in whatever is handed on."""

import json
import re
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from referencing import Registry, Resource

from scripts.bill import LICENCES, LOCK, NAME, as_text, bill, licences, releases
from scripts.wheel import bill_beside, build_wheel, zip_for_teachers

ROOT = Path(__file__).parents[2]
VERSION = "2026.11.30.90507"
KIT = f"pkg:pypi/whose-words@{VERSION}"
#: It says that it is under a BSD licence, and nowhere which.
OF_NO_KNOWN_LICENCE = {"cobble"}
#: What those say of themselves that have no expression.
FAMILIES = {
    "BSD License": "BSD-",
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}


def lock() -> str:
    return (ROOT / LOCK).read_text("utf-8")


def known() -> dict[str, str]:
    return dict(licences((ROOT / LICENCES).read_text("utf-8")))


def made() -> dict[str, Any]:
    return bill(lock(), known(), VERSION, "MIT AND CC-BY-4.0")


def components(scope: str = "") -> dict[str, dict[str, Any]]:
    """By reference; of that scope alone, where one is named."""
    return {part["bom-ref"]: part for part in made()["components"] if scope in {"", part["scope"]}}


def here() -> dict[str, dict[str, Any]]:
    """What is installed on this system and Python, by name."""
    return {
        part["name"]: part
        for part in made()["components"]
        if all(Marker(marker["value"]).evaluate() for marker in part.get("properties", ()))
    }


def test_bill_has_every_locked_release_and_no_other() -> None:
    pinned = re.findall(r"^([a-z0-9-]+)==([^ ]+)", lock(), re.MULTILINE)
    assert [(part["name"], part["version"]) for part in made()["components"]] == pinned
    hashes = re.findall(r"--hash=sha256:([0-9a-f]{64})", lock())
    assert [held["content"] for part in made()["components"] for held in part["hashes"]] == hashes
    assert len(components()) == len(pinned)


def test_bill_is_what_is_installed() -> None:
    """The versions that are here, and between them what each says that it needs."""
    needs = {entry["ref"]: set(entry["dependsOn"]) for entry in made()["dependencies"]}
    assert set(needs) == {KIT, *components()}
    for name, part in here().items():
        installed = distribution(name)
        assert installed.version == part["version"], name
        wanted = {
            here()[canonicalize_name(need.name)]["bom-ref"]
            for need in map(Requirement, installed.requires or ())
            if need.marker is None or need.marker.evaluate({"extra": ""})
        }
        # The lock is for all systems, and has what others need, too.
        assert wanted <= needs[part["bom-ref"]], name


def test_kit_runs_with_what_it_asks_for_and_builds_with_the_rest() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    declared = re.search(r"\ndependencies = \[\n(.*?)\n\]", project, re.DOTALL)
    assert declared
    names = {Requirement(text).name for text in re.findall(r'"([^"]+)"', declared[1])}
    asked = {entry["ref"]: entry["dependsOn"] for entry in made()["dependencies"]}[KIT]
    assert {components()[reference]["name"] for reference in asked} == names
    assert {part["name"] for part in components("excluded").values()} == {
        "hatchling", "packaging", "pathspec", "pluggy", "tomlkit", "trove-classifiers",
    }  # fmt: skip


def test_licences_are_those_that_the_releases_state() -> None:
    said = known()
    assert {release.name for release in releases(lock())} - set(said) == OF_NO_KNOWN_LICENCE
    for name in {release.name for release in releases(lock())} - OF_NO_KNOWN_LICENCE:
        stated = distribution(name).metadata.json
        expression = stated.get("license_expression")
        if expression:
            assert said[name] == expression
            continue
        family = [
            FAMILIES[kind.rpartition(" :: ")[2]]
            for kind in stated.get("classifier", ())
            if kind.startswith("License :: ")
        ]
        short = stated.get("license", "")
        # Where its metadata name nothing, its licence's own first line does.
        family += ["MIT"] * (name == "pyrage")
        assert said[name] == short or said[name].startswith(tuple(family)), name


def test_bill_fits_its_schema() -> None:
    folder = files("cyclonedx.schema") / "_res"
    schemas = {
        name: json.loads((folder / f"{name}.SNAPSHOT.schema.json").read_text("utf-8"))
        for name in ("bom-1.6", "spdx", "jsf-0.82")
    }
    registry: Registry[Any] = Registry().with_resources(
        (schema["$id"], Resource.from_contents(schema)) for schema in schemas.values()
    )
    validator = Draft7Validator(schemas["bom-1.6"], registry=registry)
    assert [error.message for error in validator.iter_errors(made())] == []
    broken = made()
    broken["components"][0]["type"] = "no type"
    assert [error.json_path for error in validator.iter_errors(broken)] == ["$.components[0].type"]


def test_bill_is_the_same_each_time_and_names_no_registry() -> None:
    text = as_text(made())
    assert text == as_text(made())
    assert json.loads(text)["metadata"]["timestamp"] == "2026-11-30T09:05:07Z"
    assert "serialNumber" not in text
    assert re.findall(r"\w+://[^\"]*", text) == ["http://cyclonedx.org/schema/bom-1.6.schema.json"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("    # via flask\n", "'    # via flask' belongs to no release"),
        ("flask==3.1.3 \\\n    --hash=md5:00\n", "'    --hash=md5:00' is no line of a lock"),
        ("flask==3.1.3 \\\nflask @ ./flask\n", "'flask @ ./flask' is no line of a lock"),
    ],
)
def test_lock_that_is_none_is_told(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        releases(text)


def test_version_that_is_of_no_build_is_told() -> None:
    with pytest.raises(ValueError, match=r"1\.0 is not the version of a build"):
        bill(lock(), {}, "1.0", "MIT")


@given(
    st.lists(
        st.tuples(
            st.from_regex(r"[a-z][a-z0-9-]{0,9}", fullmatch=True),
            st.from_regex(r"[0-9]+(\.[0-9]+){0,3}", fullmatch=True),
            st.lists(st.integers(0, 16**64 - 1).map("{:064x}".format), min_size=1, max_size=3),
            st.lists(st.from_regex(r"[a-z][a-z0-9-]{0,9}", fullmatch=True), min_size=1, max_size=3),
        ),
        max_size=4,
    )
)
def test_any_lock_is_read_as_it_was_written(
    written: list[tuple[str, str, list[str], list[str]]],
) -> None:
    lines = []
    for name, version, hashes, asked_by in written:
        lines += [f"{name}=={version} \\", *(f"    --hash=sha256:{digest} \\" for digest in hashes)]
        lines[-1] = lines[-1].removesuffix(" \\")
        if len(asked_by) == 1:
            lines.append(f"    # via {asked_by[0]}")
        else:
            lines += ["    # via", *(f"    #   {name}" for name in asked_by)]
    read = releases("\n".join(lines))
    assert [(r.name, r.version, list(r.hashes), list(r.asked_by)) for r in read] == written


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("dist"))


@pytest.mark.long
@pytest.mark.process
@pytest.mark.timeout(200)
def test_wheel_has_its_bill_and_so_has_what_it_goes_into(wheel: Path) -> None:
    version = wheel.name.split("-")[1]
    with ZipFile(wheel) as packed:
        held = packed.read(f"whose_words-{version}.dist-info/sboms/{NAME}")
        record = packed.read(f"whose_words-{version}.dist-info/RECORD").decode()
    assert f"sboms/{NAME},sha256=" in record
    assert held.decode() == as_text(bill(lock(), known(), version, "MIT AND CC-BY-4.0"))
    assert bill_beside(wheel).read_bytes() == held
    with ZipFile(zip_for_teachers(wheel)) as packed:
        assert packed.read(f"Whose Words/whose-words-{version}.cdx.json") == held


@pytest.mark.process
@pytest.mark.timeout(200)
def test_wheel_has_no_history_of_the_source(wheel: Path) -> None:
    hidden = [name for name in ZipFile(wheel).namelist() if re.search(r"(?:^|/)\.(?!keep)", name)]
    assert hidden == []

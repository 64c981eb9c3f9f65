"""The bill of materials of a build: what it is installed with, as CycloneDX 1.6 says it in JSON.

Made of the lock, the licences beside it and the wheel's own metadata, and of nothing that differs
from one computer or day to another: the same source makes the same bytes. hatchling asks for it
(`tool.hatch.build.targets.wheel.hooks.custom` in pyproject.toml) and puts it where PEP 770 says.
No library: where pip builds the wheel there is hatchling and what that brings.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

#: Its name in the wheel; PEP 770 leaves that to the project.
NAME: Final = "whose-words.cdx.json"
LOCK: Final = "requirements/run.txt"
LICENCES: Final = "requirements/licences.txt"
_KIT: Final = "whose-words"
_PINNED: Final = re.compile(r"([a-z0-9-]+)==([^ ]+)(?: ; (.+?))? \\")
_HASH: Final = re.compile(r"    --hash=sha256:([0-9a-f]{64})")
_ASKED: Final = re.compile(r"    #(?: via|  ) +(\S.*)")
_OWN_ASKING: Final = f"{_KIT} (pyproject.toml)"


@dataclass(frozen=True, slots=True)
class Release:
    """A release that the lock names.

    `marker` says where alone it is installed (PEP 508), `hashes` are SHA-256 of each of its files,
    and `asked_by` names what needs it, as the lock does.
    """

    name: str
    version: str
    marker: str | None
    hashes: Sequence[str]
    asked_by: Sequence[str]

    @property
    def purl(self) -> str:
        """Its address among packages (package-url), which is no place on any network."""
        return f"pkg:pypi/{self.name}@{self.version}"


def releases(lock: str) -> Sequence[Release]:
    """What a lock of `uv pip compile` names, in its order. Raises ValueError for another line."""
    read = list[Release]()
    for line in lock.splitlines():
        if pinned := _PINNED.fullmatch(line):
            read.append(Release(pinned[1], pinned[2], pinned[3], [], []))
        elif not read:
            message = f"{line!r} belongs to no release"
            raise ValueError(message)
        elif hashed := _HASH.fullmatch(line.removesuffix(" \\")):
            _add(read, "hashes", hashed[1])
        elif asked := _ASKED.fullmatch(line):
            _add(read, "asked_by", asked[1])
        elif line != "    # via":
            message = f"{line!r} is no line of a lock"
            raise ValueError(message)
    return read


def _add(read: list[Release], name: str, value: str) -> None:
    last = read.pop()
    changed = {"hashes": last.hashes, "asked_by": last.asked_by}
    changed[name] = [*changed[name], value]
    read.append(Release(last.name, last.version, last.marker, **changed))


def licences(text: str) -> Mapping[str, str]:
    """The licence of each name, as an SPDX expression: a line each, the name first."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {name: licence for name, _, licence in (line.partition(" ") for line in lines)}


def bill(lock: str, known: Mapping[str, str], version: str, own_licence: str) -> dict[str, Any]:
    """The bill of the kit in this version, with all that `lock` names.

    What is needed to build it alone has the scope `excluded`. Raises ValueError where `version` is
    not that of a build (scripts/build_version.py) or the lock cannot be read.
    """
    locked = releases(lock)
    root = f"pkg:pypi/{_KIT}@{version}"
    run = _needed(locked)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": _moment(version),
            "lifecycles": [{"phase": "build"}],
            "component": {
                "type": "application",
                "bom-ref": root,
                "name": _KIT,
                "version": version,
                "licenses": [{"expression": own_licence}],
                "purl": root,
            },
        },
        "components": [
            _component(release, known.get(release.name), is_run=release.name in run)
            for release in locked
        ],
        "dependencies": list(_dependencies(locked, root)),
    }


def _moment(version: str) -> str:
    """When the build's source was committed: its version tells it."""
    if not re.fullmatch(r"\d{4}\.\d+\.\d+\.\d+", version):
        message = f"{version} is not the version of a build"
        raise ValueError(message)
    year, month, day, time = version.split(".")
    hour, minute, second = int(time) // 10_000, int(time) // 100 % 100, int(time) % 100
    when = datetime(int(year), int(month), int(day), hour, minute, second, tzinfo=UTC)
    return f"{when:%Y-%m-%dT%H:%M:%SZ}"


def _needed(locked: Sequence[Release]) -> set[str]:
    """The names of what the kit runs with: what it asks for, and what that asks for."""
    needed = {_OWN_ASKING}
    while more := {r.name for r in locked if needed & set(r.asked_by)} - needed:
        needed |= more
    return needed


def _component(release: Release, licence: str | None, *, is_run: bool) -> dict[str, Any]:
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": release.purl,
        "name": release.name,
        "version": release.version,
        "scope": "required" if is_run else "excluded",
        "hashes": [{"alg": "SHA-256", "content": content} for content in release.hashes],
    }
    if licence is not None:
        component["licenses"] = [{"expression": licence}]
    component["purl"] = release.purl
    if release.marker is not None:
        component["properties"] = [{"name": f"{_KIT}:marker", "value": release.marker}]
    return component


def _dependencies(locked: Sequence[Release], root: str) -> Iterator[dict[str, Any]]:
    """What needs what, the kit first. What only the build asks for is asked by nothing here."""
    for reference, name in ((root, _OWN_ASKING), *((r.purl, r.name) for r in locked)):
        yield {"ref": reference, "dependsOn": [r.purl for r in locked if name in r.asked_by]}


def as_text(made: Mapping[str, Any]) -> str:
    """As it stands in its file."""
    return json.dumps(made, indent=1, ensure_ascii=False) + "\n"


class BillHook(BuildHookInterface[Any]):
    """Gives hatchling the bill for the wheel that it is building."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write it to a folder of its own, which is there until the wheel is."""
        root, core = Path(self.root), self.metadata.core
        made = bill(
            (root / LOCK).read_text("utf-8"),
            licences((root / LICENCES).read_text("utf-8")),
            self.metadata.version,
            core.license_expression,
        )
        self._folder = TemporaryDirectory(prefix="whose-words-bill-")
        path = Path(self._folder.name) / NAME
        path.write_text(as_text(made), "utf-8", newline="\n")
        build_data["sbom_files"].append(str(path))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """The wheel has it."""
        self._folder.cleanup()

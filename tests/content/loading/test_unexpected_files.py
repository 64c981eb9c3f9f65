"""What programs leave behind in a content folder is skipped, and said in one line."""

import os
from pathlib import Path

import pytest

from kit.content.library import load_library
from kit.content.loading.unexpected_files import is_left_behind
from tests.support.content_messages import EX, FEW
from tests.support.room import write_content

DROPPINGS = (
    ".DS_Store", "._01-three-claims.yaml", ".~lock.01.yaml#", ".01-three-claims.yaml.swp",
    "#01.yaml#", "01-three-claims.yaml~", "01.yaml.swp", "01.yaml.tmp", "Thumbs.db",
    "desktop.ini", "ehthumbs.db", "~$01-three-claims.yaml", "Icon\r", ".syncthing.01.yaml.tmp",
)  # fmt: skip
COPIES = (
    "01-three-claims.sync-conflict-20260306-112233-ABCDEFG.yaml",
    "01-three-claims (Ms Gray's conflicted copy 2026-03-06).yaml",
    "01-three-claims (conflicted copy 2026-03-06 112233).yaml",
)


def said(folder: Path) -> list[str]:
    return [str(problem) for problem in load_library(folder).problems if str(problem) != FEW]


@pytest.mark.parametrize("folder", ["exercises", "lessons"])
@pytest.mark.parametrize("name", DROPPINGS)
def test_dropping_is_skipped_and_said(tmp_path: Path, folder: str, name: str) -> None:
    root = write_content(tmp_path)
    (root / folder / name).write_bytes(b"\xff\x00not for the kit")
    shown = name.replace("\r", r"\r")
    assert said(root) == [
        f"{folder}/{shown}:1: warning: file: found a file of the system or of other programs ({shown}); allowed: lessons and exercises; nothing is wrong with that: the kit skips such files."
    ]  # fmt: skip


def test_all_droppings_are_one_line(tmp_path: Path) -> None:
    root = write_content(tmp_path)
    for folder in ("exercises", "lessons"):
        for name in DROPPINGS:
            (root / folder / name).touch()
    (found,) = said(root)
    assert found.split("(")[0].endswith(
        f"found {2 * len(DROPPINGS)} files of the system or of other programs "
    )
    assert load_library(root).errors == []
    assert list(load_library(root).exercises) == ["three-claims"]


@pytest.mark.parametrize("name", COPIES)
def test_copy_from_two_computers_is_skipped_and_names_its_original(
    tmp_path: Path, name: str
) -> None:
    root = write_content(tmp_path)
    (root / "exercises" / name).write_text((root / EX).read_text("utf-8"), "utf-8")
    assert said(root) == [
        f"exercises/{name}:1: warning: file: found a copy of 01-three-claims.yaml from two computers, which the kit skips; allowed: one file of each name; take over what is missing in 01-three-claims.yaml, and delete the copy."
    ]  # fmt: skip


@pytest.mark.parametrize("name", [".gitkeep", ".gitignore", ".gitattributes", ".editorconfig"])
def test_what_is_hidden_on_purpose_is_not_said(tmp_path: Path, name: str) -> None:
    root = write_content(tmp_path)
    (root / "exercises" / name).touch()
    assert said(root) == []


@pytest.mark.parametrize(
    "name", ["01.yaml", "01.key.yaml", "01 (2).yaml", "a~b.md", "README", "a.yml"]
)
def test_what_people_name_is_looked_at(name: str) -> None:
    assert not is_left_behind(Path(name))


@pytest.mark.skipif(os.name != "posix", reason="Windows takes no such name")
def test_name_that_is_no_text_is_said_in_letters(tmp_path: Path) -> None:
    root = write_content(tmp_path)
    name = os.fsdecode(b"caf\xe9\n.txt")
    (root / "exercises" / name).touch()
    assert said(root) == [
        "exercises/caf\\udce9\\n.txt:1: warning: file: found a file that the kit does not read; allowed: in exercises/ NAME.yaml and NAME.key.yaml, in small letters at the end; rename it, or put it elsewhere."
    ]  # fmt: skip


def test_folder_that_may_not_be_opened_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a stand-in: whoever runs the tests as root may open everything."""
    root = write_content(tmp_path)

    def refuse(_path: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert said(root) == [
        f"{name}:1: error: folder: found a folder {name}/ that may not be opened; allowed: a folder that can be read; allow it to be read."
        for name in ("exercises", "lessons")
    ]  # fmt: skip

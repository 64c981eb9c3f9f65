"""Files in a content folder that nothing reads: an author may think that they are read."""

import os
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

from kit.content.problems import Problem, Severity

#: What systems and programs leave behind in folders that somebody looked at or wrote in.
_BY_NAME: Final = {"desktop.ini", "thumbs.db", "ehthumbs.db", "icon\r", "nul"}
_BY_FORM: Final = re.compile(
    r"\..*|~\$.*|.*~|#.*#|.*\.(swp|swo|swx|tmp|temp|part|crdownload|lock)", re.IGNORECASE
)
#: Hidden on purpose, by whoever keeps the folder with git.
_ON_PURPOSE: Final = re.compile(r"\.(git|editorconfig|yamllint|vscode|idea).*")
#: How Syncthing, Dropbox and Nextcloud name the copy that lost.
_CONFLICT: Final = re.compile(
    r"(?P<name>.+?)(\.sync-conflict-[0-9A-Za-z-]+| ?\([^()]*conflicted copy[^()]*\))(?P<rest>\..*)?"
)
#: More names than these tell nothing more.
_NAMED_MOST: Final = 3


def is_left_behind(path: Path) -> bool:
    """Whether a program or the system left it there, or made it while two copies differed."""
    name = path.name
    return bool(name.lower() in _BY_NAME or _BY_FORM.fullmatch(name) or _CONFLICT.fullmatch(name))


def files_in(folder: Path) -> list[Path]:
    """What may be content in a folder, in the order of names. Raises OSError."""
    return sorted(path for path in folder.iterdir() if not is_left_behind(path))


def no_content_folder(root: Path) -> Problem:
    """That there is no such folder at all."""
    what = f"a file {root.name}" if os.path.lexists(root) else f"no folder {root.name}/"
    return Problem(
        Path(), 1, "folder", what, "a content folder with lessons/ and exercises/",
        "name the folder that holds both, or make it",
    )  # fmt: skip


def unread_folder(root: Path, name: str) -> Problem | None:
    """Why a folder of the content cannot be looked into, if so."""
    folder = root / name
    # Not Path.is_dir, which raises where a folder above may not be entered.
    if not os.path.isdir(folder):  # noqa: PTH112 - the library's signature
        return Problem(
            Path(name), 1, "folder", f"no folder {name}/",
            "a content folder with lessons/ and exercises/",
            "name the folder that holds both, or make it",
        )  # fmt: skip
    try:
        files_in(folder)
    except OSError:
        return Problem(
            Path(name), 1, "folder", f"a folder {name}/ that may not be opened",
            "a folder that can be read", "allow it to be read",
        )  # fmt: skip
    return None


def empty_folder(name: str, pattern: str) -> Problem:
    """That a folder holds nothing to read."""
    return Problem(
        Path(name), 1, "folder", f"no file {pattern}", "at least one lesson and one exercise",
        "write one (docs/authoring.md), or name another folder",
    )  # fmt: skip


def stray_files(
    root: Path, folder: str, suffixes: Collection[str], names: str
) -> Iterator[Problem]:
    """A warning for each file whose name ends in none of the suffixes; `names` says what does."""
    for path in files_in(root / folder):
        if path.suffix in suffixes or os.path.isdir(path):  # noqa: PTH112 - the library's signature
            continue
        yield Problem(
            path.relative_to(root), 1, "file", "a file that the kit does not read",
            f"in {folder}/ {names}, in small letters at the end",
            "rename it, or put it elsewhere", Severity.WARNING,
        )  # fmt: skip


def left_behind(root: Path, folders: Iterable[str]) -> Iterator[Problem]:
    """One line for all that programs left in the folders, and one for each copy of a conflict."""
    paths = [
        path.relative_to(root)
        for folder in folders
        for path in sorted((root / folder).iterdir())
        if is_left_behind(path) and not _ON_PURPOSE.fullmatch(path.name)
    ]
    copies = [path for path in paths if _CONFLICT.fullmatch(path.name)]
    for path in copies:
        yield _copy(path)
    others = [path for path in paths if path not in copies]
    if others:
        names = list(dict.fromkeys(path.name for path in others))
        shown = ", ".join(names[:_NAMED_MOST]) + (", ..." if len(names) > _NAMED_MOST else "")
        count = "a file" if len(others) == 1 else f"{len(others)} files"
        yield Problem(
            others[0], 1, "file", f"{count} of the system or of other programs ({shown})",
            "lessons and exercises", "nothing is wrong with that: the kit skips such files",
            Severity.WARNING,
        )  # fmt: skip


def _copy(path: Path) -> Problem:
    match = _CONFLICT.fullmatch(path.name)
    original = f"{match['name']}{match['rest'] or ''}" if match else path.name
    return Problem(
        path, 1, "file", f"a copy of {original} from two computers, which the kit skips",
        "one file of each name", f"take over what is missing in {original}, and delete the copy",
        Severity.WARNING,
    )  # fmt: skip

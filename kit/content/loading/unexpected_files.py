"""Files in a content folder that nothing reads: an author may think that they are read."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from kit.content.problems import Problem, Severity

#: What Windows leaves behind in folders that somebody looked at.
_OF_THE_SYSTEM: Final = {"desktop.ini", "thumbs.db"}


def stray_files(
    root: Path, folder: str, suffixes: Collection[str], names: str
) -> Iterator[Problem]:
    """A warning for each file whose name ends in none of the suffixes; `names` says what does."""
    for path in sorted((root / folder).iterdir()):
        hidden = path.name.startswith(".") or path.name.lower() in _OF_THE_SYSTEM
        if path.is_dir() or hidden or path.suffix in suffixes:
            continue
        yield Problem(
            path.relative_to(root), 1, "file", "a file that the kit does not read",
            f"in {folder}/ {names}, in small letters at the end",
            "rename it, or put it elsewhere", Severity.WARNING,
        )  # fmt: skip

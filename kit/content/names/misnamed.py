"""Files that are what the kit looks for, under another name: what they are to be renamed to.

>>> misnamed_keys([Path("07-bridge.yaml"), Path("07-bridge-Key.yml")])
{PosixPath('07-bridge.key.yaml'): PosixPath('07-bridge-Key.yml')}
"""

import difflib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from kit.content.problems import KEY_SUFFIX, Problem

ARTICLES_NAME: Final = "articles.yaml"
_SUFFIX: Final = ".yaml"
_KEY_END: Final = re.compile(r"[-_. ]+key\.yaml\Z")
#: What copying, sending and two computers add to a file's name.
_COPY_END: Final = re.compile(r"(?i)( ?[-_]? ?(copy|copie|kopie|kopia)|[-_ ].*|\(\d+\)|\d)")
_LIKE: Final = 0.8


def _plain(name: str) -> str:
    """A name as it is meant to end: small letters, .yaml."""
    return re.sub(r"\.ya?ml\Z", _SUFFIX, name.casefold())


def misnamed_keys(files: Iterable[Path]) -> Mapping[Path, Path]:
    """Keys under another name, each by the path that it should have."""
    paths = list(files)
    exercises = {
        path.name.casefold(): path
        for path in paths
        if path.suffix == _SUFFIX and not path.name.endswith(KEY_SUFFIX)
    }
    renamed: dict[Path, Path] = {}
    for path in paths:
        plain = _plain(path.name)
        own = exercises.get(_KEY_END.sub(_SUFFIX, plain))
        if path.name.endswith(KEY_SUFFIX) or not _KEY_END.search(plain) or own is None:
            continue
        target = own.with_name(own.stem + KEY_SUFFIX)
        if target not in paths:
            renamed[target] = path
    return renamed


def no_key(root: Path, key_path: Path, misnamed: Mapping[Path, Path]) -> Problem:
    """That an exercise has no key, or one under another name."""
    other = misnamed.get(key_path)
    if other is None:
        return Problem(
            key_path.relative_to(root), 1, "file", "no key", "a key beside each exercise",
            "write it (docs/authoring.md)",
        )  # fmt: skip
    return Problem(
        other.relative_to(root), 1, "file", "a key under another name",
        f"{key_path.name} beside {key_path.name.removesuffix(KEY_SUFFIX)}.yaml",
        f"rename it to {key_path.name}",
    )  # fmt: skip


def misnamed_articles(files: Iterable[Path]) -> Path | None:
    """The file that is likely the list of articles, where none has its name."""
    paths = [path for path in files if re.search(r"\.ya?ml\Z", path.name.casefold())]
    if any(path.name == ARTICLES_NAME for path in paths):
        return None
    near = {_plain(path.name): path for path in paths}
    names = difflib.get_close_matches(ARTICLES_NAME, near, n=1, cutoff=_LIKE)
    return near[names[0]] if names else None


def is_copy(path: Path, original: Path) -> bool:
    """Whether a file's name is that of the other one with something behind it."""
    rest = path.stem.removeprefix(original.stem)
    return rest not in {"", path.stem} and _COPY_END.fullmatch(rest) is not None

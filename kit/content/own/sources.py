"""What lies in a content folder, as the texts of a draft: to begin a copy with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from kit.content.library import Library
from kit.content.notation.yaml_depth import check_depth
from kit.content.own.texts import (
    ARTICLES,
    EXERCISE,
    LESSON,
    DraftKind,
    Texts,
    names_of,
    placed,
    texts_at,
)
from kit.content.own.top_fields import top_field
from kit.content.problems import KEY_SUFFIX

#: No picture of a lesson is larger.
_PICTURE_MOST: Final = 2_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """The texts of an exercise or lesson as its files have them, and its pictures by name."""

    texts: Texts
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def source_of(library: Library, kind: DraftKind, content_id: str) -> Source | None:
    """The files that the library read an exercise or lesson from.

    None where there are none any more. The articles stay: the course beside a copy has them.
    """
    for root in library.roots:
        texts = texts_at(kind, content_id, _files(root, library, kind, content_id))
        named = top_field(texts.get(EXERCISE, ""), "id")
        if LESSON in texts or named == content_id:
            return Source(texts, _pictures(root, texts.get(LESSON, "")))
    return None


def _files(root: Path, library: Library, kind: DraftKind, content_id: str) -> Mapping[str, str]:
    """The texts by the path that each would have if its file were named like its id."""
    names = [name for name in names_of(kind) if name != ARTICLES]
    texts: dict[str, str] = {}
    for path in placed(kind, content_id, dict.fromkeys(names, "")):
        text = _text(root / _path_of(library, kind, content_id, path))
        if text is not None:
            texts[path] = text
    return texts


def _path_of(library: Library, kind: DraftKind, content_id: str, path: str) -> str:
    """Where the text lies: a lesson's files are named like its id, an exercise's as they like."""
    key_file = library.key_files.get(content_id)
    if kind is DraftKind.LESSON or key_file is None:
        return path
    stem = key_file.as_posix().removesuffix(KEY_SUFFIX)
    return stem + (KEY_SUFFIX if path.endswith(KEY_SUFFIX) else ".yaml")


def _text(path: Path) -> str | None:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _pictures(root: Path, lesson: str) -> Mapping[str, bytes]:
    pictures = {}
    for name in _picture_names(lesson):
        path = root / "lessons" / name
        if path.is_file() and path.stat().st_size <= _PICTURE_MOST:
            pictures[name] = path.read_bytes()
    return pictures


def _picture_names(text: str) -> Sequence[str]:
    """The files that the front matter names under `pictures`, those without a folder."""
    matter = text.split("\n---\n", maxsplit=1)[0].removeprefix("---\n")
    try:
        check_depth(matter)
        fields: Any = YAML(typ="safe", pure=True).load(matter)
    except (YAMLError, ValueError, RecursionError):
        return ()
    listed = fields.get("pictures") if isinstance(fields, Mapping) else None
    names = [one.get("file") for one in listed or () if isinstance(one, Mapping)]
    return [name for name in names if isinstance(name, str) and Path(name).name == name]

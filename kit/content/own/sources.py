"""What lies in a content folder, as the texts of a draft: to begin a copy with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from kit.content.library import Library
from kit.content.own.texts import ARTICLES, DraftKind, Texts, names_of, placed, texts_at
from kit.content.problems import KEY_SUFFIX

#: No picture of a lesson is larger.
_PICTURE_MOST: Final = 2_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """The texts of an exercise or lesson as its files have them, and its pictures by name."""

    texts: Texts
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def source_of(
    roots: Sequence[Path], library: Library, kind: DraftKind, content_id: str
) -> Source | None:
    """The files of an exercise or lesson that the library read below one of these folders.

    None where there are none any more. The articles stay: the course beside a copy has them.
    """
    for root in roots:
        files = _files(root, library, kind, content_id)
        if files:
            texts = texts_at(kind, content_id, files)
            return Source(texts, _pictures(root, library, kind, content_id))
    return None


def _files(root: Path, library: Library, kind: DraftKind, content_id: str) -> Mapping[str, str]:
    """The texts by the path that each would have if its file were named like its id."""
    key_file = library.key_files.get(content_id)
    texts: dict[str, str] = {}
    names = [name for name in names_of(kind) if name != ARTICLES]
    for path in placed(kind, content_id, dict.fromkeys(names, "")):
        own = path
        if kind is DraftKind.EXERCISE:
            if key_file is None:
                return {}
            stem = key_file.as_posix().removesuffix(KEY_SUFFIX)
            own = stem + (KEY_SUFFIX if path.endswith(KEY_SUFFIX) else ".yaml")
        text = _text(root / own)
        if text is not None:
            texts[path] = text
    return texts


def _text(path: Path) -> str | None:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _pictures(
    root: Path, library: Library, kind: DraftKind, content_id: str
) -> Mapping[str, bytes]:
    if kind is not DraftKind.LESSON or content_id not in library.lessons:
        return {}
    text = _text(root / "lessons" / f"{content_id}.md") or ""
    pictures = {}
    for name in _picture_names(text):
        path = root / "lessons" / name
        if path.is_file() and path.stat().st_size <= _PICTURE_MOST:
            pictures[name] = path.read_bytes()
    return pictures


def _picture_names(text: str) -> Sequence[str]:
    """The files that the front matter names under `pictures`, those without a folder."""
    matter = text.split("\n---\n", maxsplit=1)[0].removeprefix("---\n")
    try:
        fields: Any = YAML(typ="safe", pure=True).load(matter)
    except (YAMLError, ValueError):
        return ()
    listed = fields.get("pictures") if isinstance(fields, Mapping) else None
    names = [one.get("file") for one in listed or () if isinstance(one, Mapping)]
    return [name for name in names if isinstance(name, str) and Path(name).name == name]

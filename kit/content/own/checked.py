"""An own exercise or lesson, read as any content is, beside the course that it may name."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kit.content.library import Library, load_library
from kit.content.own.naming import picture_files
from kit.content.own.texts import EXERCISE, DraftKind, Texts, placed
from kit.content.problems import KEY_SUFFIX, Problem

#: Pictures by the name of their file.
Pictures = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Partner:
    """The other exercise of a pair, which is not read for itself: its id, and what it says."""

    content_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What the loader makes of a draft: `library` holds the draft alone.

    Problems name the files by their paths in a content folder.
    """

    library: Library

    @property
    def errors(self) -> list[Problem]:
        """What keeps it from being published."""
        return list(self.library.errors)


def check_texts(
    kind: DraftKind,
    content_id: str,
    texts: Texts,
    beside: Library,
    pictures: Pictures | None = None,
    partner: Partner | None = None,
) -> Checked:
    """Read a draft. Never raises for what its texts hold.

    `partner` is what the draft is held against where it names that one. The loader reads folders,
    so they lie in one of their own for as long as that takes.
    """
    with tempfile.TemporaryDirectory(prefix="whose-words-draft-") as folder:
        root = Path(folder)
        paired = _placed_partner(partner)
        for path, text in {**paired, **placed(kind, content_id, texts)}.items():
            (root / path).parent.mkdir(exist_ok=True)
            (root / path).write_text(text, encoding="utf-8", newline="\n")
        # Of a lesson's older versions there may be others, which this one does not list.
        beside_lesson = pictures or {}
        for name in picture_files(texts) if beside_lesson else ():
            if name in beside_lesson:
                (root / "lessons" / name).write_bytes(beside_lesson[name])
        return Checked(_without(load_library(root, beside), content_id, paired))


def _placed_partner(partner: Partner | None) -> Mapping[str, str]:
    if partner is None:
        return {}
    return placed(DraftKind.EXERCISE, partner.content_id, {EXERCISE: partner.text})


def _without(library: Library, content_id: str, paired: Mapping[str, str]) -> Library:
    """The library without what is said of the partner: as it lies there, it has no key."""
    if not paired:
        return library
    paths = {Path(path) for path in paired}
    paths |= {path.with_suffix(KEY_SUFFIX) for path in paths}
    return replace(
        library,
        problems=tuple(one for one in library.problems if one.path not in paths),
        withheld=tuple(one for one in library.withheld if one.path not in paths),
        incomplete=frozenset() if content_id in library.exercises else library.incomplete,
    )

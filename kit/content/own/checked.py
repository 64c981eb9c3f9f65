"""An own exercise or lesson, read as any content is, beside the course that it may name."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kit.content.library import Library, load_library
from kit.content.own.naming import picture_files
from kit.content.own.texts import DraftKind, Texts, placed
from kit.content.problems import Problem

#: Pictures by the name of their file.
Pictures = Mapping[str, bytes]


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
) -> Checked:
    """Read a draft. Never raises for what its texts hold.

    The loader reads folders, so they lie in one of their own for as long as that takes.
    """
    with tempfile.TemporaryDirectory(prefix="whose-words-draft-") as folder:
        root = Path(folder)
        for path, text in placed(kind, content_id, texts).items():
            (root / path).parent.mkdir(exist_ok=True)
            (root / path).write_text(text, encoding="utf-8", newline="\n")
        # Of a lesson's older versions there may be others, which this one does not list.
        beside_lesson = pictures or {}
        for name in picture_files(texts) if beside_lesson else ():
            if name in beside_lesson:
                (root / "lessons" / name).write_bytes(beside_lesson[name])
        return Checked(load_library(root, beside))

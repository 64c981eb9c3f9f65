"""Documents as the kit shows them: a title, and sections that links can name."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kit.content.documents.links import within_kit
from kit.content.markdown_bounds import CHARACTERS_MOST

FOLDER: Final = "docs"
_HEADING: Final = re.compile(r"#+ +(?P<title>.+)")
_FENCE: Final = "```"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it, in pieces that can be rendered one by one.

    `anchor` is the heading as links name it; empty above the first one.
    """

    anchor: str
    pieces: Sequence[str]


@dataclass(frozen=True, slots=True)
class Document:
    """A page of docs/; its `name` is the file's, without the ending."""

    name: str
    title: str
    sections: Sequence[Section]


def read_documents(root: Path, lessons: Collection[str]) -> Mapping[str, Document]:
    """The documents below `root` by name, none where there is no such folder.

    `lessons` are the lessons that have a page to lead to.
    """
    files = {path.stem: path for path in sorted((root / FOLDER).glob("*.md"))}
    return {
        name: document_of(name, within_kit(path.read_text("utf-8"), files.keys(), lessons))
        for name, path in files.items()
    }


def document_of(name: str, text: str) -> Document:
    """A document from its Markdown, whose first line is its title."""
    head, _newline, body = text.partition("\n")
    return Document(name, head.lstrip("# ").strip(), list(_sections(body)))


def _sections(body: str) -> Iterator[Section]:
    anchor, lines, in_code = "", list[str](), False
    for line in body.splitlines():
        heading = None if in_code else _HEADING.fullmatch(line)
        if line.startswith(_FENCE):
            in_code = not in_code
        if heading:
            yield Section(anchor, pieces_of(lines))
            anchor, lines = anchor_of(heading["title"]), []
        lines.append(line)
    yield Section(anchor, pieces_of(lines))


def anchor_of(title: str) -> str:
    """A heading as links name it.

    >>> anchor_of("What is kept, and where?")
    'what-is-kept-and-where'
    """
    return re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")


def pieces_of(lines: Sequence[str]) -> Sequence[str]:
    """The lines in texts that are short enough to be rendered, cut where a paragraph ends."""
    pieces, piece, in_code = list[str](), list[str](), False
    for line in lines:
        if line.startswith(_FENCE):
            in_code = not in_code
        ends = not line and not in_code
        if ends and sum(map(len, piece)) + len(piece) > CHARACTERS_MOST // 2:
            pieces.append("\n".join(piece))
            piece = []
        piece.append(line)
    return [*pieces, "\n".join(piece)]

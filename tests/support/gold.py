"""The gold set: invented texts, each line of them labelled by two readers apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from kit.vocabulary import Label

GOLD: Final = Path(__file__).parents[1] / "drafting" / "gold"
HALVES: Final = ("development", "locked")


@dataclass(frozen=True, slots=True)
class GoldLine:
    """A sentence of a text: `number` is its line, `paragraph` counts those of the text from 1.

    `label` is what counts, None where nothing is claimed; `accepted` are that and what either
    reader held to be defensible.
    """

    number: int
    paragraph: int
    words: str
    label: Label | None
    readers: tuple[Label | None, Label | None]
    accepted: frozenset[Label]


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text of the set: `kind` is what its name says."""

    name: str
    kind: str
    lines: tuple[GoldLine, ...]

    def text(self) -> str:
        """The text as it would be printed: a paragraph a line, an empty line between two."""
        return self._joined(" ")

    def lined(self) -> str:
        """The text with each sentence on a line, an empty line between two paragraphs."""
        return self._joined("\n")

    def _joined(self, between: str) -> str:
        paragraphs: dict[int, list[str]] = {}
        for line in self.lines:
            paragraphs.setdefault(line.paragraph, []).append(line.words)
        return "\n\n".join(between.join(words) for words in paragraphs.values())


def gold_texts(half: str) -> Iterator[GoldText]:
    """The texts of a half, by name."""
    for path in sorted((GOLD / half).glob("*.txt")):
        _number, kind = path.stem.split("-", 1)
        yield GoldText(path.stem, kind, tuple(_lines(path)))


def sign_of(half: str) -> str:
    """A sign of all that a half holds: SHA-256 of its files' names and bytes, by name."""
    sign = sha256()
    for path in sorted((GOLD / half).iterdir()):
        sign.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return sign.hexdigest()


def _lines(path: Path) -> Iterator[GoldLine]:
    labels: dict[int, list[str]] = {}
    for row in path.with_suffix(".tsv").read_text(encoding="utf-8").splitlines()[1:]:
        line, *rest = row.split("\t")
        labels[int(line)] = rest
    paragraph = 1
    for number, words in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not words.strip():
            paragraph += 1
            continue
        label, first, second, *others = labels[number]
        accepted = {label, first, second, *others} - {"", "none"}
        yield GoldLine(
            number,
            paragraph,
            words.strip(),
            _label(label),
            (_label(first), _label(second)),
            frozenset(map(Label, accepted)),
        )


def _label(word: str) -> Label | None:
    return None if word == "none" else Label(word)

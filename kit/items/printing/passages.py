"""A passage on paper: numbered claims with room for a pencil, and the key's lines under them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Protocol

from kit.items.fields.base_models import Reasons
from kit.items.key_entries.label_entries import KeyedLabel
from kit.items.passages import passage
from kit.items.printing.blocks import Block, Cells, Look, Paragraph, Run, Words
from kit.vocabulary import N_, Label

BY_PENCIL: Final = N_(
    "Draw the line of its label under each numbered claim, and write the label's number into the "
    "box with the claim's number; words in slanted grey are no claims. In a passage without "
    "numbers find the claims yourself, and write the label's number above each."
)


class PassageItem(Protocol):
    """A passage with its claims cut out; `free`: the cuts are hidden."""

    @property
    def cut(self) -> passage.Passage:
        """The passage, read."""
        ...

    @property
    def free(self) -> bool:
        """Whether the claims are to be found."""
        ...

    def keyed(self, entry: Any) -> Sequence[Sequence[passage.Run]]:
        """The paragraphs as the key paints them."""
        ...


class PassageEntry(Protocol):
    """A key entry for each claim."""

    @property
    def claims(self) -> Mapping[str, KeyedLabel]:
        """The entries by the claims' ids."""
        ...


class PassageOnPaper:
    """What a type prints whose items are passages."""

    by_pencil = BY_PENCIL
    draws_lines = True

    def printed(self, item: PassageItem) -> Sequence[Block]:
        """The passage, roomy; with the numbers of its claims, unless they are to be found."""
        numbers = range(len(item.cut.paragraphs))
        return [Paragraph(tuple(_cut(item, number)), roomy=True) for number in numbers]

    def to_fill(self, item: PassageItem) -> Sequence[Block]:
        """A box for each claim; in a free passage none, since how many there are says the key."""
        if item.free:
            return ()
        numbers = tuple(str(number) for number in range(1, len(item.cut.claims) + 1))
        return (Cells(numbers, Words(N_("The number of each claim's label:"))),)

    def key_head(self, item: PassageItem, entry: PassageEntry) -> Sequence[Block]:
        """The passage with the key's lines, the claims numbered."""
        return [Paragraph(tuple(_keyed(runs))) for runs in item.keyed(entry)]

    def reasons_of(self, entry: PassageEntry) -> Mapping[str, Reasons]:
        """Those of each claim."""
        return entry.claims


def _cut(item: PassageItem, paragraph: int) -> Iterator[Run]:
    if item.free:
        yield Run(item.cut.paragraphs[paragraph])
        return
    for piece in item.cut.pieces(paragraph):
        if piece.number:
            yield Run(str(piece.number), Look.NUMBER)
        yield Run(piece.text, Look.PLAIN if piece.number else Look.CONTEXT)


def _keyed(runs: Sequence[passage.Run]) -> Iterator[Run]:
    for run in runs:
        if run.number:
            yield Run(str(run.number), Look.NUMBER)
        pen = Label(run.label) if run.label else None
        yield Run(run.text, Look.CUE if run.lit else Look.PLAIN, pen)

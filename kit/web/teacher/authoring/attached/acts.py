"""What a button of the page of paragraphs does, as the word that it posts, and what undoes it."""

from dataclasses import dataclass
from typing import Final

from kit.content.attached.blocks import Block, Blocks
from kit.content.attached.corrections import counted, joined, parted
from kit.vocabulary import N_
from kit.whole_number import whole_number

_DONE: Final = {
    "none": N_("It is no paragraph now; those after it count one less."),
    "one": N_("It is a paragraph now; those after it count one more."),
    "join": N_("The two are one now."),
    "part": N_("It is two now."),
}
_COUNTS: Final = {"one": True, "none": False}


@dataclass(frozen=True, slots=True)
class Act:
    """A correction at a block: of which, by its place from 0, and at which character of it.

    `what`: it is a paragraph (`one`) or `none`; `join` it to the one before; `part` it. `halves`
    are whether each part is a paragraph, where a joining is undone.
    """

    what: str
    place: int
    at: int = 0
    halves: tuple[bool, bool] | None = None

    @property
    def words(self) -> str:
        """What was done: an English message id."""
        return _DONE[self.what]

    @property
    def seen_at(self) -> int:
        """The place of what it made."""
        return self.place - 1 if self.what == "join" else self.place

    def corrected(self, blocks: Blocks) -> Blocks:
        """The blocks, corrected. Raises IndexError where there is no such place."""
        if self.what == "join":
            return joined(blocks, self.place)[0]
        if self.what == "part":
            return parted(blocks, self.place, self.at, self.halves)
        return counted(blocks, self.place, counts=_COUNTS[self.what])

    def inverse(self, blocks: Blocks) -> str:
        """The word that undoes it, from the blocks as they were before."""
        if self.what == "part":
            return f"join {self.place + 1}"
        if self.what == "join":
            before, block = blocks[self.place - 1 : self.place + 1]
            _whole, at = joined(blocks, self.place)
            return f"part {self.place - 1} {at} {_word(before)} {_word(block)}"
        return f"{_word(blocks[self.place])} {self.place}"


def read_act(word: str) -> Act:
    """The act that a button posts: `none 3`, `join 3`, `part 3 120`. Raises ValueError."""
    what, *rest = word.split(" ")
    place, at = [*(whole_number(one, 0) for one in rest[:2]), 0, 0][:2]
    halves = [_COUNTS[one] for one in rest[2:] if one in _COUNTS]
    counts = (2, 4) if what == "part" else (1,)
    if what not in _DONE or len(rest) not in counts or len(halves) != len(rest[2:]):
        message = f"there is no act {word!r}"
        raise ValueError(message)
    return Act(what, place, at, (halves[0], halves[1]) if halves else None)


def _word(block: Block) -> str:
    return "one" if block.counts else "none"

"""What a field of a file tells a form, beside its title, its description and its bounds.

They are marks in a field's type: pydantic reads the file without them.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OneLine:
    """A text of one line: a name, a heading."""


@dataclass(frozen=True, slots=True)
class CutOut:
    """A text out of which claims are cut, with `[[id: words]]` around each: an author paints it."""


@dataclass(frozen=True, slots=True)
class PartChoice:
    """A text that is one of the choices of a part of the item.

    The part is that of the group of fields that it stands in, where those are by part; else the
    part whose id is the field's name.
    """


@dataclass(frozen=True, slots=True)
class ChoiceWords:
    """What the values of an enumeration are called, and what they mean, for whoever picks one."""

    words: tuple[tuple[str, str, str], ...]

    def of(self, value: str) -> tuple[str, str]:
        """A value's words and meaning; itself, and none, where it has none."""
        return next(((name, means) for one, name, means in self.words if one == value), (value, ""))


def choice_words(words: Iterable[tuple[str, str, str]]) -> ChoiceWords:
    """The mark for a field's type: each value with its words and its meaning."""
    return ChoiceWords(tuple(words))

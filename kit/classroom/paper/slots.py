"""What there is to type of a sheet: a key for each answer, in the order in which they stand. Pure.

A claim's labels have their own numbers, 1 to 5; places in an order are digits; all other choices
are lettered in the order in which they are printed; a number is typed. Of a text that a teacher
marks, the level is typed: 1 is the lowest.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from kit.content.exercise import Exercise
from kit.content.sheets.answers import is_placed, named_answers
from kit.items.base import Part
from kit.items.fields.base_models import Item
from kit.items.printing.blocks import lettered
from kit.vocabulary import PENS, Label

#: What is typed for "no answer stands here", in a line of keys and in a field.
NONE: Final = "-"
#: More than any number that is typed needs.
TYPED_MOST: Final = 60


@dataclass(frozen=True, slots=True)
class Told:
    """Something to tell the teacher: a message id with named facts."""

    message: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Slot:
    """One answer of a sheet. `place` counts from 1 over the sheet.

    `name` is what the sheet calls it, such as "3", or "3.2" for the second claim of its third
    item. `keys` leads from a key to the choice that it stands for, and `words` says what each
    means; both are empty where a number is typed. `part_id` is None where a teacher gives a level.
    """

    place: int
    name: str
    item_id: str
    part_id: str | None
    asks: str
    keys: Mapping[str, str]
    words: Mapping[str, str]

    @property
    def is_typed(self) -> bool:
        """Whether a number is typed, and not one key pressed."""
        return not self.keys

    @property
    def is_level(self) -> bool:
        """Whether it is a teacher's mark of a text, and no answer of a choice."""
        return self.part_id is None

    @property
    def allowed(self) -> str:
        """The keys that there are, such as "1 2 3"."""
        return " ".join(self.keys)


def slots_of(exercise: Exercise[Any], letter: str) -> Sequence[Slot]:
    """What is typed of a sheet of the exercise. Raises KeyError for a letter that there is not."""
    return [
        _slot(exercise, item, place, name, part)
        for place, (item, name, part) in enumerate(named_answers(exercise, letter), 1)
    ]


def _slot(exercise: Exercise[Any], item: Item, place: int, name: str, part: Part | None) -> Slot:
    if part is None:
        levels = exercise.rubric_levels
        keys = {str(number): level.id for number, level in enumerate(levels, 1)}
        words = {str(number): level.name for number, level in enumerate(levels, 1)}
        return Slot(place, name, item.id, None, "", keys, words)
    keys = {
        _key(part, number, choice.value): choice.value
        for number, choice in enumerate(part.choices, 1)
    }
    words = {key: part.words(choice) for key, choice in keys.items()}
    return Slot(place, name, item.id, part.id, part.text, keys, words)


def _key(part: Part, number: int, value: str) -> str:
    if part.labels:
        return PENS[Label(value)].shortcut
    return value if is_placed(part) else lettered(number).upper()

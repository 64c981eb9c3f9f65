"""The plain forms of `highlight`: a pen for each claim, or for each pen the numbers of words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, ClassVar, Final

from wtforms import SelectChoice, SelectField, StringField
from wtforms.validators import Optional, ValidationError

from kit.items.fields.answer_form import AnswerForm
from kit.vocabulary import PENS, Label, Scheme

_RANGE = re.compile(r"(\d{1,4})(?:-(\d{1,4}))?")
_SHOWN: Final = 40
#: The numbers of a passage of 2000 characters, each typed by itself, are shorter.
_MOST: Final = 6000
_HOW: Final = "Write numbers such as 4, 7 or 4-9, with commas between them."


class PaintForm(AnswerForm):
    """One passage's pens. `answer_fields` are the claims, in a free passage the labels."""

    free: ClassVar[bool] = False
    answer_fields: ClassVar[Sequence[str]] = ()
    words: ClassVar[int] = 0

    def validate(self, extra_validators: Any = None) -> bool:
        """The fields one by one, and in a free passage no word at two pens."""
        return bool(super().validate(extra_validators)) and (not self.free or self._once_each())

    def _once_each(self) -> bool:
        pens: dict[int, str] = {}
        for label in self.answer_fields:
            for number in read_ranges(self[label].data or ""):
                if number not in pens:
                    pens[number] = label
                    continue
                first, second = PENS[Label(pens[number])].name, PENS[Label(label)].name
                message = (
                    f"Word {number} stands at two pens, {first} and {second}. "
                    "A word has one pen: take it out of one of the two."
                )
                self[label].errors = [message]
                return False
        return True


class _PenField(SelectField):
    """A list of pens; what is not posted is not painted."""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = valuelist[0] if valuelist else ""


class _NumbersField(StringField):
    """Word numbers; what is not posted is not painted."""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = valuelist[0] if valuelist else ""


def cut_name(claim: str) -> str:
    """The name of a claim's field: of its own, whatever the claim is called."""
    return f"u-{claim}"


@lru_cache(maxsize=256)
def cut_form(claims: tuple[str, ...], scheme: Scheme) -> type[PaintForm]:
    """A list of the scheme's pens for each claim."""
    choices = [SelectChoice("", ""), *(SelectChoice(p.label.value, p.name) for p in scheme.pens)]
    fields: dict[str, Any] = {
        cut_name(claim): _PenField(
            choices=choices,
            validators=[Optional(strip_whitespace=False), _Within(scheme)],
            validate_choice=False,
        )
        for claim in claims
    }
    return type("CutForm", (PaintForm,), {**fields, "answer_fields": claims})


@lru_cache(maxsize=256)
def free_form(words: int, scheme: Scheme) -> type[PaintForm]:
    """A text of word numbers for each of the scheme's pens."""
    labels = tuple(label.value for label in scheme.labels)
    fields: dict[str, Any] = {
        label: _NumbersField(validators=[Optional(), _Numbers(words)]) for label in labels
    }
    more = {"free": True, "answer_fields": labels, "words": words}
    return type("FreeForm", (PaintForm,), {**fields, **more})


class _Within:
    """A label of the scheme."""

    def __init__(self, scheme: Scheme) -> None:
        self.allowed = [label.value for label in scheme.labels]

    def __call__(self, form: AnswerForm, field: SelectField) -> None:
        if field.data not in self.allowed:
            message = (
                f"“{field.data[:_SHOWN]}” is not a label of this exercise. "
                f"Allowed: {', '.join(self.allowed)}. Pick one of the pens."
            )
            raise ValidationError(message)


class _Numbers:
    """Numbers of words that are there, and ranges of them."""

    def __init__(self, words: int) -> None:
        self.words = words

    def __call__(self, form: AnswerForm, field: StringField) -> None:
        if len(field.data) > _MOST:
            message = (
                f"{len(field.data)} characters stand here; at most {_MOST} are taken, more than "
                f"any passage needs. {_HOW}"
            )
            raise ValidationError(message)
        pieces = _pieces(field.data)
        if len(pieces) > self.words:
            message = (
                f"{len(pieces)} numbers stand here, but the passage has {self.words} words. {_HOW}"
            )
            raise ValidationError(message)
        for piece in pieces:
            if not self._is_there(piece):
                message = (
                    f"“{piece[:_SHOWN]}” names no words of the passage, which are numbered from 1 "
                    f"to {self.words}. {_HOW}"
                )
                raise ValidationError(message)

    def _is_there(self, piece: str) -> bool:
        match = _RANGE.fullmatch(piece)
        if match is None or not piece.isascii():
            return False
        first, last = int(match[1]), int(match[2] or match[1])
        return 1 <= first <= last <= self.words


#: More than any passage has.
_WORDS_MOST: Final = 99_999


def _pieces(text: str) -> list[str]:
    """The numbers and ranges of a text; commas and blanks part them, none need stand at a dash."""
    # Blanks become one first: looking for any number of them from each takes the square of it.
    folded = re.sub(r" ?[-\u2013] ?", "-", " ".join(text.split()))
    return folded.replace(",", " ").replace(";", " ").split()


def read_ranges(text: str) -> Sequence[int]:
    """The word numbers that a valid text names, each once, in order.

    Raises ValueError for what is none, and beyond the words of any passage: each of a range takes
    its place in memory.
    """
    numbers: set[int] = set()
    for piece in _pieces(text):
        first, _, last = piece.partition("-")
        if int(last or first) > _WORDS_MOST:
            message = f"no passage has a word {last or first}"
            raise ValueError(message)
        numbers.update(range(int(first), int(last or first) + 1))
    return sorted(numbers)


def ranges_text(numbers: Iterable[int]) -> str:
    """The numbers as they are written: `4-9, 15`."""
    return ", ".join(
        str(first) if first == last else f"{first}-{last}" for first, last in _runs(numbers)
    )


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of numbers without a gap."""
    run: tuple[int, int] | None = None
    for number in sorted(numbers):
        if run and number == run[1] + 1:
            run = (run[0], number)
        else:
            if run:
                yield run
            run = (number, number)
    if run:
        yield run

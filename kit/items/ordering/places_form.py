"""The form of an order: a place for each station, no two alike."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from kit.items.base import Choice
from kit.items.partwise import ChoosingForm, choosing_form
from kit.vocabulary import N_

#: What a station is called beside its words, by its place in the file.
LETTERS: Final = "ABCDEFGHI"
PLACES: Final = tuple(
    Choice(str(number), words)
    for number, words in enumerate(
        (
            N_("1st"), N_("2nd"), N_("3rd"), N_("4th"), N_("5th"), N_("6th"), N_("7th"),
            N_("8th"), N_("9th"),
        ),
        1,
    )
)  # fmt: skip
#: Forms are made once for all that have the same stations.
_FORMS_KEPT: Final = 512


class PlacesForm(ChoosingForm):
    """A place for each station. A place that two have is refused, and both are named."""

    def validate(self, *more: Any) -> bool:
        """Whether each place is one of those offered, and nobody else's."""
        is_offered = super().validate(*more)
        return not self._name_shared() and is_offered

    def _name_shared(self) -> bool:
        """Say at each station that has the place of an earlier one which two they are."""
        letters: dict[str, str] = {}
        is_shared = False
        for letter, name in zip(LETTERS, self.answer_fields, strict=False):
            place = self[name].data
            other = letters.setdefault(place, letter) if place else letter
            if other != letter:
                is_shared = True
                message = (
                    f"{other} and {letter} have the same place, {place}. Give one of them another "
                    "place: nothing that you chose is lost."
                )
                self[name].errors = [message]
        return is_shared


@lru_cache(maxsize=_FORMS_KEPT)
def places_form(names: Sequence[str]) -> type[ChoosingForm]:
    """A form with a field for each name, which hold a hyphen, in the order of the letters."""
    fields = choosing_form(tuple((name, PLACES[: len(names)]) for name in names))
    return type("PlacesForm", (PlacesForm, fields), {})

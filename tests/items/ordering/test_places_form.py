import pytest
from werkzeug.datastructures import MultiDict

from kit.items.ordering.places_form import LETTERS, PLACES, places_form
from kit.items.partwise import ChoosingForm

NAMES = ("place-mayor", "place-post", "place-paper", "place-errors")


def form(*places: str) -> ChoosingForm:
    made = places_form(NAMES)(MultiDict(dict(zip(NAMES, places, strict=False))))
    made.validate()
    return made


def test_letters_and_places_are_as_many() -> None:
    assert len(PLACES) == len(LETTERS)
    assert [place.value for place in PLACES] == list("123456789")


@pytest.mark.parametrize("places", [(), ("4", "3", "2", "1"), ("", "2"), ("", "", "", "")])
def test_form_takes_places_that_differ_and_none(places: tuple[str, ...]) -> None:
    assert form(*places).errors == {}


def test_form_refuses_a_place_twice_names_both_and_keeps_what_was_chosen() -> None:
    made = form("2", "1", "2", "1")
    same = (
        "have the same place, {}. Give one of them another place: nothing that you chose is lost."
    )
    assert made.errors == {
        "place-paper": [f"A and C {same.format(2)}"],
        "place-errors": [f"B and D {same.format(1)}"],
    }
    assert [made[name].data for name in NAMES] == ["2", "1", "2", "1"]


@pytest.mark.parametrize("place", ["5", "0", "first", "1.0"])
def test_form_refuses_what_is_no_place(place: str) -> None:
    assert form("1", place).errors == {
        "place-post": [
            f"“{place}” is not an answer to this question. Allowed: 1, 2, 3, 4. Pick one of them."
        ]
    }

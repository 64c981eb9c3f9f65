from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from kit.items import ITEM_TYPES
from kit.items.base import BLANK
from kit.items.fields.advice import Finding
from kit.items.fields.answer_form import AnswerForm
from kit.items.fields.base_models import Accepted
from kit.items.order import MOST, OrderItem, OrderKeyEntry
from kit.items.ordering.places_form import LETTERS, PLACES
from kit.vocabulary import Verdict
from tests.support.ordering import ID, RIGHT, ordering_library

ORDER = ITEM_TYPES["order"]
ITEM = ordering_library().exercises[ID].item("rumour")
ENTRY = ordering_library().keys[ID].items["rumour"]
ALL_RIGHT = RIGHT["rumour"]
STATIONS = ("errors", "post", "denial", "paper")


def item(*stations: str) -> OrderItem:
    return OrderItem.model_validate(
        {
            "id": "some",
            "task": "In order, please.",
            "stations": [{"id": one, "text": f"The {one}"} for one in stations],
            "from": {"invented": "The town is made up."},
        }
    )


def entry(*order: str, **more: Any) -> OrderKeyEntry:
    return OrderKeyEntry.model_validate({"order": order, "why": "So.", "check": "Look.", **more})


def either(*pairs: tuple[str, str]) -> dict[str, Any]:
    return {"either": [{"stations": pair, "argument": "Or so."} for pair in pairs]}


def in_order(*stations: str) -> dict[str, str]:
    return {one: str(place) for place, one in enumerate(stations, 1)}


def form(**posted: str) -> AnswerForm:
    made = ORDER.form_class(ITEM, None)(
        MultiDict({f"place-{one}": place for one, place in posted.items()})
    )
    made.validate()
    return made


def test_parts_are_the_stations_with_a_place_for_each() -> None:
    parts = ORDER.parts(ITEM, None)
    assert [part.id for part in parts] == ["denial", "paper", "errors", "post"]
    assert parts[3].text == "A post shows the photo."
    assert [choice.words for choice in parts[0].choices] == ["1st", "2nd", "3rd", "4th"]
    assert len(PLACES) == len(LETTERS) == MOST


def test_stations_are_called_by_letters_as_they_are_shown() -> None:
    assert [ITEM.letter(one.id) for one in ITEM.stations] == ["A", "B", "C", "D"]
    assert [(place, one.id) for place, one in ITEM.placed({"post": "4", "errors": "2"})] == [
        (2, "errors"), (4, "post"),
    ]  # fmt: skip
    assert ITEM.placed(None) == []


@pytest.mark.parametrize("posted", [ALL_RIGHT, {"post": "4"}, {"errors": "2", "paper": "1"}])
def test_form_and_stored_answer_are_each_others_inverse(posted: dict[str, str]) -> None:
    made = form(**posted)
    assert made.errors == {}
    value = ORDER.value_of(made)
    assert value == posted
    assert ORDER.form_data(value) == {f"place-{one}": place for one, place in posted.items()}
    assert ORDER.chosen(ITEM, value) == posted


def test_form_without_a_place_is_no_answer() -> None:
    assert ORDER.value_of(form()) is None
    assert ORDER.value_of(form(post="", paper="")) is None


@pytest.mark.parametrize(
    ("answer", "credit", "verdict"),
    [
        (STATIONS, 1.0, Verdict.RIGHT),
        (("post", "errors", "denial", "paper"), 4 / 6, Verdict.PARTLY),
        (("paper", "errors", "post", "denial"), 0.0, Verdict.WRONG),
        (STATIONS[::-1], 0.0, Verdict.WRONG),
        (("errors", "post"), 1 / 6, Verdict.PARTLY),
        (("errors",), 0.0, Verdict.WRONG),
        ((), 0.0, Verdict.WRONG),
    ],
)
def test_credit_goes_by_the_pairs(answer: tuple[str, ...], credit: float, verdict: Verdict) -> None:
    marking = ORDER.mark(ITEM, in_order(*answer), ENTRY)
    assert marking.credit == pytest.approx(credit)
    assert marking.verdict is verdict


def test_parts_are_right_where_a_station_has_its_place() -> None:
    marking = ORDER.mark(ITEM, in_order("post", "errors", "denial", "paper"), ENTRY)
    assert marking.parts == {"post": 0.0, "errors": 0.0, "denial": 1.0, "paper": 1.0}
    assert ORDER.mark(ITEM, BLANK, ENTRY).parts == {}


def test_neighbours_that_may_change_places() -> None:
    open_entry = entry(*STATIONS, **either(("denial", "post")))
    swapped = in_order("errors", "denial", "post", "paper")
    marking = ORDER.mark(ITEM, swapped, open_entry)
    assert (marking.credit, set(marking.parts.values())) == (1.0, {1.0})
    assert ORDER.debatable(open_entry) == {"denial", "post"}
    assert ORDER.as_key(open_entry, "post", "3")
    assert not ORDER.as_key(open_entry, "paper", "3")


def test_change_moves_one_station_and_the_others_close_up() -> None:
    changed = ORDER.change(ENTRY, "paper", "2", "It came out at once.")
    assert isinstance(changed, OrderKeyEntry)
    assert changed.order == ("errors", "paper", "post", "denial")
    assert (changed.why, changed.check_before) == ("It came out at once.", True)
    assert ORDER.due(changed) == in_order("errors", "paper", "post", "denial")
    assert not ORDER.check_key(ITEM, changed, None)


def test_change_lets_go_of_neighbours_that_it_parts() -> None:
    open_entry = entry(*STATIONS, **either(("errors", "post"), ("denial", "paper")))
    changed = ORDER.change(open_entry, "errors", "4", "So.")
    assert isinstance(changed, OrderKeyEntry)
    assert [one.stations for one in changed.either] == [("denial", "paper")]
    assert not ORDER.check_key(ITEM, changed, None)


def accepting(*accepted: tuple[str, str]) -> OrderKeyEntry:
    won = [{"part": part, "choice": place, "why": "Argued."} for part, place in accepted]
    return entry(*STATIONS, accepted=won)


def test_accepted_place_counts_with_the_order_that_comes_of_it() -> None:
    won = accepting(("paper", "1"))
    first = in_order("paper", "errors", "post", "denial")
    marking = ORDER.mark(ITEM, first, won)
    assert (marking.credit, set(marking.parts.values())) == (1.0, {1.0})
    assert ORDER.mark(ITEM, ALL_RIGHT, won).credit == 1
    order: Any = ORDER
    assert order.counted(ITEM, first, won).order == ("paper", "errors", "post", "denial")
    assert order.counted(ITEM, ALL_RIGHT, won) == won


@settings(deadline=None)
@given(st.permutations(STATIONS), st.integers(0, 4), st.data())
def test_accepting_never_lowers_a_mark(answer: list[str], many: int, data: st.DataObject) -> None:
    value = in_order(*answer[:many])
    accepted = data.draw(
        st.lists(st.tuples(st.sampled_from(STATIONS), st.sampled_from("1234")), max_size=4)
    )
    before, after = (
        ORDER.mark(ITEM, value, one) for one in (entry(*STATIONS), accepting(*accepted))
    )
    assert before.credit is not None
    assert after.credit is not None
    assert after.credit >= before.credit
    for part, place in value.items():
        assert after.parts[part] >= before.parts[part]
        assert after.parts[part] == 1 or (part, place) not in accepted


@settings(deadline=None)
@given(st.permutations(STATIONS), st.sampled_from(STATIONS), st.sampled_from("1234"))
def test_answer_that_was_argued_for_is_right_once_the_key_is_changed_to_it(
    answer: list[str], part: str, place: str
) -> None:
    changed = ORDER.change(ENTRY, part, place, "So.")
    assert isinstance(changed, OrderKeyEntry)
    assert ORDER.mark(ITEM, in_order(*changed.order), changed).credit == 1
    kept = ENTRY.model_copy(
        update={"accepted": (Accepted(part=part, choice=in_order(*answer)[part], why="So."),)}
    )
    assert ORDER.mark(ITEM, in_order(*answer), kept).parts[part] == 1


def test_answering_makes_an_order_of_whatever_is_chosen() -> None:
    assert ORDER.answering(ITEM, ALL_RIGHT) == ALL_RIGHT
    assert ORDER.answering(ITEM, {}) == {}
    clash = ORDER.answering(ITEM, {"denial": "1", "paper": "1", "errors": "1"})
    assert clash == {"denial": "1", "paper": "2", "errors": "3"}


def test_answered_counts_the_stations_that_have_a_place() -> None:
    assert ORDER.answered(ITEM, None, {}) == (0, 4)
    assert ORDER.answered(ITEM, None, {"post": "4"}) == (1, 4)


def test_check_item_wants_each_station_once_and_in_its_own_words() -> None:
    assert list(ORDER.check_item(ITEM, None)) == []
    twice = item("a", "b", "a")
    assert list(ORDER.check_item(twice, None)) == [
        Finding(
            ("stations", 2, "id"), "the id 'a' a second time",
            "an id of its own for each station", "give one of them another id",
        ),
        Finding(
            ("stations", 2, "text"), "the same words as station 1",
            "words of its own for each station",
            "write what tells the two apart, or remove one of them",
        ),
    ]  # fmt: skip


def test_checks_of_a_sound_key_find_nothing() -> None:
    assert list(ORDER.check_key(ITEM, ENTRY, None)) == []
    assert list(ORDER.check_shown(ITEM, ENTRY)) == []
    assert len(ORDER.check_key(ITEM, entry("errors", **either(("post", "paper"))), None)) == 3
    assert len(ORDER.check_key(ITEM, entry(*STATIONS, **either(("post", "paper"))), None)) == 1
    assert len(ORDER.check_shown(ITEM, entry(*(one.id for one in ITEM.stations)))) == 1


def test_texts_are_all_that_a_student_reads() -> None:
    assert ORDER.texts(ITEM) == (ITEM.task, ITEM.passage, *(one.text for one in ITEM.stations))
    assert ORDER.texts(item("a", "b", "c"))[0] == "In order, please."

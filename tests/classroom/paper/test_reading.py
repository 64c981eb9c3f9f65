"""What a sheet says: answers by item, what is open, what cannot be."""

from kit.classroom.paper.reading import COMMENT_MOST, ON_PAPER, GivenLevel
from kit.content.sheets.codes import items_on_sheet
from tests.support.ordering import give_order
from tests.support.papers import enter, paper, view_of, words
from tests.support.rewriting import give_straight
from tests.support.room import Room, tiny_library


def test_answers_are_those_of_the_items_in_the_order_of_the_sheet(room: Room) -> None:
    reading = view_of(room, enter(room, None, "12-3", "B")).reading
    order = [item.id for item in items_on_sheet(tiny_library().exercises["three-claims"], "B")]
    labels = ("sourced", "official", None, "editorial")
    assert reading.answers == {
        item: {"label": label} for item, label in zip(order, labels, strict=True) if label
    }
    assert (reading.read, reading.open) == (3, ["3"])


def test_wrong_key_is_kept_told_and_no_answer(room: Room) -> None:
    reading = view_of(room, enter(room, None, "1922")).reading
    assert reading.typed == ["1", "9", "2", "2"]
    assert [words(told) for told in reading.problems.values()] == [
        "“9” is no answer to 2. Allowed: 1 2 3, or - for none."
    ]
    assert (reading.read, reading.open) == (3, ["2"])
    assert "vote" not in reading.answers


def test_more_keys_than_answers_are_kept_as_they_were_typed(room: Room) -> None:
    reading = view_of(room, enter(room, None, "11111")).reading
    assert reading.typed == ["1"] * 5
    assert words(reading.problems[0]).startswith("5 keys stand here, and the sheet has 4 answers.")
    assert reading.answers == {}


def test_two_stations_at_one_place_are_told_by_the_form_of_the_type(room: Room) -> None:
    give_order(room)
    reading = view_of(room, enter(room, None, "11")).reading
    assert [words(told) for told in reading.problems.values()] == [
        (
            "A and B have the same place, 1. Give one of them another place: nothing that you "
            "chose is lost."
        )
    ]
    assert reading.answers == {}


def test_text_on_paper_is_an_answer_with_its_level_and_comment(room: Room) -> None:
    give_straight(room)
    slot = paper(room).slots["A"][0]
    record = enter(room, None, "2", comments={"1": " Clear. ", "2": "x" * (COMMENT_MOST + 5)})
    reading = view_of(room, record).reading
    assert reading.answers[slot.item_id] == {"text": ON_PAPER}
    assert reading.levels[slot.item_id] == GivenLevel(slot.keys["2"], "Clear.")
    assert len(list(reading.levels.values())[1].comment) == COMMENT_MOST

"""The questions of an item on a worksheet."""

from kit.items import ITEM_TYPES
from kit.items.base import Choice, Part
from kit.items.printing.asking import asked, part_number, signs_of
from kit.items.printing.blocks import Blank, Boxes, Group, Words
from kit.vocabulary import Scheme
from tests.support.paper import lines_of, said
from tests.support.shipped import shipped_library


def test_labels_have_the_number_of_their_pen_and_other_choices_a_letter() -> None:
    labels = Part("", "x", (Choice("official", "Official"), Choice("voice", "Voice")), labels=True)
    assert [(sign.sign, said(sign.words)) for sign in signs_of(labels)] == [
        ("2", "Official"), ("5", "Voice"),
    ]  # fmt: skip
    others = Part("", "x", (Choice("both", "In both", "each says it"), Choice("first", "One")))
    assert [(sign.sign, sign.means) for sign in signs_of(others)] == [
        ("a", Words("each says it")), ("b", ""),
    ]  # fmt: skip


def test_a_short_question_stands_in_the_line_of_its_boxes_and_a_long_one_above() -> None:
    item = shipped_library().exercises["who-says-so"].items[0]
    who, ground = (one for one in asked(ITEM_TYPES["attribute"], item, None)[1:])
    assert isinstance(who, Group)
    assert who.number == part_number(1) == "(1)"
    (boxes,) = who.blocks
    assert isinstance(boxes, Boxes)
    assert boxes.ask == Words("Who says so?")
    assert isinstance(ground, Group)
    table = shipped_library().exercises["do-the-figures-add-up"].items[0]
    number, choice = asked(ITEM_TYPES["figures"], table, None)[2:4]
    assert lines_of([number]) == [
        "(1) What do the three clubs add up to?",
        "____ names on the lists",
    ]
    assert isinstance(number, Group)
    assert isinstance(number.blocks[1], Blank)
    assert lines_of([choice])[1] == "[ ] a Yes [ ] b No [ ] c It cannot be told"


def test_one_choice_has_its_boxes_without_a_number() -> None:
    item = shipped_library().exercises["form-a"].items[0]
    _claim, boxes = asked(ITEM_TYPES["classify"], item, Scheme.THREE_WAY)
    assert isinstance(boxes, Boxes)
    assert [box.sign for box in boxes.boxes] == ["1", "2", "3"]

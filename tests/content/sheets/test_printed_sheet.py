"""The worksheet and the key of an exercise, of every item type, as a reader finds them."""

from collections.abc import Sequence
from typing import Any

import pytest

from kit.content.sheets.codes import items_on_sheet, letters_of
from kit.content.sheets.printed_sheet import (
    Printable,
    SheetKind,
    key_sheet,
    worksheet,
)
from kit.content.versions import key_version
from kit.items import ITEM_TYPES
from kit.items.fields.base_models import Reasons
from kit.items.printing.blocks import Block, Group, Sign, Words
from tests.support.paper import lines_of, read_of, said
from tests.support.room import KEY_MARK, tiny_library
from tests.support.shipped import shipped_library


def printable_of(exercise_id: str) -> Printable:
    library = shipped_library()
    exercise, key = library.exercises[exercise_id], library.keys[exercise_id]
    return Printable(exercise, key, key_version(key))


def tiny(**changed: Any) -> Printable:
    library = tiny_library()
    exercise, key = library.exercises["three-claims"], library.keys["three-claims"]
    return Printable(exercise, key, "of the key", **changed)


def numbered(blocks: Sequence[Block]) -> dict[str, Group]:
    return {block.number: block for block in blocks if isinstance(block, Group) and block.number}


#: An exercise of each type, the shortest that there is.
OF_TYPES = {
    item_type: min(
        (one for one in shipped_library().exercises.values() if one.type == item_type),
        key=lambda one: len(one.items),
    ).id
    for item_type in ITEM_TYPES
}


def test_a_worksheet_says_what_to_do_and_what_the_numbers_stand_for_then_asks() -> None:
    sheet = worksheet(tiny(), "A")
    assert sheet.kind is SheetKind.WORKSHEET
    assert (sheet.title, str(sheet.code)[:2], sheet.several) == ("Three claims", "A-", True)
    boxes = "[ ] 1 Sourced fact [ ] 2 Official statement [ ] 3 Editorial interpretation"
    assert lines_of(sheet.blocks) == [
        "Tick one box for each claim. Words in slanted grey only help to judge it.",
        "1. Is somebody with public authority speaking in public? Yes: 2 Official statement.",
        "2. If not: could people who disagree about politics settle it with records, documents, counts or observation? No: 3 Editorial interpretation.",
        "3. If they could: does the text say where it comes from? Yes: 1 Sourced fact.",
        "1 Sourced fact: checkable, and the text shows where it comes from",
        "2 Official statement: a public authority is speaking",
        "3 Editorial interpretation: the writer's own reading",
        "1 On Monday The council announced a plan for the square.",
        boxes,
        "Our wording, after The Ardenmoor Post, 1 March 2026, paragraph 1",
        "2 The minutes of 1 March record nine votes to six.",
        boxes,
        "Our wording, after The Ardenmoor Post, 1 March 2026, paragraphs 2, 3",
        "3 The square is a disgrace.",
        boxes,
        "The town of Ardenmoor is made up.",
        "4 Only a quarter of the town, 412 people, came.",
        boxes,
        "Our wording, after The Ardenmoor Post, 2 March 2026",
    ]  # fmt: skip


def test_a_key_has_the_reason_and_what_else_earns_something_by_the_sheets_numbers() -> None:
    sheet = key_sheet(tiny(), "A")
    assert sheet.kind is SheetKind.KEY
    lines = lines_of(sheet.blocks)
    assert lines[:6] == [
        "1 On Monday The council announced a plan for the square.",
        "Key: 2 Official statement",
        f"Why: {KEY_MARK} step 1",
        "Words that show it: “announced”",
        f"To check it: {KEY_MARK}",
        "Our wording, after The Ardenmoor Post, 1 March 2026, paragraph 1",
    ]
    assert lines[-5:] == [
        "Key: 1 Sourced fact",
        f"Why: {KEY_MARK} step 3",
        f"To check it: {KEY_MARK}",
        f"Careful readers could differ here. 3 Editorial interpretation earns half of the credit: {KEY_MARK} only",
        "Our wording, after The Ardenmoor Post, 2 March 2026",
    ]


def test_every_version_has_the_same_items_under_the_numbers_of_its_own_order() -> None:
    printable = tiny()
    for letter in letters_of(printable.exercise):
        order = items_on_sheet(printable.exercise, letter)
        for make in (worksheet, key_sheet):
            items = numbered(make(printable, letter).blocks)
            assert list(items) == ["1", "2", "3", "4"]
            for number, item in enumerate(order, 1):
                text = ITEM_TYPES["classify"].texts(item)[0]
                assert text in lines_of(items[str(number)].blocks)[0]
    with pytest.raises(KeyError, match="E"):
        worksheet(printable, "E")


@pytest.mark.parametrize("item_type", ITEM_TYPES)
def test_a_worksheet_has_all_that_a_student_reads_and_nothing_of_the_key(item_type: str) -> None:
    printable = printable_of(OF_TYPES[item_type])
    exercise, kind = printable.exercise, ITEM_TYPES[item_type]
    read = read_of(worksheet(printable, "A").blocks)
    in_key = read_of(key_sheet(printable, "A").blocks)
    for item in exercise.items:
        entry = printable.key.items[item.id]
        reasons: Sequence[Reasons] = list(kind.reasons_of(entry).values())
        assert reasons
        for keyed in reasons:
            assert keyed.why in in_key
            assert keyed.why not in read
            assert keyed.check not in read
        for text in kind.texts(item):
            for paragraph in filter(str.strip, text.splitlines()):
                assert " ".join(said(Words(paragraph)).split()) in read


@pytest.mark.parametrize("item_type", ITEM_TYPES)
def test_every_type_says_what_to_do_with_a_pencil(item_type: str) -> None:
    sheet = worksheet(printable_of(OF_TYPES[item_type]), "A")
    assert ITEM_TYPES[item_type].by_pencil in lines_of(sheet.blocks)


def test_how_sure_is_asked_below_each_item_where_the_class_is_asked() -> None:
    sure = (Sign("a", Words("guess")), Sign("b", Words("certain")))
    sheet = worksheet(tiny(sure=sure, sure_rule=Words("It counts.")), "A")
    lines = lines_of(sheet.blocks)
    assert lines.count("How sure are you? [ ] a guess [ ] b certain") == 4
    assert "It counts." in lines
    assert "How sure are you?" not in "\n".join(lines_of(key_sheet(tiny(sure=sure), "A").blocks))


def test_what_is_for_whoever_likes_has_a_heading_on_both_sheets() -> None:
    printable = tiny()
    cored = printable.exercise.model_copy(update={"core": 2})
    again = Printable(cored, printable.key, "of the key")
    for sheet in (worksheet(again, "A"), key_sheet(again, "A")):
        lines = lines_of(sheet.blocks)
        heading = lines.index("== For whoever likes")
        assert lines[heading + 1].startswith("3 ")


def test_one_line_says_where_all_items_come_from_where_all_say_the_same() -> None:
    printable = tiny()
    origin = printable.exercise.items[2].origin
    items = tuple(one.model_copy(update={"origin": origin}) for one in printable.exercise.items)
    alike = Printable(printable.exercise.model_copy(update={"items": items}), printable.key, "k")
    for make in (worksheet, key_sheet):
        lines = lines_of(make(alike, "A").blocks)
        assert lines.count("The town of Ardenmoor is made up.") == 1


def test_a_draft_without_a_whole_key_says_so_at_the_item() -> None:
    printable = tiny()
    key = printable.key.model_copy(update={"items": {}})
    lines = lines_of(key_sheet(Printable(printable.exercise, key, "k"), "A").blocks)
    assert lines.count("There is no key for this yet.") == 4


def test_said_fills_in_facts_that_are_words_themselves() -> None:
    assert said(Words("%(a)s, %(b)s", {"a": Words("x"), "b": 2})) == "x, 2"

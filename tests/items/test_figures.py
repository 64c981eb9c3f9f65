from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError
from werkzeug.datastructures import MultiDict

from kit.items import ITEM_TYPES
from kit.items.base import (
    Marking,
)
from kit.items.fields.advice import Finding
from kit.items.fields.answer_form import AnswerForm
from kit.items.fields.questions import KeyedAnswer
from kit.items.fields.table import Table
from kit.items.figures import FiguresItem, FiguresKeyEntry
from kit.vocabulary import Verdict
from tests.support.choosing import RIGHT, choosing_library

FIGURES = ITEM_TYPES["figures"]
ITEM = choosing_library().exercises["do-they-add-up"].item("toll")
ENTRY = choosing_library().keys["do-they-add-up"].items["toll"]
ALL_RIGHT = RIGHT["figures"]["toll"]


def item(**changed: Any) -> FiguresItem:
    return FiguresItem.model_validate(ITEM.model_dump(by_alias=True, exclude_unset=True) | changed)


def keyed(**fields: Any) -> KeyedAnswer:
    return KeyedAnswer.model_validate({"why": "So.", "check": "Look.", **fields})


def entry(**answers: dict[str, Any]) -> FiguresKeyEntry:
    """The key of the toll, with other answers to some questions; None takes one out."""
    own = {name: one.model_dump(exclude_unset=True) for name, one in ENTRY.questions.items()}
    reasons = {"why": "So.", "check": "Look."}
    changed = {name.replace("_", "-"): {**reasons, **one} for name, one in answers.items()}
    return FiguresKeyEntry.model_validate({"questions": own | changed})


def form(**posted: str) -> AnswerForm:
    made = FIGURES.form_class(ITEM, None)(
        MultiDict({f"question-{name.replace('_', '-')}": text for name, text in posted.items()})
    )
    made.validate()
    return made


def test_parts_are_the_questions_and_numbers_offer_nothing() -> None:
    parts = FIGURES.parts(ITEM, None)
    assert [part.id for part in parts] == ["add-up", "sum", "share"]
    # As written, not by the alphabet, also after a snapshot has sorted the fields.
    assert [choice.value for choice in parts[0].choices] == ["yes", "no", "cannot"]
    assert (parts[1].choices, parts[2].choices) == ((), ())


@pytest.mark.parametrize(
    "typed",
    [
        "1,5",
        "1.5",
        "1 234",
        "1'234",
        "1.234,5",
        "1\u00a0234",
        "\u22125",
        "12 %",
        " 7 ",
        "about ten",
    ],
)
def test_what_is_typed_is_stored_as_typed(typed: str) -> None:
    made = form(sum=typed)
    assert made.errors == {}
    value = FIGURES.value_of(made)
    assert value == {"sum": typed}
    assert FIGURES.form_data(value) == {"question-sum": typed}
    again = FIGURES.form_class(ITEM, None)(data=FIGURES.form_data(value))
    assert again["question-sum"].data == typed


@pytest.mark.parametrize("posted", [{}, {"sum": ""}, {"sum": " \u00a0"}, {"add_up": ""}])
def test_form_with_nothing_in_it_is_no_answer(posted: dict[str, str]) -> None:
    made = form(**posted)
    assert made.errors == {}
    assert FIGURES.value_of(made) is None


def test_form_refuses_what_is_not_offered_and_what_is_too_long() -> None:
    assert form(add_up="maybe", sum="1" * 61, share="1\0").errors == {
        "question-add-up": [
            "“maybe” is not an answer to this question. Allowed: yes, no, cannot. Pick one of them."
        ],
        "question-sum": [
            (
                "61 characters are more than a number needs. "
                "At most 60 are kept. Write the number alone."
            )
        ],
        "question-share": ["A character that cannot be kept is in it. Write the number alone."],
    }


def test_chosen_numbers_have_one_spelling_and_others_stand_as_typed() -> None:
    value = {"add-up": "no", "sum": "4,200 people", "share": " about a third "}
    assert FIGURES.chosen(ITEM, value) == {
        "add-up": "no",
        "sum": "4200",
        "share": "about a third",
    }
    assert FIGURES.chosen(ITEM, {"share": "1,5"}) == FIGURES.chosen(ITEM, {"share": "1.50 %"})


def test_remarks_say_how_each_number_was_read() -> None:
    remarks = FIGURES.remarks(ITEM, {"add-up": "no", "sum": "4,200", "share": "third"})
    assert {name: said.message % said.facts for name, said in remarks.items()} == {
        "question-sum": "Read as 4200. If you mean 4.2, write it so.",
        "question-share": (
            "Not read as a number: there are no digits in “third”. Write digits, such as 1234 or "
            "1234.5. It is kept as you typed it, but it earns nothing until it can be "
            "read as a number."
        ),
    }


@pytest.mark.parametrize(
    ("answer", "parts"),
    [
        (ALL_RIGHT, {"add-up": 1.0, "sum": 1.0, "share": 1.0}),
        ({**ALL_RIGHT, "share": "33.5"}, {"add-up": 1.0, "sum": 1.0, "share": 1.0}),
        ({**ALL_RIGHT, "share": "32,5"}, {"add-up": 1.0, "sum": 1.0, "share": 1.0}),
        ({**ALL_RIGHT, "share": "33.50001"}, {"add-up": 1.0, "sum": 1.0, "share": 0.0}),
        ({"sum": "4,200"}, {"sum": 1.0}),
        ({"sum": "4.200"}, {"sum": 0.0}),
        ({"sum": "4201"}, {"sum": 0.0}),
        ({"sum": "four thousand two hundred"}, {"sum": 0.0}),
        ({"add-up": "yes"}, {"add-up": 0.0}),
    ],
)
def test_each_question_is_right_or_wrong(answer: dict[str, str], parts: dict[str, float]) -> None:
    marking = FIGURES.mark(ITEM, answer, ENTRY)
    assert marking.parts == parts
    assert marking.credit == pytest.approx(sum(parts.values()) / 3)


def test_tolerance_is_exact_and_its_bounds_belong_to_it() -> None:
    tenth = keyed(number=0.3, tolerance=0.1)
    assert [tenth.credit(text) for text in ("0.2", "0.4", "0.19999", "0.40001")] == [1, 1, 0, 0]
    assert keyed(number=0.1).credit("0.1") == 1
    close = keyed(number="1" * 30)
    assert close.due == "1" * 30
    assert (close.credit("1" * 30), close.credit("1" * 29 + "2")) == (1, 0)


def test_numbers_within_the_tolerance_agree_with_the_key() -> None:
    assert FIGURES.agrees(ENTRY, "share", "33.4")
    assert not FIGURES.agrees(ENTRY, "share", "34")
    assert FIGURES.agrees(ENTRY, "add-up", "no")


def test_accepted_number_counts_however_it_was_typed() -> None:
    won = FiguresKeyEntry.model_validate(
        ENTRY.model_dump(exclude_unset=True)
        | {"accepted": [{"part": "sum", "choice": "4300", "why": "So."}]}
    )
    assert FIGURES.mark(ITEM, {"sum": "4,300"}, won).parts == {"sum": 1.0}
    assert FIGURES.mark(ITEM, {"sum": "4 200"}, won).parts == {"sum": 1.0}
    assert FIGURES.mark(ITEM, {"sum": "4250"}, won).parts == {"sum": 0.0}


def test_a_text_that_is_no_number_can_be_accepted_too() -> None:
    changed = FIGURES.change(ENTRY, "share", "a third", "That is what it is.")
    assert FIGURES.due(changed)["share"] == "a third"
    assert FIGURES.mark(ITEM, {"share": "a third"}, changed).parts == {"share": 1.0}
    again = FIGURES.change(changed, "share", "33", "So.")
    assert FIGURES.due(again)["share"] == "33"


def test_change_keeps_the_tolerance() -> None:
    changed = FIGURES.change(ENTRY, "share", "40", "Counted anew.")
    assert isinstance(changed, FiguresKeyEntry)
    assert changed.questions["share"].number == Decimal(40)
    assert changed.questions["share"].tolerance == Decimal("0.5")
    assert changed.questions["share"].why == "Counted anew."
    assert changed.questions["share"].check_before
    checked = FIGURES.change(ENTRY, "share", "40", "So.", "Count.")
    assert isinstance(checked, FiguresKeyEntry)
    assert checked.questions["share"].check == "Count."
    assert not checked.questions["share"].check_before
    assert FIGURES.due(FIGURES.change(ENTRY, "add-up", "cannot", "So."))["add-up"] == "cannot"


def test_void_item_is_marked_for_nobody() -> None:
    void = ENTRY.model_copy(update={"void": "Misprinted."})
    assert FIGURES.mark(ITEM, ALL_RIGHT, void) == Marking(None, Verdict.VOID)


def test_check_item_wants_a_table_with_all_its_cells_and_each_question_once() -> None:
    assert list(FIGURES.check_item(ITEM, None)) == []
    table = {"caption": "x", "columns": ["a", "b"], "rows": [["c", 1], ["d"], ["e", 1, 2]]}
    questions = [
        {"id": "sum", "ask": "x"},
        {"id": "sum", "ask": "y", "unit": "people", "choices": {"yes": "Yes", "no": "No"}},
        {
            "id": "twice",
            "ask": "z",
            "choices": [{"id": "a", "name": "A"}, {"id": "a", "name": "B"}],
        },
    ]
    width = "2, one for each column"
    fill = "make the row as long as the columns; write 'not given' where there is none"
    own = "an id of its own for each"
    assert list(FIGURES.check_item(item(table=table, questions=questions), None)) == [
        Finding(("table", "rows", 1), "1 cell", width, fill),
        Finding(("table", "rows", 2), "3 cells", width, fill),
        Finding(
            ("questions", 1, "id"),
            "the id 'sum' a second time",
            f"{own} question",
            "give one of them another id",
        ),
        Finding(
            ("questions", 1, "unit"),
            "the unit 'people' beside choices",
            "a unit where a number is asked for",
            "remove the unit, or the choices",
        ),
        Finding(
            ("questions", 2, "choices", 1, "id"),
            "the id 'a' a second time",
            f"{own} choice",
            "give one of them another id",
        ),
    ]


WHERE = "questions"
CHOICES = "a choice: yes, no, cannot"


@pytest.mark.parametrize(
    ("answers", "findings"),
    [
        ({}, []),
        ({"add_up": {"choice": "nope"}}, [Finding((WHERE, "add-up", "choice"), "the choice 'nope'", "yes, no, cannot", "write 'no' if that is meant")]),
        ({"add_up": {"choice": "q"}}, [Finding((WHERE, "add-up", "choice"), "the choice 'q'", "yes, no, cannot", "choose one of these")]),
        ({"add_up": {}}, [Finding((WHERE, "add-up"), "no answer", CHOICES, "add 'choice'")]),
        ({"add_up": {"number": 3}}, [Finding((WHERE, "add-up", "number"), "a number", CHOICES, "write 'choice', and remove 'number'")]),
        ({"add_up": {"choice": "no", "tolerance": 0}}, [Finding((WHERE, "add-up", "tolerance"), "a tolerance", CHOICES, "write 'choice', and remove 'tolerance'")]),
        ({"sum": {"choice": "no"}}, [Finding((WHERE, "sum", "choice"), "the choice 'no'", "a number", "write 'number', or give the question its choices in the exercise")]),
        ({"sum": {}}, [Finding((WHERE, "sum"), "no answer", "a number", "add 'number'")]),
        ({"sums": {"number": 1}}, [Finding((WHERE, "sums"), "an entry for no question", "an entry for each question of the item", "remove it")]),
    ],
)  # fmt: skip
def test_check_key_message(answers: dict[str, dict[str, Any]], findings: list[Finding]) -> None:
    assert list(FIGURES.check_key(ITEM, entry(**answers), None)) == findings


def test_check_key_names_the_likeliest_of_what_is_missing_and_what_is_too_much() -> None:
    wrong = FiguresKeyEntry.model_validate(
        {
            "questions": {
                "add-up": keyed(choice="no"),
                "sums": keyed(number=1),
                "share": keyed(number=1),
            }
        }
    )
    allowed = "an entry for each question of the item"
    assert list(FIGURES.check_key(ITEM, wrong, None)) == [
        Finding((WHERE, "sum"), "no entry for 'sum'", allowed, "write 'sums' if that is meant"),
        Finding((WHERE, "sums"), "an entry for no question", allowed, "write 'sum' if that is meant"),
    ]  # fmt: skip


@pytest.mark.parametrize("number", [True, "1,5", "1e99", "many", [1], float("nan"), float("inf")])
def test_key_takes_plain_numbers_only(number: Any) -> None:
    with pytest.raises(ValidationError):
        keyed(number=number)


def test_tolerance_is_not_below_nothing() -> None:
    with pytest.raises(ValidationError):
        keyed(number=1, tolerance=-1)


def test_cells_are_texts_or_whole_numbers() -> None:
    table = Table.model_validate({"caption": "x", "columns": ["a", 2014], "rows": [["b", 7]]})
    assert (table.columns, table.rows) == (("a", "2014"), (("b", "7"),))
    with pytest.raises(ValidationError):
        Table.model_validate({"caption": "x", "columns": ["a", "b"], "rows": [["b", 7.5]]})


def test_columns_of_quantities_are_told_from_columns_of_words() -> None:
    assert ITEM.table.counts == (False, True, True, False)


@pytest.mark.parametrize(
    ("cell", "counts"),
    [("35,500", True), ("12 %", True), ("about 200", True), ("3–5 km", True),
     ("none", False), ("The year 2024", False), ("January to June 2025", False)],
)  # fmt: skip
def test_column_of_times_is_no_column_of_quantities(cell: str, *, counts: bool) -> None:
    table = Table(caption="Accidents", columns=("Town", "x"), rows=(("Fallmere", cell),))
    assert table.counts == (False, counts)


def test_texts_are_all_that_a_student_reads() -> None:
    texts = FIGURES.texts(ITEM)
    assert texts[:6] == (
        "The paper says that 4,300 people were killed or wounded in two years.",
        "Killed and wounded, by year", "Year", "Killed", "Wounded", "Counted by",
    )  # fmt: skip
    assert texts[6:14] == ("2014", "1,084", "1,916", "The hospital", "2015", "300", "900", "The town council")  # fmt: skip
    assert texts[14:19] == ("Do the rows add up to the total given?", "Yes", "No", "It cannot be told, 50% is missing", "What do the rows add up to?")  # fmt: skip

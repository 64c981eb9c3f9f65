"""A question's answers, in either way of writing them, and what an answer earns."""

from decimal import Decimal

from kit.items.fields.questions import KeyedAnswer, Offered, Question


def test_answers_are_written_by_name_or_as_a_list() -> None:
    by_name = Question.model_validate(
        {"id": "sum", "ask": "So?", "choices": {"yes": "Yes", "no": "No"}}
    )
    listed = Question.model_validate(
        {
            "id": "sum",
            "ask": "So?",
            "choices": [{"id": "yes", "name": "Yes"}, {"id": "no", "name": "No"}],
        }
    )
    assert by_name == listed
    assert by_name.choices == (Offered(id="yes", name="Yes"), Offered(id="no", name="No"))


def test_number_counts_within_its_tolerance() -> None:
    keyed = KeyedAnswer(why="So.", check="Count.", number=Decimal(10), tolerance=Decimal("0.5"))
    assert [keyed.credit(typed) for typed in ("10", "10.5", "10.6", "ten")] == [1, 1, 0, 0]
    assert keyed.due == "10"

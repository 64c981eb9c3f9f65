from kit.drafting.findings import Question


def test_questions_stand_in_the_order_of_the_guide() -> None:
    assert list(Question) == [Question.SPEAKER, Question.SETTLED, Question.SOURCE]

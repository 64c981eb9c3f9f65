"""Which pen answers lead to, in the guide's order."""

import pytest
from werkzeug.datastructures import MultiDict

from kit.classroom.authoring.drafting.marks import Answer
from kit.drafting.findings import Question
from kit.vocabulary import Label
from kit.web.teacher.authoring.from_article.taken import pen_of, words_name, words_typed

SPEAKER, SETTLED, SOURCE = Question


@pytest.mark.parametrize(
    ("answers", "pen"),
    [
        ({}, None),
        ({SPEAKER: Answer.YES}, Label.OFFICIAL),
        ({SPEAKER: Answer.YES, SETTLED: Answer.NO}, Label.OFFICIAL),
        ({SPEAKER: Answer.OTHER}, Label.VOICE),
        ({SPEAKER: Answer.UNSURE, SETTLED: Answer.NO}, None),
        ({SPEAKER: Answer.NO}, None),
        ({SPEAKER: Answer.NO, SETTLED: Answer.NO}, Label.EDITORIAL),
        ({SPEAKER: Answer.NO, SETTLED: Answer.YES}, None),
        ({SPEAKER: Answer.NO, SETTLED: Answer.YES, SOURCE: Answer.YES}, Label.SOURCED),
        ({SPEAKER: Answer.NO, SETTLED: Answer.YES, SOURCE: Answer.NO}, Label.UNSOURCED),
        ({SETTLED: Answer.NO, SOURCE: Answer.YES}, None),
    ],
)
def test_answers_lead_to_a_pen_in_the_guides_order(
    answers: dict[Question, Answer], pen: Label | None
) -> None:
    assert pen_of(answers) is pen


def test_words_are_named_by_their_item() -> None:
    assert words_name("a", "exercise.yaml/items/3/context/before") == "words/a/context/before"
    unreadable = {"exercise.yaml": "items: ["}
    assert words_typed(MultiDict({"words/a/claim": "x"}), unreadable) == {}

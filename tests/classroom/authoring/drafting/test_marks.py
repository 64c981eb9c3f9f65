"""Marks know where a claim stands, and find it again in an article that is cut otherwise."""

from kit.classroom.authoring.drafting.marks import (
    Answer,
    Mark,
    found_again,
    mark_at,
    marks_of,
    place_of,
    stored_marks,
)
from kit.drafting.article import Span
from kit.drafting.cutting import take_apart
from kit.drafting.findings import Place, Question
from kit.vocabulary import Label
from tests.support.from_articles import ARTICLE

LIMIT = "No limit was ever put up."


def test_stored_marks_are_read_as_they_were() -> None:
    answers = {Question.SPEAKER: Answer.NO, Question.SETTLED: Answer.UNSURE}
    marks = {
        "a": Mark(2, 0, 10, "It rained.", answers, Label.VOICE),
        "b": Mark(3, 4, 9, "weird"),
    }
    assert marks_of(stored_marks(marks)) == marks


def test_places_outside_the_article_have_no_mark() -> None:
    article = take_apart(ARTICLE)
    text = article.blocks[2].text
    mark = mark_at(article, Place(2, Span(0, 10)))
    assert mark is not None
    assert (mark.words, mark.key, mark.place) == (text[:10], "2:0:10", Place(2, Span(0, 10)))
    for place in (
        Place(99, Span(0, 1)),
        Place(2, Span(3, 3)),
        Place(2, Span(0, len(text) + 1)),
        Place(2, Span(text.index(" "), text.index(" ") + 1)),
    ):
        assert mark_at(article, place) is None


def test_words_are_found_again_in_the_nearest_block() -> None:
    longer = take_apart(ARTICLE.replace("On page 31", "It rained for weeks. On page 31"))
    place = place_of(LIMIT, longer)
    assert place is not None
    mark = Mark(3, 0, len(LIMIT), LIMIT)
    gone = Mark(3, 0, 5, "Words that stand nowhere")
    again = found_again({"a": mark, "b": gone}, longer)
    assert again["a"].place == place
    assert again["b"] == gone
    assert found_again(again, longer) == again

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.content.stats.reading.reading_level import Reading, of_markdown, of_texts
from kit.content.stats.reading.syllables import syllables

LESSON = """\
## A heading of five words

Two sentences stand here. Is the second [a link](https://example.org/page?x=1)?

> The council [[official: announced]] a *plan*. “It is **good**.”

| verb | meaning |
|---|---|
| said | spoke |

1. No full stop here
2. Nor here
"""


def test_lesson_is_measured_without_marks_headings_and_tables() -> None:
    reading = of_markdown(LESSON)
    prose = [
        "Two sentences stand here", "Is the second a link",
        "The council announced a plan", "It is good",
        "No full stop here", "Nor here",
    ]  # fmt: skip
    found = [word for sentence in prose for word in sentence.split()]
    assert reading.sentences == len(prose)
    assert reading.prose_words == len(found)
    assert reading.syllables == sum(map(syllables, found))
    assert reading.words == len(found) + 5 + 4


def test_titles_and_decimals_end_no_sentence() -> None:
    assert of_texts(["Mr. Quist paid 3.5 million. Nobody saw it … Dr. Orme did!"]).sentences == 3


def test_grade_is_the_published_formula() -> None:
    reading = Reading(words=120, prose_words=100, sentences=5, syllables=150)
    assert reading.grade == pytest.approx(0.39 * 20 + 11.8 * 1.5 - 15.59)


@pytest.mark.parametrize("text", ["", "## Only a heading", "> \n\n---\n"])
def test_text_without_prose_has_no_grade(text: str) -> None:
    reading = of_markdown(text)
    assert (reading.prose_words, reading.sentences, reading.grade) == (0, 0, 0.0)


def test_longer_sentences_are_a_higher_grade() -> None:
    short = of_texts(["The council met. It chose a plan. The mayor spoke."])
    long = of_texts(["The council met and it chose a plan and the mayor spoke."])
    assert short.grade < long.grade


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_measured(text: str) -> None:
    reading = of_markdown(text)
    assert reading.words >= reading.prose_words >= 0
    assert (reading.sentences > 0) == (reading.prose_words > 0)
    assert reading.syllables >= reading.prose_words
    assert isinstance(reading.grade, float)

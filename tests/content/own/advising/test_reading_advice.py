"""What is said of a lesson's reading: each sentence whole."""

import pytest

from kit.content.library import Library
from kit.content.own.advising.advice import advice
from kit.content.own.advising.reading_advice import reading_advice
from kit.content.own.beginnings import first_lesson
from kit.content.own.texts import LESSON, DraftKind
from tests.support.shipped import shipped_library

ID = "100-bridge-abcd"
PLAIN = "The council will open the restored bridge after the winter, as its minutes say. "
END = "\n\n## What you can rely on\n\nThe vote stands in the minutes.\n"


def said_of(body: str) -> list[str]:
    texts = first_lesson(ID, "The bridge")
    head = texts[LESSON].partition("\n---\n")[0]
    changed = {**texts, LESSON: f"{head}\n---\n\n{body}"}
    problems = advice(DraftKind.LESSON, ID, changed, Library.empty())
    assert [str(one) for one in problems if one.plain is None] == []
    assert {one.path.as_posix() for one in problems} <= {f"lessons/{ID}.md"}
    return [one.plain.said() for one in problems if one.plain]


def test_nothing_is_said_of_a_sound_reading() -> None:
    assert said_of(PLAIN * 42 + END) == []


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (
            PLAIN * 20 + END,
            (
                "The reading has 291 words. A class reads 550 to 650 in the time that a lesson leaves "
                "for it: write more of it."
            ),
        ),
        (
            PLAIN * 80 + END,
            (
                "The reading has 1131 words. A class reads 550 to 650 in the time that a lesson leaves "
                "for it: shorten it, or make two lessons of it."
            ),
        ),
        (
            "It is so. " * 195 + END,
            (
                "The reading is at US grade -2.6; 5 to 8 is fit for this age. Join some of the "
                "shortest sentences."
            ),
        ),
        (
            PLAIN * 42,
            (
                "The reading does not end with the heading “What you can rely on”. Close with a claim "
                "that a reader may rely on and say why: a lesson that ends in a caution teaches "
                "suspicion."
            ),
        ),
    ],
)
def test_one_thing_at_a_time(body: str, sentence: str) -> None:
    assert sentence in said_of(body)


def test_long_sentences_are_hard() -> None:
    long = "The committee considered the application " + "and the administration " * 9 + "slowly. "
    said = said_of(long * 20 + END)
    assert (
        "20 of 21 sentences have more than 25 words. Half a class is lost in such a one: make two "
        "of each." in said
    )
    assert any(
        sentence.startswith("The reading is at US grade ")
        and sentence.endswith(
            "; 5 to 8 is fit for this age. Shorten the sentences, and take plainer words."
        )
        for sentence in said
    )


def test_nothing_is_said_of_the_shipped_readings() -> None:
    assert list(reading_advice(shipped_library())) == []

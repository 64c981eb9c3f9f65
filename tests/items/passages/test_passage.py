"""Passages: what is a word, and how painted words are joined."""

import pytest

from kit.items.passages.passage import Run
from kit.items.passages.reader import read_passage


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Yes,” she said.", ["Yes", "she", "said"]),
        (
            "the town's 1,200 trees (all of them)",
            ["the", "town's", "1,200", "trees", "all", "of", "them"],
        ),
        ("A plan—which failed - in May", ["A", "plan", "which", "failed", "in", "May"]),
        ("... – !", []),
        ("हिंदी में", ["हिंदी", "में"]),
    ],
)
def test_word_has_a_letter_or_digit_and_no_signs_at_its_edges(text: str, words: list[str]) -> None:
    read = read_passage(text)
    assert [text[word.start : word.end] for word in read.words] == words
    assert [word.number for word in read.words] == list(range(1, len(words) + 1))


def test_painting_joins_words_of_a_claim_and_lights_cues() -> None:
    read = read_passage("So [[a: it is]], [[b: he said]].")
    paint = {2: "official", 3: "official", 4: "official"}
    runs = read.painted(paint, ["it"])[0]
    assert [(run.text, run.label, run.lit, run.number) for run in runs] == [
        ("So ", None, False, None),
        ("it", "official", True, 1),
        (" is", "official", False, None),
        (", ", None, False, None),
        ("he", "official", False, 2),
        (" said.", None, False, None),
    ]
    joined = read.painted(paint, joined=True)[0]
    assert [(run.text, run.label) for run in joined][1:3] == [
        ("it is, ", "official"),
        ("he", "official"),
    ]
    assert list(read.spans(paint)) == [("it is, he", "official")]


@pytest.mark.parametrize(
    ("text", "said"), [("a", True), ("7.", True), ("é", True), (". ", False), ("“—”", False)]
)
def test_run_of_signs_alone_has_no_words(text: str, said: bool) -> None:
    assert Run(text, label=None, lit=False, number=None).has_words is said

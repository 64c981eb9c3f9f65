import pytest

from kit.drafting.lexicon import listed_words
from kit.drafting.reading.subjects import is_paper, is_vague, speaks, subject_of
from tests.support.reading import unit


def subjects(line: str) -> list[str]:
    claim = unit(line)
    spans = [
        subject_of(claim, verb.start, verb.end)
        for verb in listed_words(claim.outside, "speaking", "said", "view")
        if speaks(claim.outside, verb.start, verb.end)
    ]
    return [span.of(claim.text).strip(" ,") for span in spans if span]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The mayor said it was late.", ["The mayor"]),
        ("It was late, the mayor said.", ["the mayor"]),
        ("“It is late,” said Ana Ruiz, the mayor.", ["Ana Ruiz, the mayor"]),
        ("On Monday, in the hall, Ana Ruiz warned of floods.", ["Ana Ruiz"]),
        ("Ana Ruiz, who heads the largest, said so.", ["Ana Ruiz, who heads the largest"]),
        ("The mayor wrote 9,000 letters.", []),
        ("The mayor was told so.", []),
        ("The government announced a review.", []),
        ("She admitted riding the horse.", []),
        ("She admitted having known.", ["She"]),
        ("A boat reported by its owner as lost came back.", []),
        ("The ministry recalled two batches.", []),
        ("The ministry recalled that it was late.", ["The ministry"]),
        ("The court dismissed the appeal.", []),
        ("The court dismissed it as late.", ["The court"]),
        ("“It is late,” said Dr. Ana Ruiz, the mayor.", ["Dr. Ana Ruiz, the mayor"]),
        ("Buses called off for the day.", []),
        ("A pitch that the groundsman had promised would hold held.", []),
    ],
)
def test_subject_of_a_verb_of_speaking(line: str, expected: list[str]) -> None:
    assert subjects(line) == expected


@pytest.mark.parametrize(
    ("subject", "paper"),
    [
        ("the inspectors' report", True),
        ("revised figures from the statistics office", True),
        ("satellite images examined by the centre, a research group", True),
        ("prof. dalia wren, who teaches water law", False),
        ("the council", False),
    ],
)
def test_paper_is_told_from_somebody(subject: str, *, paper: bool) -> None:
    assert is_paper(subject) is paper


@pytest.mark.parametrize(
    ("subject", "vague"),
    [
        ("a study", True),
        ("older research", True),
        ("a study by Ana Ruiz", False),
        ("the report", False),
        ("a survey published today", False),
    ],
)
def test_any_paper_is_told_from_a_named_one(subject: str, *, vague: bool) -> None:
    assert is_vague(subject) is vague

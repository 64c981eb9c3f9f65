"""What claims something, and what does not."""

import pytest

from kit.drafting.cutting.claims import claims_of, dateline
from kit.drafting.cutting.sentences import sentences


def claims(text: str) -> list[list[str]]:
    spans = sentences(text)
    return [
        [claim.of(text) for claim in claims_of(text, spans, place, first=True)]
        for place in range(len(spans))
    ]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("ELLSWORTH, 3 May (Agency) — The lock is shut.", "The lock is shut."),
        ("ELLSWORTH — The lock is shut.", "The lock is shut."),
        ("PORT ELLSWORTH, Varda (UPN) - It rained.", "It rained."),
        ("Ellsworth, 3 May – “It rained,” she said.", "“It rained,” she said."),
        ("Ellsworth (Agency) — It rained.", "It rained."),
        ("NATO – an alliance – said no.", "NATO – an alliance – said no."),
        ("The lock – it is old – is shut.", "The lock – it is old – is shut."),
    ],
)
def test_dateline_is_no_part_of_a_claim(text: str, claim: str) -> None:
    assert claims(text) == [[claim]]


def test_place_in_capitals_opens_the_first_paragraph_alone() -> None:
    assert dateline("ELLSWORTH — The lock is shut.", first=True) == 12
    assert dateline("ELLSWORTH — The lock is shut.", first=False) == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "Why is the lock shut?", "Have you seen it?", "Boil all water.", "Please ring before noon.",
        "Do not swim.", "Yes.", "Ellsworth.", "Monday, 7:52 a.m. Kettle Road.",
        "More at https://example.org/lock.",
    ],
)  # fmt: skip
def test_questions_instructions_and_the_like_claim_nothing(sentence: str) -> None:
    assert claims(f"{sentence} The lock is old.") == [[], ["The lock is old."]]


@pytest.mark.parametrize(
    "sentence",
    [
        "The lock is shut.", "“Why is it shut?” she asked.", "Who has not seen it?",
        "Call volumes rose.", "Let us be fair.", "Marsh left.", "Nobody was hurt.",
    ],
)  # fmt: skip
def test_what_may_be_doubted_is_a_claim(sentence: str) -> None:
    assert claims(f"{sentence} The lock is old.") == [[sentence], ["The lock is old."]]


def test_question_that_ends_a_paragraph_argues() -> None:
    assert claims("The lock is old. Who is to pay?") == [["The lock is old."], ["Who is to pay?"]]

"""A claim that names nobody and says *he*, and how often the kit is wrong about that."""

import pytest

from kit.content.own.advising.unnamed import unnamed_speaker
from kit.items import ITEM_TYPES
from tests.support.advised import LABELS, PLAIN, said_of, written
from tests.support.gold import gold_texts
from tests.support.shipped import shipped_library

#: Nobody is named there, by a name or by what they are.
NOBODY = (
    "The bridge will stay shut until spring, he said.",
    "She later said that the wounds were deep.",
    "“Look at the pictures,” he told reporters, “and see.”",
    "'Pumps vibrate,' she says.",
    "It was a mistake, said he.",
    "Repairs cost 6.4 million, she pointed out on Tuesday.",
)
#: Somebody is, or nobody speaks, or somebody else does.
SOMEBODY = (
    "The bridge will stay shut, Ruth Hale said, and she meant it.",
    "Hale said she would respect the ruling.",
    "Brandt, for his part, said he had gone for the ball.",
    "Hale will be back, though her knees, she admits, are not.",
    "The mayor opened it, and he said so.",
    "A detective constable has been there, and she has told us.",
    "He was seen at the bridge.",
    "“I told her that he said so,” the paper reads.",
    "They said the bridge was shut.",
    "It said the bridge was shut.",
)


@pytest.mark.parametrize("claim", NOBODY)
def test_pronoun_that_speaks_without_a_name(claim: str) -> None:
    assert unnamed_speaker(claim) == ("she" if "she" in claim.lower() else "he")
    for beside in (
        "Ruth Hale knows it.",
        "Hale came in spring.",
        "That is what the engineer said.",
    ):
        assert unnamed_speaker(claim, ("", beside)) is None
    assert unnamed_speaker(claim, ("The repairs are late.",)) is not None


@pytest.mark.parametrize("claim", SOMEBODY)
def test_nothing_is_said_where_somebody_may_be_meant(claim: str) -> None:
    assert unnamed_speaker(claim) is None


def test_no_shipped_claim_is_one() -> None:
    library = shipped_library()
    parts = [
        part
        for exercise in library.exercises.values()
        for item in exercise.items
        for part in ITEM_TYPES[exercise.type].parts(item, exercise.scheme)
    ]
    assert len(parts) == 470
    assert [part.text for part in parts if unnamed_speaker(part.text, part.around)] == []


def test_sentences_of_the_gold_set_alone_and_with_those_before_them() -> None:
    """The 48 were read one by one: none of them says who speaks (docs/authoring.md)."""
    alone, within, count = 0, 0, 0
    for text in gold_texts("development"):
        for at, line in enumerate(text.lines):
            if line.label is None:
                continue
            before = [one.words for one in text.lines[:at] if one.paragraph == line.paragraph]
            count += 1
            alone += unnamed_speaker(line.words) is not None
            within += unnamed_speaker(line.words, before) is not None
    assert (count, alone, within) == (1134, 48, 0)


def test_claims_with_somebody_beside_them_are_left_alone() -> None:
    """Exercises that are sound by their making: each shipped claim said by her, whom words name."""
    claims = [
        item.claim.rstrip(".")
        for exercise in shipped_library().exercises.values()
        if exercise.type == "classify"
        for item in exercise.items
    ]
    said = [
        form
        for claim in claims
        for form in (f"{claim}, she said.", f"She said that {claim}.", f"“{claim},” she said.")
    ]
    beside = ("Ruth Hale knows the bridge.", "Hale came in spring.", "So the engineer put it.")
    assert len(said) * len(beside) == 1971
    assert [one for one in said for words in beside if unnamed_speaker(one, (words,))] == []
    # The others have a name or a person in the claim itself.
    assert sum(unnamed_speaker(one) is not None for one in said) > len(said) / 2


def test_check_says_it_of_its_claim() -> None:
    claims = ["It was shut on Tuesday, he said", *PLAIN[1:]]
    assert said_of(written(claims, LABELS)) == [
        (
            "amber",
            (
                "It names nobody and says “he”: students cannot tell who speaks. Put the name before "
                "it, or into the greyed words around it."
            ),
        )
    ]

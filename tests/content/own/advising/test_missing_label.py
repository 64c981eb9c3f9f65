"""A label that no claim has: from how many claims on that is said, and what could have it."""

import random
from collections.abc import Sequence

import pytest

from kit.content.bounds import MISSING_FROM
from kit.content.own.advising.missing_label import Sentence, missing_labels, nothing_at_hand
from kit.content.stats.labelled import LabelledItem, labelled_items
from kit.vocabulary import Label, Scheme
from tests.support.advised import PLAIN, said_of, written
from tests.support.labelled import labelled
from tests.support.shipped import shipped_library


def claims_of(labels: Sequence[Label], scheme: Scheme) -> list[LabelledItem]:
    return [labelled(label, scheme=scheme) for label in labels]


def said(claims: Sequence[LabelledItem], *sentences: Sentence) -> list[str]:
    return [plain.said() for plain in missing_labels(claims, lambda _label: sentences)]


def test_missing_label_is_named_from_seven_or_eleven_claims_on() -> None:
    two = [Label.SOURCED, Label.OFFICIAL] * 6
    sentence = (
        "No claim is among the editorial interpretations, so whoever never picks that pen loses "
        "nothing here. Write some."
    )
    assert said(claims_of(two[:6], Scheme.THREE_WAY)) == []
    assert said(claims_of(two[:7], Scheme.THREE_WAY)) == [sentence]
    assert said(claims_of(two[:10], Scheme.FIVE_WAY)) == []
    assert len(said(claims_of(two[:11], Scheme.FIVE_WAY))) == 3
    assert said([]) == []


def test_sentences_that_could_be_are_named_three_at_most() -> None:
    claims = claims_of([Label.SOURCED, Label.OFFICIAL] * 4, Scheme.THREE_WAY)
    long = "It is the same old story, and nobody in the whole of the town will ever pay for it."
    sentences = [Sentence(long, 4), Sentence("A heading."), Sentence("Two.", 2), Sentence("No.", 3)]
    assert said(claims, *sentences) == [
        (
            "No claim is among the editorial interpretations, so whoever never picks that pen loses "
            "nothing here. Sentences of the article that could be: ¶4 “It is the same old story, and "
            "nobody in the whole of the …”; “A heading”; ¶2 “Two”."
        )
    ]


def test_check_says_it_once_in_place_of_the_share() -> None:
    labels = ["sourced", "official", "official", "sourced"] * 3
    told = [words for _how, words in said_of(written(PLAIN, labels)) if "editorial" in words]
    assert told == [
        (
            "No claim is among the editorial interpretations, so whoever never picks that pen loses "
            "nothing here. Write some."
        )
    ]


@pytest.mark.parametrize("scheme", Scheme)
def test_bounds_are_where_a_tenth_at_most_of_sound_drafts_lack_a_label(scheme: Scheme) -> None:
    """Claims drawn at random from each shipped exercise, as in a draft that is begun."""
    library, lots = shipped_library(), random.Random(1)
    spoken: dict[int, list[bool]] = {}
    for exercise in library.exercises.values():
        keyed = {exercise.id: library.keys[exercise.id]}
        claims = labelled_items(library.articles, {exercise.id: exercise}, keyed)
        if not claims or exercise.scheme is not scheme:
            continue
        assert list(missing_labels(claims, nothing_at_hand)) == []
        for count in (MISSING_FROM[scheme] - 1, MISSING_FROM[scheme]):
            for _ in range(200):
                drawn = lots.sample(claims, count)
                lacks = len({one.label for one in drawn}) < len(scheme.labels)
                spoken.setdefault(count, []).append(lacks)
    before, at = (sum(lacks) / len(lacks) for _count, lacks in sorted(spoken.items()))
    assert before > 0.1 > at

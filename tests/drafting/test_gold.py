"""The gold set is what it says it is, and its locked half is as it was put away."""

from collections import Counter
from itertools import chain

import krippendorff
import pytest

from kit.vocabulary import Label
from tests.support.gold import HALVES, gold_texts, sign_of

_KINDS = {
    "report", "wire", "column", "press-release", "notice", "match-report", "science", "thread",
    "summary", "police-log",
}  # fmt: skip


@pytest.mark.parametrize("half", HALVES)
def test_half_has_two_texts_of_each_of_ten_kinds(half: str) -> None:
    assert Counter(text.kind for text in gold_texts(half)) == dict.fromkeys(_KINDS, 2)


def test_set_has_480_claims_and_more_of_which_half_are_locked() -> None:
    counts = [
        sum(line.label is not None for text in gold_texts(half) for line in text.lines)
        for half in HALVES
    ]
    assert counts == [378, 368]


@pytest.mark.parametrize(("half", "alpha"), [("development", 0.947), ("locked", 0.897)])
def test_readers_agree_as_the_documentation_says(half: str, alpha: float) -> None:
    lines = chain.from_iterable(text.lines for text in gold_texts(half))
    pairs = [line.readers for line in lines if None not in line.readers]
    labels = [None, *Label]
    table = [[labels.index(pair[reader]) for pair in pairs] for reader in (0, 1)]
    assert krippendorff.alpha(table, level_of_measurement="nominal") == pytest.approx(
        alpha, abs=0.001
    )


@pytest.mark.parametrize("half", HALVES)
def test_label_is_one_that_a_reader_gave_or_accepts(half: str) -> None:
    odd = [
        f"{text.name}:{line.number}"
        for text in gold_texts(half)
        for line in text.lines
        if line.readers[0] == line.readers[1] != line.label
    ]
    assert odd == []


def test_locked_half_is_as_it_was_put_away() -> None:
    assert sign_of("locked") == "ede104b67e7c71754582b89aaf75c064f449f46fe26ed7363903c9324776d9ee"

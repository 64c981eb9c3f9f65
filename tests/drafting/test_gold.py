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
def test_half_has_as_many_texts_of_each_of_ten_kinds(half: str) -> None:
    counts = Counter(text.kind for text in gold_texts(half))
    assert (set(counts), len(set(counts.values()))) == (_KINDS, 1)


@pytest.mark.parametrize(("half", "claims"), [("development", 1134), ("locked", 375)])
def test_half_has_its_claims(half: str, claims: int) -> None:
    lines = chain.from_iterable(text.lines for text in gold_texts(half))
    assert sum(line.label is not None for line in lines) == claims


@pytest.mark.parametrize(("half", "alpha"), [("development", 0.916), ("locked", 0.896)])
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
    assert sign_of("locked") == "4baf5d9a9eb9eacd865e6a0bdaf19f4e87a130fc8c923af56b37d4ba4ef68773"

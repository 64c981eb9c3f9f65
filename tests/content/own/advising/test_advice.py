"""All that is said of a draft, errors first; counts wait until nothing is wrong."""

from kit.content.library import Library
from kit.content.own.advising.advice import advice
from kit.content.own.texts import EXERCISE, KEY, DraftKind
from kit.content.problems import Severity
from tests.support.advised import LABELS, PLAIN, written

OFFICIAL = written(PLAIN, ["official"] * 12)


def test_errors_come_first_and_counts_wait() -> None:
    broken = {**OFFICIAL, KEY: OFFICIAL[KEY].replace("cues: []", "cues: [x]", 1)}
    problems = advice(DraftKind.EXERCISE, "town", broken, Library.empty())
    assert [one.severity for one in problems] == [Severity.ERROR]
    counted = advice(DraftKind.EXERCISE, "town", OFFICIAL, Library.empty())
    assert counted
    assert {one.severity for one in counted} == {Severity.WARNING}


def test_another_id_is_told_once_by_its_cause() -> None:
    texts = written(PLAIN, LABELS)
    other = {**texts, EXERCISE: texts[EXERCISE].replace("id: town", "id: city", 1)}
    [problem] = advice(DraftKind.EXERCISE, "town", other, Library.empty())
    assert problem.sentence == (
        "id: found the id 'city'; allowed: town; write 'id: town', which this exercise has for "
        "good."
    )


def test_nothing_raises_whatever_the_texts_hold() -> None:
    for text in ("", "\t", "- a\n- b", "id: [", "type: classify\nitems: {}", "items: [1, null]"):
        for key in ("", "x", "items: [1]"):
            assert advice(DraftKind.EXERCISE, "town", {EXERCISE: text, KEY: key}, Library.empty())

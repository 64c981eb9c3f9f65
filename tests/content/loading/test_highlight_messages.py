"""What `kit check` says of a broken passage or its key, whole lines."""

from pathlib import Path

import pytest

from kit.content.library import load_library
from tests.support.passages import KEY, exercise
from tests.support.room import write_content

EX = "exercises/01-three-claims.yaml"
KEYS = "exercises/01-three-claims.key.yaml"
AT = "error: items, lead, passage: found"

EXERCISE_CASES = [
    ("on Monday", "a plan]]; [[vote:", "a plan; [[vote:",
     [f"{EX}:9: {AT} the cut 'plan' without an end in its paragraph; allowed: ']]' after the words of each cut; add it where the claim ends."]),
    ("overlap", "a plan]]; [[vote: the minutes\n      record nine votes to six]].", "a plan [[vote: the minutes]]]].",
     [f"{EX}:9: {AT} the cut 'vote' inside the cut 'plan'; allowed: cuts side by side, none inside another; end 'plan' with ']]' before 'vote' begins."]),
    ("empty", "[[shame: The square is a disgrace]]", "[[shame: ]]",
     [f"{EX}:12: {AT} the cut 'shame' without a word; allowed: one word or more in each cut; put the claim's words after the colon, or remove the cut."]),
    ("twice", "[[shame:", "[[plan:",
     [f"{EX}:12: {AT} the cut 'plan' a second time; allowed: an id of its own for each cut; give one of them another id."]),
    ("renamed", "[[shame:", "[[shames:",
     [f"{KEYS}:4: error: items, lead, claims: found no entry for 'shames'; allowed: an entry for each claim of the passage; write 'shame' if that is meant.",
      f"{KEYS}:12: error: items, lead, claims, shame: found an entry for no claim; allowed: an entry for each claim of the passage; write 'shames' if that is meant."]),
]  # fmt: skip
KEY_CASES = [
    ("cues: [announced]", "cues: [announces]",
     [f"{KEYS}:5: error: items, lead, claims, plan, cues, number 1: found cue 'announces'; allowed: words that stand in the passage, in the same spelling; copy the words from the exercise, or remove the cue."]),
    ("plan: {label: official", "plan: {label: voice",
     [f"{KEYS}:5: error: items, lead, claims, plan, label: found label 'voice'; allowed: the labels of the scheme three-way: sourced, official, editorial; choose one of these, or give the exercise the scheme five-way."]),
    ("excuse: {label: editorial", "excuse: {label: official",
     [f"{KEYS}:14: error: items, second, claims: found the label 'official' for every claim; allowed: 2 labels or more in a passage; take a passage in which there is something to tell apart."]),
    ("excuse: {label: editorial", "excuse: {lable: editorial",
     [f"{KEYS}:16: error: items, second, claims, excuse: found the field 'lable'; allowed: the fields why, check, url, check_before, label, cues, cues_before, mixed, debatable, case, speaker, aimed_at, looks; write 'label' if that is meant."]),
]  # fmt: skip


def errors(folder: Path, **texts: str) -> list[str]:
    written = write_content(folder, **{"exercise": exercise(), "key": KEY, **texts})
    return [str(problem) for problem in load_library(written).errors]


@pytest.mark.parametrize("free", [False, True])
def test_sound_passages_are_offered(tmp_path: Path, *, free: bool) -> None:
    library = load_library(write_content(tmp_path, exercise=exercise(free=free), key=KEY))
    few = "found 5 of them; allowed: 12 or more; add some: few items tell little about a class."
    assert [str(problem) for problem in library.problems] == [f"{EX}:6: warning: items: {few}"]
    assert list(library.exercises) == ["three-claims"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [case[1:] for case in EXERCISE_CASES],
    ids=[case[0] for case in EXERCISE_CASES],
)
def test_broken_passage(tmp_path: Path, old: str, new: str, said: list[str]) -> None:
    assert old in exercise()
    assert errors(tmp_path, exercise=exercise().replace(old, new, 1)) == said


@pytest.mark.parametrize(("old", "new", "said"), KEY_CASES)
def test_broken_key(tmp_path: Path, old: str, new: str, said: list[str]) -> None:
    assert old in KEY
    assert errors(tmp_path, key=KEY.replace(old, new, 1)) == said

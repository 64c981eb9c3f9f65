"""What `kit check` says of a key against its exercise: each message whole."""

from pathlib import Path

import pytest

from kit.content.library import load_library
from tests.support.content_messages import FEW, KEYS, changed
from tests.support.room import KEY, write_content

KEY_CASES = [
    ("label: official", "accepted: [{choice: officials, why: x}, {part: b, choice: sourced, why: x}], label: official",
     [f"{KEYS}:3: error: items, plan, accepted, number 1, choice: found the choice 'officials'; allowed: sourced, official, editorial; choose one of these.",
      f"{KEYS}:3: error: items, plan, accepted, number 2, part: found the part 'b'; allowed: no part: the item is one choice; choose one of these."]),
    ("label: official", "label: oficial",
     [f"{KEYS}:3: error: items, plan, label: found 'oficial'; allowed: sourced, official, editorial, unsourced, voice; write 'official' if that is meant."]),
    ("label: official", "label: voice",
     [f"{KEYS}:3: error: items, plan, label: found label 'voice'; allowed: the labels of the scheme three-way: sourced, official, editorial; choose one of these, or give the exercise the scheme five-way."]),
    ("cues: [announced]", "cues: [Announced]",
     [f"{KEYS}:3: error: items, plan, cues, number 1: found cue 'Announced'; allowed: words that stand in the claim or its context, in the same spelling; copy the words from the exercise, or remove the cue."]),
    ("cues: [announced]", "cues: [announce]",
     [f"{KEYS}:3: error: items, plan, cues, number 1: found cue 'announce'; allowed: words that stand in the claim or its context, in the same spelling; copy the words from the exercise, or remove the cue."]),
    ("label: editorial, credit: 0.5", "label: sourced, credit: 0.5",
     [f"{KEYS}:11: error: items, figure, debatable, label: found label 'sourced', which is the key's own; allowed: another label of the scheme; name the other label a careful reader could choose, or remove 'debatable'."]),
    ("credit: 0.5", "credit: 1.5",
     [f"{KEYS}:11: error: items, figure, debatable, credit: found 1.5; allowed: at most 1; put a number in these bounds."]),
    ("credit: 0.5", "credit: 0",
     [f"{KEYS}:11: error: items, figure, debatable, credit: found 0; allowed: more than 0; put a number in these bounds."]),
    ("credit: 0.5", "credit: half",
     [f"{KEYS}:11: error: items, figure, debatable, credit: found a text ('half'); allowed: a number; write digits without quotes, such as 15 or 0.5."]),
    ("cues: []", "cues: []\n    mixed: perhaps",
     [f"{KEYS}:10: error: items, figure, mixed: found a text ('perhaps'); allowed: true or false; write true or false, without quotes."]),
    ("cues: []", "cues: none",
     [f"{KEYS}:9: error: items, figure, cues: found a text ('none'); allowed: a list; write [...] around it, or each entry on a line of its own behind '- '."]),
    ("exercise: three-claims", "exercise: four-claims",
     [f"{KEYS}:1: error: exercise: found the exercise 'four-claims'; allowed: three-claims; name the exercise that this key is for."]),
    ("  vote:", "  votes:",
     [f"{KEYS}:2: error: items: found no entry for 'vote'; allowed: an entry for each item of the exercise; write 'votes' if that is meant.",
      f"{KEYS}:4: error: items, votes: found an entry for no item; allowed: an entry for each item of the exercise; write 'vote' if that is meant."]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), KEY_CASES)
def test_key_message(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    library = load_library(write_content(tmp_path, **changed("key", KEY, old, new)))
    found = [text for text in map(str, library.problems) if text != FEW]
    assert sorted(found) == sorted(expected)
    assert library.exercises == {}

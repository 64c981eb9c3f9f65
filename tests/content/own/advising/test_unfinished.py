"""Errors of a draft that is not finished, in the words of its form."""

import pytest

from kit.content.own.texts import EXERCISE, KEY
from tests.support.advised import said_of
from tests.support.draft_texts import SMALL

EYESORE = '  eyesore: {label: editorial, why: "Step 2: a verdict.", cues: [eyesore], check: None could.}\n'


def errors_of(name: str, old: str, new: str) -> list[str]:
    """What is said in red of the small exercise with a piece of it changed."""
    assert old in SMALL[name]
    texts = {one: text.replace("bridge", "town") for one, text in SMALL.items()}
    texts[name] = texts[name].replace(old.replace("bridge", "town"), new)
    return [words for how, words in said_of(texts) if how == "red"]


@pytest.mark.parametrize(
    ("name", "old", "new", "sentences"),
    [
        (EXERCISE, "title: The bridge\n", "", ["“Title” is still empty."]),
        (EXERCISE, "title: The bridge", "title:", ["“Title” is still empty."]),
        (EXERCISE, "title: The bridge", 'title: ""', ["“Title” is still empty."]),
        (EXERCISE, "The old bridge is an eyesore.", '""', ["“Claim” is still empty."]),
        (EXERCISE, "    claim: The old bridge is an eyesore.\n", "", ["“Claim” is still empty."]),
        (KEY, '"Step 3: a vote."', '""', ["“Why” is still empty."]),
        (KEY, EYESORE, "", ["It has no key yet."]),
        (KEY, SMALL[KEY].replace("bridge", "town"), "", ["The key is still empty."]),
        (
            KEY,
            "[voted, praised]",
            "[votd, praised]",
            [
                (
                    "The words “votd” do not stand in the claim or its context. Take words that do, "
                    "spelt as they are there."
                )
            ],
        ),
        (
            EXERCISE,
            "type: classify",
            "type: clasify",
            [
                (
                    "type: found the type 'clasify'; allowed: classify, highlight, attribute, compare, "
                    "figures, order, rewrite; write 'classify' if that is meant."
                )
            ],
        ),
    ],
)
def test_what_is_empty_is_said_so(name: str, old: str, new: str, sentences: list[str]) -> None:
    if name == KEY and not new and old.startswith("exercise"):
        texts = {EXERCISE: SMALL[EXERCISE].replace("bridge", "town"), KEY: ""}
        assert [words for how, words in said_of(texts) if how == "red"] == sentences
        return
    assert errors_of(name, old, new) == sentences

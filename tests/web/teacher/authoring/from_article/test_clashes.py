"""What is saved beside what was typed, by the names that the pages have for it."""

from kit.content.own.texts import EXERCISE, KEY
from kit.web.teacher.authoring.from_article.clashes import saved_now

EXERCISE_TEXT = """id: x
title: X
type: classify
scheme: five-way
intro: Judge.
items:
  - id: a
    claim: It rained.
    context: {before: Ann said}
"""


def test_what_is_saved_is_named_as_the_fields_of_words_and_key() -> None:
    texts = {EXERCISE: EXERCISE_TEXT, KEY: "exercise: x\nitems:\n  a: {why: She saw it.}\n"}
    saved = saved_now(texts)
    assert saved["words/a/claim"] == "It rained."
    assert saved["words/a/context/before"] == "Ann said"
    assert saved["key.yaml/items/a/why"] == "She saw it."
    assert saved_now({EXERCISE: "items: ["}) == {}

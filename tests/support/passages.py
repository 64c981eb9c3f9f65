"""A tiny exercise of passages, cut or free, to put in the place of the usual one."""

from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from kit.content.library import Library, load_library
from tests.support.room import KEY_MARK, write_content

_EXERCISE = """\
id: three-claims
title: The council's evening
lesson: 01-three-claims
type: highlight
scheme: three-way
items:
  - id: lead
    passage: >-
      On Monday [[plan: the council announced a plan]]; [[vote: the minutes
      record nine votes to six]].

      [[shame: The square is a disgrace]].
    from: {article: a, paragraph: 1}
  - id: second
    passage: "[[denial: The mayor denied the report]], and [[excuse: that is a sorry excuse]]."
    from: {invented: The town of Ardenmoor is made up.}
"""
KEY = f"""\
exercise: three-claims
items:
  lead:
    claims:
      plan: {{label: official, why: "{KEY_MARK} step 1", cues: [announced], check: {KEY_MARK}}}
      vote:
        label: sourced
        why: "{KEY_MARK} step 3"
        cues: [minutes]
        check: {KEY_MARK}
        debatable: {{label: official, credit: 0.5, argument: "{KEY_MARK} could be"}}
      shame: {{label: editorial, why: "{KEY_MARK} step 2", cues: [disgrace], check: {KEY_MARK}}}
  second:
    claims:
      denial: {{label: official, why: "{KEY_MARK} step 1", cues: [denied], check: {KEY_MARK}}}
      excuse: {{label: editorial, why: "{KEY_MARK} step 2", cues: [sorry excuse], check: {KEY_MARK}}}
"""
#: Of several scripts, with signs that are made of others, and long enough for a phone to scroll.
_MIXED = """\
On Monday [[plan: the council announced a plan 👩‍👩‍👧‍👦 for “שלום עולם”, the garden]]; in no
      hurry, as the town’s own paper (4,000 copies, 東京の会議 in its title) has it,
      [[vote: the minutes record nine votes to six]]. Nobody asked the café’s owner, Zoe\u0308, whose
      chairs stand there from March to October, 🇺🇦 flag and all; nobody asked the school, whose
      children cross the square twice a day, 25 of them on bicycles; nobody asked the cleaners, the
      postman or the two sisters who sell potatoes in front of the fountain when it does not rain.
      Whoever wants to see the drawings finds them on the second floor, in the corridor, on
      Thursdays between ten and noon, as long as the porter has not gone home with the key.

      [[shame: The square is a disgrace]]."""
#: The words of `lead`: 1, 2 connect, 3 to 7 are the plan, 8 to 14 the vote, 15 to 19 the shame.
WORDS = 19


def exercise(*, free: bool = False, mixed: bool = False, scheme: str = "three-way") -> str:
    """The exercise's file."""
    text = _EXERCISE.replace("three-way", scheme)
    if mixed:
        start = text.index("On Monday")
        text = text[:start] + _MIXED + text[text.index("\n    from: {article") :]
    return text.replace("    from:", "    free: true\n    from:") if free else text


def write_passages(folder: Path, *, free: bool = False, **kind: Any) -> Path:
    """A content folder with it."""
    return write_content(folder, exercise=exercise(free=free, **kind), key=KEY)


@lru_cache(maxsize=4)
def passages(*, free: bool = False, mixed: bool = False, scheme: str = "three-way") -> Library:
    """A content folder of the exercise, loaded."""
    folder = Path(mkdtemp(prefix="whose-words-passages-"))
    library = load_library(write_passages(folder, free=free, mixed=mixed, scheme=scheme))
    assert not library.errors, library.problems
    return library

"""A tiny exercise of passages, cut or free, to put in the place of the usual one."""

from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

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
#: The words of `lead`: 1, 2 connect, 3 to 7 are the plan, 8 to 14 the vote, 15 to 19 the shame.
WORDS = 19


def exercise(*, free: bool = False) -> str:
    """The exercise's file."""
    return _EXERCISE.replace("    from:", "    free: true\n    from:") if free else _EXERCISE


def write_passages(folder: Path, *, free: bool = False) -> Path:
    """A content folder with it."""
    return write_content(folder, exercise=exercise(free=free), key=KEY)


@lru_cache(maxsize=2)
def passages(*, free: bool = False) -> Library:
    """A content folder of the exercise, loaded."""
    folder = write_passages(Path(mkdtemp(prefix="whose-words-passages-")), free=free)
    library = load_library(folder)
    assert not library.errors, library.problems
    return library

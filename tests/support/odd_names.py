"""Exercises of each type whose ids are names that objects, dictionaries and forms have themselves."""

import tempfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.content.library import Library, load_library
from kit.items.base import AnswerValue
from tests.support.room import KEY_MARK, Room, write_content

_REASONS = f"why: {KEY_MARK}, check: {KEY_MARK}"
_FROM = "from: {invented: The town is made up.}"
FILES: Mapping[str, tuple[str, str]] = {
    "classify": (
        f"""\
id: constructor
title: Odd classify
type: classify
scheme: three-way
items:
  - {{id: constructor, claim: The council announced a plan., {_FROM}}}
  - {{id: items, claim: The minutes record nine votes., {_FROM}}}
  - {{id: errors, claim: The square is a disgrace., {_FROM}}}
""",
        f"""\
exercise: constructor
items:
  constructor: {{label: official, cues: [announced], {_REASONS}}}
  items: {{label: sourced, cues: [minutes], {_REASONS}}}
  errors: {{label: editorial, cues: [disgrace], {_REASONS}}}
""",
    ),
    "highlight": (
        f"""\
id: prototype
title: Odd highlight
type: highlight
scheme: three-way
items:
  - id: keys
    passage: >-
      On Monday [[constructor: the council announced a plan]]; [[items: the minutes record nine
      votes]]. [[copy: The square is a disgrace]].
    {_FROM}
  - {{id: self, passage: "[[get: The mayor denied it]], and [[pop: that is a sorry excuse]].", {_FROM}}}
""",
        f"""\
exercise: prototype
items:
  keys:
    claims:
      constructor: {{label: official, cues: [announced], {_REASONS}}}
      items: {{label: sourced, cues: [minutes], {_REASONS}}}
      copy: {{label: editorial, cues: [disgrace], {_REASONS}}}
  self:
    claims:
      get: {{label: official, cues: [denied], {_REASONS}}}
      pop: {{label: editorial, cues: [sorry excuse], {_REASONS}}}
""",
    ),
    "attribute": (
        f"""\
id: elements
title: Odd attribute
type: attribute
items:
  - id: constructor
    claim: The strike destroyed eleven lorries.
    speakers: [{{id: items, name: The ministry}}, {{id: constructor, name: A general}}]
    {_FROM}
  - id: data
    claim: The minutes record nine votes.
    speakers: [{{id: keys, name: The mayor}}, {{id: self, name: The clerk}}]
    {_FROM}
""",
        f"""\
exercise: elements
items:
  constructor: {{who: constructor, ground: none, cues: [strike], {_REASONS}}}
  data: {{who: keys, ground: record, cues: [minutes], {_REASONS}}}
""",
    ),
    "compare": (
        f"""\
id: submit
title: Odd compare
type: compare
items:
  - id: values
    first: {{title: The morning paper, text: Nine were hurt. A bend has no railing., {_FROM}}}
    second: {{title: The evening paper, text: Eleven were hurt. The driver began at four., {_FROM}}}
    claims:
      - {{id: constructor, claim: Somebody was hurt.}}
      - {{id: items, claim: Nine people were hurt.}}
      - {{id: errors, claim: The bend has no railing.}}
      - {{id: data, claim: The driver began at four.}}
""",
        f"""\
exercise: submit
items:
  values:
    claims:
      constructor: {{relation: both, {_REASONS}}}
      items: {{relation: conflict, {_REASONS}}}
      errors: {{relation: first, {_REASONS}}}
      data: {{relation: second, {_REASONS}}}
""",
    ),
    "figures": (
        f"""\
id: action
title: Odd figures
type: figures
items:
  - id: constructor
    passage: The paper says that 4,300 people were hurt.
    table: {{caption: Hurt, columns: [Year, Hurt], rows: [[2014, "3,000"], [2015, "1,200"]]}}
    questions:
      - {{id: items, ask: Do they add up?, choices: {{constructor: "Yes", keys: "No"}}}}
      - {{id: constructor, ask: What do the rows add up to?, unit: people}}
      - {{id: constructor-how, ask: And how many in 2014?}}
    {_FROM}
""",
        f"""\
exercise: action
items:
  constructor:
    questions:
      items: {{choice: keys, {_REASONS}}}
      constructor: {{number: 4200, {_REASONS}}}
      constructor-how: {{number: 3000, {_REASONS}}}
""",
    ),
    "rewrite": (
        f"""\
id: name
title: Odd rewrite
type: rewrite
levels:
  - {{id: constructor, name: Still loaded, credit: 0, means: A verdict is in it.}}
  - {{id: items, name: Said straight, credit: 1, means: Who says so.}}
items:
  - {{id: constructor, text: The shameful square was sold., task: Write it straight., words: 12, {_FROM}}}
  - {{id: update, text: The arrogant mayor boasted., task: Write it straight., words: 20, {_FROM}}}
""",
        f"""\
exercise: name
items:
  constructor: {{sample: "{KEY_MARK} It was sold.", {_REASONS}}}
  update: {{sample: "{KEY_MARK} The mayor said.", {_REASONS}}}
""",
    ),
}
TYPES = tuple(FILES)
_IDS = {name: exercise.split(maxsplit=2)[1] for name, (exercise, _key) in FILES.items()}
#: By type: what the fields of the page's form are given, and what the kit holds then.
FIELDS: Mapping[str, Mapping[str, str]] = {
    "classify": {"constructor.label": "official", "errors.label": "editorial"},
    "highlight": {
        "keys.u-constructor": "official",
        "keys.u-copy": "editorial",
        "self.u-pop": "editorial",
    },
    "attribute": {
        "constructor.who": "constructor",
        "constructor.ground": "none",
        "data.who": "keys",
    },
    "compare": {"values.claim-constructor": "both", "values.claim-data": "second"},
    "figures": {
        "constructor.question-items": "constructor",
        "constructor.question-constructor": "4200",
        "constructor.question-constructor-how": "3,000",
    },
    "rewrite": {"constructor.text": "The square was sold.", "update.text": "She said so."},
}
ANSWERS: Mapping[str, Mapping[str, AnswerValue]] = {
    "classify": {"constructor": {"label": "official"}, "errors": {"label": "editorial"}},
    "highlight": {
        "keys": {"paint": {"constructor": "official", "copy": "editorial"}},
        "self": {"paint": {"pop": "editorial"}},
    },
    "attribute": {
        "constructor": {"who": "constructor", "ground": "none"},
        "data": {"who": "keys"},
    },
    "compare": {"values": {"constructor": "both", "data": "second"}},
    "figures": {
        "constructor": {"items": "constructor", "constructor": "4200", "constructor-how": "3,000"}
    },
    "rewrite": {
        "constructor": {"text": "The square was sold."},
        "update": {"text": "She said so."},
    },
}


def exercise_id(name: str) -> str:
    """The id of the exercise of that type."""
    return _IDS[name]


def item_ids(name: str) -> list[str]:
    """The ids of its items."""
    return [item.id for item in odd_library().exercises[_IDS[name]].items]


@lru_cache(maxsize=1)
def odd_library() -> Library:
    """The tiny lesson, and an exercise of each type."""
    folder = write_content(Path(tempfile.mkdtemp(prefix="whose-words-odd-")))
    for name, (exercise, key) in FILES.items():
        (folder / f"exercises/odd-{name}.yaml").write_text(exercise, encoding="utf-8")
        (folder / f"exercises/odd-{name}.key.yaml").write_text(key, encoding="utf-8")
    library = load_library(folder)
    assert not library.errors, library.problems
    return library


def give(room: Room, name: str, rules: Rules | None = None) -> UUID:
    """Give the room's class the exercise of that type; it becomes the room's assignment."""
    room.library = odd_library()
    room.assignment_id = assignments.give(
        room.store, room.library, room.classroom_id, _IDS[name], rules or Rules(), room.now
    )
    return room.assignment_id

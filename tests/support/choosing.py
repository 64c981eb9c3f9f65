"""An exercise of each type whose items are several choices, and a class that has it to do."""

import tempfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from kit.classroom.answering import saving
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.content.library import Library, load_library
from kit.items.base import AnswerValue
from tests.support.room import KEY_MARK, Room, write_content

ATTRIBUTE = """\
id: whose-ground
title: Whose ground?
type: attribute
items:
  - id: losses
    claim: The strike destroyed eleven lorries at the depot of Ardenmoor.
    context: {before: The defence ministry said on Tuesday., after: Its spokesperson gave no source.}
    speakers:
      - {id: ministry, name: The defence ministry}
      - {id: expert, name: "A retired general, 50% of whose forecasts held"}
    from: {article: a, paragraph: 2}
  - id: minutes
    claim: The minutes of 1 March record nine votes to six.
    speakers:
      - {id: mayor, name: The mayor}
      - {id: clerk, name: The clerk}
    from: {invented: The town is made up.}
"""
ATTRIBUTE_KEY = f"""\
exercise: whose-ground
items:
  losses: {{who: ministry, ground: none, why: "{KEY_MARK} said", cues: [said on Tuesday, gave no source], check: {KEY_MARK}}}
  minutes: {{who: writer, ground: record, why: "{KEY_MARK} minutes", cues: [minutes], check: {KEY_MARK}}}
"""
COMPARE = """\
id: two-papers
title: Two papers, one day
type: compare
intro: Read both passages before you look at the claims.
items:
  - id: first-day
    first:
      title: The morning paper
      text: >-
        Nine people were hurt when a bus left the road near Ardenmoor on Monday, the fire brigade
        said. The bus was on its way to the coast. A bend there has no railing.
    second:
      title: The evening paper
      text: >-
        A bus left the road near Ardenmoor on Monday; eleven people were hurt, the hospital said.
        The driver had been at work since four in the morning.
      from: {report: "The evening paper, 2 March 2026"}
    claims:
      - {id: road, claim: A bus left the road near Ardenmoor on Monday.}
      - {id: toll, claim: Nine people were hurt.}
      - {id: railing, claim: The bend has no railing.}
      - {id: errors, claim: The driver began at four in the morning.}
""".replace(
    "A bend there has no railing.\n",
    "A bend there has no railing.\n      from: {article: a, paragraph: 1}\n",
)
COMPARE_KEY = f"""\
exercise: two-papers
items:
  first-day:
    claims:
      road: {{relation: both, why: "{KEY_MARK} both", check: {KEY_MARK}}}
      toll: {{relation: conflict, why: "{KEY_MARK} nine, eleven", check: {KEY_MARK}}}
      railing: {{relation: first, why: "{KEY_MARK} first", check: {KEY_MARK}}}
      errors: {{relation: second, why: "{KEY_MARK} second", check: {KEY_MARK}}}
"""
FIGURES = """\
id: do-they-add-up
title: Do they add up?
type: figures
items:
  - id: toll
    passage: The paper says that 4,300 people were killed or wounded in two years.
    table:
      caption: Killed and wounded, by year
      columns: [Year, Killed, Wounded, Counted by]
      rows:
        - [2014, "1,084", "1,916", The hospital]
        - [2015, 300, 900, The town council]
    questions:
      - {id: add-up, ask: Do the rows add up to the total given?, choices: {"yes": "Yes", "no": "No", cannot: "It cannot be told, 50% is missing"}}
      - {id: sum, ask: What do the rows add up to?, unit: people}
      - {id: share, ask: What share of all were killed?, unit: percent}
    from: {article: a, paragraph: [2, 3]}
"""
FIGURES_KEY = f"""\
exercise: do-they-add-up
items:
  toll:
    questions:
      add-up: {{choice: "no", why: "{KEY_MARK} 4,200", check: {KEY_MARK}}}
      sum: {{number: 4200, why: "{KEY_MARK} sum", check: {KEY_MARK}}}
      share: {{number: 33, tolerance: 0.5, why: "{KEY_MARK} share", check: {KEY_MARK}}}
"""
FILES = {
    "attribute": (ATTRIBUTE, ATTRIBUTE_KEY),
    "compare": (COMPARE, COMPARE_KEY),
    "figures": (FIGURES, FIGURES_KEY),
}
IDS = {"attribute": "whose-ground", "compare": "two-papers", "figures": "do-they-add-up"}
#: All right, by type and item.
RIGHT: Mapping[str, Mapping[str, AnswerValue]] = {
    "attribute": {
        "losses": {"who": "ministry", "ground": "none"},
        "minutes": {"who": "writer", "ground": "record"},
    },
    "compare": {
        "first-day": {"road": "both", "toll": "conflict", "railing": "first", "errors": "second"}
    },
    "figures": {"toll": {"add-up": "no", "sum": "4 200", "share": "33,3 %"}},
}


def write_choosing(folder: Path) -> Path:
    """A content folder with the tiny lesson and the three exercises beside it."""
    write_content(folder)
    for name, (exercise, key) in FILES.items():
        (folder / f"exercises/{name}.yaml").write_text(exercise, encoding="utf-8")
        (folder / f"exercises/{name}.key.yaml").write_text(key, encoding="utf-8")
    return folder


@lru_cache(maxsize=1)
def choosing_library() -> Library:
    """The three exercises, ready to give."""
    library = load_library(write_choosing(Path(tempfile.mkdtemp(prefix="whose-words-choosing-"))))
    assert not library.errors, library.problems
    return library


def give(room: Room, name: str, rules: Rules | None = None) -> UUID:
    """Give the class of the room the exercise of that type; it becomes the room's assignment."""
    room.assignment_id = assignments.give(
        room.store, choosing_library(), room.classroom_id, IDS[name], rules or Rules(), room.now
    )
    return room.assignment_id


def do_all(room: Room, who: str, answers: Mapping[str, AnswerValue]) -> None:
    """Somebody begins, answers and hands in."""
    work = room.start(who)
    given = [PostedAnswer(item, 1, value) for item, value in answers.items()]
    saving.save_answers(
        room.store, room.people[who], room.assignment_id, work.attempt.id, given, clock_at(room.now)
    )
    room.submit(who)

"""A small clean folder of all item types but one, and a folder with one thing in it changed.

It is the folder that mistakes were provoked in: one lesson with six exercises about a made-up town.
"""

from collections.abc import Sequence
from pathlib import Path

from kit.content.library import load_library

ARTICLES = """\
articles:
  - id: courier
    outlet: The Ellsworth Courier
    kind: report
    date: 14 October 2026
    paragraphs: 13
"""
_PROSE = """
Before the council of Ellsworth decided about the bridge, a reporter sat in the gallery with a
notebook. She wrote down which of the members spoke, what they asked for, and how they voted in
the end. The clerk later published a record of the same evening. A careful reader could lay the
two beside each other and see where they differ.
"""
LESSON = f"""\
---
title: The weir bridge
number: 9
minutes: 45
articles: [courier]
summary: [Look for who speaks., Look for the record., Look for the verdict.]
discussion: Who told you so?
---

The council met on Monday.

> The mayor [[official: announced]] a bridge.
{_PROSE * 9}
## What you can rely on

The minutes count nine votes.
"""
NOTES = """\
## Aims
x
## A 45-minute plan
x
## What students get wrong, and what to say
x
## Sensitive points
x
## Check further together
x
"""
BRIDGE = """\
id: weir-bridge
title: The weir bridge
lesson: 09-weir-bridge
type: classify
scheme: five-way
intro: Ask the three questions in their order.

items:
  - id: vehicles
    claim: Some 9,000 vehicles cross the bridge on a weekday.
    from: {article: courier, paragraph: 1}
  - id: closed
    claim: The council closed the bridge on Tuesday.
    context: {before: It met at noon.}
    from: {article: courier, paragraph: [2, 3]}
  - id: plan
    claim: The mayor announced a plan for the spring.
    context: {before: On Monday, after: She gave no sum.}
    from: {article: courier, paragraph: 4}
  - id: story
    claim: It is the same old story.
    from: {article: courier, paragraph: 5}
  - id: mayor
    claim: Nobody else would have waited so long.
    from: {article: courier, paragraph: 6}
  - id: report
    claim: On page 31 the report of 2019 advises a limit.
    from: {article: courier, paragraph: 7}
  - id: reardon
    claim: Professor Reardon calls the delay a scandal.
    from: {article: courier, paragraph: 8}
  - id: denied
    claim: The council's spokesperson denied it.
    from: {article: courier, paragraph: 9}
  - id: cost
    claim: Repairs will cost 6.4 million.
    from: {article: courier, paragraph: 10}
  - id: buses
    claim: The buses will run over the motorway bridge.
    from: {invented: The town is made up.}
  - id: minutes
    claim: The minutes of 2 October record nine votes to six.
    from: {report: "The minutes, 2 October 2026"}
  - id: temporary
    claim: The limit was only temporary.
    context: {before: It was lifted in May., after: Nobody asked.}
    from: {article: courier, paragraph: 3}
"""
BRIDGE_KEY = """\
exercise: weir-bridge
items:
  vehicles: {label: unsourced, why: "Step 3: nobody has counted.", cues: [], check: A count.}
  closed: {label: sourced, why: "Step 3: an act with actor and date.", cues: [closed], check: The order.}
  plan: {label: official, why: "Step 1: the mayor speaks.", cues: [announced], check: The speech.}
  story: {label: editorial, why: "Step 2: a verdict.", cues: [same old story], check: No record.}
  mayor: {label: editorial, why: "Step 2: a verdict.", cues: [Nobody else], check: No record.}
  report: {label: sourced, why: "Step 3: the report is named.", cues: [page 31], check: The report.}
  reardon: {label: voice, why: "Step 1: an expert's view.", cues: [calls], check: Ask him.}
  denied: {label: official, why: "Step 1: the council speaks.", cues: [denied], check: The council.}
  cost: {label: unsourced, why: "Step 3: nobody is named.", cues: [], check: The budget.}
  buses: {label: unsourced, why: "Step 3: nobody is named.", cues: [], check: The timetable.}
  minutes:
    label: sourced
    why: "Step 3: the minutes are named."
    cues: [minutes of 2 October]
    check: The minutes.
  temporary: {label: voice, why: "Step 1: a view.", cues: [only], check: The order.}
"""
PAINT = """\
id: weir-paint
title: Paint the report
lesson: 09-weir-bridge
type: highlight
scheme: five-way
items:
  - id: lead
    passage: >-
      On Monday [[fit: the mayor called the bridge fit]];
      [[vote: the minutes of 2 October record nine votes]].

      [[shame: A town without a bridge has no business]].
    from: {article: courier, paragraph: 2}
"""
PAINT_KEY = """\
exercise: weir-paint
items:
  lead:
    claims:
      fit: {label: official, why: "Step 1: she speaks.", cues: [called], check: The speech.}
      vote: {label: sourced, why: "Step 3: minutes.", cues: [minutes], check: The minutes.}
      shame: {label: editorial, why: "Step 2: a verdict.", cues: [no business], check: No record.}
"""
WHO = """\
id: weir-who
title: Who says so?
lesson: 09-weir-bridge
type: attribute
items:
  - id: shot
    claim: A stone fell from the bridge at dawn.
    context: {before: The police said so on Tuesday.}
    speakers:
      - {id: driver, name: "Jonas Weber, a bus driver"}
      - {id: police, name: The police}
    from: {article: courier, paragraph: 2}
"""
WHO_KEY = """\
exercise: weir-who
items:
  shot: {who: police, ground: none, why: "They say so.", cues: [said so], check: The log.}
"""
TWO = """\
id: weir-two
title: Two papers
lesson: 09-weir-bridge
type: compare
items:
  - id: closing
    first: {title: The morning paper, text: "The bridge was closed at noon.", from: {article: courier, paragraph: 1}}
    second: {title: The evening paper, text: "At one the bridge was closed.", from: {report: "The Post, 15 October 2026"}}
    claims:
      - {id: closure, claim: The bridge was closed.}
      - {id: hour, claim: It was at noon.}
"""
TWO_KEY = """\
exercise: weir-two
items:
  closing:
    claims:
      closure: {relation: both, why: "Both say so.", check: The order.}
      hour: {relation: conflict, why: "Noon here, one there.", check: The order.}
"""
FIGURES = """\
id: weir-figures
title: Do they add up?
lesson: 09-weir-bridge
type: figures
items:
  - id: budget
    table:
      caption: Vehicles, by year
      columns: [Year, Vehicles]
      rows:
        - [2014, "1,084"]
        - [2015, 300]
    questions:
      - {id: add-up, ask: Do the rows add up to 1400?, choices: {"yes": "Yes", "no": "No", cannot: It cannot be told}}
      - {id: sum, ask: What do they add up to?, unit: vehicles}
    from: {article: courier, paragraph: 3}
"""
FIGURES_KEY = """\
exercise: weir-figures
items:
  budget:
    questions:
      add-up: {choice: "no", why: "They make 1,384.", check: "Add them."}
      sum: {number: 1384, tolerance: 0, why: "1,084 and 300.", check: "Add them."}
"""
STRAIGHT = """\
id: weir-straight
title: Say it straight
lesson: 09-weir-bridge
type: rewrite
levels:
  - {id: loaded, name: Still loaded, credit: 0, means: A verdict is still in it.}
  - {id: straight, name: Said straight, credit: 1, means: "What was done, and by whom."}
items:
  - id: boasted
    text: The arrogant mayor boasted about her bridge.
    context: {before: "The minutes record nine votes to six."}
    task: Write it straight.
    words: 15
    from: {invented: The town is made up.}
"""
STRAIGHT_KEY = """\
exercise: weir-straight
items:
  boasted:
    why: It keeps the bridge and drops the verdict.
    sample: The council voted nine to six for the bridge.
    check: The minutes.
"""
FILES = {
    "lessons/articles.yaml": ARTICLES,
    "lessons/09-weir-bridge.md": LESSON,
    "lessons/09-weir-bridge.teacher.md": NOTES,
    "exercises/bridge.yaml": BRIDGE,
    "exercises/bridge.key.yaml": BRIDGE_KEY,
    "exercises/paint.yaml": PAINT,
    "exercises/paint.key.yaml": PAINT_KEY,
    "exercises/who.yaml": WHO,
    "exercises/who.key.yaml": WHO_KEY,
    "exercises/two.yaml": TWO,
    "exercises/two.key.yaml": TWO_KEY,
    "exercises/figures.yaml": FIGURES,
    "exercises/figures.key.yaml": FIGURES_KEY,
    "exercises/straight.yaml": STRAIGHT,
    "exercises/straight.key.yaml": STRAIGHT_KEY,
}
BRIDGE_FILE = "exercises/bridge.yaml"
BRIDGE_KEYS = "exercises/bridge.key.yaml"
READING = "lessons/09-weir-bridge.md"


def write_weir(folder: Path) -> Path:
    """The folder as it is clean."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def said_of(folder: Path) -> list[str]:
    """All that is said of it, but that exercises are small."""
    problems = load_library(folder).problems
    return [text for text in map(str, problems) if "allowed: 12 or more" not in text]


def said_after(folder: Path, name: str, *changes: tuple[str, str]) -> list[str]:
    """What is said after parts of one file are replaced, each where it stands first."""
    write_weir(folder)
    text = FILES[name]
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    (folder / name).write_text(text, encoding="utf-8")
    return said_of(folder)


def changed_lines(lines: Sequence[str]) -> str:
    """Lines as a report shows them."""
    return "\n".join(lines) or "(nothing)"

"""The files of the claims, as an author would type them."""

from kit.content.library import Library
from kit.content.own.texts import ARTICLES, EXERCISE, KEY
from kit.exchange.authoring.text_form.read_text import read_text_form
from tests.support.typed_claims import TEXT

FILES = {
    EXERCISE: """\
id: the-bridge
title: The bridge
type: classify
scheme: three-way
items:
  - id: mayor-announced-bridge
    claim: The mayor announced a bridge for the spring.
    context:
      before: The council met on Monday.
    from:
      article: bridge
      paragraph: [2, 3]
  - id: minutes-1-march
    claim: The minutes of 1 March record nine votes to six.
    from:
      invented: The town is made up.
  - id: old-bridge-eyesore
    claim: The old bridge is an eyesore.
    from:
      invented: The town is made up.
""",
    KEY: """\
exercise: the-bridge
items:
  mayor-announced-bridge:
    label: official
    why: "Step 1: the mayor speaks in public for the town."
    cues: [announced]
    check: The town's own record of the meeting.
  minutes-1-march:
    label: sourced
    why: "Step 3: the minutes are named, with their date."
    cues: [minutes, nine votes]
    check: The minutes.
  old-bridge-eyesore:
    label: editorial
    why: "Step 2: a verdict; nobody is named who holds it."
    cues: []
    check: No record could settle it.
    mixed: true
    case: own-word
    debatable:
      label: official
      credit: 0.5
      argument: The town says so of itself.
""",
    ARTICLES: """\
articles:
  - id: bridge
    outlet: The Ardenmoor Post
    kind: report
    date: 1 March 2026
    paragraphs: 9
""",
}


def test_the_files_of_a_text() -> None:
    form = read_text_form(TEXT, Library.empty())
    assert form.mistakes == ()
    assert form.texts == FILES

"""What `kit check` says of the shape of an exercise: each message whole."""

from pathlib import Path

import pytest

from kit.items import ITEM_TYPES
from tests.support.content_messages import EX, LES, changed, lines
from tests.support.room import EXERCISE

TYPES = ", ".join(ITEM_TYPES)


EXERCISE_CASES = [
    ("    claim: The square", "    clam: The square",
     [f"{EX}:15: error: items, disgrace: found the field 'clam'; allowed: the fields id, from, claim, context; write 'claim' if that is meant."]),
    ("scheme: three-way", "scheme: three_way",
     [f"{EX}:5: error: scheme: found 'three_way'; allowed: three-way, five-way; write 'three-way' if that is meant."]),
    ("type: classify", "type: clasify",
     [f"{EX}:4: error: type: found the type 'clasify'; allowed: {TYPES}; write 'classify' if that is meant."]),
    ("type: classify\n", "",
     [f"{EX}:1: error: type: found no type; allowed: {TYPES}; choose one of these."]),
    ("id: three-claims", "id: Three Claims",
     [f"{EX}:1: error: id: found 'Three Claims'; allowed: a to z, digits and single hyphens between them; write 'three-claims'."]),
    ("title: Three claims", "title: 3",
     [f"{EX}:2: error: title: found a whole number (3); allowed: a text; put it in quotes."]),
    ("title: Three claims", 'title: ""',
     [f"{EX}:2: error: title: found an empty text; allowed: a text; write it."]),
    ("title: Three claims", "title: " + "x" * 2001,
     [f"{EX}:2: error: title: found 2001 characters; allowed: at most 2000; shorten it."]),
    ("lesson: 01-three-claims", "lesson: 01-three-claim",
     [f"{EX}:3: error: lesson: found the lesson '01-three-claim'; allowed: 01-three-claims; write '01-three-claims' if that is meant.",
      f"{LES}:1: warning: lesson: found no exercise that names it; allowed: one exercise or more for each lesson; write one with 'lesson: 01-three-claims'."]),
    ("  - id: vote", "  - id: plan",
     [f"{EX}:11: error: items, plan: found the id 'plan' a second time; allowed: an id of its own for each item; give one of them another id."]),
    ("article: a, paragraph: 1", "article: q, paragraph: 1",
     [f"{EX}:10: error: items, plan, from: found the article 'q'; allowed: a; list it in lessons/articles.yaml."]),
    ("paragraph: [2, 3]", "paragraph: [2, 10]",
     [f"{EX}:13: error: items, vote, from: found paragraph 10; allowed: 1 to 9 in article a; count again: paragraphs are counted from 1."]),
    ("paragraph: [2, 3]", "paragraph: [0]",
     [f"{EX}:13: error: items, vote, from, paragraph, number 1: found 0; allowed: at least 1; put a number in these bounds."]),
    ("paragraph: [2, 3]", "paragraph: []",
     [f"{EX}:13: error: items, vote, from, paragraph: found 0 of them; allowed: at least 1; add what is missing."]),
    ("paragraph: [2, 3]", "paragraph: two",
     [f"{EX}:13: error: items, vote, from, paragraph: found a text ('two'); allowed: a whole number; write digits without quotes, such as 15."]),
    ("from: {invented: The town of Ardenmoor is made up.}", "from: {made_up: yes}",
     [f"{EX}:16: error: items, disgrace, from: found a group of fields; allowed: one of 'article' with 'paragraph', 'report', 'invented'; say where the item comes from."]),
    ("from: {article: a, paragraph: 1}", "from: {article: a, paragraph: 1, page: 2}",
     [f"{EX}:10: error: items, plan, from: found the field 'page'; allowed: the fields article, paragraph, wording; remove it."]),
    ('from: {report: "The Ardenmoor Post, 2 March 2026"}', "from: {report: The Post, url: www.example.org}",
     [f"{EX}:19: error: items, figure, from, url: found the address 'www.example.org', which does not begin with https:// or http://; allowed: the whole address of a page, such as https://example.org/page; copy it whole from the browser's address line."]),
    ("context: {before: On Monday}", "context: On Monday",
     [f"{EX}:9: error: items, plan, context: found a text ('On Monday'); allowed: a group of fields; write its fields below it, indented, or in {{...}}."]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), EXERCISE_CASES)
def test_exercise_message(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    found = lines(tmp_path, **changed("exercise", EXERCISE, old, new))
    assert sorted(found) == sorted(expected)

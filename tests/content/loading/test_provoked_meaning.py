"""Slips in what files say: one error at the cause, and none of what follows from it.

Each of these was provoked once and answered wrongly or not at all.
"""

from pathlib import Path

import pytest

from tests.support.weir_folder import BRIDGE, BRIDGE_FILE, BRIDGE_KEYS, said_after

CASES: dict[str, tuple[str, str, str, list[str]]] = {
    "an item's id twice": (BRIDGE_FILE, "id: vehicles", "id: closed", [
        f"{BRIDGE_FILE}:12: error: items, closed: found the id 'closed' a second time; allowed: an id of its own for each item; give one of them another id.",
    ]),
    "an exercise's id twice": ("exercises/paint.yaml", "id: weir-paint", "id: weir-bridge", [
        "exercises/paint.yaml:1: error: id: found the id 'weir-bridge', which exercises/bridge.yaml has; allowed: an id of its own for each exercise; give one of them another id.",
    ]),
    "a text in the place of an origin": (BRIDGE_FILE, "from: {article: courier, paragraph: 3}", "from: The Courier", [
        f"{BRIDGE_FILE}:47: error: items, temporary, from: found a text ('The Courier'); allowed: one of 'article' with 'paragraph', 'report', 'invented'; say where the item comes from.",
    ]),
    "nothing in the place of an origin": (BRIDGE_FILE, "from: {article: courier, paragraph: 3}", "from:", [
        f"{BRIDGE_FILE}:47: error: items, temporary, from: found nothing; allowed: one of 'article' with 'paragraph', 'report', 'invented'; say where the item comes from.",
    ]),
    "items written as in a key": (BRIDGE_FILE, BRIDGE[BRIDGE.index("  - id: vehicles") :], "  vehicles:\n    claim: Some 9,000 vehicles cross the bridge on a weekday.\n    from: {article: courier, paragraph: 1}\n  closed:\n    claim: The council closed the bridge on Tuesday.\n    from: {article: courier, paragraph: 2}\n", [
        f"{BRIDGE_FILE}:8: error: items: found a group of fields; allowed: a list; begin each entry with '- ', and put a name before it into the entry, as its id.",
    ]),
    "a label in the place of a cut's id": ("exercises/paint.yaml", "[[fit:", "[[official:", [
        "exercises/paint.yaml:9: error: items, lead, passage: found the label 'official' in the place of a cut's id; allowed: an id of its own for each cut; the label stands in the key alone; write an id for it, a word of the claim, and the same in the key.",
    ]),
    "a reason without its step": (BRIDGE_KEYS, '"Step 1: the mayor speaks."', '"The mayor speaks."', [
        f"{BRIDGE_KEYS}:5: warning: items, plan, why: found a reason without its step; allowed: the step of the marking guide that decides, such as 'Step 2: ...'; name it: students are asked for the same three steps.",
    ]),
    "a reason that is only begun": (BRIDGE_KEYS, '"Step 1: the mayor speaks."', '"Step 1: "', [
        f"{BRIDGE_KEYS}:5: error: items, plan, why: found 'Step 1:' alone; allowed: a reason, such as 'Step 1: the mayor speaks for the town.'; go on: say what in the words decides it.",
    ]),
    "a sample over its limit": ("exercises/straight.key.yaml", "The council voted nine to six for the bridge.", "The council voted nine to six for the bridge, as the minutes of 2 October show, and the clerk wrote it down.", [
        "exercises/straight.key.yaml:5: warning: items, boasted, sample: found a sample of 22 words; allowed: at most 15, the limit that students have; shorten it, or raise 'words' in the exercise.",
    ]),
}  # fmt: skip


@pytest.mark.parametrize("name", list(CASES))
def test_slip_in_the_meaning(tmp_path: Path, name: str) -> None:
    file, old, new, expected = CASES[name]
    assert said_after(tmp_path, file, (old, new)) == expected

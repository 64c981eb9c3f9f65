"""`%` in the words of a person: no page takes them for a message of its own to fill in."""

import re
from pathlib import Path

TEMPLATES = Path(__file__).parents[2] / "templates"
#: A message of the templates that is not written out there.
_UNWRITTEN = re.compile(r"""\b_\(\s*([a-z][\w.\[\]]*)\s*[,)]""")
#: All of them: words of the kit's own, which stand in its code. Those of a person, and what may be
#: either, go through `translated`, which fills nothing in.
OURS = {
    "address.kind.words", "certainty_names[answer.certainty]",
    "certainty_names[cell.certainty]", "certainty_names[row.certainty]",
    "certainty_names[row.level]", "certainty_names[row.new_answer.certainty]",
    "certainty_names[sure]", "chosen.name", "chosen.plural", "due.short", "fault.advice",
    "fault.what", "field.title", "form.name", "found.tone.adds", "item_type.change_moves",
    "item_type.noun", "keyed.looks.words", "kind_words[block.kind]", "kind_words[kind]", "moves",
    "name", "one.words", "pen.definition", "pen.name", "pens[mark.first].name",
    "pens[one.proposal.label].name", "remark.message", "removal_words[removal.kind]",
    "row.target.refusal", "row.words", "said", "stage_names[one]", "stage_names[put.stage]",
    "stage_names[round.stage]", "text_words[name]", "text_words[word]", "title",
    "tree.item_type.noun", "what.text", "words",
}  # fmt: skip


def test_templates_fill_in_no_message_that_a_person_wrote() -> None:
    there = {
        name
        for template in TEMPLATES.rglob("*.html")
        for name in _UNWRITTEN.findall(template.read_text("utf-8"))
    }
    assert there == OURS

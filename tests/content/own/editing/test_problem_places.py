"""A problem stands beside the field that it is about."""

from pathlib import Path

import pytest

from kit.content.leaving.leave_page import LeaveFrontMatter
from kit.content.own.checked import check_texts
from kit.content.own.editing.field_shapes import shapes_of
from kit.content.own.editing.field_tree import Field, exercise_fields, top_fields
from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.editing.problem_places import beside_fields, beside_top_fields, item_problems
from kit.content.own.texts import EXERCISE, KEY, DraftKind
from kit.content.problems import Problem
from tests.support.draft_texts import SMALL
from tests.support.room import tiny_library


def with_problems(field: Field) -> list[str]:
    own = [field.name] if any(one.severity == "error" for one in field.problems) else []
    return own + [name for member in field.members for name in with_problems(member)]


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        (EXERCISE, "    claim: The old bridge is an eyesore.\n", "", f"{EXERCISE}/items/1/claim"),
        (EXERCISE, "claim: The town counted 412 visitors.", 'claim: ""', f"{EXERCISE}/items/2/claim"),
        (EXERCISE, "core: 2", "core: 9", f"{EXERCISE}/core"),
        (EXERCISE, '{report: "The Post, 2 June 2026"}', "{article: c, paragraph: 0}",
         f"{EXERCISE}/items/1/from/paragraph"),
        (KEY, "label: editorial", "label: voice", f"{KEY}/items/eyesore/label"),
        (KEY, "cues: [voted, praised]", "cues: [votes]", f"{KEY}/items/vote/cues"),
        (KEY, "    check: The minutes.\n", "", f"{KEY}/items/vote/check"),
        (KEY, "  eyesore: {", "  eyesores: {", f"{KEY}/items/eyesore/label"),
    ],
)  # fmt: skip
def test_problem_stands_at_its_field(file: str, old: str, new: str, place: str) -> None:
    assert old in SMALL[file]
    texts = {**SMALL, file: SMALL[file].replace(old, new)}
    problems = check_texts(DraftKind.EXERCISE, "bridge", texts, tiny_library()).library.problems
    tree = beside_fields(exercise_fields(texts), texts, problems)
    fields = [*tree.head, *(one for item in tree.items for one in (*item.fields, *item.key))]
    assert place in [name for field in fields for name in with_problems(field)]
    faulty = [item.id for item in tree.items if item_problems(item)]
    assert len(faulty) == (0 if place.endswith("core") else 1)


def test_problem_of_a_file_without_items_stands_at_its_field_or_is_left() -> None:
    text = "minutes: 0\nlinks:\n  - {url: x, name: A}\n"
    values = plain_fields(text)
    fields = top_fields(shapes_of(LeaveFrontMatter), "leave.md", values)
    places = (("minutes", "0"), ("links, number 1, url", "'x'"), ("task", "no task"))
    problems = [Problem(Path("leave.md"), 2, where, said, "", "") for where, said in places]
    placed, rest = beside_top_fields(fields, values, problems)
    below = [one for field in placed for one in (field, *field.members)]
    leaves = [leaf for field in below for leaf in (field, *field.members)]
    assert sorted({one.name for one in leaves if one.problems}) == [
        "leave.md/links/0/url", "leave.md/minutes",
    ]  # fmt: skip
    assert [one.where for one in rest] == ["task"]

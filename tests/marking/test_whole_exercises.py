"""What marking holds to over a whole exercise: the order of its items, and one answer everywhere."""

import re
from collections.abc import Sequence
from math import fsum
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.items import ITEM_TYPES
from kit.marking import certainty, mark_answers
from kit.vocabulary import Certainty, Label
from tests.support.generated import Keyed, answers_to, classified, earns, painted
from tests.support.shipped import shipped_library

PAGE = Path(__file__).parents[2] / "docs/marking.md"
LIBRARY = shipped_library()
SHIPPED = [
    Keyed(exercise, LIBRARY.keys[exercise.id])
    for exercise in LIBRARY.exercises.values()
    if not ITEM_TYPES[exercise.type].marked_by_teacher
]
CLASSIFY, HIGHLIGHT, COMPARE = (
    [one for one in SHIPPED if one.exercise.type == name]
    for name in ("classify", "highlight", "compare")
)


@settings(deadline=None)
@given(st.sampled_from(SHIPPED) | classified() | painted(), st.data())
def test_order_of_the_items_changes_no_mark_and_no_total(keyed: Keyed, data: st.DataObject) -> None:
    values = data.draw(answers_to(keyed))
    sure = {item: data.draw(st.none() | st.sampled_from(Certainty)) for item in values}
    turned = keyed.exercise.model_copy(
        update={"items": tuple(data.draw(st.permutations(keyed.exercise.items)))}
    )
    before = mark_answers(keyed.exercise, keyed.key, values)
    after = mark_answers(turned, keyed.key, values)
    assert after == before
    here, there = (
        [
            (found[item.id].credit, sure[item.id]) if item.id in found else None
            for item in exercise.items
        ]
        for exercise, found in ((keyed.exercise, before), (turned, after))
    )
    assert sum(one[0] or 0 for one in there if one) == pytest.approx(
        sum(one[0] or 0 for one in here if one)
    )
    assert certainty.total(there).most == certainty.total(here).most
    assert certainty.total(there).points == pytest.approx(certainty.total(here).points)


def share_of(keyed: Keyed, choice: str) -> float:
    """The mean credit over all items of the same choice wherever it is offered."""
    found = mark_answers(keyed.exercise, keyed.key, keyed.everywhere(choice))
    return fsum(one.credit or 0 for one in found.values()) / len(keyed.exercise.items)


@settings(deadline=None)
@given(classified(), st.sampled_from(Label))
def test_one_label_everywhere_earns_what_the_key_gives_it(keyed: Keyed, label: Label) -> None:
    """Its share of the key, with what the key concedes to it elsewhere, and no more."""
    offered = label in (keyed.exercise.scheme.labels if keyed.exercise.scheme else ())
    due = fsum(earns(entry, label) for entry in keyed.key.items.values()) if offered else 0
    assert share_of(keyed, label) == pytest.approx(due / len(keyed.exercise.items))


@pytest.mark.parametrize("keyed", CLASSIFY, ids=lambda keyed: keyed.exercise.id)
def test_one_label_everywhere_earns_its_share_in_the_shipped_exercises(keyed: Keyed) -> None:
    for label in Label:
        due = fsum(earns(entry, label) for entry in keyed.key.items.values())
        assert share_of(keyed, label) == pytest.approx(due / len(keyed.exercise.items))


@settings(deadline=None)
@given(st.sampled_from(COMPARE), st.data())
def test_one_relation_everywhere_earns_its_share_of_each_pair(
    keyed: Keyed, data: st.DataObject
) -> None:
    item = data.draw(st.sampled_from(keyed.exercise.items))
    claims = keyed.key.items[item.id].claims.values()
    relation = data.draw(st.sampled_from(["both", "first", "second", "conflict"]))
    found = mark_answers(keyed.exercise, keyed.key, keyed.everywhere(relation))
    due = sum(one.relation == relation for one in claims)
    assert found[item.id].credit == pytest.approx(due / len(claims))


def one_pen(keyed: Keyed, label: Label) -> dict[str, dict[str, dict[str, str]]]:
    """Every passage with one pen, in a free one the connecting words as well."""
    return {
        item.id: {"words": {label.value: f"1-{len(item.cut.words)}"}}
        if item.free
        else {"paint": {claim.id: label.value for claim in item.cut.claims}}
        for item in keyed.exercise.items
    }


@pytest.mark.parametrize("keyed", HIGHLIGHT, ids=lambda keyed: keyed.exercise.id)
@pytest.mark.parametrize("label", list(Label))
def test_one_pen_over_the_shipped_passages_earns_nothing(keyed: Keyed, label: Label) -> None:
    found = mark_answers(keyed.exercise, keyed.key, one_pen(keyed, label))
    assert {one.credit for one in found.values()} == {0.0}


def stated() -> list[Sequence[str]]:
    """The rows of the table of docs/marking.md: type, scheme, choices, the most."""
    section = PAGE.read_text(encoding="utf-8").partition("## One answer everywhere")[2]
    return re.findall(r"^\| `(\S+)`,? ?(\S*) \| (\d+) \| ([\d.]+) \|$", section, re.MULTILINE)


@pytest.mark.parametrize(("type_name", "scheme", "choices", "most"), stated())
def test_one_answer_everywhere_earns_at_most_what_the_page_says(
    type_name: str, scheme: str, choices: str, most: str
) -> None:
    some = [
        one
        for one in SHIPPED
        if one.exercise.type == type_name and (one.exercise.scheme or "") == scheme
    ]
    # The last part of an item is the one whose choices are the same everywhere.
    offered = [[*keyed.parts(keyed.exercise.items[0].id).values()][-1].choices for keyed in some]
    assert {str(len(each)) for each in offered} == {choices}
    shares = [
        share_of(keyed, choice.value)
        for keyed, each in zip(some, offered, strict=True)
        for choice in each
    ]
    assert f"{max(shares):.2f}" == most


def test_every_type_with_one_set_of_choices_is_stated() -> None:
    assert [row[:2] for row in stated()] == [
        ("classify", "three-way"), ("classify", "five-way"), ("compare", ""), ("attribute", ""),
    ]  # fmt: skip

"""Fields opened and saved: what is typed is what is read, the rest stays to the letter."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from kit.content.own.beginnings import first_exercise
from kit.content.own.editing.changing import apply
from kit.content.own.editing.field_shapes import Kind
from kit.content.own.editing.field_tree import ExerciseFields, Field, exercise_fields
from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.texts import EXERCISE, KEY, Texts
from tests.support.draft_texts import SHIPPED, SMALL, shipped_texts


def leaves(tree: ExerciseFields) -> Iterator[Field]:
    for field in (*tree.head, *(one for item in tree.items for one in (*item.fields, *item.key))):
        yield from field.leaves


def posted(tree: ExerciseFields) -> dict[str, str]:
    """What a form posts of a tree that nobody touched."""
    return {
        field.name: field.picked if field.kind is Kind.ONE_OF else field.typed.replace("\n", "\r\n")
        for field in leaves(tree)
    }


@pytest.mark.sampled(8)
@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_exercise_opened_and_saved_is_the_same_text(name: str) -> None:
    texts = shipped_texts(name)
    assert apply(texts, posted(exercise_fields(texts))) == texts


NEW = {
    Kind.LINE: "Something: new",
    Kind.TEXT: "Something new, # and more.\nA paragraph.",
    Kind.NUMBER: "7",
    Kind.FLAG: "true",
    Kind.LINES: "One\nTwo, and three",
    Kind.NUMBERS: "3, 4",
    Kind.ROWS: "Year | Killed\n2014 | 1,084",
    Kind.NAMES: "The ministry\nAn expert: retired",
}


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    "name",
    ["02-whose-words", "04-2-do-the-figures-add-up", "06-2-paint-the-editorial",
     "07-2-two-reports-side-by-side", "07-3-who-says-so", "08-2-write-it-straight"],
)  # fmt: skip
def test_each_field_set_to_a_new_value_reads_back(name: str) -> None:
    texts = shipped_texts(name)
    tree = exercise_fields(texts)
    fields = [*tree.head, *tree.items[0].fields, *tree.items[0].key]
    for leaf in [leaf for field in fields for leaf in field.leaves]:
        options = [one.value for one in leaf.choices if one.value not in {leaf.typed, leaf.picked}]
        new = options[-1] if options else NEW.get(leaf.kind)
        if new is None or (leaf.name.endswith("passage") and leaf.kind is Kind.TEXT):
            continue
        if leaf.kind is Kind.FLAG and leaf.typed == "true":
            new = ""
        again = {one.name: one for one in leaves(exercise_fields(apply(texts, {leaf.name: new})))}
        got = again[leaf.name]
        assert (got.picked if leaf.kind is Kind.ONE_OF else got.typed) == new, leaf.name


def changed(changes: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The lines that the small draft loses and gains."""
    texts = apply(SMALL, changes)
    old = [line for name in SMALL for line in SMALL[name].splitlines()]
    new = [line for name in SMALL for line in texts[name].splitlines()]
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_second_label_stands_in_the_key_of_its_item() -> None:
    path = f"{KEY}/items/visitors/debatable"
    assert changed({f"{path}/label": "official", f"{path}/credit": "0,5", f"{path}/argument": "So."}) == (
        [], ["    debatable: {label: official, credit: 0.5, argument: So.}"],
    )  # fmt: skip


def test_optional_field_that_is_emptied_goes_and_a_required_one_is_empty() -> None:
    assert changed({f"{EXERCISE}/items/0/context/before": " "}) == (
        ['    context: {before: "On Monday:"}'],
        [],
    )
    assert changed({f"{EXERCISE}/items/1/claim": ""}) == (
        ["    claim: The old bridge is an eyesore."],
        ['    claim: ""'],
    )


def test_origin_is_what_is_picked_or_typed_into() -> None:
    origin = f"{EXERCISE}/items/0/from"
    invented = "    from: {invented: The town is made up.}"
    for changes in (
        {f"{origin}/report": "The Post, 1 May 2026"},
        {origin: "report", f"{origin}/report": "The Post, 1 May 2026"},
        {origin: "invented", f"{origin}/report": "The Post, 1 May 2026"},
    ):
        texts = apply(SMALL, changes)
        assert '    from: {report: "The Post, 1 May 2026"}' in texts[EXERCISE]
    texts = apply(SMALL, {origin: "article"})
    assert '    from: {article: ""}' in texts[EXERCISE]
    assert texts[EXERCISE].count(invented) == 1


def test_whose_words_is_said_of_the_origin_that_is_picked() -> None:
    origin = f"{EXERCISE}/items/1/from"
    quoted = apply(SMALL, {f"{origin}/wording": "quoted"})
    assert '{report: "The Post, 2 June 2026", wording: quoted}' in quoted[EXERCISE]
    article = {origin: "article", f"{origin}/article": "bridge", f"{origin}/paragraphs": ""}
    moved = apply(quoted, article)
    assert "    from: {article: bridge, wording: quoted}" in moved[EXERCISE]
    assert apply(quoted, {f"{origin}/wording": ""}) == SMALL


def test_key_entry_is_made_for_an_item_that_has_none() -> None:
    texts = {**SMALL, KEY: ""}
    after = apply(
        texts, {f"{KEY}/items/eyesore/label": "editorial", f"{KEY}/items/eyesore/why": "So"}
    )
    assert after[KEY] == "items:\n  eyesore:\n    label: editorial\n    why: So\n"
    assert after[EXERCISE] == SMALL[EXERCISE]


def test_words_taken_out_of_an_item_take_their_key_along() -> None:
    texts = shipped_texts("07-2-two-reports-side-by-side")
    tree = exercise_fields(texts)
    claims = next(one for one in tree.items[0].fields if one.kind is Kind.NAMES)
    first, *rest = claims.typed.splitlines()
    after = apply(texts, {**posted(tree), claims.name: "\n".join(rest)})
    gone = next(one.path[-1] for one in tree.items[0].key[0].members if one.title == first)
    assert f"{gone}:" in texts[KEY]
    assert f"{gone}:" not in after[KEY]


def test_number_that_is_none_stays_as_it_was_typed() -> None:
    assert changed({f"{EXERCISE}/core": "ten"}) == (["core: 2"], ["core: ten"])


PASSAGE = {
    EXERCISE: """\
id: x
type: highlight
scheme: three-way
items:
  - id: lead
    passage: "[[plan: A plan]] is [[vote: voted]]."
""",
    KEY: "items: {lead: {claims: {plan: {label: official, why: So}, vote: {label: sourced}}}}\n",
}
TEXT = f"{EXERCISE}/items/0/passage"
CLAIMS = f"{KEY}/items/lead/claims"


def claims_after(texts: Texts) -> dict[str, Any]:
    claims: dict[str, Any] = plain_fields(texts[KEY])["items"]["lead"]["claims"]
    return claims


def test_claim_that_is_cut_out_has_its_pen_at_once() -> None:
    changes = {
        TEXT: "[[plan: A plan]] [[is: is]] [[vote: voted]].",
        f"{CLAIMS}/is/label": "editorial",
    }
    texts = apply(PASSAGE, changes)
    assert claims_after(texts)["is"] == {"label": "editorial", "cues": []}
    assert apply(texts, changes) == texts


def test_claims_may_be_cut_out_by_their_pen_or_without_an_id() -> None:
    typed = {TEXT: "[[plan: A plan]] [[editorial: is nonsense]], [[they said]]; [[vote: voted]]."}
    texts = apply(PASSAGE, typed)
    passage = plain_fields(texts[EXERCISE])["items"][0]["passage"]
    assert passage == (
        "[[plan: A plan]] [[nonsense: is nonsense]], [[they-said: they said]]; [[vote: voted]]."
    )
    assert claims_after(texts)["nonsense"] == {"label": "editorial", "cues": []}
    assert apply(texts, typed) == texts


def test_entry_of_a_claim_that_is_no_more_goes_unless_something_was_typed() -> None:
    texts = apply(PASSAGE, {TEXT: "A plan is voted."})
    assert claims_after(texts) == {"plan": {"label": "official", "why": "So"}}
    assert claims_after(apply(PASSAGE, {TEXT: "[[A plan is"})) == claims_after(PASSAGE)
    assert claims_after(apply(texts, {f"{CLAIMS}/plan": "drop"})) == {}


def test_stations_are_put_in_order_by_their_words() -> None:
    texts = first_exercise("order", "x", "The bridge")
    fields = {leaf.name: leaf for leaf in leaves(exercise_fields(texts))}
    order = fields["key.yaml/items/story-1/order"]
    stations = fields["exercise.yaml/items/0/stations"]
    assert order.typed.split("\n")[0] == "A cyclist photographs a crack in a railing."
    turned = "\n".join(reversed(order.typed.split("\n")))
    key = plain_fields(apply(texts, {order.name: turned})[KEY])["items"]["story-1"]
    assert key["order"] == ["paper", "denial", "post", "photo"]
    # Words that change at the same time are known by what they were, and by what they are.
    changed = stations.typed.replace("A cyclist", "A runner")
    for lines in (turned, turned.replace("A cyclist", "a  Runner"), "paper\ndenial\npost\nphoto"):
        after = apply(texts, {order.name: lines, stations.name: changed})
        assert plain_fields(after[KEY])["items"]["story-1"] == key
    after = apply(texts, {stations.name: changed, order.name: order.typed})
    assert after[KEY] == texts[KEY]
    # A page that saves by itself still has the words of before.
    after = apply(apply(texts, {stations.name: changed}), {order.name: turned})
    assert plain_fields(after[KEY])["items"]["story-1"] == key
    after = apply(texts, {order.name: f"{turned}\nThe mayor resigns."})
    assert plain_fields(after[KEY])["items"]["story-1"]["order"][-1] == "The mayor resigns."


def test_neighbours_that_go_either_way_are_named_by_their_words() -> None:
    either = "    either: [{stations: [denial, paper], argument: Neither knows of the other.}]\n"
    texts = first_exercise("order", "x", "The bridge")
    texts = {**texts, KEY: texts[KEY] + either}
    pair = next(
        one for one in leaves(exercise_fields(texts)) if one.name.endswith("/either/0/stations")
    )
    denial, paper = pair.typed.split("\n")
    assert denial.startswith("The town answers")
    after = plain_fields(apply(texts, {pair.name: f"{paper}\n{denial}"})[KEY])
    assert after["items"]["story-1"]["either"] == [
        {"stations": ["paper", "denial"], "argument": "Neither knows of the other."}
    ]

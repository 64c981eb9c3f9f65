"""Each field that differs appears, by its words; what is the same does not."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kit.content.exercise import exercise_model
from kit.content.own.comparing.field_changes import Beside, FieldChange, field_changes
from kit.content.own.editing.field_shapes import shapes_of
from kit.items import ITEM_TYPES
from kit.items.base import Choice, Part
from kit.items.classify import ClassifyItem, ClassifyKeyEntry

KEY = shapes_of(ClassifyKeyEntry)
_VALUES = st.one_of(st.none(), st.booleans(), st.sampled_from(["x", "y", "x\n\ny"]))
_GROUPS = st.recursive(
    st.dictionaries(st.sampled_from("abc"), _VALUES, max_size=3),
    lambda inner: st.dictionaries(
        st.sampled_from("abc"), st.one_of(inner, st.lists(inner, max_size=2)), max_size=3
    ),
    max_leaves=6,
)


def changes(before: dict[str, Any], after: dict[str, Any]) -> list[FieldChange]:
    return list(field_changes(KEY, before, after))


def test_words_and_choices_are_those_of_the_form() -> None:
    before = {"label": "sourced", "cues": ["voted"], "mixed": False, "url": None}
    after = {"label": "editorial", "cues": ["voted", "praised"], "mixed": True}
    assert changes(before, after) == [
        FieldChange(("Label",), ("Sourced fact",), ("Editorial interpretation",)),
        FieldChange(("Words that show it",), ("voted",), ("voted", "praised")),
        FieldChange(("Fact and verdict share it",), ("no",), ("yes",)),
    ]


def test_a_group_that_comes_or_goes_is_told_field_by_field() -> None:
    other = {"label": "voice", "credit": 0.5, "argument": "He speaks for himself."}
    assert changes({}, {"debatable": other}) == [
        FieldChange(("A careful reader could also say", "The other label"), (), ("Outside voice",)),
        FieldChange(("A careful reader could also say", "What it earns"), (), ("0.5",)),
        FieldChange(
            ("A careful reader could also say", "The case for it"), (), ("He speaks for himself.",)
        ),
    ]


def test_what_decisions_left_in_a_key_has_words() -> None:
    accepted = [{"part": "", "choice": "official", "why": "He speaks."}]
    assert changes({"void": "It is torn."}, {"accepted": accepted}) == [
        FieldChange(("Counts for nobody",), ("It is torn.",), ()),
        FieldChange(("Right besides", "1", "Part"), (), ("",)),
        FieldChange(("Right besides", "1", "Answer"), (), ("official",)),
        FieldChange(("Right besides", "1", "Why"), (), ("He speaks.",)),
    ]


def test_origin_of_another_kind_goes_and_comes() -> None:
    shapes = shapes_of(ClassifyItem)
    before = {"from": {"invented": "All made up."}}
    after = {"from": {"article": "bridge", "paragraph": [3, 4]}}
    assert list(field_changes(shapes, before, after)) == [
        FieldChange(("Where it comes from", "Article"), (), ("bridge",)),
        FieldChange(("Where it comes from", "Paragraph"), (), ("3", "4")),
        FieldChange(("Where it comes from", "What is made up"), ("All made up.",), ()),
    ]


def test_groups_with_ids_are_told_apart_from_their_order() -> None:
    shapes = shapes_of(ITEM_TYPES["attribute"].item_model)
    mayor, clerk = {"id": "mayor", "name": "The mayor"}, {"id": "clerk", "name": "The clerk"}
    before = {"speakers": [mayor, clerk]}
    assert list(field_changes(shapes, before, {"speakers": [clerk, mayor]})) == [
        FieldChange(("Who could be saying it", "Order"), ("mayor", "clerk"), ("clerk", "mayor"))
    ]
    other = {"id": "clerk", "name": "A clerk"}
    assert list(field_changes(shapes, before, {"speakers": [mayor, other]})) == [
        FieldChange(("Who could be saying it", "A clerk", "Name"), ("The clerk",), ("A clerk",))
    ]


def test_a_choice_of_a_part_is_told_in_its_words() -> None:
    shapes = shapes_of(ITEM_TYPES["figures"].key_model)
    part = Part("sum", "What is the sum?", (Choice("yes", "Yes"), Choice("no", "No")))
    beside = Beside({"sum": part}, {"sum": part})
    before, after = ({"questions": {"sum": {"choice": one}}} for one in ("yes", "no"))
    assert list(field_changes(shapes, before, after, beside=beside)) == [
        FieldChange(
            ("Key of each question", "What is the sum?", "The right answer"), ("Yes",), ("No",)
        )
    ]


def test_of_a_long_text_the_paragraphs_that_differ_are_told() -> None:
    before, after = "One.\n\nTwo.\n\nThree.", "One.\n\n2.\n\nThree."
    assert list(field_changes((), {"body": before}, {"body": after})) == [
        FieldChange(("body",), ("Two.",), ("2.",))
    ]


@given(_GROUPS)
def test_a_text_differs_in_nothing_from_itself(group: dict[str, Any]) -> None:
    assert changes(group, group) == []


@given(_GROUPS, _GROUPS)
def test_two_ways_round_tell_the_same(before: dict[str, Any], after: dict[str, Any]) -> None:
    there = {(one.way, one.before, one.after) for one in changes(before, after)}
    back = {(one.way, one.after, one.before) for one in changes(after, before)}
    assert len(there) == len(back)


def test_the_fields_of_every_type_have_words() -> None:
    for name in ITEM_TYPES:
        for shape in shapes_of(exercise_model(name)):
            changed = list(field_changes([shape], {}, {shape.name: "x"}))
            assert changed == [FieldChange((shape.title,), (), ("x",))]

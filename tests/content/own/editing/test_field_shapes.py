"""Every field that an author may write has its kind and its words."""

from collections.abc import Iterator

import pytest

from kit.content.articles import Article
from kit.content.exercise import exercise_model
from kit.content.lesson import LessonFrontMatter
from kit.content.own.editing.field_shapes import Bounds, FieldShape, Kind, shapes_of
from kit.items import ITEM_TYPES
from kit.items.classify import ClassifyItem, ClassifyKeyEntry
from kit.items.fields.questions import Question
from kit.vocabulary import Label

MODELS = [
    Article,
    LessonFrontMatter,
    *(exercise_model(name) for name in ITEM_TYPES),
    *(model for one in ITEM_TYPES.values() for model in (one.item_model, one.key_model)),
]


def below(shapes: tuple[FieldShape, ...]) -> Iterator[FieldShape]:
    for shape in shapes:
        yield shape
        yield from below(shape.members)
        for option in shape.options.values():
            yield from below(option)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_each_field_has_its_words(model: type) -> None:
    wordless = [one.name for one in below(shapes_of(model)) if not (one.title and one.help)]
    assert wordless == []
    unnamed = [
        (one.name, choice.value)
        for one in below(shapes_of(model))
        for choice in one.choices
        if choice.words == choice.value
    ]
    assert unnamed == []


def by_name(model: type) -> dict[str, FieldShape]:
    return {shape.name: shape for shape in shapes_of(model)}


def test_fields_come_in_the_order_of_files_and_internal_ones_not_at_all() -> None:
    assert list(by_name(ClassifyItem)) == ["id", "claim", "context", "from"]
    assert list(by_name(ClassifyKeyEntry)) == [
        "label", "why", "check", "url", "cues", "mixed", "debatable", "case", "speaker", "aimed_at",
        "looks",
    ]  # fmt: skip


def test_kinds_bounds_and_choices_are_those_of_the_model() -> None:
    item, key, question = by_name(ClassifyItem), by_name(ClassifyKeyEntry), by_name(Question)
    assert (item["claim"].kind, item["claim"].bounds) == (Kind.TEXT, Bounds(None, 2000))
    assert item["from"].kind is Kind.ONE_OF
    assert list(item["from"].options) == ["article", "report", "invented"]
    assert item["from"].options["article"][1].kind is Kind.NUMBERS
    wording = item["from"].options["article"][2]
    assert (wording.name, wording.default) == ("wording", wording.choices[0])
    assert key["label"].default is None
    assert [choice.value for choice in key["label"].choices] == list(Label)
    assert key["debatable"].members[1].bounds == Bounds(0, 1)
    assert (question["choices"].kind, question["choices"].by_name) == (Kind.NAMES, True)
    assert question["choices"].bounds == Bounds(2, 6)

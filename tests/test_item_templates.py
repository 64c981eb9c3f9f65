"""A page knows an item only by its type's macros: it names no type and reads no field of one."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from jinja2 import Environment, nodes
from pydantic import BaseModel

from kit.items import ITEM_TYPES
from kit.items.fields.base_models import Item, KeyEntry
from kit.vocabulary import Label, Topic

TEMPLATES = Path(__file__).parent.parent / "templates"
ITEMS = TEMPLATES / "items"
PAGES = sorted(path for path in TEMPLATES.rglob("*.html") if path.parent != ITEMS)
ENVIRONMENT = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)

MACROS = {"prompt", "short", "question", "answer_words", "feedback", "keyed"}
#: What a type may have besides; a page has something to show in place of each.
OPTIONAL_MACROS = {
    "asking",
    "class_view",
    "data",
    "marking_hints",
    "marking_key",
    "other_case",
    "other_side",
    "reason",
    "row_line",
    "source",
    "topic_words",
    "wall_view",
}
#: Words that say which type, or which question of one, something is about.
NAMES = set(ITEM_TYPES) | ({topic.value for topic in Topic} - {label.value for label in Label})


def members(model: type[BaseModel]) -> set[str]:
    """The fields, properties and methods of a model that others may read."""
    return {name for name in {*dir(model), *model.model_fields} if not name.startswith("_")}


@cache
def tree(path: Path) -> nodes.Template:
    return ENVIRONMENT.parse(path.read_text("utf-8"))


def reads(path: Path, name: str) -> Iterator[str]:
    """What a template reads of whatever it calls by that name, be it `item` or `found.item`."""
    for node in tree(path).find_all(nodes.Getattr):
        subject = node.node.node if isinstance(node.node, nodes.Call) else node.node
        if getattr(subject, "name", getattr(subject, "attr", None)) == name:
            yield node.attr


OWN_OF_ITEMS = set[str]().union(
    *(members(item_type.item_model) for item_type in ITEM_TYPES.values())
) - members(Item)
OWN_OF_ENTRIES = set[str]().union(
    *(members(item_type.key_model) for item_type in ITEM_TYPES.values())
) - members(KeyEntry)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_page_knows_no_type(path: Path) -> None:
    constants = {node.value for node in tree(path).find_all(nodes.Const)}
    assert constants & NAMES == set(), "no page names a type"
    assert set(reads(path, "item")) & OWN_OF_ITEMS == set(), "no page reads a field of an item"
    assert set(reads(path, "entry")) & OWN_OF_ENTRIES == set(), "nor one of its key entry"
    assert set(reads(path, "type")) <= MACROS | OPTIONAL_MACROS, "nor calls what one type has"


@pytest.mark.parametrize("name", ITEM_TYPES)
def test_type_has_the_macros_that_pages_call(name: str) -> None:
    defined = {macro.name for macro in tree(ITEMS / f"{name}.html").find_all(nodes.Macro)}
    assert defined >= MACROS


@pytest.mark.sampled(4)
@pytest.mark.parametrize("macro", sorted(OPTIONAL_MACROS))
def test_optional_macro_is_asked_for_before_it_is_called(macro: str) -> None:
    asked = [path for path in PAGES if macro in set(reads(path, "type"))]
    assert asked, "no page calls it"
    for path in asked:
        tests = [node.node for node in tree(path).find_all(nodes.Test)]
        bare = [
            *(node.test for node in tree(path).find_all(nodes.If)),
            *(node.test for node in tree(path).find_all(nodes.CondExpr)),
        ]
        conditions = [condition for node in (*tests, *bare) for condition in parts_of(node)]
        assert any(isinstance(node, nodes.Getattr) and node.attr == macro for node in conditions), (
            path
        )


def parts_of(condition: nodes.Node) -> Iterator[nodes.Node]:
    """A condition, and what it joins by `and`."""
    yield condition
    if isinstance(condition, nodes.And):
        yield from parts_of(condition.left)
        yield from parts_of(condition.right)

"""One definition of a field: what editors say of it, what the documentation names."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kit.content.json_schemas import schemas

AUTHORING = (Path(__file__).parents[2] / "docs" / "authoring.md").read_text("utf-8")
#: What only a teacher's decision puts into a key.
INTERNAL = {"void", "accepted", "check_before", "cues_before"}


def fields_of(name: str, schema: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each field of a schema: the schema and model that it stands in, its name, its own schema."""
    for part in (schema, *schema.get("$defs", {}).values()):
        for field, own in part.get("properties", {}).items():
            yield f"{name}: {part['title']}", field, own


FIELDS = [field for name, schema in schemas().items() for field in fields_of(name, schema)]


def title_of(own: dict[str, Any], schema: dict[str, Any]) -> str | None:
    """A field's title; where it is that of what it refers to, pydantic leaves it to that."""
    reference = own.get("$ref", "").removeprefix("#/$defs/")
    return own.get("title") or (schema["$defs"][reference]["title"] if reference else None)


@pytest.mark.sampled(5)
@pytest.mark.parametrize("name", schemas())
def test_each_field_has_a_title_and_a_description(name: str) -> None:
    schema = schemas()[name]
    wordless = [
        (where, field)
        for where, field, own in fields_of(name, schema)
        if not (title_of(own, schema) and own.get("description", "").endswith("."))
    ]
    assert wordless == []


def test_each_field_is_named_in_the_documentation() -> None:
    unnamed = {
        field
        for _where, field, _own in FIELDS
        if not re.search(
            rf"`{field}(: \w+)?`|^[ -]*{field}:|[{{,] ?{field}:", AUTHORING, re.MULTILINE
        )
    }
    assert unnamed == set()


def test_no_internal_field_is_offered() -> None:
    assert INTERNAL & {field for _where, field, _own in FIELDS} == set()


def test_no_words_for_programmers_are_shown() -> None:
    parts = [part for one in schemas().values() for part in (one, *one.get("$defs", {}).values())]
    assert [part["title"] for part in parts if "description" in part] == []

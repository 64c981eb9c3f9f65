"""JSON Schemas for editors, generated from the types."""

from typing import Any

from pydantic import BaseModel

from kit.content.articles import ArticleList
from kit.content.exercise import exercise_model
from kit.content.key import key_model
from kit.content.leaving.leave_page import LeaveFrontMatter
from kit.content.lesson import LessonFrontMatter
from kit.items import ITEM_TYPES


def schemas() -> dict[str, dict[str, Any]]:
    """The schemas by name: articles, lesson and leave (front matter), and per item type two.

    What an editor says of a field are the words of its model's `title` and `description`.
    """
    named_schemas = {
        "articles": _schema(ArticleList),
        "lesson": _schema(LessonFrontMatter),
        "leave": _schema(LeaveFrontMatter),
    }
    for name in ITEM_TYPES:
        exercise = _schema(exercise_model(name))
        exercise["properties"]["type"] |= {"const": name}
        if not ITEM_TYPES[name].has_labels:
            del exercise["properties"]["scheme"]
        named_schemas[f"{name}-exercise"] = exercise
        named_schemas[f"{name}-key"] = _schema(key_model(name))
    return named_schemas


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    schema = model.model_json_schema(by_alias=True)
    # A class's docstring is for whoever reads the code; a field has words of its own.
    for part in (schema, *schema.get("$defs", {}).values()):
        part.pop("description", None)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}

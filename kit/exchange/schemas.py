"""JSON Schemas of what comes out of the kit: results from their types, classrooms from the tables.

A classroom's file has every column there is but credentials, so its schema is read off the models.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Enum, Float, Integer, Table, Uuid
from sqlalchemy.types import TypeDecorator

from kit.exchange.classroom_json import FORMAT, LEFT_OUT
from kit.exchange.results.results_json import ResultsJson
from kit.store.export import tables_of_classroom
from kit.store.models import Base
from kit.store.models.base import JSONList

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_MOMENT: Final = {"type": "string", "format": "date-time"}
_ID: Final = {"type": "string", "format": "uuid"}


def schemas() -> dict[str, dict[str, Any]]:
    """The schemas by name: results, of one assignment, and classroom."""
    return {
        "results": {"$schema": _DRAFT, **ResultsJson.model_json_schema(mode="serialization")},
        "classroom": _classroom_schema(),
    }


def _classroom_schema() -> dict[str, Any]:
    models = {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}
    tables = {
        table.name: {
            "description": " ".join((models[table.name].__doc__ or "").split()),
            "type": "array",
            "items": _row_schema(table),
        }
        for table in tables_of_classroom()
    }
    return {
        "$schema": _DRAFT,
        "title": "Classroom",
        "description": "All that the kit holds of a classroom, by table; credentials are left out.",
        **_object(
            {
                "format": {"const": FORMAT},
                "made_at": _MOMENT,
                "classroom": _ID,
                "tables": _object(tables),
            }
        ),
    }


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _row_schema(table: Table) -> dict[str, Any]:
    return _object(
        {column.name: _column_schema(column) for column in table.c if column.name not in LEFT_OUT}
    )


def _column_schema(column: Column[Any]) -> dict[str, Any]:
    schema = _type_schema(column)
    return {"anyOf": [schema, {"type": "null"}]} if column.nullable else schema


def _type_schema(column: Column[Any]) -> dict[str, Any]:
    kind = column.type
    stored = kind.impl_instance if isinstance(kind, TypeDecorator) else kind
    if isinstance(stored, Enum):
        members: type[StrEnum] = stored.enum_class  # type: ignore[assignment]  # the library's types
        return {"enum": [member.value for member in members]}
    for known, schema in (
        (DateTime, _MOMENT),
        (Date, {"type": "string", "format": "date"}),
        (Uuid, _ID),
        (Boolean, {"type": "boolean"}),
        (Integer, {"type": "integer"}),
        (Float, {"type": "number"}),
        (JSONList, {"type": "array"}),
        (JSON, {"type": "object"}),
    ):
        if isinstance(stored, known):
            return dict(schema)
    return {"type": "string"}

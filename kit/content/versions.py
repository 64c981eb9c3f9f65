"""What identifies a text for good: canonical JSON and its SHA-256; snapshots to store."""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from typing import Any, Final

from kit.content.articles import Article
from kit.content.exercise import Exercise, exercise_model
from kit.content.key import Key, key_model
from kit.content.lesson import Lesson
from kit.items import ITEM_TYPES
from kit.items.fields.base_models import Content, Item, Wording

#: Changes only when the way of writing things down does; old versions keep theirs.
FORMAT: Final = 1


def canonical_json(data: Any) -> str:
    """JSON with sorted keys and no blanks, texts in NFC with LF: one spelling for one meaning."""
    return json.dumps(
        _normal(data), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def _normal(data: Any) -> Any:
    if isinstance(data, str):
        return unicodedata.normalize("NFC", data.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(data, Mapping):
        return {_normal(key): _normal(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_normal(value) for value in data]
    return data


def _sha256(data: Any) -> str:
    return hashlib.sha256(canonical_json(data).encode()).hexdigest()


def _as_written(content: Content) -> Any:
    """Only the fields that the author set, under the names in the file."""
    return content.model_dump(mode="json", by_alias=True, exclude_unset=True)


def item_version(exercise: Exercise[Any], item: Item) -> str:
    """An item's version: its text, context included, with the type and scheme it is asked under."""
    return _sha256(
        {
            "format": FORMAT,
            "type": exercise.type,
            "scheme": exercise.scheme and exercise.scheme.value,
            "item": _what_is_read(item),
        }
    )


def _what_is_read(item: Item) -> Any:
    """An item as it is written, save where its origins can be read: that changes no answer.

    So an address may be added or mended while classes work with the item. That the words are ours
    may be said or left out, as before there was a field for it.
    """
    written = _as_written(item)
    for path, _origin in item.origins():
        origin = written
        for name in path:
            origin = origin[name]
        origin.pop("url", None)
        if origin.get("wording") == Wording.OURS:
            del origin["wording"]
    return written


def exercise_version(exercise: Exercise[Any]) -> str:
    """An exercise's version: its ordered item versions, its core, and what its type adds.

    Its title is not in it. One without a core has the version that it had before there were any.
    """
    core = {} if exercise.core is None else {"core": exercise.core}
    return _sha256(
        {
            "format": FORMAT,
            "items": [item_version(exercise, item) for item in exercise.items],
            **core,
            **_fields_of_type(exercise),
        }
    )


def _fields_of_type(exercise: Exercise[Any]) -> Mapping[str, Any]:
    added = ITEM_TYPES[exercise.type].exercise_fields
    names = set(added.model_fields) if added else set()
    return {name: value for name, value in _as_written(exercise).items() if name in names}


def key_version(key: Key[Any]) -> str:
    """A key's version: its entries, whatever their order."""
    return _sha256({"format": FORMAT, "items": _as_written(key)["items"]})


def key_version_again(key: Key[Any], decision: str) -> str:
    """The version of a key that a decision comes back to, so that its first marks stay history."""
    return _sha256({"format": FORMAT, "items": _as_written(key)["items"], "again": decision})


def exercise_snapshot(exercise: Exercise[Any]) -> str:
    """The whole exercise as text to store, with the articles that its items name."""
    articles = [_as_written(article) for article in exercise.articles.values()]
    return canonical_json(
        {"format": FORMAT, "exercise": _as_written(exercise), "articles": articles}
    )


def exercise_from_snapshot(text: str) -> Exercise[Any]:
    """The exercise a snapshot holds. Raises ValueError where it is none of a known format."""
    whole = _of_format(text)
    data = whole["exercise"]
    exercise: Exercise[Any] = exercise_model(data["type"]).model_validate(data)
    # What was given before articles were kept has none until `pin_given` has looked.
    articles = [Article.model_validate(one) for one in whole.get("articles", ())]
    return exercise.with_articles({article.id: article for article in articles})


def key_snapshot(key: Key[Any]) -> str:
    """The whole key as text to store."""
    return canonical_json({"format": FORMAT, "key": _as_written(key)})


def key_from_snapshot(text: str, exercise_type: str) -> Key[Any]:
    """The key a snapshot holds. Raises ValueError where it is none of a known format."""
    return key_model(exercise_type).model_validate(_of_format(text)["key"])


def lesson_version(lesson: Lesson) -> str:
    """A lesson's version: all that a student reads of it."""
    return hashlib.sha256(lesson_snapshot(lesson).encode()).hexdigest()


def lesson_snapshot(lesson: Lesson) -> str:
    """A lesson as text to store: what a student reads of it, without the teacher's page."""
    written = {**_as_written(lesson), "teacher_notes": None}
    return canonical_json({"format": FORMAT, "lesson": written})


def lesson_from_snapshot(text: str) -> Lesson:
    """The lesson a snapshot holds. Raises ValueError where it is none of a known format."""
    return Lesson.model_validate(_of_format(text)["lesson"])


def _of_format(text: str) -> Any:
    data = json.loads(text)
    if data.get("format") != FORMAT:
        message = f"a snapshot of format {data.get('format')!r}; this kit reads {FORMAT}"
        raise ValueError(message)
    return data

"""What a draft's texts are called and name: read, and changed without touching anything else."""

import re
from collections.abc import Callable, Collection, Mapping
from typing import Final

from kit.content.own.beginnings import FIRST_NUMBER
from kit.content.own.texts import ARTICLES, EXERCISE, KEY, LESSON, DraftKind, Texts
from kit.content.own.yaml_spans import Place, scalars, with_each, with_values, without_field
from kit.content.pictures.picture import is_picture_name
from kit.items.fields.base_models import ID_MAX

_FRONT_MATTER: Final = re.compile(r"\A---\n(?P<yaml>.*?\n)---\n", re.DOTALL)
#: Room behind an id for a number that parts it from another one.
_TAIL: Final = 5
_NUMBERED: Final = re.compile(r"[0-9]+-")


def title_of(kind: DraftKind, texts: Texts) -> str | None:
    """The title that the texts give, if it can be read."""
    return field_of(kind, texts, "title")


def field_of(kind: DraftKind, texts: Texts, name: str) -> str | None:
    """A single value of the exercise's or the lesson's own fields, as it is written."""
    front = _fields(kind, texts)
    return next((value for place, value in scalars(front) if place == (name,)), None)


def named_articles(kind: DraftKind, texts: Texts) -> Collection[str]:
    """The ids of the articles that the texts name, in the order in which they do."""
    front = _fields(kind, texts)
    return dict.fromkeys(value for place, value in scalars(front) if _names_article(kind, place))


def picture_files(texts: Texts) -> Collection[str]:
    """The files of the pictures that a lesson's front matter lists."""
    front = _fields(DraftKind.LESSON, texts)
    listed = (
        value
        for place, value in scalars(front)
        if place[:1] == ("pictures",) and place[2:] == ("file",)
    )
    return dict.fromkeys(name for name in listed if is_picture_name(name))


def renamed(kind: DraftKind, texts: Texts, content_id: str) -> Texts:
    """The texts under another id; of a lesson its number goes with the id's."""
    if kind is DraftKind.LESSON:
        number = content_id.partition("-")[0].lstrip("0") or "0"
        return _with_fields(kind, texts, lambda front: with_values(front, {("number",): number}))
    changed = {
        EXERCISE: with_values(texts.get(EXERCISE, ""), {("id",): content_id}),
        KEY: with_values(texts.get(KEY, ""), {("exercise",): content_id}),
    }
    return {name: changed.get(name, text) for name, text in texts.items()}


def with_other_articles(kind: DraftKind, texts: Texts, names: Mapping[str, str]) -> Texts:
    """The texts with these articles called otherwise, where they are listed and where named."""

    def named_anew(place: Place, value: str) -> str | None:
        return names.get(value) if _names_article(kind, place) else None

    def listed_anew(place: Place, value: str) -> str | None:
        return names.get(value) if _lists_article(place) else None

    changed = dict(_with_fields(kind, texts, lambda front: with_each(front, named_anew)))
    if ARTICLES in changed:
        changed[ARTICLES] = with_each(changed[ARTICLES], listed_anew)
    return changed


def without(kind: DraftKind, texts: Texts, name: str) -> Texts:
    """The texts with one field of the exercise or the lesson made a comment."""
    return _with_fields(kind, texts, lambda front: without_field(front, name))


def free_id(content_id: str, taken: Collection[str]) -> str:
    """The id, or the first that is free of those with a number behind it."""
    if content_id not in taken:
        return content_id
    stem = content_id[: ID_MAX - _TAIL].rstrip("-")
    return next(
        name for number in range(2, len(taken) + 3) if (name := f"{stem}-{number}") not in taken
    )


def free_lesson_id(content_id: str, taken: Collection[str], numbers: Collection[int]) -> str:
    """The lesson's id where it is free, else the same words under the next own number."""
    if content_id not in taken:
        return content_id
    words = _NUMBERED.sub("", content_id, count=1)
    number = max((FIRST_NUMBER - 1, *numbers)) + 1
    return free_id(f"{number}-{words}"[:ID_MAX].rstrip("-"), taken)


def _names_article(kind: DraftKind, place: Place) -> bool:
    if kind is DraftKind.LESSON:
        return place[:-1] == ("articles",)
    return place[-2:] == ("from", "article")


def _lists_article(place: Place) -> bool:
    return place[:1] == ("articles",) and place[2:] == ("id",)


def _fields(kind: DraftKind, texts: Texts) -> str:
    """The YAML with the fields of the exercise or the lesson."""
    if kind is DraftKind.EXERCISE:
        return texts.get(EXERCISE, "")
    front = _FRONT_MATTER.match(texts.get(LESSON, ""))
    return front["yaml"] if front else ""


def _with_fields(kind: DraftKind, texts: Texts, change: Callable[[str], str]) -> Texts:
    name = EXERCISE if kind is DraftKind.EXERCISE else LESSON
    front = _fields(kind, texts)
    if name not in texts or not front:
        return texts
    start = texts[name].index(front)
    end = start + len(front)
    text = texts[name]
    return {**texts, name: f"{text[:start]}{change(front)}{text[end:]}"}

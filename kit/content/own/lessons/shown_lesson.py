"""A lesson as students would see it, made of texts in which something may still be wrong."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kit.content.lesson import Lesson
from kit.content.loading.yaml_file import Located, parse
from kit.content.markdown_bounds import Excess, excess_of
from kit.content.notation.page_text import page_text
from kit.content.own.beginnings import number_of
from kit.content.own.texts import LESSON, NOTES, Texts
from kit.content.pictures.picture import Picture
from kit.content.pictures.picture_files import picture_of


def shown_lesson(
    content_id: str, texts: Texts, pictures: Mapping[str, bytes], sound: Lesson | None
) -> Lesson:
    """The lesson to show: `sound`, where nothing is wrong with it; else what can be read of it.

    What is too much to render is left out: `too_much_of` says so.
    """
    if sound is not None:
        return sound
    page = page_text(texts.get(LESSON, ""))
    values = _values(page.matter or "")
    body = "" if excess_of(page.body) else page.body
    summary = values.get("summary")
    return Lesson.model_construct(
        id=content_id,
        number=number_of(content_id) or 0,
        minutes=0,
        articles=(),
        teaches=(),
        summary=tuple(map(str, summary)) if isinstance(summary, list) else (),
        body=body,
        teacher_notes=None,
        leave=None,
        pictures=tuple(_pictures(values, pictures)),
        title=str(values.get("title") or ""),
        discussion=str(values.get("discussion") or ""),
    )


def too_much_of(texts: Texts, file: str) -> Excess | None:
    """What there is too much of in a page for it to be shown."""
    text = texts.get(file, "")
    return excess_of(text if file == NOTES else page_text(text).body)


def _values(matter: str) -> Mapping[str, Any]:
    located = parse(matter, Path(LESSON))
    values = located.data if isinstance(located, Located) else None
    return values if isinstance(values, dict) else {}


def _pictures(values: Mapping[str, Any], files: Mapping[str, bytes]) -> list[Picture]:
    listed = values.get("pictures")
    shown: list[Picture] = []
    for entry in listed if isinstance(listed, list) else ():
        if not isinstance(entry, dict) or entry.get("file") not in files:
            continue
        name = str(entry["file"])
        look = picture_of(files[name], Path(name).suffix)
        words = {field: str(entry.get(field) or "?") for field in ("by", "licence")}
        if isinstance(look, dict):
            shown.append(Picture(file=name, **words, **look))
    return shown

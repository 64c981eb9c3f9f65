"""What a draft begins as: a first example of each type, or a copy under an id of its own. Pure.

The examples are the files of `first/`, one pair for each item type, each field explained beside it:
drafts and `kit new` begin with the same ones. `@ID@`, `@TITLE@` and `@NUMBER@` stand for what is
fixed when one is begun.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from kit.content.own.texts import EXERCISE, KEY, LESSON, NOTES, DraftKind, Texts
from kit.content.own.top_fields import quoted, top_field, with_top_field, without_top_field
from kit.content.own.yaml_text import scalar
from kit.items import ITEM_TYPES

#: Own lessons come after those of the course.
FIRST_NUMBER: Final = 100
_FIRST: Final = Path(__file__).parent / "first"
#: Of an id, before the letters that make it one of its own.
_SLUG_MOST: Final = 48
_NUMBERED: Final = re.compile(r"\A(\d+)-")
#: Where each text says whose it is, and where its title stands.
_ID_FIELDS: Final[Mapping[str, str]] = {EXERCISE: "id", KEY: "exercise"}
_TITLED: Final[Mapping[DraftKind, str]] = {DraftKind.EXERCISE: EXERCISE, DraftKind.LESSON: LESSON}


def types_with_example() -> Sequence[str]:
    """The item types that an exercise can be begun with, in the order of the registry."""
    return [name for name in ITEM_TYPES if (_FIRST / f"{name}.yaml").is_file()]


def new_content_id(kind: DraftKind, title: str, letters: str, number: int = FIRST_NUMBER) -> str:
    """An id by the title, made one of its own by `letters`; a lesson's begins with its number.

    >>> new_content_id(DraftKind.EXERCISE, "Élise's bridge, 2026!", "wxyz")
    'elise-s-bridge-2026-wxyz'
    >>> new_content_id(DraftKind.LESSON, "Мост", "wxyz", 103)
    '103-lesson-wxyz'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain.replace("\N{COMBINING ACUTE ACCENT}", "")))
    slug = slug[:_SLUG_MOST].strip("-") or kind.value
    content_id = f"{slug}-{letters}"
    return f"{number}-{content_id}" if kind is DraftKind.LESSON else content_id


def number_of(content_id: str) -> int | None:
    """The number that a lesson's id begins with."""
    numbered = _NUMBERED.match(content_id)
    return int(numbered[1]) if numbered else None


def first_exercise(type_name: str, content_id: str, title: str) -> Texts:
    """An example of a type that parses, with its key. Raises KeyError for an unknown type."""
    if type_name not in types_with_example():
        raise KeyError(type_name)
    return {
        EXERCISE: _filled(f"{type_name}.yaml", content_id, title),
        KEY: _filled(f"{type_name}.key.yaml", content_id, title),
    }


def first_lesson(content_id: str, title: str) -> Texts:
    """A reading with its front matter, and a teacher's page with its headings."""
    return {
        LESSON: _filled("lesson.md", content_id, title),
        NOTES: _filled("teacher.md", content_id, title),
    }


def first_page(name: str) -> str:
    """A page that a lesson does not have yet, to write over: its teacher's page, or its task."""
    return _filled(name, "", "")


def _filled(name: str, content_id: str, title: str) -> str:
    text = (_FIRST / name).read_text("utf-8")
    # The title last: it may hold what stands for the others.
    text = text.replace("@ID@", scalar(content_id))
    text = text.replace("@NUMBER@", str(number_of(content_id) or 0))
    return text.replace("@TITLE@", quoted(title))


def as_own(texts: Texts, content_id: str, title: str | None = None) -> Texts:
    """The texts under another id, and title: put in where they stand, so that all else stays.

    What cannot be read is left as it is, and so is what says so already. A partner is left out: a
    pair names each other.
    """
    own = dict(texts)
    for name, field in _ID_FIELDS.items():
        own = _with_field(own, name, field, content_id, scalar(content_id))
    if EXERCISE in own:
        own[EXERCISE] = without_top_field(own[EXERCISE], "partner")
    number = number_of(content_id)
    if number is not None:
        own = _with_field(own, LESSON, "number", str(number), str(number))
    kind = DraftKind.LESSON if LESSON in own else DraftKind.EXERCISE
    if title is None or title == title_in(kind, own):
        return own
    return retitled(kind, own, title) or own


def _with_field(texts: Texts, name: str, field: str, value: str, typed: str) -> dict[str, str]:
    """The texts with a field of one of them said so, unless it is said already."""
    text = texts.get(name)
    if text is None or top_field(text, field) == value:
        return dict(texts)
    return {**texts, name: with_top_field(text, field, typed) or text}


def retitled(kind: DraftKind, texts: Texts, title: str) -> Texts | None:
    """The texts with another title; None where they have no line for one that can be read."""
    name = _TITLED[kind]
    text = with_top_field(texts.get(name, ""), "title", quoted(title))
    return None if text is None else {**texts, name: text}


def title_in(kind: DraftKind, texts: Texts) -> str | None:
    """The title that the texts have; None where none can be read."""
    return (top_field(texts.get(_TITLED[kind], ""), "title") or "").strip() or None

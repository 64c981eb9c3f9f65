"""What a new exercise or lesson begins with: sound, and each field explained beside it."""

from pathlib import Path
from typing import Final

from kit.content.own.texts import EXERCISE, KEY, LESSON, NOTES, Texts
from kit.content.own.yaml_text import scalar

_FOLDER: Final = Path(__file__).parent / "beginnings"
#: The item types that can be begun, the plainest first.
TYPES: Final = ("classify", "highlight", "attribute", "compare", "figures", "rewrite")


def new_exercise(content_id: str, title: str, item_type: str) -> Texts:
    """The texts of a new exercise; `item_type` is one of TYPES."""
    head = _read("head.yaml").replace("{title}", scalar(title)).replace("{type}", item_type)
    key = _read("key-head.yaml") + _read(f"{item_type}.key.yaml")
    return {
        EXERCISE: (head + _read(f"{item_type}.yaml")).replace("{id}", scalar(content_id)),
        KEY: key.replace("{id}.yaml", f"{content_id}.yaml").replace("{id}", scalar(content_id)),
    }


def new_lesson(title: str, number: int) -> Texts:
    """The texts of a new lesson with its teacher's page."""
    lesson = _read("lesson.md").replace("{title}", scalar(title)).replace("{number}", str(number))
    return {LESSON: lesson, NOTES: _read("teacher.md")}


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")

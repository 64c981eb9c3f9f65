"""What an own exercise or lesson is kept as: the texts of the files that a folder would hold.

They are kept as texts and not as values, so that comments, order and spelling of whoever wrote
them stay, and one loader reads all content (kit.content.library).
"""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Final

#: By the name of a file within the draft, which does not depend on its id.
Texts = Mapping[str, str]

EXERCISE: Final = "exercise.yaml"
KEY: Final = "key.yaml"
ARTICLES: Final = "articles.yaml"
LESSON: Final = "lesson.md"
NOTES: Final = "teacher.md"
LEAVE: Final = "leave.md"


class DraftKind(StrEnum):
    """What a draft will be."""

    EXERCISE = "exercise"
    LESSON = "lesson"


#: Where each text lies in a content folder; {id} is the exercise's id or the lesson's.
_PLACES: Final[Mapping[DraftKind, Mapping[str, str]]] = {
    DraftKind.EXERCISE: {
        EXERCISE: "exercises/{id}.yaml",
        KEY: "exercises/{id}.key.yaml",
        ARTICLES: "lessons/articles.yaml",
    },
    DraftKind.LESSON: {
        LESSON: "lessons/{id}.md",
        NOTES: "lessons/{id}.teacher.md",
        LEAVE: "lessons/{id}.leave.md",
        ARTICLES: "lessons/articles.yaml",
    },
}


def names_of(kind: DraftKind) -> Collection[str]:
    """The names of the texts that a draft of the kind may have, in the order of its page."""
    return _PLACES[kind].keys()


def placed(kind: DraftKind, content_id: str, texts: Texts) -> Mapping[str, str]:
    """The texts by the path that each has in a content folder."""
    places = _PLACES[kind]
    return {places[name].format(id=content_id): text for name, text in texts.items()}


def texts_at(kind: DraftKind, content_id: str, files: Mapping[str, str]) -> Texts:
    """The draft's texts among the files of a content folder, by path; inverse of `placed`."""
    paths = {name: place.format(id=content_id) for name, place in _PLACES[kind].items()}
    return {name: files[path] for name, path in paths.items() if path in files}

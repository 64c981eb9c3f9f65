"""What a database holds of people's, in words: whether it is empty, and what was moved."""

from collections.abc import Mapping
from typing import Final

#: What nobody may lose, by table, with the words for one and for several.
_WORKS: Final = {
    "teacher": ("teacher's account", "teachers' accounts"),
    "classroom": ("class", "classes"),
    "draft": ("draft", "drafts"),
    "article_copy": ("copy of an article", "copies of articles"),
}
_TOLD: Final = {
    "classroom": ("class", "classes"),
    "student": ("student", "students"),
    "answer": ("answer", "answers"),
    "mark": ("mark", "marks"),
    "key_version": ("key version", "key versions"),
    "appeal": ("argument with a key", "arguments with keys"),
    "draft": ("draft", "drafts"),
    "teacher_session": ("teacher's sign-in", "teachers' sign-ins"),
    "device": ("student's device", "students' devices"),
}


def works(counts: Mapping[str, int]) -> str:
    """What of somebody's is in it: “2 classes and 1 draft”; empty where a kit has just begun."""
    return listed([_number(counts[table], *_WORKS[table]) for table in _WORKS if counts.get(table)])


def told(counts: Mapping[str, int]) -> str:
    """The numbers that say whether all came along, also those that are 0."""
    return listed([_number(counts[table], *_TOLD[table]) for table in _TOLD])


def listed(words: list[str]) -> str:
    """“a, b and c”."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def _number(count: int, singular: str, plural: str) -> str:
    return f"{count:,} {singular if count == 1 else plural}"

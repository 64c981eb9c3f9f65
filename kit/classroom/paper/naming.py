"""Whom a few letters on a sheet may mean. Pure; kit/static/paper/names.js does the same."""

import unicodedata
from collections.abc import Sequence
from typing import TypeVar

from kit.classroom.people.names import name_key
from kit.store.people.students import StudentRecord

Named = TypeVar("Named", bound=StudentRecord)


def students_meant(typed: str, students: Sequence[Named]) -> Sequence[Named]:
    """Whom a name, its beginning or initials may mean.

    Who alone is called exactly so, or so with whole words of their name, is meant alone. Letters
    count whatever their case and accents; of several words each begins a word of the name, in the
    same order.
    """
    key = name_key(typed)
    exact = [student for student in students if name_key(student.name) == key]
    words = plain(typed).split()
    if exact or not words:
        return exact
    begun = [student for student in students if _begins(words, plain(student.name).split())]
    if not begun:
        return [student for student in students if _initials(words, plain(student.name).split())]
    whole = [student for student in begun if set(words) <= set(plain(student.name).split())]
    return whole if len(whole) == 1 else begun


def plain(text: str) -> str:
    """Small letters without accents; hyphens and apostrophes part words or join them as blanks."""
    taken_apart = unicodedata.normalize("NFD", text.casefold())
    letters = "".join(char for char in taken_apart if not unicodedata.combining(char))
    return letters.replace("-", " ").replace("'", "").replace("\u2019", "")


def _begins(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether each word begins one of the name, in order."""
    at = 0
    for word in words:
        while at < len(name) and not name[at].startswith(word):
            at += 1
        if at == len(name):
            return False
        at += 1
    return True


def _initials(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether one word is the first letters of the name's words."""
    initials = "".join(part[0] for part in name)
    return len(words) == 1 and len(words[0]) > 1 and initials.startswith(words[0])

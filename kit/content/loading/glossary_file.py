"""Reading lessons/glossary.md: the guide's words for students, each in a line of plain words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from types import MappingProxyType
from typing import Final

from pydantic import BaseModel

from kit.content.loading.yaml_file import read_text
from kit.content.markdown import PEN
from kit.content.names.lesson_names import FOLDER, GLOSSARY_FILE
from kit.content.problems import Problem, Severity
from kit.content.words import inflected, pattern_of

_SHOWN: Final = Path(FOLDER) / GLOSSARY_FILE
_ENTRY: Final = re.compile(r"\*\*(?P<term>[^*]*[^*\s])\*\*: *(?P<line>\S.*)")
#: Fields that no student reads.
_UNREAD: Final = frozenset({"id", "exercise", "lesson", "partner", "type", "teacher_notes", "url"})


@dataclass(frozen=True)
class Glossary:
    """What each term means, in alphabetical order, and on which line of the file it stands."""

    meanings: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)


def read_glossary(root: Path) -> tuple[Glossary, list[Problem]]:
    """The glossary, an empty one where there is no file, and all problems of its lines."""
    path = root / _SHOWN
    if not path.exists():
        return Glossary(), []
    text = read_text(path, _SHOWN)
    if isinstance(text, Problem):
        return Glossary(), [text]
    meanings: dict[str, str] = {}
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        entry = _ENTRY.fullmatch(line.strip())
        if entry is None:
            problems += _check_other_line(number, line)
            continue
        term = entry["term"].strip()
        first = next((known for known in meanings if known.casefold() == term.casefold()), None)
        if first is None:
            meanings[term], lines[term] = entry["line"], number
        else:
            problems.append(_second_entry(number, term, lines[first]))
    in_order = {term: meanings[term] for term in sorted(meanings, key=str.casefold)}
    return Glossary(MappingProxyType(in_order), MappingProxyType(lines)), problems


def _check_other_line(number: int, line: str) -> Iterator[Problem]:
    if line.strip() and not line.startswith("#"):
        yield Problem(
            _SHOWN, number, "text", "a line that is no entry",
            "entries of one line each, '**term**: what it means', headings and blank lines",
            "write it as an entry, or take it out",
        )  # fmt: skip


def _second_entry(number: int, term: str, first: int) -> Problem:
    return Problem(
        _SHOWN, number, term, f"the term {term!r} a second time, first in line {first}",
        "one entry for each term", "make one entry of the two",
    )  # fmt: skip


def unused_terms(glossary: Glossary, content: Iterable[BaseModel]) -> Iterator[Problem]:
    """A warning for each term that none of the lessons, exercises and keys uses."""
    text = "\n\n".join(PEN.sub(r"\g<words>", piece) for piece in _texts(tuple(content)))
    for term in glossary.meanings:
        if not pattern_of_term(term).search(text):
            yield Problem(
                _SHOWN, glossary.lines[term], term,
                f"the term {term!r}, which no lesson, exercise or key uses",
                "terms that students come across, in the same words",
                "use it there, or take the entry out", Severity.WARNING,
            )  # fmt: skip


def pattern_of_term(term: str) -> re.Pattern[str]:
    """The term with plain endings on each of its words: stand behind, stands behind."""
    forms = product(*(inflected(word) for word in term.casefold().split()))
    return re.compile(pattern_of(" ".join(form) for form in forms), re.IGNORECASE)


def _texts(value: object) -> Iterator[str]:
    """All that a student may read in a model, however deep; values of an enum are no text."""
    if isinstance(value, BaseModel):
        for name, inner in value:
            if name not in _UNREAD:
                yield from _texts(inner)
    elif isinstance(value, Mapping):
        yield from _texts(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _texts(inner)
    elif type(value) is str:
        yield value

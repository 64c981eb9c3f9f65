"""Entries of an articles.yaml by themselves, with their comments, and added to another one."""

import re
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any, Final

from kit.content.articles import Article
from kit.content.loading.yaml_file import Located, parse
from kit.content.own.yaml_text import field_line

_SHOWN: Final = Path("lessons/articles.yaml")
_HEAD: Final = "articles:\n"
_LIST: Final = re.compile(r"^articles:[ \t]*(#.*)?$", re.MULTILINE)
_ENTRY: Final = re.compile(r"^(?P<indent> *)- ")
_NONE: Final = re.compile(r"^articles: *\[ *\] *$", re.MULTILINE)


def listed(text: str) -> dict[str, Article]:
    """The articles that a text lists, by id; those alone that can be read."""
    articles: dict[str, Article] = {}
    for entry in _entries(text) or ():
        try:
            article = Article.model_validate(entry)
        except ValueError:
            continue
        articles.setdefault(article.id, article)
    return articles


def entries_of(text: str, names: Collection[str]) -> str:
    """The text with the entries of these ids alone, their comments with them.

    Empty where none is left.
    """
    wanted = [entry for entry in _entries(text) or () if _id(entry) in names]
    if not wanted:
        return ""
    cut = _cut(text, names)
    if cut is not None and _entries(cut) == wanted:
        return cut
    return article_text(article for name, article in listed(text).items() if name in names)


def article_text(articles: Iterable[Article]) -> str:
    """The articles as the text of a file; empty where there are none."""
    lines: list[str] = []
    for article in articles:
        fields = article.model_dump(exclude_none=True)
        lines += [field_line(name, value, 4) for name, value in fields.items()]
        first = len(lines) - len(fields)
        lines[first] = "  - " + lines[first].lstrip(" ")
    return _HEAD + "".join(lines) if lines else ""


def added(text: str, more: str) -> str | None:
    """The text with the entries of another one behind its own; None where they do not fit.

    They do not where one of the two lists its articles in another way than one below the other.
    """
    if not more:
        return text
    if not text.strip() or _NONE.fullmatch(text.strip()):
        return more
    indents = [_indent(one) for one in (text, more)]
    if None in indents:
        return None
    own, other = (len(indent or "") for indent in indents)
    lines = more.partition(_HEAD)[2].splitlines() if _HEAD in more else []
    moved = [_moved(line, own - other) for line in lines]
    whole = text.rstrip("\n") + "\n" + "\n".join(moved) + "\n"
    before, behind = _entries(text), _entries(more)
    if before is None or behind is None or _entries(whole) != [*before, *behind]:
        return None
    return whole


def _entries(text: str) -> list[Any] | None:
    located = parse(text, _SHOWN)
    fields = located.data if isinstance(located, Located) else None
    entries = fields.get("articles") if isinstance(fields, dict) else None
    return entries if isinstance(entries, list) else None


def _id(entry: Any) -> object:
    return entry.get("id") if isinstance(entry, dict) else None


def _indent(text: str) -> str | None:
    start = _LIST.search(text)
    lines = text[start.end() :].splitlines() if start else []
    return next((match["indent"] for line in lines if (match := _ENTRY.match(line))), None)


def _moved(line: str, by: int) -> str:
    if not line.strip():
        return ""
    return " " * by + line if by >= 0 else line[-by:] if not line[:-by].strip() else line


def _cut(text: str, names: Collection[str]) -> str | None:
    """The lines of the wanted entries; comments above an entry are its own."""
    start, indent = _LIST.search(text), _indent(text)
    if start is None or indent is None:
        return None
    lines = text.splitlines(keepends=True)
    head = text[: start.end()].count("\n") + 1
    begins = [
        number
        for number, line in enumerate(lines)
        if number >= head and line.startswith(f"{indent}- ")
    ]
    entries = _entries(text) or []
    if len(begins) != len(entries):
        return None
    firsts = [_with_comments(lines, number, head) for number in begins]
    kept = "".join(lines[:head])
    for entry, first, end in zip(entries, firsts, [*firsts[1:], len(lines)], strict=True):
        if _id(entry) in names:
            kept += "".join(lines[first:end])
    return kept


def _with_comments(lines: list[str], number: int, head: int) -> int:
    """The line at which an entry begins with the comments above it."""
    while number > head and lines[number - 1].lstrip().startswith("#"):
        number -= 1
    return number

"""Of Bootstrap's style sheet what the pages can use: a ninth of it."""

import re
from collections.abc import Collection, Iterator
from importlib.resources import files
from typing import Final

import flask_bootstrap

_STRING: Final = r'"(?:\\.|[^"\\])*"|' + r"'(?:\\.|[^'\\])*'"
#: What divides a style sheet, and what it must not be looked for in.
_MARKS: Final = re.compile(rf"/\*.*?\*/|{_STRING}|[{{}};]", re.DOTALL)
#: Comments that say whose the sheet is stand before a rule, and stay.
_COMMENTS: Final = re.compile(r"(?:/\*.*?\*/)*", re.DOTALL)
_CLASS: Final = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
#: What asks for no class: attributes, and what an element is not.
_BESIDES: Final = re.compile(r":not\([^()]*\)|\[[^\]]*\]")
_COMMA: Final = re.compile(r",(?![^()\[\]]*[)\]])")
_WORD: Final = re.compile(r"[\w-]+")


def whole_sheet() -> str:
    """Bootstrap's style sheet as Bootstrap-Flask's wheel brings it."""
    sheet = files(flask_bootstrap) / "static/bootstrap5/css/bootstrap.min.css"
    return sheet.read_text("utf-8")


def words_of(texts: Collection[str]) -> frozenset[str]:
    """All words of some templates and scripts. Some of them are names of classes.

    >>> sorted(words_of(['<p class="mb-0">', "list.add('show')"]))
    ['add', 'class', 'list', 'mb-0', 'p', 'show']
    """
    return frozenset(word for text in texts for word in _WORD.findall(text))


def cut(sheet: str, words: frozenset[str]) -> str:
    """The sheet without the selectors that need a class which is none of the words.

    What is left stands as it did, in its order, with the comments that say whose it is.

    >>> cut("/*! MIT */.a,.b{top:0}@media print{.c{top:1px}}p:not(.c){left:0}", frozenset("a"))
    '/*! MIT */.a{top:0}p:not(.c){left:0}'
    """
    return "".join(_kept(sheet, words))


def _kept(sheet: str, words: frozenset[str]) -> Iterator[str]:
    for head, body in _blocks(sheet):
        if body is None:
            yield head
        elif head.startswith(("@media", "@supports")):
            within = cut(body, words)
            if within:
                yield f"{head}{{{within}}}"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        else:
            comments, selectors = _taken_apart(head)
            usable = [one for one in selectors if words.issuperset(_classes(one))]
            yield comments
            if usable:
                yield f"{','.join(usable)}{{{body}}}"


def _blocks(sheet: str) -> Iterator[tuple[str, str | None]]:
    """Each rule as what stands before its braces and in them; None for one that has none."""
    depth, start, head, inside = 0, 0, "", 0
    for mark in _MARKS.finditer(sheet):
        match mark.group():
            case "{":
                if depth == 0:
                    head, inside = sheet[start : mark.start()], mark.end()
                depth += 1
            case "}":
                depth -= 1
                if depth == 0:
                    yield head, sheet[inside : mark.start()]
                    start = mark.end()
            case ";" if depth == 0:
                yield sheet[start : mark.end()], None
                start = mark.end()


def _taken_apart(head: str) -> tuple[str, list[str]]:
    """The comments before a rule, and its selectors."""
    comments = _COMMENTS.match(head)
    end = comments.end() if comments else 0
    return head[:end], _COMMA.split(head[end:])


def _classes(selector: str) -> list[str]:
    return _CLASS.findall(_BESIDES.sub("", selector))

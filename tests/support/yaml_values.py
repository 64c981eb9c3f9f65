"""Every kind of value that YAML has, to be put into every field that a content file has."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ruamel.yaml import YAML

from tests.support import ordering, passages, rewriting
from tests.support.choosing import FILES
from tests.support.room import ARTICLES, EXERCISE, KEY

#: As they are written within brackets, where all that YAML has may stand but block texts.
KINDS: Mapping[str, str] = {
    "nothing": "~",
    "null": "null",
    "true": "true",
    "yes": "yes",
    "whole number": "3",
    "nought": "0",
    "negative": "-1",
    "big number": "1" + "0" * 40,
    "gigantic number": "9" * 5000,
    "number with a point": "0.25",
    "long fraction": "0." + "3" * 60,
    "not a number": ".nan",
    "without end": "-.inf",
    "exponent": "1e3",
    "gigantic exponent": "1e999999",
    "thousands": "1_000",
    "octal": "0o17",
    "hexadecimal": "0x1F",
    "binary number": "0b11",
    "leading zeros": "007",
    "plus": "+5",
    "base 60": "1:30:20",
    "date": "2023-04-06",
    "no date": "2023-02-31",
    "moment": "2001-12-14t21:59:43.10-05:00",
    "time": "12:30",
    "text": "Courier",
    "quoted text": '"A text: with, signs"',
    "empty text": '""',
    "blank text": '"  "',
    "lines": '"one\\n\\ntwo"',
    "long text": "x" * 3000,
    "control character": '"a\\0b"',
    "half a character": '"a\\ud800b"',
    "tab": '"a\\tb"',
    "markup": '"**bold** <b>x</b> [y](z)"',
    "brackets": '"[[x: y]] ]] [["',
    "list": "[a, 1]",
    "empty list": "[]",
    "list in a list": "[[a], [[b]]]",
    "list of nothing": "[~, ~]",
    "group": "{a: 1, id: x, b: {c: 2}}",
    "empty group": "{}",
    "group with numbers as names": "{1: a, 2.5: b, true: c, ~: d, 2023-04-06: e}",
    "group with a list as a name": "{[1, 2]: a, {b: c}: d}",
    "comma": "{before: Mayor, at a meeting}",
    "same name twice": "{a: 1, a: 2}",
    "merge": "{<<: {a: 1}, b: 2}",
    "set": "!!set {? a, ? b}",
    "ordered group": "!!omap [a: 1, b: 2]",
    "binary": "!!binary aGVsbG8=",
    "tagged text": "!foo bar",
    "tagged list": "!foo [1]",
    "Python's": "!!python/object/apply:os.system ['true']",
    "bad tag": "!a!b c",
    "text by tag": "!!str 3",
    "number by tag": "!!int x",
    "alias": "*a",
    "anchor": "&a b",
    "list that holds itself": "&a [*a]",
    "deep list": "[" * 200 + "]" * 200,
    "deep group": "{a: " * 200 + "1" + "}" * 200,
    "comment": "a claim # and its end\n",
    "comment alone": "# nothing else\n",
    "open bracket": "[a",
    "open quotation mark": '"a',
    "apostrophe": "'the mayor's'",
    "percent": "%a",
    "at": "@a",
    "backtick": "`a`",
    "colon": "a: b",
    "block text": "|\n  a",
    "document": "a\n---\nb",
}

_YAML = YAML(typ="safe", pure=True)
_PLACE = "@@HERE@@"
#: What the small files leave out.
_COMMON = {
    "void": "A word has another meaning.",
    "accepted": [{"part": "", "choice": "x", "why": "y"}],
}
_DEBATABLE = {"label": "editorial", "credit": 0.5, "argument": "One could say so."}


def loaded(text: str) -> Any:
    return _YAML.load(text)


def _exercise(text: str, **more: Any) -> Any:
    data = loaded(text)
    data |= {"partner": "form-b", "intro": "Read."} | more
    data["items"] = data["items"][:1]
    return data


def _key(text: str, **more: Any) -> Any:
    data = loaded(text)
    first = next(iter(data["items"]))
    data["items"] = {first: data["items"][first] | _COMMON | more}
    return data


def documents() -> Mapping[str, tuple[Any, Any]]:
    """By item type an exercise and its key, one item long and with all fields there are."""
    classify = _exercise(EXERCISE)
    classify["items"][0]["context"]["after"] = "It said no more."
    classify["items"][0]["from"]["wording"] = "quoted"
    classify["core"] = 1
    labelled = {
        "mixed": True,
        "debatable": _DEBATABLE,
        "check_before": True,
        "cues_before": "sourced",
        "case": "office-praise",
        "speaker": "west",
        "aimed_at": "other",
        "looks": "smooth",
        "url": "https://example.org/page",
    }
    highlight = _exercise(passages.exercise(free=True))
    either = {"stations": ["denial", "paper"], "argument": "Both are of one hour."}
    order = _key(ordering.KEY)
    order["items"]["rumour"]["either"] = [either]
    found = {
        "classify": (classify, _key(KEY, **labelled)),
        "highlight": (highlight, _key(passages.KEY)),
        "order": (_exercise(ordering.EXERCISE), order),
        "rewrite": (
            _exercise(rewriting.EXERCISE),
            _key(rewriting.KEY, check_before=False),
        ),
    }
    for name, (exercise, key) in FILES.items():
        found[name] = (_exercise(exercise), _key(key))
    claims = found["highlight"][1]["items"]["lead"]["claims"]
    claims["plan"] |= labelled
    return found


def articles() -> Any:
    data = loaded(ARTICLES)
    data["articles"][0] |= {"note": "A town paper.", "url": "https://example.org/post"}
    return data


FRONT_MATTER: Mapping[str, Any] = {
    "title": "Three claims", "number": 1, "minutes": 45, "articles": ["a"],
    "teaches": ["official"], "summary": ["One.", "Two.", "Three."], "discussion": "Who said so?",
    "pictures": [{"file": "square.svg", "by": "Ann Ash", "licence": "CC0"}],
}  # fmt: skip


LEAVE_MATTER: Mapping[str, Any] = {
    "minutes": 5, "links": [{"url": "https://example.org/page", "name": "The minutes"}],
}  # fmt: skip


def places(data: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in the data, groups and lists as a whole included."""
    yield at
    inner: Iterable[tuple[Any, Any]] = ()
    if isinstance(data, dict):
        inner = data.items()
    elif isinstance(data, list):
        inner = enumerate(data)
    for name, value in inner:
        yield from places(value, (*at, name))


def written(data: Any, at: tuple[Any, ...], kind: str) -> str:
    """The file with one value exchanged, in brackets throughout."""
    return json.dumps(_put(data, at)).replace(json.dumps(_PLACE), KINDS[kind])


def _put(data: Any, at: tuple[Any, ...]) -> Any:
    if not at:
        return _PLACE
    if isinstance(data, dict):
        return {k: _put(v, at[1:]) if k == at[0] else v for k, v in data.items()}
    return [_put(v, at[1:]) if n == at[0] else v for n, v in enumerate(data)]

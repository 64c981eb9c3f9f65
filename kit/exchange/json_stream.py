"""Objects of JSON that are too long to be made before they are written."""

import json
from collections.abc import Iterable, Iterator


def array(entries: Iterable[str]) -> Iterator[str]:
    """An array in pieces, from its entries: [1,2] with each entry on a line of its own."""
    yield from _around("[]", ((entry,) for entry in entries))


def members(entries: Iterable[tuple[str, Iterable[str]]]) -> Iterator[str]:
    """An object in pieces, from its members: name, and value in pieces."""
    yield from _around("{}", (_member(name, value) for name, value in entries))


def extended(head: str, name: str, value: Iterable[str]) -> Iterator[str]:
    """The object that is written as `head`, with one member more, whose value comes in pieces."""
    yield f"{head.removesuffix('}')},\n"
    yield from _member(name, value)
    yield "}\n"


def _member(name: str, value: Iterable[str]) -> Iterator[str]:
    yield f"{json.dumps(name)}: "
    yield from value


def _around(brackets: str, entries: Iterable[Iterable[str]]) -> Iterator[str]:
    yield brackets[0]
    comma = ""
    for entry in entries:
        yield f"{comma}\n"
        yield from entry
        comma = ","
    yield brackets[1]

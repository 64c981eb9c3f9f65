"""Scripts that a page names before they are needed: what its own import, and what comes next.

A module is read before what it imports is known, and so on: on a slow network each step is a wait
of its own. So the page names all of them (`modulepreload`), after the style sheets and with less
hurry; browsers that do not know the word pass over it. What only the following page needs is
asked for while this one is read (`static/ahead.js`).
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from flask import Flask, g, request, url_for
from markupsafe import Markup

from kit.web.weight.files import static_files
from kit.web.weight.static import STATIC

#: A module that is imported by its relative path, always, and before anything runs.
_IMPORT: Final = re.compile(r"""^import\s+(?:[^;"']*\bfrom\s+)?["'](\.[^"']+)["']""", re.MULTILINE)
_MODULE: Final = re.compile(r'<script type="module" src="([^"]+)">')
_LINK: Final = Markup('<link rel="modulepreload" fetchpriority="low" href="{}">')
#: What a student's start page has beside the one before it.
_AT_HOME: Final = ("learn.css", "answering/hand-on.js", "live/watch.js")
#: What an exercise and a live session have, on all of their pages.
_AT_WORK: Final = (
    "claims.css",
    "answering/claims.js",
    "drawers.js",
    "review.js",
    "live.css",
    "live/live.js",
)
#: By endpoint: what a student's next page needs, where this one is read for a while.
_NEXT: Final = {
    "join.start": _AT_HOME,
    "join.lobby": _AT_HOME,
    "join.come_back": _AT_HOME,
    "student.home": ("answering/hand-in-here.js",),
    "student.task": _AT_WORK,
    "student.lesson": _AT_WORK,
}


def init_app(app: Flask) -> None:
    """Give the templates the filter and the addresses."""
    app.jinja_env.filters["with_imports"] = with_imports
    app.jinja_env.globals["needed_next"] = needed_next


def needed_next() -> list[str]:
    """The addresses of what the next page needs beside this one's scripts, imports included."""
    names = _NEXT.get(request.endpoint or "", ())
    here = g.get("needed_here", ())
    needed = [name for name in (*names, *imported(names)) if name not in here]
    return [url_for(STATIC, filename=name) for name in needed]


def with_imports(scripts: Markup) -> Markup:
    """The elements of a page's scripts, and after them links to all that these import."""
    before = url_for(STATIC, filename="")
    named = [
        address.removeprefix(before)
        for address in _MODULE.findall(scripts)
        if address.startswith(before)
    ]
    needed = imported(named)
    g.needed_here = {*named, *needed}
    links = [_LINK.format(before + name) for name in needed]
    return Markup().join([scripts, *links])


def imported(names: Iterable[str]) -> list[str]:
    """What these import, and what that imports, but for themselves; in the order of its finding."""
    known = _imports()
    needed = list(dict.fromkeys(names))
    own = len(needed)
    for name in needed:
        needed += [one for one in known.get(name, ()) if one not in needed]
    return needed[own:]


@cache
def _imports() -> Mapping[str, tuple[str, ...]]:
    files = static_files().by_name
    return {
        name: tuple(imports_of(name, file.content.decode()))
        for name, file in files.items()
        if name.endswith(".js")
    }


def imports_of(name: str, text: str) -> Iterator[str]:
    """The names of what a module imports by its relative path.

    >>> list(imports_of("items/a.js", 'import { b } from "../c/b.js";'))
    ['c/b.js']
    """
    for path in _IMPORT.findall(text):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(name), path))

"""References in an SVG's attributes and styles: those within the file, and those out of it.

Styles are not parsed: what could be an address is looked for.
"""

import re
from collections.abc import Iterator
from typing import Final

from kit.content.problems import short_repr

_URL: Final = re.compile(r"""\burl\(\s*["']?\s*(?P<target>[^"')]*)""", re.IGNORECASE)
#: Words of CSS that fetch what a plain text behind them names.
_FETCHING: Final = re.compile(r"@import\b|\b(?:image-set|image|src|cross-fade)\(", re.IGNORECASE)


def outward(text: str) -> Iterator[str]:
    """What in an attribute or a style leads out of the file, or might.

    >>> list(outward("fill: url(#dots); mask: url('https://example.org/m.svg#m')"))
    ["url('https://example.org/m.svg#m')"]
    """
    for match in _URL.finditer(text):
        if not match["target"].startswith("#"):
            yield f"url({short_repr(match['target'])})"
    for match in _FETCHING.finditer(text):
        yield short_repr(match[0])


def inward(name: str, text: str) -> Iterator[str]:
    """The ids of the file that an attribute of that name refers to.

    >>> [*inward("href", "#road"), *inward("fill", "url(#dots)"), *inward("fill", "#fff")]
    ['road', 'dots']
    """
    if name == "href" and text.strip().startswith("#"):
        yield text.strip()[1:]
    for match in _URL.finditer(text):
        if match["target"].startswith("#"):
            yield match["target"][1:].strip()

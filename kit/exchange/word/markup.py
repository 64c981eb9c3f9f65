"""The sanitised HTML of a lesson as a tree, to be written into a Word file."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

#: What never holds anything.
_EMPTY: Final = frozenset({"br", "hr"})


@dataclass(slots=True)
class Node:
    """An element, with texts and elements in it in their order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list["Node | str"] = field(default_factory=list)

    @property
    def elements(self) -> Iterator["Node"]:
        """What is in it but texts."""
        return (one for one in self.inside if isinstance(one, Node))

    def all_of(self, tag: str) -> Iterator["Node"]:
        """Each element of that name in it, however deep."""
        for element in self.elements:
            if element.tag == tag:
                yield element
            yield from element.all_of(tag)

    @property
    def text(self) -> str:
        """All text in it."""
        return "".join(one if isinstance(one, str) else one.text for one in self.inside)


def tree_of(html: str) -> Node:
    """What the sanitiser let through, below a node of its own.

    >>> [one.tag for one in tree_of("<p>a <em>b</em></p><hr><p>c</p>").elements]
    ['p', 'hr', 'p']
    """
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("body")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].inside.append(node)
        if tag not in _EMPTY:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _EMPTY:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)

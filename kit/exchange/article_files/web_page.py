"""An article out of a saved web page: its body without what stands round it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from kit.exchange.article_files.article import EmptyFile, ReadArticle
from kit.exchange.article_files.page_head import page_head

#: Elements that hold no running text of an article, whatever their words.
_ROUND_IT: Final = (
    "script", "style", "noscript", "template", "nav", "aside", "footer", "form", "button", "select",
    "iframe", "svg", "object", "video", "audio", "canvas", "dialog", "menu", "textarea", "head",
    "[hidden]", '[aria-hidden="true"]', '[role="navigation"]', '[role="complementary"]',
    '[role="contentinfo"]', '[role="search"]', '[role="dialog"]', '[style*="display:none"]',
    '[style*="display: none"]',
)  # fmt: skip
#: In the name of a class or an id: what pages call such things.
_ROUND_NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:ad|ads|advert|advertisement|banner|breadcrumbs?|comments?|consent|cookies?"
    r"|footer|most-?read|nav|navbar|newsletter|outbrain|paywall|popup|promo|read-?also|recirc"
    r"|recommended|related|share|sharing|sidebar|signup|skip-?link|social|sponsored?|subscribe"
    r"|taboola|tags|teaser|toolbar)(?:$|[\s_-])",
    re.IGNORECASE,
)
#: Where an article's own text is, the surest first.
_BODIES: Final = ('[itemprop="articleBody"]', "article", "main", '[role="main"]')
#: Elements that each are lines of their own.
_BLOCKS: Final = frozenset(
    {
        "address", "article", "blockquote", "center", "dd", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main",
        "ol", "p", "pre", "section", "table", "tbody", "td", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
#: Elements of running text.
_RUNNING: Final = frozenset({"p", "li", "blockquote"})
#: Of running text, in characters: a paragraph as short may be a button's words.
_PARAGRAPH: Final = 60
#: The part of a page's paragraphs that its article must have, to be taken for the whole of it.
_MOST_OF_IT: Final = 0.5
#: The part of an element's running text that one inside it must have, to be taken for it.
_NEARLY_ALL: Final = 0.9
_BULLET: Final = "• "
#: Where a line or a paragraph ends inside an element.
_LINE: Final = "\n"
_EMPTY_LINE: Final = re.compile(r"\n[ \t]*\n\s*")


@dataclass(slots=True)
class _Node:
    """An element or a text of a page. `above` is the place of its parent among the nodes.

    `weight` is the running text under it, in characters; `out` whether it stands round the article.
    """

    mem_id: int
    tag: str
    above: int
    names: str
    text: str
    size: int = 0
    weight: int = 0
    out: bool = False


def web_page(page: str) -> ReadArticle:
    """The article of a page, as its text and what its head says of it. Raises EmptyFile.

    Nothing that the page names is fetched, and none of its scripts is run. Linear in its length.
    """
    tree = LexborHTMLParser(page)
    nodes = _nodes(tree)
    _weigh(nodes)
    outside = {node.mem_id for selector in _ROUND_IT for node in tree.css(selector)}
    _leave_out(nodes, outside)
    _weigh(nodes)
    blocks = list(_blocks(nodes, _body(tree, nodes)))
    if not blocks:
        raise EmptyFile
    return replace(page_head(tree), text="\n\n".join(blocks))


def _nodes(tree: LexborHTMLParser) -> list[_Node]:
    """All elements and texts of a page, in reading order; the first is its root."""
    nodes: list[_Node] = []
    places: dict[int, int] = {}
    for node in tree.root.traverse(include_text=True) if tree.root is not None else ():
        parent, tag = node.parent, node.tag or ""
        above = places.get(parent.mem_id, 0) if parent is not None else 0
        names = text = ""
        if node.is_text_node:
            text = node.text_content or ""
        else:
            attributes = node.attributes
            names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        places[node.mem_id] = len(nodes)
        nodes.append(_Node(node.mem_id, tag, above, names, text))
    return nodes


def _weigh(nodes: list[_Node]) -> None:
    """Count the running text under each node, without what is left out."""
    for node in nodes:
        node.size = 0 if node.out else len(node.text.strip())
        node.weight = 0
    for place in range(len(nodes) - 1, 0, -1):
        node = nodes[place]
        if node.tag in _RUNNING and node.size >= _PARAGRAPH:
            node.weight = node.size
        above = nodes[node.above]
        above.size += node.size
        above.weight += node.weight


def _leave_out(nodes: list[_Node], outside: set[int]) -> None:
    """Mark what stands round the article, by its kind or, where it holds little, by its name."""
    most = nodes[0].weight * _MOST_OF_IT if nodes else 0
    for node in nodes:
        by_name = (
            node.tag not in {"html", "body", "article", "main"}
            and node.weight <= most
            and _ROUND_NAMES.search(node.names) is not None
        )
        node.out = nodes[node.above].out or by_name or node.mem_id in outside


def _body(tree: LexborHTMLParser, nodes: list[_Node]) -> int:
    """The place of the element with the article: named as such, or that with nearly all of it."""
    places = {node.mem_id: place for place, node in enumerate(nodes)}
    for selector in _BODIES:
        named = [places[node.mem_id] for node in tree.css(selector) if node.mem_id in places]
        largest = max(named, key=lambda place: nodes[place].weight, default=0)
        if nodes[largest].weight > nodes[0].weight * _MOST_OF_IT:
            return largest
    body = 0
    for place, node in enumerate(nodes):
        is_inside = node.above == body and node.tag not in _RUNNING and place != body
        if is_inside and node.weight >= max(1, nodes[body].weight * _NEARLY_ALL):
            body = place
    return body


def _blocks(nodes: list[_Node], body: int) -> Iterator[str]:
    """The texts of the elements that are lines of their own, in reading order."""
    parts: list[str] = []
    owners: dict[int, int] = {body: body}
    owner = body
    for place in range(body + 1, len(nodes)):
        node = nodes[place]
        if node.above not in owners:
            break
        own = owners[node.above]
        owners[place] = place if node.tag in _BLOCKS else own
        if node.out or not (node.text or node.tag == "br"):
            continue
        if own != owner:
            yield from _paragraphs(parts, nodes[owner])
            parts, owner = [], own
        parts.append(_LINE if node.tag == "br" else _flat(node.text))
    yield from _paragraphs(parts, nodes[owner])


def _flat(text: str) -> str:
    """A text on one line; blanks at its ends still part it from its neighbours."""
    flat = " ".join(text.split())
    return f"{' ' * text[:1].isspace()}{flat}{' ' * text[-1:].isspace()}"


def _paragraphs(parts: list[str], owner: _Node) -> Iterator[str]:
    for text in _EMPTY_LINE.split("".join(parts)):
        lines = [" ".join(line.split()) for line in text.split(_LINE)]
        whole = _LINE.join(line for line in lines if line)
        if whole:
            yield f"{_BULLET}{whole}" if owner.tag == "li" else whole

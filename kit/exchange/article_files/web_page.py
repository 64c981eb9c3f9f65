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
    "figcaption",
    "[hidden]", '[aria-hidden="true"]', '[role="navigation"]', '[role="complementary"]',
    '[role="contentinfo"]', '[role="search"]', '[role="dialog"]', '[role="banner"]',
    '[role="alertdialog"]', '[aria-modal="true"]', '[style*="display:none"]',
    '[style*="display: none"]',
)  # fmt: skip
#: In the name of a class or an id: what pages call such things.
_ROUND_NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:ad|ads|advert|advertisement|banner|breadcrumbs?|captions?|cmp|comments?"
    r"|consent|cookies?|disqus|footer|gdpr|jp-relatedposts|masthead|most-?(?:read|popular)|nav"
    r"|navbar|newsletter|onetrust|outbrain|paywall|popup|promo|read-?(?:also|more|next)|recirc"
    r"|recommended|related(?:posts|links|articles|stories|content)?|share(?:daddy|this)?|sharing"
    r"|sidebar|sign-?up|skip-?link|social|sponsored?|subscribe|taboola|tags|teasers?|toolbar"
    r"|trending)(?:$|[\s_-])",
    re.IGNORECASE,
)
#: Names of what readers wrote below, which may be more than the article.
_READERS_OWN: Final = frozenset(
    {"comments", "comment-list", "commentlist", "comments-area", "disqus_thread", "responses"}
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
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: Of running text, in characters, without its links: what is as short may be a button's words.
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

    `owner` is the place of the element whose line it is on, itself where it has lines of its own;
    `linked` whether it is in a link. `own` is the text of an element's own lines without links, and
    `weight` the running text under it, in characters; `out` whether it stands round the article.
    """

    mem_id: int
    tag: str
    above: int
    names: str
    text: str
    owner: int = 0
    linked: bool = False
    own: int = 0
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
    _leave_out(nodes, outside, _around(nodes, _named_bodies(tree, nodes)))
    _weigh(nodes)
    body = _body(nodes, _named_bodies(tree, nodes))
    blocks = list(_blocks(nodes, body)) or list(_blocks(nodes, body, links=True))
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
        place = places[node.mem_id] = len(nodes)
        whole = nodes[above] if nodes else None
        owner = place if tag in _BLOCKS or whole is None else whole.owner
        linked = tag == "a" or (whole is not None and whole.linked)
        nodes.append(_Node(node.mem_id, tag, above, names, text, owner, linked))
    return nodes


def _weigh(nodes: list[_Node]) -> None:
    """Count the running text under each node, without what is left out."""
    for node in nodes:
        node.own = node.weight = 0
    for node in nodes:
        if node.text and not (node.out or node.linked):
            nodes[node.owner].own += len(node.text.strip())
    for place in range(len(nodes) - 1, 0, -1):
        node = nodes[place]
        if node.own >= _PARAGRAPH:
            node.weight += node.own
        nodes[node.above].weight += node.weight


def _named_bodies(tree: LexborHTMLParser, nodes: list[_Node]) -> list[int]:
    """The place of the heaviest element of each sort that says it is an article, the surest first.

    0 for sorts that the page does not have.
    """
    places = {node.mem_id: place for place, node in enumerate(nodes)}
    return [
        max(
            (places[node.mem_id] for node in tree.css(selector) if node.mem_id in places),
            key=lambda place: nodes[place].weight, default=0,
        )
        for selector in _BODIES
    ]  # fmt: skip


def _around(nodes: list[_Node], places: list[int]) -> set[int]:
    """The elements at these places and all that they are in."""
    around = set()
    for place in places:
        here = place
        while here and here not in around:
            around.add(here)
            here = nodes[here].above
    return around


def _leave_out(nodes: list[_Node], outside: set[int], kept: set[int]) -> None:
    """Mark what stands round the article, by its kind or, where it holds little, by its name.

    `kept` are the places of elements that no name leaves out.
    """
    most = nodes[0].weight * _MOST_OF_IT if nodes else 0
    for place, node in enumerate(nodes):
        named = place not in kept and node.tag not in {"html", "body"} and node.names.strip()
        by_name = named and (
            not _READERS_OWN.isdisjoint(node.names.split())
            or (node.weight <= most and _ROUND_NAMES.search(node.names) is not None)
        )
        node.out = nodes[node.above].out or bool(by_name) or node.mem_id in outside


def _body(nodes: list[_Node], named: list[int]) -> int:
    """The place of the element with the article: named as such, or that with nearly all of it."""
    for place in named:
        if place and nodes[place].weight > nodes[0].weight * _MOST_OF_IT:
            return place
    body = 0
    for place, node in enumerate(nodes):
        # A cell of a table has the whole of an old page, parted by line breaks.
        holds = node.own < _PARAGRAPH or node.tag == "td"
        is_inside = node.above == body and holds and place != body
        if is_inside and node.weight >= max(1, nodes[body].weight * _NEARLY_ALL):
            body = place
    return body


def _blocks(nodes: list[_Node], body: int, *, links: bool = False) -> Iterator[str]:
    """The texts of the elements that are lines of their own, in reading order.

    Those that are nothing but links lead elsewhere, and are none unless `links`; headings are.
    """
    parts: list[str] = []
    inside = {body}
    owner, counts = body, links
    for place in range(body + 1, len(nodes)):
        node = nodes[place]
        if node.above not in inside:
            break
        inside.add(place)
        if node.out or not (node.text or node.tag == "br"):
            continue
        own = nodes[node.above].owner
        if own != owner:
            yield from _paragraphs(parts, nodes[owner]) if counts else ()
            parts, owner, counts = [], own, links or nodes[own].tag in _HEADINGS
        counts = counts or (not node.linked and any(map(str.isalnum, node.text)))
        parts.append(_LINE if node.tag == "br" else _flat(node.text))
    yield from _paragraphs(parts, nodes[owner]) if counts else ()


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

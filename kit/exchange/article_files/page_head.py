"""What a web page says of its article: to machines in its head, to readers above the text."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser

from kit.exchange.article_files.article import ReadArticle

#: Kinds of things, by schema.org's names, that an article may call itself.
_ARTICLES: Final = ("Article", "NewsArticle", "ReportageNewsArticle", "OpinionNewsArticle",
                    "AnalysisNewsArticle", "BlogPosting", "Report", "LiveBlogPosting")  # fmt: skip
_TITLES: Final = ('meta[property="og:title"]', 'meta[name="twitter:title"]', "h1", "title")
_BYLINES: Final = (
    'meta[name="author"]', 'meta[name="byl"]', '[rel="author"]', '[itemprop="author"]', ".byline",
    ".author",
)  # fmt: skip
_DATES: Final = (
    'meta[property="article:published_time"]', 'meta[name="date"]',
    'meta[itemprop="datePublished"]', "time[datetime]", "time",
)  # fmt: skip
_OUTLETS: Final = ('meta[property="og:site_name"]', 'meta[name="application-name"]')
#: Of each, in characters: what is longer is something else.
_LONGEST: Final = 300


def page_head(tree: LexborHTMLParser) -> ReadArticle:
    """Title, byline, date and outlet of a page, its text left empty. Total."""
    linked = next(_linked(tree), {})
    return ReadArticle(
        text="",
        title=_words(linked.get("headline")) or _first(tree, _TITLES),
        byline=_names(linked.get("author")) or _first(tree, _BYLINES),
        date=_words(linked.get("datePublished")) or _first(tree, _DATES),
        outlet=_names(linked.get("publisher")) or _first(tree, _OUTLETS),
    )


def _first(tree: LexborHTMLParser, selectors: tuple[str, ...]) -> str:
    for selector in selectors:
        for node in tree.css(selector):
            attributes = node.attributes
            words = attributes.get("content") or attributes.get("datetime") or node.text()
            if _words(words) and not _words(words).startswith(("http://", "https://")):
                return _words(words)
    return ""


def _linked(tree: LexborHTMLParser) -> Iterator[Mapping[str, Any]]:
    """The articles among what a page tells as linked data (JSON-LD)."""
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            told = json.loads(node.text() or "")
        except (ValueError, RecursionError):
            continue
        for thing in _things(told):
            kinds = thing.get("@type")
            if any(kind in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield thing


def _things(told: Any) -> Iterator[Mapping[str, Any]]:
    for thing in told if isinstance(told, list) else [told]:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            yield from (
                (part for part in graph if isinstance(part, dict))
                if isinstance(graph, list)
                else ()
            )


def _names(told: Any) -> str:
    """One name, or several, of persons or bodies."""
    parts = told if isinstance(told, list) else [told]
    names = [_words(part.get("name") if isinstance(part, dict) else part) for part in parts]
    return ", ".join(name for name in names if name)


def _words(told: Any) -> str:
    return " ".join(told.split())[:_LONGEST] if isinstance(told, str) else ""

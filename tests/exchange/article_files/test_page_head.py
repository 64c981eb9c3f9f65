"""Title, byline, date and outlet of a saved page."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from kit.exchange.article_files.article import ReadArticle
from kit.exchange.article_files.page_head import page_head
from tests.exchange.article_files.saved_pages import BLOG, COMPONENTS, HASHED, TABLES

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["@type", "@graph", "headline", "author", "name", "publisher"]),
        inner | st.just("NewsArticle"), max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


def head(page: str) -> ReadArticle:
    return page_head(LexborHTMLParser(page))


@pytest.mark.parametrize(
    ("page", "title", "byline", "date", "outlet"),
    [
        (BLOG, "Weir bridge shut", "Ann Ash", "2026-10-14T08:30:00+00:00", "The Ardenmoor Post"),
        (HASHED, "Weir bridge shut", "Ann Ash", "2026-10-14T08:30:00Z", "The Ardenmoor Post"),
        (TABLES, "Weir bridge shut", "", "", ""),
        (COMPONENTS, "Weir bridge shut", "By Ann Ash", "", ""),
        ("<p>It rained.", "", "", "", ""),
    ],
)
def test_head_says_what_the_article_is(
    page: str, title: str, byline: str, date: str, outlet: str
) -> None:
    assert head(page) == ReadArticle("", title, byline, date, outlet)


def test_several_names_are_one_byline_and_an_address_is_none() -> None:
    told = {"@type": "NewsArticle", "author": [{"name": "Ann Ash"}, "Al Oak", {"x": 1}]}
    page = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    assert head(page).byline == "Ann Ash, Al Oak"
    assert head('<meta name="author" content="https://example.org/ann">').byline == ""


@given(JSON)
def test_any_linked_data_is_read(told: object) -> None:
    page = f'<script type="application/ld+json">{json.dumps(told)}</script><h1>Shut</h1>'
    assert isinstance(head(page).title, str)


def test_linked_data_that_is_none_is_passed_over() -> None:
    for text in ("{", "[" * 100_000, "NaN", '{"@type": "NewsArticle", "headline": 3}'):
        page = f'<script type="application/ld+json">{text}</script><h1>Shut</h1>'
        assert head(page).title == "Shut"

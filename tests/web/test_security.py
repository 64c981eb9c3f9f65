"""The headers of every response."""

import re

from tests.support.crawling import crawl
from tests.web.conftest import Site


def test_every_page_carries_the_policy_and_asks_nobody_else(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    for path, text in crawl(visitor, "/work/").items():
        assert "default-src 'none'" in text, path
        assert not re.search(r'(?:href|src|action)="(?:https?:)?//', text), path
        assert " style=" not in text.split("\n\n", 1)[-1], path

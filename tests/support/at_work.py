"""Helpers of several tests."""

from tests.web.conftest import Site, Visitor
from tests.web.reading import (
    as_it_stands,
    begin,
    picked,
)


def saved(visitor: Visitor, site: Site) -> dict[str, str]:
    return picked(visitor.get(f"{site.work}/claims"))


def at_work(site: Site) -> tuple[Visitor, str]:
    """Sam with one saved answer, and where the page of claims is posted to."""
    visitor = site.student("Sam")
    attempt, page = begin(site, visitor)
    path = f"{site.work}/claims/{attempt}"
    visitor.post(path, **as_it_stands(page, plan="official"))
    assert saved(visitor, site) == {"plan": "official"}
    return visitor, path

"""The bar of a class stands on every page of it but those that the wall shows or paper gets."""

import re
from pathlib import Path

import pytest

from kit.store.engine import open_store
from tests.support.databases import new_sqlite
from tests.web.access_rows import ROWS
from tests.web.cast import make_cast
from tests.web.conftest import Site, make_site, text_of

#: The wall's, and what is printed.
WITHOUT = {
    "classrooms.join_page",
    "classrooms.codes",
    "live_control.projector",
    "outcomes.text",
}
BAR = '<div class="desk-bar'


@pytest.mark.long
def test_every_page_of_a_class_has_the_bar_and_one_heading(any_site: Site) -> None:
    cast, bare, seen = make_cast(any_site), set(), 0
    teacher = cast.visitor("teacher")
    for row in ROWS:
        method, endpoint = row.split()
        path = cast.path(endpoint)
        if method != "GET" or not path.startswith(f"{any_site.classroom}"):
            continue
        reply = teacher.get(path)
        if reply.status_code != 200 or reply.mimetype != "text/html" or "<html" not in reply.text:
            continue
        seen += 1
        assert reply.text.count("<h1") == 1, endpoint
        if BAR not in reply.text:
            bare.add(endpoint)
        else:
            assert reply.text.count(BAR) == 1, endpoint
            assert len(re.findall(r'/static/[^/"]+/desk\.css', reply.text)) == 1, endpoint
            assert len(re.findall(r'class="projector-switch"', reply.text)) == 1, endpoint
    assert bare <= WITHOUT
    assert seen > 25


def test_nobody_learns_of_a_class_that_is_not_theirs(any_site: Site) -> None:
    other = make_cast(any_site).visitor("other teacher")
    for path in (any_site.classroom, f"{any_site.classroom}/groups", any_site.assignment):
        reply = other.get(path)
        assert (reply.status_code, BAR in reply.text) == (404, False)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"local": "true", "address": None}, "3 are in on this computer only Projector mode"),
        ({}, "3 are in ✕ not reached yet Projector mode"),
    ],
)
def test_bar_says_of_the_network_what_the_kit_can_know(
    tmp_path: Path, options: dict[str, str | None], said: str
) -> None:
    """What answers on this computer alone was never reached by another device."""
    store = open_store(new_sqlite(tmp_path))
    site = make_site(store, tmp_path / "data", None, **options)
    assert said in text_of(site.teacher().get(site.classroom))
    store.close()

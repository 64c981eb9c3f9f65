"""Looking it over: what is open is counted and led to, and handing in with much open asks once."""

import re

from tests.web.conftest import Site, Visitor
from tests.web.reading import as_it_stands, begin, picked

ALL = {"plan": "official", "vote": "sourced", "disgrace": "editorial", "figure": "sourced"}
ASKED = "Hand in with 2 of 4 open?"


def look_over(site: Site, **picks: str) -> tuple[Visitor, str]:
    """Sam's page before handing in, with these claims answered."""
    sam = site.student("Sam")
    attempt, page = begin(site, sam)
    sam.post(f"{site.work}/claims/{attempt}", **as_it_stands(page, **picks))
    return sam, sam.get(f"{site.work}/hand-in").text


def test_what_is_open_leads_there(any_site: Site) -> None:
    _sam, text = look_over(any_site, plan="official", disgrace="editorial")
    leading = re.findall(r'href="[^"]*(#item-[a-z]+)">(?:<strong[^>]*>)?([^<]+)', text)
    assert [(place, words.strip()) for place, words in leading] == [
        ("#item-vote", "Go to what is open: Claim 2"),
        ("#item-plan", "change"),
        ("#item-vote", "no answer yet"),
        ("#item-disgrace", "change"),
        ("#item-figure", "no answer yet"),
        ("#item-vote", "Answer what is open"),
    ]


def test_with_much_open_handing_in_asks_once_without_scripts(any_site: Site) -> None:
    sam, text = look_over(any_site, plan="official", disgrace="editorial")
    hidden = re.search(r'<section class="notice warn" id="much-open"[^>]*hidden>', text)
    assert hidden is not None
    assert '<form class="inline-form" method="get" id="ask-first" action="#much-open">' in text
    asking = sam.get(f"{any_site.work}/hand-in?ask=1").text
    assert ASKED in asking
    assert re.search(r'id="much-open"[^>]*hidden>', asking) is None
    assert 'id="ask-first"' not in asking
    assert (
        '<button type="submit" form="hand-in" class="btn btn-plain">Hand in all the same' in asking
    )


def test_with_all_answered_or_nearly_all_nothing_is_asked(any_site: Site) -> None:
    sam, text = look_over(any_site, plan="official", vote="sourced", disgrace="editorial")
    nearly = sam.get(f"{any_site.work}/hand-in?ask=1").text
    assert "One has no answer yet." in text
    for page in (text, nearly):
        assert "much-open" not in page
        assert "ask-first" not in page
    attempt, form = begin(any_site, sam)
    sam.post(f"{any_site.work}/claims/{attempt}", **as_it_stands(form, **ALL))
    assert "much-open" not in sam.get(f"{any_site.work}/hand-in").text


def test_a_pen_is_taken_back_without_scripts(any_site: Site) -> None:
    sam = any_site.student("Sam")
    attempt, page = begin(any_site, sam)
    assert "take it back" not in page.text
    path = f"{any_site.work}/claims/{attempt}"
    sam.post(path, **as_it_stands(page, **ALL))
    page = sam.get(f"{any_site.work}/claims")
    assert page.text.count("No answer: take it back") == 4
    sam.post(path, **as_it_stands(page, **{**ALL, "plan": ""}))
    page = sam.get(f"{any_site.work}/claims")
    assert picked(page) == {item: pen for item, pen in ALL.items() if item != "plan"}
    assert "One has no answer yet." in sam.get(f"{any_site.work}/hand-in").text

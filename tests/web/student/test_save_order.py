"""Answers that come in another order than they were given, over HTTP."""

from itertools import permutations
from typing import Any

import pytest

from kit.classroom.assignments.pinning import Rules
from kit.vocabulary import CertaintyRule
from tests.web.conftest import Site
from tests.web.reading import as_it_stands, begin, flashes, follow


@pytest.mark.parametrize(
    "picks",
    [
        ("official", "sourced", "official"),
        ("official", "", "official"),
        ("sourced", "official", ""),
    ],
)
@pytest.mark.parametrize("order", list(permutations((1, 2, 3))))
def test_last_pick_stands_whenever_it_comes(
    any_site: Site, picks: tuple[str, ...], order: tuple[int, ...]
) -> None:
    """What stands is said with each reply, so that no page calls another answer saved."""
    visitor = any_site.student("Sam")
    attempt, _page = begin(any_site, visitor)
    path = f"{any_site.work}/claims/{attempt}"
    last: Any = None
    for revision in order:
        fields = {"plan.label": picks[revision - 1], "plan.revision": str(revision)}
        last = visitor.post(path, as_script=True, **fields).json
    held = last["held"]["plan"]
    assert (held["revision"], held["fields"].get("label", "")) == (3, picks[2])
    again = {"plan.label": picks[2], "plan.revision": "3"}
    assert visitor.post(path, as_script=True, **again).json == {
        "held": {"plan": {**held, "taken": True}}
    }


def test_certainty_that_is_picked_back_and_forth_is_the_last_one(any_site: Site) -> None:
    any_site.room.give(Rules(certainty=CertaintyRule.ASKED))
    visitor = any_site.student("Sam")
    attempt, _page = begin(any_site, visitor)
    replies: list[Any] = []
    for revision, sure in ((1, "guess"), (3, "guess"), (2, "certain")):
        fields = {"plan.label": "official", "plan.certainty": sure, "plan.revision": str(revision)}
        reply: Any = visitor.post(f"{any_site.work}/claims/{attempt}", as_script=True, **fields)
        replies.append(reply.json["held"]["plan"])
    assert [(one["revision"], one["taken"]) for one in replies] == [
        (1, True),
        (3, True),
        (3, False),
    ]
    assert replies[2]["fields"] == {"label": "official", "certainty": "guess"}


def test_page_that_is_sent_twice_in_the_wrong_order_keeps_what_it_shows(any_site: Site) -> None:
    """Without scripts a page's number stays the same: what comes first has it."""
    visitor = any_site.student("Sam")
    attempt, page = begin(any_site, visitor)
    path = f"{any_site.work}/claims/{attempt}"
    page = follow(visitor, visitor.post(path, save="1", **as_it_stands(page, plan="official")))
    asked_again = as_it_stands(page, plan="official")
    visitor.post(path, save="1", **asked_again)
    late = follow(visitor, visitor.post(path, save="1", **as_it_stands(page, plan="sourced")))
    assert flashes(late)[-1:] == [
        "One claim was answered in another window meanwhile; that answer stands. Look it over."
    ]

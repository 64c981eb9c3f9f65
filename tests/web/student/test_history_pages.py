"""What comes first after handing in, and a student's exercises with how far they are."""

import re

import pytest

from kit.classroom.assignments.pinning import Rules
from kit.vocabulary import Feedback
from tests.support.room import KEY_MARK, RIGHT
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import as_it_stands, begin, buttons, follow, heading, lead

DONE = "You have handed this in. Well done."


def hand_in(site: Site, visitor: Visitor, **picks: str) -> str:
    """Hand in; where that leads."""
    attempt, page = begin(site, visitor)
    visitor.post(f"{site.work}/claims/{attempt}", **as_it_stands(page, **picks))
    return visitor.post(f"{site.work}/hand-in/{attempt}").location


def test_what_differs_comes_first_after_handing_in(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    place = hand_in(any_site, visitor, **{**RIGHT, "plan": "sourced", "figure": "editorial"})
    assert place == f"/work/so-far/{any_site.room.assignment_id}?handed_in=1"
    page = visitor.get(place)
    assert (heading(page), lead(page)) == ("Three claims", DONE)
    text = text_of(page)
    assert "2 of 4 differ from the key. One of these counts half." in text
    assert (
        "You called 2 claims sourced facts. For one of them the key says: a public authority is "
        "speaking. Which one? Look again first 4"
    ) in text
    # What is asked about is not told here, nor a second time below.
    assert KEY_MARK not in page.text
    assert "Official statement" not in text
    assert 'data-handed-in="' in page.text
    assert "Begin a new attempt" not in buttons(page)
    assert "My work so far" not in text


def test_a_difference_is_named_with_the_way_to_its_reason(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    page = visitor.get(hand_in(any_site, visitor, **{**RIGHT, "figure": "editorial"}))
    text = text_of(page)
    assert "One of 4 differs from the key. One of these counts half." in text
    assert (
        "You: Editorial interpretation · key: Sourced fact · ◐ also defensible: half Careful "
        "readers could differ here."
    ) in text
    assert f'href="{any_site.work}/feedback?open=item-figure#item-figure"' in page.text


@pytest.mark.parametrize(
    ("rule", "when"),
    [
        (Feedback.ON_CLOSING, "The key is shown when your teacher closes the exercise."),
        (
            Feedback.NEVER,
            "Your teacher will go through it with you; the key is not shown here.",
        ),
    ],
)
def test_it_says_when_the_key_comes_where_it_is_not_due(
    any_site: Site, rule: Feedback, when: str
) -> None:
    any_site.room.give(Rules(feedback=rule, attempts_allowed=2))
    visitor = any_site.student("Sam")
    page = visitor.get(hand_in(any_site, visitor, **{**RIGHT, "plan": "editorial"}))
    assert (page.status_code, lead(page)) == (200, DONE)
    assert when in text_of(page)
    assert "differ" not in text_of(page)
    assert KEY_MARK not in page.text
    assert "Begin a new attempt" in buttons(page)


def test_address_of_before_leads_there_and_only_once_it_is_handed_in(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    begin(any_site, visitor)
    there = f"/work/so-far/{any_site.room.assignment_id}"
    assert visitor.get(there).location == any_site.work
    assert visitor.get(f"{any_site.work}?handed_in=1").status_code == 200
    hand_in(any_site, visitor, **RIGHT)
    page = follow(visitor, visitor.get(f"{any_site.work}?handed_in=1"))
    assert lead(page) == DONE
    assert "All 4 the same as the key." in text_of(page)


def test_open_exercises_stand_above_what_is_done(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    hand_in(any_site, visitor, **RIGHT)
    any_site.room.give(Rules())
    attempt, page = begin(any_site, visitor)
    visitor.post(f"{any_site.work}/claims/{attempt}", **as_it_stands(page, plan="official"))
    text = re.sub(r"\s+", " ", text_of(visitor.get("/work/")))
    assert (
        "To do (1) Three claims 1 of 4 answered, not handed in yet Done (1) Three claims handed "
        "in, feedback is there"
    ) in text

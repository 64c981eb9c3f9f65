"""What is said of a count, by how many students there are and how many voted by phone."""

from dataclasses import replace

import pytest

from kit.classroom.live.hand_panel import Panel
from kit.vocabulary import Stage
from kit.web.teacher.hands.words import counts_words, over_words, panel_context, total_words
from tests.support.counting import counted_by_hand, hands_at
from tests.support.live_session import session_in
from tests.web.conftest import Site


@pytest.fixture
def counted(any_site: Site) -> Panel:
    """Eleven hands of twelve students."""
    held = session_in(any_site.room)
    held.put()
    held.move(Stage.VOTE)
    shown = hands_at(held, counted_by_hand(held.room, held.task))
    assert shown is not None
    return replace(shown, present=12, asked=True)


@pytest.mark.parametrize(
    ("present", "voted", "words"),
    [
        (12, 0, "11 hands counted, of 12 students."),
        (None, 0, "11 hands counted."),
        (12, 1, "11 hands counted, of 12 students. One voted by phone."),
        (12, 3, "11 hands counted, of 12 students. 3 voted by phone."),
    ],
)
def test_total(any_site: Site, counted: Panel, present: int | None, voted: int, words: str) -> None:
    with any_site.app.test_request_context():
        assert total_words(replace(counted, present=present, voted=voted)) == words
        assert counts_words(counted) == (
            "Sourced fact 5 · Official statement 6 · Editorial interpretation 0"
        )


def test_nothing_counted(any_site: Site, counted: Panel) -> None:
    with any_site.app.test_request_context():
        empty = replace(counted, record=None)
        assert total_words(empty) == "No hands counted yet."
        assert over_words(empty) == ""
        assert panel_context(None) == {"panel": None}
        assert panel_context(empty)["hands_over"] == ""


def test_too_many(any_site: Site, counted: Panel) -> None:
    assert counted.record is not None
    over = replace(counted, present=10, record=replace(counted.record, present=10))
    with any_site.app.test_request_context():
        assert over_words(counted) == ""
        assert over_words(replace(over, asked=False)) == (
            "11 hands are more than the 10 students on the class list. They are kept. Count again, "
            "say how many are in the room, or let the count stand."
        )
        assert over_words(replace(counted, voted=2)) == (
            "11 hands and 2 votes by phone are more than the 12 students: somebody is in both, so "
            "they are not added up."
        )

"""Where hands are counted: which questions, which ballot, which part."""

import pytest

from kit.classroom.live.hand_panel import Place, panel, parts_to_count
from kit.content.library import load_library
from kit.content.paths import shipped_root
from kit.store.engine import Store
from kit.vocabulary import Stage
from tests.support.counting import counted_by_hand, hands_at
from tests.support.live_session import session_in
from tests.support.room import make_room


@pytest.mark.long
def test_what_hands_can_answer() -> None:
    for exercise in load_library(shipped_root()).exercises.values():
        for item in exercise.items:
            parts = parts_to_count(exercise, item.id)
            assert all(part.choices and not part.to_find for part in parts)
            if exercise.type == "rewrite" or getattr(item, "free", False):
                assert not parts
            if exercise.type == "classify":
                assert exercise.scheme is not None
                assert [len(part.choices) for part in parts] == [len(exercise.scheme.labels)]


@pytest.mark.parametrize(
    ("way", "ballot", "ballots"),
    [
        ((Stage.VOTE,), 1, [1]),
        ((Stage.VOTE, Stage.CLOSED, Stage.DISCUSS), 1, [1]),
        ((Stage.VOTE, Stage.DISCUSS, Stage.VOTE_AGAIN), 2, [1, 2]),
        ((Stage.VOTE, Stage.DISCUSS, Stage.VOTE_AGAIN, Stage.CLOSED_AGAIN), 2, [1, 2]),
        ((Stage.VOTE, Stage.REVEAL), 1, [1, 2]),
    ],
)
def test_ballot_is_that_of_the_stage(
    any_store: Store, way: tuple[Stage, ...], ballot: int, ballots: list[int]
) -> None:
    held = session_in(make_room(any_store))
    held.put()
    held.move(*way)
    shown = hands_at(held)
    assert shown is not None
    assert (shown.place, list(shown.ballots)) == (Place("plan", ballot, ""), ballots)


def test_second_count_stays_in_reach_back_at_discussing(any_store: Store) -> None:
    held = session_in(make_room(any_store))
    held.put()
    held.move(Stage.VOTE, Stage.DISCUSS, Stage.VOTE_AGAIN)
    hands_at(held, counted_by_hand(held.room, held.task, ballot=2))
    held.move(Stage.DISCUSS)
    shown = hands_at(held)
    assert shown is not None
    assert (shown.place.ballot, list(shown.ballots)) == (1, [1, 2])
    assert panel(*held.assignment_ref, Place("plan", 2, "")).total == 11


def test_before_a_vote_there_is_none(any_store: Store) -> None:
    held = session_in(make_room(any_store))
    assert hands_at(held) is None
    held.put()
    assert hands_at(held) is None

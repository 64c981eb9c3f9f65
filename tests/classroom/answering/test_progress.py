"""What is open, counted in questions."""

from datetime import datetime, timedelta

import pytest

from kit.classroom.answering import attempts, saving
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.answering.progress import Answered, Progress, progress_of
from kit.classroom.clock import clock_at
from kit.items.base import AnswerValue
from kit.store.engine import Store
from kit.vocabulary import Scheme
from tests.support import choosing
from tests.support.core import core_library
from tests.support.highlighting import HIGHLIGHT, item
from tests.support.room import NOON, Room, make_room


def progress(room: Room) -> Progress:
    return progress_of(attempts.work(room.store, room.people["Mia"], room.assignment_id, room.now))


def save(room: Room, at: datetime, revision: int = 1, **values: AnswerValue) -> None:
    """Mia's answers to some items, saved at a moment."""
    mia = room.people["Mia"]
    work = attempts.work(room.store, mia, room.assignment_id, room.now)
    answers = [PostedAnswer(item, revision, value) for item, value in values.items()]
    saving.save_answers(room.store, mia, room.assignment_id, work.attempt.id, answers, clock_at(at))


def test_half_an_answer_is_not_a_whole_one(any_store: Store) -> None:
    room = make_room(any_store)
    choosing.give(room, "attribute")
    room.start("Mia")
    assert progress(room) == Progress(
        {"losses": Answered(0, 2), "minutes": Answered(0, 2)},
        Answered(0, 4),
        Answered(0, 0),
        ["losses", "minutes"],
        None,
    )
    save(room, NOON, losses={"who": "ministry"}, minutes={"who": "writer", "ground": "record"})
    counted = progress(room)
    assert {item: each.state for item, each in counted.by_item.items()} == {
        "losses": "half",
        "minutes": "done",
    }
    assert (counted.core, counted.open_items) == (Answered(3, 4), ["losses"])


def test_what_was_taken_back_is_open_and_still_the_latest(any_store: Store) -> None:
    room = make_room(any_store)
    room.start("Mia")
    save(room, NOON, plan={"label": "official"}, vote={"label": "sourced"})
    save(room, NOON + timedelta(minutes=1), 2, plan={})
    counted = progress(room)
    assert (counted.by_item["plan"].state, counted.latest) == ("open", "plan")
    assert counted.core == Answered(1, 4)


def test_what_comes_after_the_core_is_counted_apart(any_store: Store) -> None:
    room = make_room(any_store, library=core_library())
    room.start("Mia")
    save(room, NOON, plan={"label": "official"}, figure={"label": "sourced"})
    counted = progress(room)
    assert (counted.core, counted.further) == (Answered(1, 2), Answered(1, 2))
    assert counted.open_items == ["vote", "disgrace"]


@pytest.mark.parametrize(
    ("core", "much"),
    [((0, 4), True), ((2, 4), True), ((3, 4), False), ((14, 14), False), ((10, 14), True)],
)
def test_more_than_a_quarter_is_much(core: tuple[int, int], *, much: bool) -> None:
    counted = Progress({}, Answered(*core), Answered(0, 0), [], None)
    assert counted.much_is_open is much


def test_a_passage_to_find_claims_in_is_one_question(any_store: Store) -> None:
    """How many claims it has, the key says."""
    free, scheme = item(free=True), Scheme.THREE_WAY
    assert HIGHLIGHT.answered(free, scheme, {}) == (0, 1)
    assert HIGHLIGHT.answered(free, scheme, {"words": {"official": "1-4", "sourced": "9"}}) == (
        1,
        1,
    )

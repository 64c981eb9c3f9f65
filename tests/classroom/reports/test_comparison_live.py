"""Two live classes: compared on the questions that both were asked, and on nothing else."""

from collections.abc import Mapping

from kit.classroom.clock import clock_at
from kit.classroom.live import session
from kit.classroom.reports.comparison import Comparison, WhyNot, comparison
from kit.store.engine import Store
from kit.vocabulary import Stage
from tests.support.arrays import about
from tests.support.live_session import Session, session_in
from tests.support.room import NOON, Room, make_room
from tests.support.several_classes import NAMES, another_class


def taught(room: Room, votes: Mapping[str, tuple[str, str, str]]) -> Session:
    """A session in which those questions are put in turn, and what the three students gave."""
    live = session_in(room)
    for item, given in votes.items():
        live.put(item)
        live.move(Stage.VOTE)
        for name, label in zip(NAMES, given, strict=True):
            live.vote(name, label, 1, item=item)
        live.move(Stage.CLOSED, Stage.REVEAL)
    session.end(*live.assignment_ref, clock_at(NOON))
    return live


def compared(
    store: Store,
    first: Mapping[str, tuple[str, str, str]],
    second: Mapping[str, tuple[str, str, str]],
) -> Comparison:
    room = make_room(store, names=NAMES)
    other = another_class(room)
    one, two = taught(room, first), taught(other, second)
    sides = (room.classroom_id, one.task), (other.classroom_id, two.task)
    return comparison(room.store, room.teacher_id, *sides, room.now)


def test_classes_without_a_question_in_common_are_told_so(any_store: Store) -> None:
    found = compared(
        any_store,
        {"plan": ("official", "official", "sourced")},
        {"vote": ("sourced", "editorial", "editorial")},
    )
    assert (found.why_not, found.difference) == (WhyNot.NOTHING_IN_COMMON, None)
    assert found.first.mean.value is None


def test_classes_are_compared_on_what_both_were_asked(any_store: Store) -> None:
    found = compared(
        any_store,
        {"plan": ("official", "official", "sourced"), "vote": ("sourced",) * 3},
        {"vote": ("sourced", "editorial", "editorial"), "disgrace": ("editorial",) * 3},
    )
    assert found.why_not is None
    assert (found.first.mean.value, found.second.mean.value) == (about(1), about(1 / 3))
    assert found.difference is not None
    assert found.difference.value == about(2 / 3)
    # Of four items in both sheets two were put to one class alone; a third to neither.
    assert found.outside == 2

"""Another exercise for one student: theirs alone, with the same rules, undone while none began."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import delete, func, select

from kit.classroom.answering import attempts
from kit.classroom.assignments import assignments
from kit.classroom.assignments.exchange import exchange, exchange_page, take_back_exchange
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.desk.gradebook import gradebook_page
from kit.classroom.errors import (
    AlreadyAtWork,
    AlreadyBegun,
    AssignmentClosed,
    NotFound,
    UnknownExercise,
)
from kit.classroom.people import class_list
from kit.classroom.people.class_list import erase_student, merge_students, remove_student
from kit.classroom.reports.pages import progress_page
from kit.classroom.reports.results import results
from kit.classroom.reports.student_history import history_of_student, own_history
from kit.store.engine import Store
from kit.store.models import Assignment, Substitute, SubstituteStudent
from kit.vocabulary import CertaintyRule, Feedback
from tests.support.exchange import OTHER, give_instead, parallel_library, substitute_of
from tests.support.room import Room, make_room
from tests.support.shipped import shipped_library

RULES = Rules(attempts_allowed=3, feedback=Feedback.ON_CLOSING, certainty=CertaintyRule.MARKED)
#: The shipped sets about a town that is made up, the latest first.
SETS = [f"fallmere-{number}" for number in (4, 3, 2, 1)]


def parallel_room(store: Store, rules: Rules = RULES) -> Room:
    return make_room(store, rules, library=parallel_library())


def seen(room: Room, name: str) -> list[str]:
    """The titles on somebody's page."""
    tasks = attempts.tasks(room.store, room.people[name], room.now)
    return [task.assignment.title for task in tasks]


def rows(room: Room, assignment_id: UUID) -> list[str]:
    found = results(room.store, room.classroom_id, assignment_id, room.now)
    return [row.name for row in found.sheet.students]


def count(room: Room, model: type[Assignment | Substitute | SubstituteStudent]) -> int:
    with room.store.reading() as connection:
        return connection.execute(select(func.count()).select_from(model)).scalar_one()


def work_on(room: Room, name: str, assignment_id: UUID) -> None:
    """Somebody does all of an assignment."""
    main, room.assignment_id = room.assignment_id, assignment_id
    room.do_all(name)
    room.assignment_id = main


def test_student_has_the_other_one_alone_and_nobody_else_sees_it(store: Store) -> None:
    room = parallel_room(store)
    other = give_instead(room, "Mia")
    assert {name: seen(room, name) for name in room.people} == {
        "Mia": ["Elsewhere"],
        "Ben": ["Three claims"],
        "Ada": ["Three claims"],
    }
    for name, hidden in (("Mia", room.assignment_id), ("Ben", other)):
        with pytest.raises(NotFound):
            attempts.task(store, room.people[name], hidden, room.now)
        with pytest.raises(NotFound):
            attempts.start(store, room.people[name], hidden, clock_at(room.now))


def test_rules_and_times_are_those_of_the_class(store: Store) -> None:
    room = parallel_room(store)
    closes = room.now + timedelta(hours=2)
    room.give(Rules(attempts_allowed=3, feedback=Feedback.ON_CLOSING, closes_at=closes))
    other = assignments.assignment_of(store, room.classroom_id, give_instead(room, "Mia"))
    main = assignments.assignment_of(store, room.classroom_id, room.assignment_id)
    same = ("lesson_id", "feedback", "attempts_allowed", "certainty", "opens_at", "closes_at")
    assert [getattr(other, name) for name in same] == [getattr(main, name) for name in same]
    assert (other.exercise_id, other.title, other.live) == (OTHER, "Elsewhere", False)


def test_results_of_neither_miss_anybody(store: Store) -> None:
    room = parallel_room(store)
    other = give_instead(room, "Mia")
    room.do_all("Ben")
    work_on(room, "Mia", other)
    assert rows(room, room.assignment_id) == ["Ada", "Ben"]
    assert rows(room, other) == ["Mia"]
    whose = (store, room.classroom_id)
    progress = [progress_page(*whose, one, room.now) for one in (room.assignment_id, other)]
    assert [[student.name for student in page.students] for page in progress] == [
        ["Ada", "Ben"],
        ["Mia"],
    ]
    # The number that stands for a hidden name is the class's, whatever is left out.
    mia = room.people["Mia"].student_id
    assert (progress[1].numbers[mia], progress[1].handed_in) == (3, 1)
    listed = gradebook_page(*whose, room.now).listed
    lists = [entry.audience for entry in listed if entry.audience]
    assert [(one.assignment_id, one.students) for one in lists] == [(other, frozenset({mia}))]


def test_two_students_share_one_and_each_can_have_it_undone(store: Store) -> None:
    room = parallel_room(store)
    other = give_instead(room, "Mia")
    assert give_instead(room, "Ada") == other == give_instead(room, "Mia")
    assert count(room, Assignment) == 2
    whose = (store, room.classroom_id)
    take_back_exchange(*whose, room.people["Mia"].student_id, other)
    assert (seen(room, "Mia"), seen(room, "Ada")) == (["Three claims"], ["Elsewhere"])
    for _ in range(2):
        take_back_exchange(*whose, room.people["Ada"].student_id, other)
    assert seen(room, "Ada") == ["Three claims"]
    assert [count(room, one) for one in (Assignment, Substitute, SubstituteStudent)] == [1, 0, 0]


def test_begun_is_never_exchanged(store: Store) -> None:
    room = parallel_room(store)
    room.start("Ben")
    with pytest.raises(AlreadyAtWork) as caught:
        give_instead(room, "Ben")
    assert str(caught.value) == (
        "Ben has begun “Three claims”, so it stays: the answers would go with it. Talk to Ben, "
        "who may stop at any time."
    )
    other = give_instead(room, "Mia")
    attempts.start(store, room.people["Mia"], other, clock_at(room.now))
    with pytest.raises(AlreadyAtWork):
        take_back_exchange(store, room.classroom_id, room.people["Mia"].student_id, other)
    with pytest.raises(AlreadyBegun):
        assignments.take_back(store, room.classroom_id, room.assignment_id, room.now)
    assert seen(room, "Mia") == ["Elsewhere"]


def test_what_was_begun_by_another_is_kept_where_one_gives_it_back(any_store: Store) -> None:
    room = parallel_room(any_store)
    other = give_instead(room, "Mia")
    give_instead(room, "Ada")
    work_on(room, "Mia", other)
    take_back_exchange(any_store, room.classroom_id, room.people["Ada"].student_id, other)
    assert rows(room, other) == ["Mia"]


def test_both_close_open_again_and_are_taken_back_as_one(store: Store) -> None:
    room = parallel_room(store)
    other = give_instead(room, "Mia")
    attempts.start(store, room.people["Mia"], other, clock_at(room.now))
    whose = (store, room.classroom_id)
    assignments.close(*whose, room.assignment_id, clock_at(room.later(minutes=1)))
    assert assignments.assignment_of(*whose, other).closed_at == room.now
    assert attempts.tasks(store, room.people["Mia"], room.now)[0].feedback_due
    assignments.reopen(*whose, room.assignment_id, clock_at(room.later(minutes=1)))
    task = attempts.task(store, room.people["Mia"], other, room.now)
    assert (task.state, task.assignment.closed_at) == ("working", None)


def test_taking_the_class_s_back_takes_the_other_with_it(store: Store) -> None:
    room = parallel_room(store)
    give_instead(room, "Mia")
    assignments.take_back(store, room.classroom_id, room.assignment_id, room.now)
    assert [seen(room, name) for name in room.people] == [[], [], []]
    assert [count(room, one) for one in (Assignment, Substitute, SubstituteStudent)] == [0, 0, 0]


@pytest.mark.parametrize("gone", ["student", "listing"])
def test_substitute_of_nobody_is_for_nobody(store: Store, gone: str) -> None:
    room = parallel_room(store)
    other = give_instead(room, "Mia")
    mia = room.people["Mia"].student_id
    if gone == "student":
        remove_student(store, room.classroom_id, mia, room.now)
        erase_student(store, room.classroom_id, mia)
    else:
        with store.writing() as connection:
            connection.execute(delete(SubstituteStudent))
    assert seen(room, "Ben") == ["Three claims"]
    assert rows(room, other) == []


def test_whoever_joined_twice_keeps_it_under_either_name(store: Store) -> None:
    room = parallel_room(store)
    other = give_instead(room, "Mia")
    work_on(room, "Mia", other)
    mia, ben = (room.people[name].student_id for name in ("Mia", "Ben"))
    merge_students(store, room.classroom_id, mia, ben, room.now)
    assert seen(room, "Ben") == ["Elsewhere"]
    assert (rows(room, other), rows(room, room.assignment_id)) == (["Ben"], ["Ada"])


def test_what_was_begun_under_both_names_stays(any_store: Store) -> None:
    room = parallel_room(any_store)
    other = give_instead(room, "Mia")
    work_on(room, "Mia", other)
    room.do_all("Ben")
    mia, ben = (room.people[name].student_id for name in ("Mia", "Ben"))
    merge_students(any_store, room.classroom_id, mia, ben, room.now)
    assert sorted(seen(room, "Ben")) == ["Elsewhere", "Three claims"]
    assert rows(room, room.assignment_id) == ["Ada", "Ben"]


def test_work_through_time_has_what_was_theirs(any_store: Store) -> None:
    room = parallel_room(any_store, Rules())
    other = give_instead(room, "Mia")
    work_on(room, "Mia", other)
    own = own_history(any_store, room.people["Mia"], room.now)
    mia = room.people["Mia"].student_id
    page = history_of_student(any_store, room.classroom_id, mia, room.now)
    for history in (own, page.history):
        assert [one.assignment.title for one in history.assignments] == ["Elsewhere"]


def test_what_cannot_be_exchanged_is_refused(any_store: Store) -> None:
    room = parallel_room(any_store)
    mia = room.people["Mia"].student_id
    whose = (room.classroom_id, mia)
    for exercise_id in ("three-claims", "no-such-exercise"):
        with pytest.raises(UnknownExercise):
            give_instead(room, "Mia", exercise_id)
    other = give_instead(room, "Mia")
    with pytest.raises(NotFound):
        exchange(any_store, room.library, whose, other, "three-claims", room.now)
    main = room.assignment_id
    live = room.give(Rules(live=True))
    with pytest.raises(UnknownExercise):
        give_instead(room, "Ben")
    assignments.close(any_store, room.classroom_id, main, clock_at(room.now))
    room.assignment_id = main
    with pytest.raises(AssignmentClosed):
        give_instead(room, "Ben")
    assert seen(room, "Ben") == ["Three claims", "Three claims"]
    assert live != main


def test_student_of_another_class_or_removed_is_not_found(any_store: Store) -> None:
    room = parallel_room(any_store)
    mia = room.people["Mia"].student_id
    class_list.remove_student(any_store, room.classroom_id, mia, room.now)
    with pytest.raises(NotFound):
        give_instead(room, "Mia")
    with pytest.raises(NotFound):
        exchange_page(any_store, room.library, room.classroom_id, mia, room.now)


def test_page_lists_what_may_be_exchanged(any_store: Store) -> None:
    room = parallel_room(any_store)
    whose = (any_store, room.library, room.classroom_id, room.people["Mia"].student_id)
    before = exchange_page(*whose, room.now).exchanges
    assert [(one.assignment.title, one.substitute, one.begun) for one in before] == [
        ("Three claims", None, False)
    ]
    assert [exercise.id for exercise in before[0].others] == [OTHER]
    other = give_instead(room, "Mia")
    work_on(room, "Mia", other)
    after = exchange_page(*whose, room.now).exchanges
    assert [(one.substitute and one.substitute.id, one.begun) for one in after] == [(other, True)]
    assert substitute_of(room, "Mia") == other


@pytest.mark.parametrize(
    ("given", "offered"),
    [
        ("three-kinds-of-claim", ["fallmere-1"]),
        ("whose-words", ["fallmere-2", "fallmere-1"]),
        ("the-altered-sheet", ["the-road-of-the-pages", "as-printed-5", *SETS]),
        ("an-editorial-read-fairly", ["paint-the-editorial", "as-printed-6", *SETS]),
        ("the-chain", ["what-was-added", "the-chart", "as-printed-9", *SETS]),
        ("form-a", []),
    ],
)
def test_way_out_of_each_lesson_is_off_the_war_and_not_ahead_of_it(
    store: Store, given: str, offered: list[str]
) -> None:
    room, library = make_room(store), shipped_library()
    mia = room.people["Mia"].student_id
    main = assignments.give(store, library, room.classroom_id, given, RULES, room.now)
    page = exchange_page(store, library, room.classroom_id, mia, room.now)
    assert [[one.id for one in each.others] for each in page.exchanges] == (
        [offered] if offered else []
    )
    if not offered:
        return
    exchange(store, library, (room.classroom_id, mia), main, offered[-1], room.now)
    title = library.exercises[offered[-1]].title
    assert seen(room, "Mia") == [title, "Three claims"]
    own = next(one.assignment for one in attempts.tasks(store, room.people["Mia"], room.now))
    # It is about the lesson of the class, whatever lesson the set was made for.
    assert own.lesson_id == library.exercises[given].lesson

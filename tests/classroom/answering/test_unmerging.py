"""Two students who were made one are two again as they were, and nothing given since is lost."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from kit.classroom.answering import attempts, saving
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.answering.unmerging import unmerge_students
from kit.classroom.assignments import assignments
from kit.classroom.assignments.groups.deals import deal, give_occasion
from kit.classroom.assignments.groups.giving import give_to
from kit.classroom.assignments.groups.groups import add_group, change_members
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.errors import KitError
from kit.classroom.live import session
from kit.classroom.people import class_list, classrooms, students
from kit.classroom.people.errors import CannotUnmerge, NameTaken
from kit.classroom.rules.longer import give_longer
from kit.store.answering.kept_rows import kept_rows
from kit.store.engine import Store
from kit.store.given import substitutes
from kit.store.models import Base, FoldedAttempt, StudentMerge
from kit.store.people import merges
from kit.vocabulary import Half, Occasion, Stage
from tests.support.forms import NEVER, do_form, forms_room
from tests.support.room import RIGHT, Room, make_room


@pytest.fixture
def any_room(any_store: Store) -> Room:
    return make_room(any_store)


def everything(room: Room) -> dict[str, Any]:
    """All rows of the classroom."""
    with room.store.reading() as connection:
        return {
            mapper.class_.__tablename__: kept_rows(
                connection, mapper.class_, mapper.class_.classroom_id == room.classroom_id
            )
            for mapper in Base.registry.mappers
            if hasattr(mapper.class_, "classroom_id")
        }


def merge(room: Room, double: str = "Ben", keep: str = "Mia") -> None:
    goes, stays = (room.people[name].student_id for name in (double, keep))
    class_list.merge_students(room.store, room.classroom_id, goes, stays, room.now)


def undo(room: Room, double: str = "Ben") -> None:
    unmerge_students(room.store, room.classroom_id, room.people[double].student_id, room.now)


def refused(room: Room, double: str = "Ben") -> str:
    with pytest.raises(KitError) as caught:
        undo(room, double)
    return str(caught.value)


def only_ben(room: Room) -> None:
    room.do_all("Ben", vote="official")


def both_handed_in(room: Room) -> None:
    room.do_all("Mia")
    room.later(minutes=1)
    room.do_all("Ben", vote="official")


def ben_then_mia(room: Room) -> None:
    room.start("Ben")
    room.save("Ben", 3, plan="sourced", vote="editorial")
    room.later(minutes=1)
    room.start("Mia")
    room.save("Mia", 1, plan="official")


def mia_then_ben(room: Room) -> None:
    room.start("Mia")
    room.save("Mia", 2, plan="official", figure="sourced")
    room.later(minutes=1)
    room.start("Ben")
    room.save("Ben", 1, plan="sourced", vote="editorial")


def ben_was_two(room: Room) -> None:
    room.start("Ada")
    room.save("Ada", 1, disgrace="editorial")
    merge(room, "Ada", "Ben")
    ben_then_mia(room)


def nothing(room: Room) -> None:
    """Neither has begun anything."""


WAYS = (nothing, only_ben, both_handed_in, ben_then_mia, mia_then_ben, ben_was_two)


@pytest.mark.sampled(2)
@pytest.mark.parametrize("begin", WAYS, ids=lambda way: way.__name__)
def test_undone_at_once_everything_is_as_it_was(room: Room, begin: Callable[[Room], None]) -> None:
    begin(room)
    room.later(minutes=1)
    before = everything(room)
    merge(room)
    assert everything(room) != before
    room.later(hours=23)
    undo(room)
    assert everything(room) == before
    undo(room)
    assert everything(room) == before
    merge(room)
    undo(room)
    assert everything(room) == before


def answers(room: Room, name: str) -> dict[str, str]:
    work = attempts.work(room.store, room.people[name], room.assignment_id, room.now)
    return {item: answer.value["label"] for item, answer in work.answers.items()}


@pytest.mark.parametrize("begin", [ben_then_mia, mia_then_ben])
def test_what_was_given_since_stays_with_the_name_that_was_kept(
    any_room: Room, begin: Callable[[Room], None]
) -> None:
    begin(any_room)
    bens, mias = answers(any_room, "Ben"), answers(any_room, "Mia")
    merge(any_room)
    any_room.later(minutes=1)
    any_room.save("Mia", 9, disgrace="sourced", plan="editorial")
    undo(any_room)
    assert answers(any_room, "Ben") == bens
    assert answers(any_room, "Mia") == {**mias, "disgrace": "sourced", "plan": "editorial"}


@pytest.mark.parametrize("begin", [ben_then_mia, mia_then_ben])
def test_handed_in_since_is_handed_in_by_the_name_that_was_kept(
    any_room: Room, begin: Callable[[Room], None]
) -> None:
    begin(any_room)
    merge(any_room)
    any_room.save("Mia", 9, **RIGHT)
    any_room.submit("Mia")
    undo(any_room)
    mia, ben = (
        attempts.work(any_room.store, any_room.people[name], any_room.assignment_id, any_room.now)
        for name in ("Mia", "Ben")
    )
    assert (mia.attempt.submitted_by, ben.attempt.submitted_at) == ("student", None)
    assert answers(any_room, "Mia") == RIGHT
    marks = everything(any_room)["mark"]
    assert {row["attempt_id"] for row in marks} == {str(mia.attempt.id)}
    assert sorted(row["item_id"] for row in marks) == sorted(RIGHT)
    any_room.submit("Ben")


def test_after_closing_the_attempt_that_comes_back_is_handed_in_by_the_clock(
    any_room: Room,
) -> None:
    ben_then_mia(any_room)
    merge(any_room)
    assignments.close(
        any_room.store, any_room.classroom_id, any_room.assignment_id, clock_at(any_room.now)
    )
    undo(any_room)
    ben = attempts.work(
        any_room.store, any_room.people["Ben"], any_room.assignment_id, any_room.now
    )
    assert ben.attempt.submitted_by == "clock"
    items = {row["item_id"] for row in everything(any_room)["mark"]
             if row["attempt_id"] == str(ben.attempt.id)}  # fmt: skip
    assert items == {"plan", "vote"}


def test_free_name_gives_back_all_that_came_after(any_room: Room) -> None:
    classrooms.add_roster(any_room.store, any_room.classroom_id, ["Ben Lee"], any_room.now)
    whole = {s.name: s for s in students.students_of(any_room.store, any_room.classroom_id)}
    ben_lee = whole["Ben Lee"].id
    class_list.merge_students(
        any_room.store, any_room.classroom_id, any_room.people["Ben"].student_id, ben_lee,
        any_room.now,
    )  # fmt: skip
    with any_room.store.reading() as connection:
        [(double, into, _at)] = merges.merges_since(
            connection, any_room.classroom_id, any_room.now - timedelta(days=1)
        )
    assert (double.name, into) == ("Ben", ben_lee)
    undo(any_room)
    found = {s.name: s for s in students.students_of(any_room.store, any_room.classroom_id)}
    assert (found["Ben Lee"].joined_at, found["Ben"].joined_at) == (None, whole["Ben"].joined_at)
    any_room.start("Ben")


def test_substitute_that_came_with_the_double_goes_back(any_room: Room) -> None:
    room, older = any_room, any_room.assignment_id
    room.give(Rules())
    with room.store.writing() as connection:
        substitutes.add_substitute(connection, room.classroom_id, room.assignment_id, older)
        substitutes.add_student(
            connection, room.classroom_id, room.assignment_id, room.people["Ben"].student_id
        )
    before = everything(room)
    merge(room)
    undo(room)
    assert everything(room) == before


def test_too_late_or_not_its_turn_is_said(any_room: Room) -> None:
    room = any_room
    merge(room, "Ben", "Mia")
    room.later(minutes=1)
    merge(room, "Ada", "Mia")
    assert refused(room) == (
        "Ben cannot be taken apart again: somebody else was merged into the same student later. "
        "Undo that first."
    )
    undo(room, "Ada")
    room.join("Ben")
    with pytest.raises(NameTaken):
        unmerge_students(room.store, room.classroom_id, _removed(room, "Ben"), room.now)
    mia = room.people["Mia"].student_id
    class_list.remove_student(room.store, room.classroom_id, mia, room.now)
    with pytest.raises(CannotUnmerge) as caught:
        unmerge_students(room.store, room.classroom_id, _removed(room, "Ben"), room.now)
    assert str(caught.value) == (
        "Ben cannot be taken apart again: the student they were merged into has left the class. "
        "Bring that one back first."
    )
    class_list.restore_student(room.store, room.classroom_id, mia)
    room.later(days=1)
    with pytest.raises(CannotUnmerge) as caught:
        unmerge_students(room.store, room.classroom_id, _removed(room, "Ben"), room.now)
    assert str(caught.value) == (
        "Ben cannot be taken apart again: this can be undone for a day, and that is over."
    )


def _removed(room: Room, name: str) -> Any:
    with room.store.reading() as connection:
        rows = merges.merges_since(connection, room.classroom_id, room.now - timedelta(days=9))
    return next(student.id for student, _into, _at in rows if student.name == name)


def test_what_is_kept_goes_after_a_day_and_with_the_student(any_room: Room) -> None:
    ben_then_mia(any_room)
    merge(any_room)
    with any_room.store.writing() as connection:
        merges.forget_merges(connection, any_room.now)
    assert len(everything(any_room)[StudentMerge.__tablename__]) == 1
    with any_room.store.writing() as connection:
        merges.forget_merges(connection, any_room.now + timedelta(seconds=1))
    assert everything(any_room)[StudentMerge.__tablename__] == []
    assert len(everything(any_room)[FoldedAttempt.__tablename__]) == 1


def test_votes_of_a_live_session_go_back_to_whose_they_were(room: Room) -> None:
    store, who = room.store, (room.people["Ben"], room.people["Mia"])
    task = session.start(store, room.library, room.classroom_id, "three-claims", room.now)
    session.put(store, room.classroom_id, task, 0, "plan", clock_at(room.now))
    session.move(store, room.classroom_id, task, 1, Stage.VOTE, clock_at(room.now))
    for identity, label in zip(who, ("sourced", "official"), strict=True):
        attempts.start(store, identity, task, clock_at(room.later(seconds=1)))
        attempt = attempts.work(store, identity, task, room.now).attempt
        vote = [PostedAnswer("plan", 1, {"label": label})]
        saving.save_answers(store, identity, task, attempt.id, vote, clock_at(room.now), ballot=1)
    before = everything(room)
    assert len(before["vote"]) == 2
    merge(room)
    assert len(everything(room)["vote"]) == 1
    undo(room)
    assert everything(room) == before


def longer(room: Room, name: str, hours: int) -> None:
    where = (room.classroom_id, room.assignment_id, room.people[name].student_id)
    give_longer(room.store, *where, room.now + timedelta(hours=hours), clock_at(room.now))


def test_dealt_grouped_and_with_more_time_both_are_as_they_were(any_store: Store) -> None:
    room = forms_room(any_store, ("Mia", "Ben"))
    store, whose = any_store, room.classroom_id
    deal_id = deal(store, room.library, whose, "form-a", 7, room.now)
    given = (store, room.library, whose, deal_id, NEVER, room.now)
    forms = dict(zip(Half, give_occasion(*given, occasion=Occasion.BEFORE), strict=True))
    red = add_group(store, whose, "Red", room.now).id
    ben = room.people["Ben"].student_id
    change_members(store, whose, red, frozenset(), {ben}, room.now)
    give_to(store, room.library, whose, "three-claims", NEVER, room.now, group_id=red)
    longer(room, "Mia", 1)
    longer(room, "Ben", 2)

    def tasks() -> dict[str, list[Any]]:
        return {
            name: [task.assignment.id for task in attempts.tasks(store, who, room.now)]
            for name, who in room.people.items()
        }

    apart = tasks()
    assert (len(apart["Ben"]), len(apart["Mia"])) == (3, 2)
    for name, theirs in apart.items():
        do_form(room, name, next(form for form in forms.values() if form in theirs))
    before = everything(room)
    merge(room)
    assert sorted(tasks()["Mia"]) == sorted({*apart["Ben"], *apart["Mia"]})
    assert len(before["extension"]) == 2
    undo(room)
    assert (everything(room), tasks()) == (before, apart)


def test_own_time_goes_back_and_who_has_none_is_handed_in_by_the_clock(any_room: Room) -> None:
    room = any_room
    longer(room, "Ben", 2)
    ben_then_mia(room)
    merge(room)
    assignments.close(room.store, room.classroom_id, room.assignment_id, clock_at(room.now))
    room.save("Mia", 9, disgrace="sourced")
    undo(room)
    mia, ben = (
        attempts.work(room.store, room.people[name], room.assignment_id, room.now).attempt
        for name in ("Mia", "Ben")
    )
    assert (mia.submitted_by, ben.submitted_by) == ("clock", None)
    room.submit("Ben")

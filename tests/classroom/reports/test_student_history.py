"""A student's work through time: what stands in it, and what the student may see of it."""

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.errors import NotFound
from kit.classroom.people import class_list
from kit.classroom.reports.student_history import StudentHistory, history_of_student, own_history
from kit.results.counts.label_trends import LabelCount
from kit.store.engine import Store
from kit.vocabulary import Feedback, Label
from tests.classroom.reports.pre_post.test_before_and_after import void
from tests.support.forms import do_form, forms_room, give_form
from tests.support.queries import statements
from tests.support.rewriting import give_straight, hand_in, mark
from tests.support.room import Room, make_room


def of_mia(room: Room) -> StudentHistory:
    mia = room.people["Mia"].student_id
    page = history_of_student(room.store, room.classroom_id, mia, room.now)
    assert page.student.name == "Mia"
    return page.history


def own(room: Room) -> list[str]:
    found = own_history(room.store, room.people["Mia"], room.later(seconds=1))
    return [summary.assignment.title for summary in found.assignments]


def test_chapters_in_order_and_in_every_state(store: Store) -> None:
    room = forms_room(store, ("Mia", "Ben"))
    form = give_form(room, "a")
    do_form(room, "Mia", form, s1="editorial", o2=None)
    room.assignment_id = give_form(room, "b")
    room.start("Mia")
    room.save("Mia", s1="sourced")
    found = of_mia(room)
    assert [c.assignment.title for c in found.assignments] == ["Three claims", "Form A", "Form B"]
    assert [c.marked is None for c in found.assignments] == [True, False, False]
    assert [c.tally is None for c in found.assignments] == [True, False, True]
    done = found.assignments[1]
    assert [(d.position, d.part.words(d.part.due), d.choice) for d in done.differing] == [
        (1, "Sourced fact", "editorial"),
        (4, "Official statement", None),
    ]
    assert list(found.labels.values()) == [
        LabelCount(Label.SOURCED, 2, 1, 1),
        LabelCount(Label.OFFICIAL, 1, 1, 1),
        LabelCount(Label.EDITORIAL, 2, 3, 2),
    ]


def test_debatable_and_void_claims_are_outside_the_labels(any_store: Store) -> None:
    room = make_room(any_store)
    room.do_all("Mia", figure="editorial", plan="sourced")
    found = of_mia(room)
    assert [(d.position, d.in_part, d.part.debatable) for d in found.assignments[0].differing] == [
        (1, False, False),
        (4, True, True),
    ]
    assert sum(count.due for count in found.labels.values()) == 3
    void(room, room.assignment_id, "plan")
    found = of_mia(room)
    assert [d.position for d in found.assignments[0].differing] == [4]
    assert sum(count.due for count in found.labels.values()) == 2


def test_a_text_has_its_mark_once_there_is_one(store: Store) -> None:
    room = make_room(store)
    give_straight(room)
    attempt = hand_in(room, "Mia", square="The council voted.")
    text = of_mia(room).assignments[1].texts[0]
    assert (text.position, text.answer.value["text"]) == (1, "The council voted.")
    assert text.mark is None or text.mark.level is None
    mark(room, attempt, "half-way", "Who says so?")
    again = of_mia(room).assignments[1].texts[0].mark
    assert again is not None
    assert (again.credit, again.comment) == (0.5, "Who says so?")


def test_a_second_attempt_says_what_was_put_right(any_store: Store) -> None:
    room = make_room(any_store, Rules(attempts_allowed=2))
    room.do_all("Mia", plan="sourced")
    room.later(minutes=1)
    room.do_all("Mia")
    change = of_mia(room).assignments[0].change
    assert change is not None
    assert (change.right_first, change.right_last, change.put_right) == (3, 4, 1)


def test_students_see_only_what_feedback_is_due_for(store: Store) -> None:
    room = forms_room(store, ("Mia",))
    never = give_form(room, "a")
    closing = give_form(room, "b", Rules(feedback=Feedback.ON_CLOSING))
    shown = give_form(room, "a", Rules())
    for form in (never, closing, shown):
        do_form(room, "Mia", form)
    assert own(room) == ["Form A"]
    assignments.close(store, room.classroom_id, closing, clock_at(room.later(minutes=1)))
    assert own(room) == ["Form B", "Form A"]


def test_nothing_given_and_nobody_there(any_store: Store) -> None:
    room = make_room(any_store)
    assert own(room) == []
    ben = room.people["Ben"].student_id
    class_list.remove_student(room.store, room.classroom_id, ben, room.now)
    with pytest.raises(NotFound):
        history_of_student(room.store, room.classroom_id, ben, room.now)


@pytest.mark.sampled(2)
@pytest.mark.parametrize("size", [1, 3, 40])
def test_queries_do_not_grow_with_the_class(store: Store, size: int) -> None:
    names = ("Mia", *(f"Student {number:02}" for number in range(1, size)))
    room = forms_room(store, names)
    form = give_form(room, "a")
    for name in names:
        do_form(room, name, form)
    counted = []
    for _look in range(2):
        with statements(room.store) as seen:
            of_mia(room)
        counted.append(len(seen))
    # The first look reads the exercises' texts, too. Nothing was begun at one of the two.
    assert counted[1] == 16

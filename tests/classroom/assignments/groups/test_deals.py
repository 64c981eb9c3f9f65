"""Two forms dealt crosswise: who sees which, late-comers, what is refused, and undoing it."""

from datetime import timedelta
from uuid import UUID, uuid5

import pytest

from kit.classroom.answering import attempts
from kit.classroom.assignments import assignments
from kit.classroom.assignments.groups import deals
from kit.classroom.assignments.groups.deals import DEALT_RULES, deal, give_occasion, take_back_deal
from kit.classroom.assignments.groups.errors import BeforeComesFirst, DealBegun, OccasionGiven
from kit.classroom.assignments.groups.pages import DealPage, deal_page, new_deal_page
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.errors import BadTimes, NotFound, PlaceTaken, UnknownExercise
from kit.classroom.people import classrooms
from kit.classroom.people.class_list import merge_students, remove_student, restore_student
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.vocabulary import Half, Occasion
from tests.classroom.assignments.groups.test_groups import at
from tests.support.forms import do_form, forms_library, forms_room
from tests.support.room import Room

BEFORE, AFTER = Occasion


def deal_out(room: Room, seed: int = 7, *, once: UUID | None = None) -> UUID:
    whose = (room.store, room.library, room.classroom_id)
    return deal(*whose, "form-a", seed, at(room), once=once)


def hand_out(
    room: Room,
    deal_id: UUID,
    occasion: Occasion,
    rules: Rules = DEALT_RULES,
    *,
    once: UUID | None = None,
) -> dict[Half, UUID]:
    whose = (room.store, room.library, room.classroom_id, deal_id)
    ids = give_occasion(*whose, rules, at(room), occasion=occasion, once=once)
    return dict(zip(Half, ids, strict=True))


def page_of(room: Room, deal_id: UUID) -> DealPage:
    return deal_page(room.store, room.library, room.classroom_id, deal_id)


def sizes(page: DealPage) -> list[int]:
    return [len(half.students) for half in page.halves]


def titles(room: Room, name: str) -> list[str]:
    """The titles of the forms on somebody's page, newest first."""
    tasks = attempts.tasks(room.store, room.people[name], room.now)
    return [task.assignment.title for task in tasks if "Form" in task.assignment.title]


def test_each_half_has_its_form_before_and_the_other_one_after(store: Store) -> None:
    room = forms_room(store)
    deal_id = deal_out(room)
    page = page_of(room, deal_id)
    assert sizes(page) == [6, 6]
    assert [(half.before, half.after) for half in page.halves] == [
        ("Form A", "Form B"),
        ("Form B", "Form A"),
    ]
    before = hand_out(room, deal_id, BEFORE)
    for half in page.halves:
        for dealt in half.students:
            assert titles(room, dealt.student.name) == [half.before]
    a_first, b_first = (half.students[0].student.name for half in page.halves)
    for name, theirs in ((a_first, Half.A_FIRST), (b_first, Half.B_FIRST)):
        other = next(half for half in Half if half is not theirs)
        with pytest.raises(NotFound):
            attempts.task(store, room.people[name], before[other], room.now)
        with pytest.raises(NotFound):
            attempts.start(store, room.people[name], before[other], clock_at(room.now))
        attempts.start(store, room.people[name], before[theirs], clock_at(room.now))
    hand_out(room, deal_id, AFTER)
    assert (titles(room, a_first), titles(room, b_first)) == (
        ["Form B", "Form A"],
        ["Form A", "Form B"],
    )


def test_same_seed_deals_alike_and_another_does_not(store: Store) -> None:
    room = forms_room(store)

    def a_first(seed: int) -> list[str]:
        half = page_of(room, deal_out(room, seed)).halves[0]
        return [dealt.student.name for dealt in half.students]

    assert a_first(7) == a_first(7) != a_first(8)


def test_late_comers_go_to_the_smaller_half_and_the_roster_waits(store: Store) -> None:
    room = forms_room(store, ("Mia", "Ben", "Ada"))
    classrooms.add_roster(store, room.classroom_id, ["Zoe"], room.now)
    deal_id = deal_out(room)
    page = page_of(room, deal_id)
    assert (sorted(sizes(page)), [one.name for one in page.waiting]) == ([1, 2], ["Zoe"])
    for number, name in enumerate(("Zoe", "Kim", "Lea", "Ole"), 4):
        room.later(minutes=1)
        room.join(name)
        page = page_of(room, deal_id)
        assert (sum(sizes(page)), max(sizes(page)) - min(sizes(page))) == (number, number % 2)
    late = {one.student.name for half in page.halves for one in half.students if one.late}
    assert (late, list(page.waiting)) == ({"Zoe", "Kim", "Lea", "Ole"}, [])
    assert min(sizes(page)) == 3


@pytest.mark.parametrize("names", [(), ("Mia",), ("Mia", "Ben", "Ada")])
def test_small_class_is_dealt_and_says_how_many(any_store: Store, names: tuple[str, ...]) -> None:
    room = forms_room(any_store, names)
    asked = new_deal_page(any_store, room.library, room.classroom_id)
    assert (asked.joined, asked.waiting, len(asked.pairs)) == (len(names), 0, 1)
    page = page_of(room, deal_out(room))
    assert sorted(sizes(page)) == [len(names) // 2, len(names) - len(names) // 2]


def test_whoever_joined_twice_keeps_both_forms(store: Store) -> None:
    room = forms_room(store, ("Mia", "Ben"))
    deal_id = deal_out(room)
    before = hand_out(room, deal_id, BEFORE)
    first, second = (half.students[0].student.name for half in page_of(room, deal_id).halves)
    do_form(room, first, before[Half.A_FIRST])
    double, keep = (room.people[name].student_id for name in (first, second))
    merge_students(store, room.classroom_id, double, keep, room.now)
    page = page_of(room, deal_id)
    assert ([one.name for one in page.twice], sizes(page)) == ([second], [0, 0])
    assert sorted(titles(room, second)) == ["Form A", "Form B"]
    do_form(room, second, before[Half.B_FIRST])
    hand_out(room, deal_id, AFTER)
    assert sorted(titles(room, second)) == ["Form A", "Form A", "Form B", "Form B"]


def test_whoever_was_removed_before_the_deal_has_a_half_when_brought_back(store: Store) -> None:
    room = forms_room(store, ("Mia", "Ben", "Ada"))
    mia = room.people["Mia"].student_id
    remove_student(store, room.classroom_id, mia, room.now)
    deal_id = deal_out(room)
    assert sizes(page_of(room, deal_id)) == [1, 1]
    restore_student(store, room.classroom_id, mia)
    hand_out(room, deal_id, BEFORE)
    assert (sum(sizes(page_of(room, deal_id))), len(titles(room, "Mia"))) == (3, 1)


def test_both_forms_close_open_again_and_are_taken_back_as_one(store: Store) -> None:
    room = forms_room(store, ("Mia", "Ben"))
    deal_id = deal_out(room)
    before = hand_out(room, deal_id, BEFORE)
    whose = (store, room.classroom_id)

    def closed() -> list[bool]:
        return [
            assignments.assignment_of(*whose, one).is_closed(room.now) for one in before.values()
        ]

    assignments.close(*whose, before[Half.B_FIRST], clock_at(at(room)))
    assert closed() == [True, True]
    assignments.reopen(*whose, before[Half.A_FIRST], clock_at(at(room)))
    assert closed() == [False, False]
    assignments.take_back(*whose, before[Half.A_FIRST], room.now)
    assert [list(one.assignments) for one in page_of(room, deal_id).occasions] == [[], []]
    assignments.put_back(*whose, before[Half.A_FIRST])
    assert page_of(room, deal_id).occasions[0].assignments
    assert len(titles(room, "Mia")) == len(titles(room, "Ben")) == 1


def test_forms_given_anew_or_of_a_deal_taken_back_are_not_put_back(any_store: Store) -> None:
    room = forms_room(any_store, ("Mia", "Ben"))
    whose = (any_store, room.classroom_id)
    deal_id = deal_out(room)
    first = hand_out(room, deal_id, BEFORE)[Half.A_FIRST]
    assignments.take_back(*whose, first, room.now)
    # It can be given anew.
    hand_out(room, deal_id, BEFORE)
    text = (
        "The forms of this occasion were given again since, or their deal was taken back, so "
        "nothing was put back. What the class has now stays as it is."
    )
    with pytest.raises(PlaceTaken) as caught:
        assignments.put_back(*whose, first)
    assert str(caught.value) == text
    take_back_deal(*whose, deal_id)
    with pytest.raises(PlaceTaken):
        assignments.put_back(*whose, first)
    assert len(assignments.assignments_of(*whose)) == 1


def test_form_sent_twice_deals_and_gives_once(store: Store) -> None:
    room, once = forms_room(store, ("Mia", "Ben")), new_id()
    assert deal_out(room, 7, once=once) == deal_out(room, 7, once=once) == once
    assert deal_out(room, 8, once=once) != once
    given = [hand_out(room, once, BEFORE, once=once) for _ in range(2)]
    assert given[0] == given[1] == {half: uuid5(once, half) for half in Half}


def test_second_window_is_told_that_it_was_given(store: Store) -> None:
    room = forms_room(store, ("Mia", "Ben"))
    deal_id = deal_out(room)
    given = hand_out(room, deal_id, BEFORE)
    when = room.now
    with pytest.raises(OccasionGiven) as caught:
        hand_out(room, deal_id, BEFORE, once=new_id())
    assert str(caught.value) == (
        f"Both forms of this occasion were given already, {when}. Nothing was given now; the rules "
        "of what was given stand on its own page."
    )
    occasion = page_of(room, deal_id).occasions[0]
    assert [record.id for record in occasion.assignments] == list(given.values())


def test_after_waits_for_before_and_bad_times_leave_nothing(any_store: Store) -> None:
    room = forms_room(any_store, ("Mia", "Ben"))
    deal_id = deal_out(room)
    with pytest.raises(BeforeComesFirst) as caught:
        hand_out(room, deal_id, AFTER)
    assert str(caught.value) == (
        "Give the forms of “before” first: “after” hands each student the other form."
    )
    with pytest.raises(BadTimes):
        hand_out(room, deal_id, BEFORE, Rules(closes_at=room.now - timedelta(days=1)))
    assert len(assignments.assignments_of(any_store, room.classroom_id)) == 1


def test_deal_is_taken_back_until_somebody_has_begun(store: Store) -> None:
    room = forms_room(store, ("Mia", "Ben"))
    whose = (store, room.classroom_id)
    deal_id = deal_out(room)
    hand_out(room, deal_id, BEFORE)
    take_back_deal(*whose, deal_id)
    assert len(assignments.assignments_of(*whose)) == 1
    with pytest.raises(NotFound):
        take_back_deal(*whose, deal_id)
    deal_id = deal_out(room)
    before = hand_out(room, deal_id, BEFORE)
    name = page_of(room, deal_id).halves[0].students[0].student.name
    attempts.start(store, room.people[name], before[Half.A_FIRST], clock_at(room.now))
    with pytest.raises(DealBegun) as caught:
        take_back_deal(*whose, deal_id)
    assert str(caught.value) == (
        "Somebody has begun “Form A”, so the deal stays: their answers would go with it. Close the "
        "forms instead."
    )
    assert page_of(room, deal_id).begun == 1


@pytest.mark.parametrize("exercise_id", ["three-claims", "no-such-exercise", "form-b"])
def test_what_has_no_partner_is_not_dealt(any_store: Store, exercise_id: str) -> None:
    room = forms_room(any_store, ("Mia",))
    with pytest.raises(UnknownExercise):
        deal(any_store, room.library, room.classroom_id, exercise_id, 7, room.now)
    assert [(a.id, b.id) for a, b in deals.pairs(forms_library())] == [("form-a", "form-b")]


def test_deal_of_another_class_is_not_found(any_store: Store) -> None:
    room = forms_room(any_store, ("Mia",))
    deal_out(room)
    for ask in (
        lambda: page_of(room, new_id()),
        lambda: hand_out(room, new_id(), BEFORE),
        lambda: take_back_deal(any_store, room.classroom_id, new_id()),
    ):
        with pytest.raises(NotFound):
            ask()

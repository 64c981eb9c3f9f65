"""A class before and after, its figures against SciPy's on numbers taken from the store."""

from collections.abc import Callable
from uuid import UUID

import numpy as np
import pytest
from scipy import stats

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.keys import decisions
from kit.classroom.keys.proposals import Proposal
from kit.classroom.people import class_list
from kit.classroom.reports.pre_post.before_and_after import BeforeAndAfter, before_and_after
from kit.classroom.reports.pre_post.matching import chosen_sides, usual_sides
from kit.results.estimation.estimate import CONFIDENCE_OF_THREE, Figure
from kit.results.statistics.learning import Finding
from kit.store.engine import Store
from kit.vocabulary import Label, Ruling
from tests.support.arrays import about
from tests.support.forms import ITEMS, TWELVE, do_form, forms_room, give_form
from tests.support.queries import statements
from tests.support.room import Room

#: What most give wrongly before: they call both sourced claims editorial.
WRONG = {"s1": "editorial", "s2": "editorial"}
#: And all that is wrong for the weaker half.
WORSE = {**WRONG, "o1": "editorial", "e1": "sourced"}


def compared(room: Room) -> BeforeAndAfter:
    given = assignments.assignments_of(room.store, room.classroom_id)
    sides = usual_sides(given, room.library)
    return before_and_after(room.store, room.classroom_id, room.library, sides, room.now)


def said(found: BeforeAndAfter) -> list[tuple[str, int, str]]:
    return [(remark.id.value, remark.count, remark.title) for remark in found.remarks]


def a_class(room: Room) -> tuple[UUID, UUID]:
    """All twelve do A before; ten do B after, and one who joined later only B."""
    before = give_form(room, "a")
    for number, name in enumerate(TWELVE):
        do_form(room, name, before, **(WORSE if number % 3 else WRONG))
    after = give_form(room, "b")
    for number, name in enumerate(TWELVE[:10]):
        do_form(room, name, after, **({"o2": "sourced"} if number % 2 else {}))
    room.join("Zoe")
    do_form(room, "Zoe", after)
    return before, after


def shares(which: range) -> tuple[np.ndarray, np.ndarray]:
    """What a_class gives, worked out apart: shares of six items."""
    before = np.array([2 / 6 if number % 3 else 4 / 6 for number in which])
    after = np.array([5 / 6 if number % 2 else 1.0 for number in which])
    return before, after


def interval(figure: Figure) -> tuple[float, float]:
    assert figure.interval is not None
    return figure.interval.low, figure.interval.high


def test_matched_students_and_their_difference(store: Store) -> None:
    room = forms_room(store)
    a_class(room)
    found = compared(room)
    assert (found.matched, found.only_before, found.only_after) == (10, 2, 1)
    before, after = shares(range(10))
    theirs = stats.ttest_rel(after, before).confidence_interval(CONFIDENCE_OF_THREE)
    assert found.scores.difference.value == about((after - before).mean())
    assert interval(found.scores.difference) == about((theirs.low, theirs.high))
    gain = (after.mean() - before.mean()) / (1 - before.mean())
    assert (found.scores.gain.value, found.scores.gain.n) == (about(gain), 10)
    assert [(r.before, r.after, r.same) for r in found.routes] == [("Form A", "Form B", False)]
    assert (found.swap, found.one_way) == (None, True)
    assert found.finding is Finding.TOO_FEW


def test_labels_and_telling_apart(store: Store) -> None:
    room = forms_room(store)
    a_class(room)
    found = compared(room)
    rows = {row.label: row for row in found.labels}
    assert list(rows) == [Label.SOURCED, Label.OFFICIAL, Label.EDITORIAL]
    # Of ten students 4 are of the stronger kind: 20 answers to sourced claims, none right.
    assert rows[Label.SOURCED].before.recall.value == 0
    assert rows[Label.OFFICIAL].before.recall.value == about(14 / 20)
    assert rows[Label.EDITORIAL].before.recall.value == about(14 / 20)
    assert rows[Label.EDITORIAL].before.use.value == about((20 + 6 + 14) / 60)
    assert [row.due_before for row in found.labels] == about([1 / 3] * 3)
    assert rows[Label.OFFICIAL].after.recall.value == about(15 / 20)
    assert found.apart is not None
    high, low = stats.norm.ppf(14.5 / 21), stats.norm.ppf(26.5 / 41)
    assert found.apart.before.d_prime.value == about(high - low)
    assert found.apart.before.criterion.value == about(-(high + low) / 2)
    change = found.apart.change.d_prime
    assert change.value == about(
        (found.apart.after.d_prime.value or 0) - (found.apart.before.d_prime.value or 0)
    )


def crosswise_class(room: Room) -> None:
    """Six begin with A and six with B; B is easier by one claim, everybody gains one."""
    a, b = give_form(room, "a"), give_form(room, "b")
    for name in TWELVE[:6]:
        do_form(room, name, a, s1="editorial", s2="editorial", o1="editorial")
    for name in TWELVE[6:]:
        do_form(room, name, b, s1="editorial", s2="editorial")
    a, b = give_form(room, "a"), give_form(room, "b")
    for number, name in enumerate(TWELVE[:6]):
        do_form(room, name, b, s1="editorial" if number else "sourced")
    for number, name in enumerate(TWELVE[6:]):
        do_form(room, name, a, **({"s1": "editorial", "o1": "editorial"} if number else {}))


def test_forms_given_crosswise(store: Store) -> None:
    room = forms_room(store)
    crosswise_class(room)
    found = compared(room)
    assert found.swap is not None
    assert (found.swap.a, found.swap.b, found.one_way) == ("Form A", "Form B", False)
    one, two = np.array([3 / 6] + [2 / 6] * 5), np.array([2 / 6] + [0.0] * 5)
    assert found.swap.figures.a_first.value == about(one.mean())
    assert found.swap.figures.b_first.value == about(two.mean())
    assert found.scores.difference.value == about((one.mean() + two.mean()) / 2)
    welch = stats.ttest_ind(one, -two, equal_var=False)
    theirs = welch.confidence_interval(CONFIDENCE_OF_THREE)
    assert interval(found.scores.difference) == about((theirs.low / 2, theirs.high / 2))
    assert found.swap.figures.b_easier.value == about((one.mean() - two.mean()) / 2)
    assert [(r.before, r.after, r.difference.n) for r in found.routes] == [
        ("Form A", "Form B", 6),
        ("Form B", "Form A", 6),
    ]
    assert found.remarks == []


@pytest.mark.long
def test_unequal_halves_that_learned_nothing_are_not_said_to_have_learned(
    any_store: Store,
) -> None:
    names = tuple(f"N{number:02}" for number in range(24))
    room, chance = forms_room(any_store, names), np.random.default_rng(3)

    def done(letter: str) -> dict[str, str | None]:
        missed, alarm = (0.6, 0.4) if letter == "a" else (0.15, 0.1)
        found: dict[str, str | None] = {
            item: "sourced" for item in ("e1", "e2") if chance.random() < missed
        }
        return found | {item: "editorial" for item in ("s1", "o1") if chance.random() < alarm}

    for first in ("a", "b"), ("b", "a"):
        forms = {letter: give_form(room, letter) for letter in ("a", "b")}
        for number, name in enumerate(names):
            letter = first[number >= 19]
            do_form(room, name, forms[letter], **done(letter))
    found = compared(room)
    assert found.swap is not None
    halves = found.swap.figures
    assert found.finding is Finding.NOTHING_CLEAR
    assert (found.scores.before, found.scores.after) == (halves.before, halves.after)
    assert (found.scores.difference, found.scores.difference.n) == (halves.gain, 24)
    means = [(figure.value or 0) for figure in (halves.before, halves.after)]
    assert found.scores.gain.value == about((means[1] - means[0]) / (1 - means[0]))
    assert abs(means[1] - means[0]) < 0.1
    # Pooled, the second half of 5 would count for a quarter of the first.
    routes = [route.difference.value or 0 for route in found.routes]
    assert halves.gain.value == about(np.mean(routes))
    for row in found.labels:
        assert (row.due_before, row.due_after) == about((1 / 3, 1 / 3))


def test_one_student_on_another_way_is_outside_the_halves(any_store: Store) -> None:
    room = forms_room(any_store, (*TWELVE, "Zoe"))
    crosswise_class(room)
    first = assignments.assignments_of(room.store, room.classroom_id)[3].id
    last = assignments.assignments_of(room.store, room.classroom_id)[1].id
    do_form(room, "Zoe", first)
    do_form(room, "Zoe", last)
    found = compared(room)
    assert found.swap is not None
    assert (found.matched, found.swap.figures.gain.n) == (13, 12)
    assert said(found) == [("same-form", 1, "")]


def grown_suspicious(room: Room, later: str) -> None:
    """All say "editorial" more readily on the second form; `later` is its letter."""
    before, after = give_form(room, "a"), give_form(room, later)
    for number, name in enumerate(TWELVE):
        spread = {"e1": "sourced"} if number % 4 else {"s1": "editorial"}
        do_form(room, name, before, e2="official", **spread)
        more = {"o2": "editorial"} if number % 4 else {}
        do_form(room, name, after, s1="editorial", s2="editorial", o1="editorial", **more)


def learned(room: Room, later: str) -> None:
    """All tell "editorial" apart better on the second form; `later` is its letter."""
    before, after = give_form(room, "a"), give_form(room, later)
    for number, name in enumerate(TWELVE):
        do_form(room, name, before, s1="editorial", **({"e1": "sourced"} if number % 2 else {}))
        slip = {"e1": "sourced"} if number == 3 else {"s1": "editorial"} if number == 4 else {}
        do_form(room, name, after, **slip)


@pytest.mark.parametrize(
    ("made", "expected"), [(grown_suspicious, Finding.READIER), (learned, Finding.LEARNED)]
)
def test_a_class_that_grew_suspicious_or_learned_is_told_so_of_the_same_form(
    any_store: Store, made: Callable[[Room, str], None], expected: Finding
) -> None:
    room = forms_room(any_store)
    made(room, "a")
    found = compared(room)
    assert (found.finding, found.one_way) == (expected, False)


@pytest.mark.parametrize("made", [grown_suspicious, learned])
def test_of_another_form_nothing_is_said(
    any_store: Store, made: Callable[[Room, str], None]
) -> None:
    room = forms_room(any_store)
    made(room, "b")
    found = compared(room)
    assert (found.finding, found.one_way) == (Finding.FORMS_DIFFER, True)


def test_nobody_on_both_sides(any_store: Store) -> None:
    room = forms_room(any_store, ("Mia", "Ben"))
    before, after = give_form(room, "a"), give_form(room, "b")
    do_form(room, "Mia", before)
    do_form(room, "Ben", after)
    found = compared(room)
    assert (found.matched, found.only_before, found.only_after) == (0, 1, 1)
    assert (found.finding, found.labels, found.apart) == (Finding.NOBODY, (), None)
    assert found.scores.difference.value is None
    assert found.scores.gain.value is None


def test_everything_right_twice(any_store: Store) -> None:
    room = forms_room(any_store)
    before, after = give_form(room, "a"), give_form(room, "a")
    for name in TWELVE:
        do_form(room, name, before)
        do_form(room, name, after)
    found = compared(room)
    assert found.scores.difference == Figure(0.0, 12)
    assert found.scores.gain.reason == "full-before"
    assert found.finding is Finding.NOTHING_CLEAR


def test_one_student_and_one_who_was_removed(any_store: Store) -> None:
    room = forms_room(any_store, ("Mia", "Ben"))
    before, after = give_form(room, "a"), give_form(room, "b")
    for name in ("Mia", "Ben"):
        do_form(room, name, before, s1=None)
        do_form(room, name, after)
    class_list.remove_student(
        room.store, room.classroom_id, room.people["Ben"].student_id, room.now
    )
    found = compared(room)
    assert (found.matched, found.scores.difference) == (1, Figure(about(1 / 6), 1))


def test_an_attempt_not_handed_in_does_not_count(any_store: Store) -> None:
    room = forms_room(any_store, ("Mia",))
    before, after = give_form(room, "a"), give_form(room, "b")
    do_form(room, "Mia", before)
    room.assignment_id = after
    room.start("Mia")
    room.save("Mia", s1="sourced")
    assert (compared(room).matched, compared(room).only_before) == (0, 1)


def void(room: Room, assignment_id: UUID, item: str) -> None:
    """The teacher takes an item out of the marks."""
    record = assignments.assignment_of(room.store, room.classroom_id, assignment_id)
    proposal = Proposal(Ruling.VOIDED, "It was badly put.", record.key_version, item)
    decisions.decide(
        room.store,
        room.classroom_id,
        assignment_id,
        proposal,
        "Ms Gray",
        clock_at(room.later(minutes=1)),
    )


def test_void_items_are_outside(any_store: Store) -> None:
    room = forms_room(any_store, ("Mia",))
    before, after = give_form(room, "a"), give_form(room, "b")
    do_form(room, "Mia", before, s1="editorial")
    do_form(room, "Mia", after)
    void(room, before, "s1")
    found = compared(room)
    assert (found.scores.before.value, said(found)) == (1.0, [("outside", 1, "Form A")])
    assert found.labels[0].before.recall.n == 1
    for item in ITEMS[1:]:
        void(room, before, item)
    found = compared(room)
    assert (found.matched, said(found)) == (0, [("nothing-counts", 0, "Form A")])


def test_same_form_twice_after_its_key_was_seen(any_store: Store) -> None:
    room = forms_room(any_store, ("Mia", "Ben"))
    before, after = give_form(room, "a", Rules()), give_form(room, "a")
    for name in ("Mia", "Ben"):
        do_form(room, name, before)
        do_form(room, name, after)
    found = compared(room)
    assert (found.one_way, said(found)) == (False, [("same-form", 2, ""), ("key-seen", 2, "")])


def test_key_that_the_other_half_could_see(any_store: Store) -> None:
    room = forms_room(any_store)
    a, b = give_form(room, "a", Rules()), give_form(room, "b")
    for number, name in enumerate(TWELVE):
        do_form(room, name, b if number < 5 else a)
    a, b = give_form(room, "a"), give_form(room, "b", Rules())
    for number, name in enumerate(TWELVE):
        do_form(room, name, a if number < 5 else b)
    # Of form A only: the five did it after, when the seven could have its key.
    assert said(compared(room)) == [("key-about", 5, "")]


def chosen(room: Room, before: set[UUID], after: set[UUID]) -> BeforeAndAfter:
    given = assignments.assignments_of(room.store, room.classroom_id)
    sides = chosen_sides(given, before, after)
    return before_and_after(room.store, room.classroom_id, room.library, sides, room.now)


def test_first_before_and_last_after_count_of_several(any_store: Store) -> None:
    room = forms_room(any_store, ("Mia",))
    forms = [give_form(room, letter) for letter in "abab"]
    for form, wrong in zip(forms, (WORSE, WRONG, WRONG, {}), strict=True):
        do_form(room, "Mia", form, **wrong)
    found = chosen(room, set(forms[:2]), set(forms[2:]))
    assert (found.scores.before.value, found.scores.after.value) == (about(2 / 6), 1.0)
    assert said(found) == [("several", 1, "")]


def test_exercises_that_are_no_partners_and_stand_the_wrong_way(any_store: Store) -> None:
    room = forms_room(any_store, ("Mia",))
    form = give_form(room, "a")
    do_form(room, "Mia", form)
    room.do_all("Mia")
    found = chosen(room, {form}, {room.assignment_id})
    assert said(found) == [("backwards", 0, "Three claims"), ("not-partners", 1, "")]


@pytest.mark.sampled(2)
@pytest.mark.parametrize("size", [1, 3, 40])
def test_queries_do_not_grow_with_the_class(store: Store, size: int) -> None:
    names = tuple(f"Student {number:02}" for number in range(size))
    room = forms_room(store, names)
    before, after = give_form(room, "a"), give_form(room, "b")
    for name in names:
        do_form(room, name, before, s1="editorial")
        do_form(room, name, after)
    compared(room)
    given = assignments.assignments_of(room.store, room.classroom_id)
    sides = usual_sides(given, room.library)
    with statements(room.store) as seen:
        before_and_after(room.store, room.classroom_id, room.library, sides, room.now)
    # Of each of the two: the assignment, its key, the students, their attempts and their answers.
    assert len(seen) == 13

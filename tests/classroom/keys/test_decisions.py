"""Deciding about a key: preview, new version, marks made again, and two who decide at once."""

import threading
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from kit.classroom.answering import attempts, saving
from kit.classroom.assignments import assignments
from kit.classroom.assignments.assignments import Rules
from kit.classroom.assignments.loading import load_assignment
from kit.classroom.assignments.marking import carried, marks_for
from kit.classroom.assignments.pinned_content import key_of
from kit.classroom.errors import KitError, NotFound, ReasonTooLong
from kit.classroom.feedback import feedback
from kit.classroom.keys import appeal_review, appeals, history
from kit.classroom.keys import decisions as keys
from kit.classroom.keys.appeals import Argument
from kit.classroom.keys.decisions import Decided
from kit.classroom.keys.errors import (
    AlreadyVoid,
    ChoiceNotOffered,
    CountsAlready,
    DecidedChoiceMissing,
    KeyChanged,
    KeySaysSo,
    NoSuchItem,
    NoSuchPart,
    NothingNew,
    NothingToAnswer,
    ReasonMissing,
)
from kit.classroom.keys.proposals import Proposal, revised
from kit.classroom.people import classrooms
from kit.classroom.reports.results import results
from kit.content.key import Key
from kit.content.library import Library
from kit.content.versions import key_version
from kit.marking import mark_answers
from kit.store.answering import attempts as stored
from kit.store.answering.answers import AnswerRecord
from kit.store.answering.marks import MarkRecord, read_marks
from kit.store.engine import open_store
from kit.store.ids import new_id
from kit.store.keys.decisions import read_decisions
from kit.vocabulary import Label, Ruling, Verdict
from tests.support.room import ITEMS, NOON, Room, tiny_library

LABELS = ("sourced", "official", "editorial")


def version(room: Room) -> str:
    return assignments.assignment_of(room.store, room.classroom_id, room.assignment_id).key_version


def propose(room: Room, ruling: Ruling, item: str | None = "plan", **more: Any) -> Proposal:
    filled = {"reason": "We argued it out.", "on_version": version(room), **more}
    return Proposal(ruling=ruling, item_id=item, **filled)


def decide(room: Room, ruling: Ruling, item: str | None = "plan", **more: Any) -> Decided:
    proposal = propose(room, ruling, item, **more)
    moment = room.later(minutes=1)
    return keys.decide(
        room.store, room.classroom_id, room.assignment_id, proposal, "Ms Gray", moment
    )


def key_now(room: Room) -> Key[Any]:
    return results(room.store, room.classroom_id, room.assignment_id, room.now).key


def credits_now(room: Room, name: str = "Mia") -> dict[str, float | None]:
    shown = feedback.feedback(room.store, room.people[name], room.assignment_id, room.now)
    return {item: mark.credit for item, mark in shown.marks.items()}


def old_marks(room: Room, name: str, under: str) -> dict[str, float | None]:
    with room.store.reading() as connection:
        (attempt,) = stored.attempts_of_student(
            connection, room.classroom_id, room.people[name].student_id, room.assignment_id
        )
        found = read_marks(connection, room.classroom_id, attempt.id, under)
    return {item: mark.credit for item, mark in found.items()}


def contest(
    room: Room, name: str, choice: str, item: str = "plan", argument: str = "Look."
) -> None:
    appeals.contest(
        room.store, room.people[name], room.assignment_id,
        Argument(item, "", choice, argument), room.now,
    )  # fmt: skip


def test_changed_key_marks_again_and_keeps_old_marks(room: Room) -> None:
    room.do_all("Mia", plan="sourced")
    room.do_all("Ben")
    before = version(room)
    done = decide(room, Ruling.CHANGED, choice="sourced")
    assert (done.changed, done.version) == (2, version(room))
    assert done.version != before
    assert (credits_now(room)["plan"], credits_now(room, "Ben")["plan"]) == (1.0, 0.0)
    assert (old_marks(room, "Mia", before)["plan"], old_marks(room, "Ben", before)["plan"]) == (
        0.0,
        1.0,
    )
    found = results(room.store, room.classroom_id, room.assignment_id, room.now)
    entry = found.key.items["plan"]
    assert (entry.label, entry.why) == (Label.SOURCED, "We argued it out.")
    assert [row.credit for row in found.sheet.handed_in] == [3.0, 4.0]
    assert tiny_library().keys["three-claims"].items["plan"].label is Label.OFFICIAL


def test_accepted_answer_counts_beside_the_key(room: Room) -> None:
    room.do_all("Mia", plan="sourced")
    room.do_all("Ben")
    decide(room, Ruling.ACCEPTED, choice="sourced")
    assert (credits_now(room)["plan"], credits_now(room, "Ben")["plan"]) == (1.0, 1.0)


def test_void_item_counts_for_nobody_until_the_key_is_changed(room: Room) -> None:
    room.do_all("Mia", plan="sourced")
    assert decide(room, Ruling.VOIDED).changed == 1
    assert credits_now(room)["plan"] is None
    assert decide(room, Ruling.CHANGED, choice="official").changed == 1
    assert credits_now(room)["plan"] == 0.0
    assert results(
        room.store, room.classroom_id, room.assignment_id, room.now
    ).key.items["plan"].void is None  # fmt: skip


def test_void_item_is_counted_again_as_it_was(room: Room) -> None:
    room.do_all("Mia", plan="sourced")
    room.do_all("Ben")
    decide(room, Ruling.ACCEPTED, choice="editorial")
    before = key_now(room).items["plan"]
    for ruling in (Ruling.VOIDED, Ruling.COUNTED):
        assert decide(room, ruling, choice="sourced" if ruling is Ruling.COUNTED else None) == (
            Decided(version(room), 2, 0)
        )
        with pytest.raises((AlreadyVoid, CountsAlready)):
            decide(room, ruling)
    assert (credits_now(room)["plan"], credits_now(room, "Ben")["plan"]) == (0.0, 1.0)
    assert key_now(room).items["plan"] == before
    lines = history.history(room.store, room.classroom_id, room.assignment_id)
    assert [
        (line.decision.ruling, line.decision.part_id, line.decision.choice, line.marks)
        for line in lines
        if line.decision
    ][1:] == [(Ruling.VOIDED, None, None, 2), (Ruling.COUNTED, None, None, 2)]


def test_void_item_is_not_voided_again(room: Room) -> None:
    decide(room, Ruling.VOIDED)
    with pytest.raises(AlreadyVoid) as caught:
        decide(room, Ruling.VOIDED, choice="sourced")
    assert str(caught.value) == (
        "This item is void already: it counts for nobody. Leave it as it is, or count it again."
    )
    assert len(history.history(room.store, room.classroom_id, room.assignment_id)) == 2


def test_upheld_key_changes_nothing_but_answers_all_who_argue_so(room: Room) -> None:
    for name, choice in (("Mia", "sourced"), ("Ben", "sourced"), ("Ada", "editorial")):
        room.do_all(name, plan=choice)
        contest(room, name, choice)
    before = version(room)
    assert decide(room, Ruling.UPHELD, choice="sourced") == Decided(before, 0, 2)
    groups, answered = appeal_review.appeals_of(
        room.store, room.classroom_id, room.assignment_id, "plan"
    )
    assert [(group.words, [appeal.name for appeal in group.appeals]) for group in groups] == [
        ("Editorial interpretation", ["Ada"])
    ]
    assert [(one.name, one.argued.won) for one in answered] == [("Mia", False), ("Ben", False)]
    with pytest.raises(NothingToAnswer) as caught:
        decide(room, Ruling.UPHELD, choice="sourced")
    assert str(caught.value) == (
        "Nobody argues for “Sourced fact” any more: it was taken back or answered meanwhile, so "
        "the reply would reach nobody. It stands in the box as you wrote it."
    )


def test_void_item_answers_all_who_argue_about_it(room: Room) -> None:
    for name, choice in (("Mia", "sourced"), ("Ben", "editorial")):
        room.do_all(name, plan=choice)
        contest(room, name, choice)
    assert decide(room, Ruling.VOIDED, choice="sourced").answered == 2
    own = appeals.own_appeals(room.store, room.people["Mia"], room.assignment_id, room.now)
    assert [one.won for one in own["plan"]] == [True]
    others = appeals.own_appeals(room.store, room.people["Ben"], room.assignment_id, room.now)
    assert [one.won for one in others["plan"]] == [False]


def test_preview_says_what_deciding_does_and_stores_nothing(room: Room) -> None:
    room.do_all("Mia", plan="sourced")
    room.do_all("Ben")
    room.do_all("Ada", plan="editorial")
    before = version(room)
    proposal = propose(room, Ruling.CHANGED, choice="sourced")
    shown = keys.preview(room.store, room.classroom_id, room.assignment_id, proposal, room.now)
    assert shown.marks == 3
    assert [(one.name, one.position, one.remarked.changed) for one in shown.affected] == [
        ("Ben", 2, ["plan"]),
        ("Mia", 3, ["plan"]),
    ]
    assert version(room) == before
    assert history.history(room.store, room.classroom_id, room.assignment_id)[1:] == []
    assert decide(room, Ruling.CHANGED, choice="sourced").changed == 2


def test_open_attempts_are_marked_at_hand_in_under_the_present_key(room: Room) -> None:
    room.start("Mia")
    room.save("Mia", plan="sourced")
    assert decide(room, Ruling.CHANGED, choice="sourced").changed == 0
    room.submit("Mia")
    assert credits_now(room)["plan"] == 1.0


def test_all_assignments_of_the_exercise_in_the_class_move(room: Room) -> None:
    first = room.assignment_id
    room.do_all("Mia", plan="sourced")
    second = room.give(Rules())
    room.do_all("Mia", plan="sourced")
    other = classrooms.create_classroom(room.store, room.teacher_id, "8A", room.now)
    elsewhere = assignments.give(room.store, room.library, other, "three-claims", Rules(), room.now)
    before = version(room)
    assert decide(room, Ruling.CHANGED, choice="sourced").changed == 2
    for assignment_id in (first, second):
        room.assignment_id = assignment_id
        assert credits_now(room)["plan"] == 1.0
    assert assignments.assignment_of(room.store, other, elsewhere).key_version == before


def test_given_again_the_class_keeps_its_own_key(room: Room) -> None:
    decided = decide(room, Ruling.CHANGED, choice="sourced").version
    room.give(Rules())
    assert version(room) == decided


def test_there_and_back_again_keeps_every_mark(room: Room) -> None:
    """A, B, and A's content once more: the first marks under A are history and stay."""
    shipped = room.library.keys["three-claims"]
    room.do_all("Mia", plan="sourced")
    first = version(room)
    second = decide(room, Ruling.CHANGED, choice="sourced").version
    room.do_all("Ben", plan="sourced")
    third = decide(room, Ruling.ADOPTED, item=None, shipped=shipped).version
    assert len({first, second, third}) == 3
    assert (credits_now(room)["plan"], credits_now(room, "Ben")["plan"]) == (0.0, 0.0)
    assert [old_marks(room, "Mia", one)["plan"] for one in (first, second, third)] == [0, 1, 0]
    with pytest.raises(KeyError):
        old_marks(room, "Ben", first)["plan"]
    with room.store.reading() as connection:
        record = load_assignment(connection, room.classroom_id, room.assignment_id)
        assert key_version(key_of(connection, record)) == first
    lines = history.history(room.store, room.classroom_id, room.assignment_id)
    assert [(line.version, line.marks) for line in lines] == [(first, 0), (second, 1), (third, 2)]
    key_status = history.key_status(room.store, room.library, room.classroom_id, room.assignment_id)
    assert (key_status.own, key_status.shipped) == ([], None)


def test_of_several_lines_to_a_version_the_newest_is_now(room: Room) -> None:
    """Nobody has handed in, so that A, B and A again are two versions only."""
    first = version(room)
    decide(room, Ruling.CHANGED, choice="sourced")
    decide(room, Ruling.ADOPTED, item=None, shipped=room.library.keys["three-claims"])
    assert version(room) == first
    lines = history.history(room.store, room.classroom_id, room.assignment_id)
    assert [(line.version == first, line.now) for line in lines] == [
        (True, False), (False, False), (True, True)
    ]  # fmt: skip
    assert [one.entry.now for one in history.log(room.store)] == [False, False, True]


def test_a_version_without_marks_of_ones_own_is_shared(room: Room) -> None:
    """Another assignment has the kit's new key already: taking it over joins the two."""
    room.do_all("Mia", plan="sourced")
    first = room.assignment_id
    room.library = with_key(room.library, plan="sourced")
    second = room.give(Rules())
    shipped = version(room)
    room.assignment_id = first
    done = decide(room, Ruling.ADOPTED, item=None, shipped=room.library.keys["three-claims"])
    assert done.version == shipped
    assert credits_now(room)["plan"] == 1.0
    assert decide(room, Ruling.VOIDED, "vote").version == version(room)
    room.assignment_id = second
    assert version(room) != shipped


def with_key(library: Library, **labels: str) -> Library:
    """The library as an upgrade would bring it, with other labels in the key."""
    key = library.keys["three-claims"]
    entries = {
        item: entry.model_copy(update={"label": Label(labels.get(item, entry.label))})
        for item, entry in key.items.items()
    }
    changed = key.model_copy(update={"items": entries})
    return replace(library, keys={**library.keys, "three-claims": changed})


def test_shipped_key_is_offered_and_never_applied_silently(room: Room) -> None:
    room.do_all("Mia", vote="editorial")
    own = decide(room, Ruling.ACCEPTED, choice="sourced")
    upgraded = with_key(room.library, vote="editorial")
    assignment_ref = (room.store, upgraded, room.classroom_id, room.assignment_id)
    key_status = history.key_status(*assignment_ref)
    assert key_status.shipped == upgraded.keys["three-claims"]
    assert [one.to_version for one in key_status.own] == [own.version]
    proposal = propose(room, Ruling.ADOPTED, None, shipped=key_status.shipped)
    shown = keys.preview(room.store, room.classroom_id, room.assignment_id, proposal, room.now)
    assert [one.ruling for one in shown.replaced] == [Ruling.ACCEPTED]
    assert version(room) == own.version
    decide(room, Ruling.ADOPTED, None, shipped=key_status.shipped)
    assert credits_now(room)["vote"] == 1.0
    after = history.key_status(*assignment_ref)
    assert (after.shipped, after.own) == (None, [])
    with pytest.raises(NothingNew):
        decide(room, Ruling.ADOPTED, None, shipped=key_status.shipped)


def test_shipped_key_that_does_not_fit_the_text_is_not_offered(room: Room) -> None:
    key = room.library.keys["three-claims"]
    fewer = key.model_copy(update={"items": {"plan": key.items["plan"]}})
    library = replace(room.library, keys={"three-claims": fewer})
    key_status = history.key_status(room.store, library, room.classroom_id, room.assignment_id)
    assert key_status.shipped is None


def test_reworded_text_is_said_and_answers_stay_with_theirs(room: Room) -> None:
    exercise = room.library.exercises["three-claims"]
    items = [exercise.items[0].model_copy(update={"claim": "Other words."}), *exercise.items[1:]]
    reworded = exercise.model_copy(update={"items": tuple(items)})
    library = replace(room.library, exercises={"three-claims": reworded})
    key_status = history.key_status(room.store, library, room.classroom_id, room.assignment_id)
    assert (key_status.text_of, key_status.others) == (NOON, [])
    room.library = library
    first = room.assignment_id
    second = room.give(Rules())
    key_status = history.key_status(room.store, library, room.classroom_id, first)
    assert [(one.assignment.id, one.same_text, one.same_key) for one in key_status.others] == [
        (second, False, True)
    ]


@pytest.mark.parametrize(
    ("more", "error", "message"),
    [
        (
            {"item": "nope"}, NoSuchItem,
            "“Three claims” has no item nope. Go back to the exercise, and choose the item there.",
        ),
        (
            {"part_id": "nope"}, NoSuchPart,
            ("There is no such question in item plan of “Three claims”. Go back and choose one of "
            "those on the page."),
        ),
        (
            {"choice": "voice"}, ChoiceNotOffered,
            "“voice” is not among the answers to this item. Choose one of those offered.",
        ),
        (
            {"choice": None}, DecidedChoiceMissing,
            ("Choose the answer that your decision is about. Only an item that is voided or "
            "counted again needs none."),
        ),
        (
            {"ruling": Ruling.COUNTED, "choice": None}, CountsAlready,
            "This item counts already, so it cannot be counted again. Leave it as it is.",
        ),
        (
            {"choice": "official"}, KeySaysSo,
            "The key takes “Official statement” for right already. Choose another answer.",
        ),
        (
            {"reason": " \n\x00"}, ReasonMissing,
            ("Give a reason: students read it, and the history of the key keeps it."),
        ),
        (
            {"reason": "x" * 1001}, ReasonTooLong,
            ("The reason has 1001 characters; allowed are 1000. It stands in the box as you wrote "
                "it: shorten it there."),
        ),
        (
            {"ruling": Ruling.ADOPTED, "item": None}, NothingNew,
            ("The kit ships no other key for the text that this class has of “Three claims”. There "
            "is nothing to take over."),
        ),
    ],
)  # fmt: skip
def test_decision_that_cannot_be_made_says_why(
    room: Room, more: dict[str, Any], error: type[KitError], message: str
) -> None:
    filled: dict[str, Any] = {"ruling": Ruling.CHANGED, "choice": "sourced", **more}
    with pytest.raises(error) as caught:
        decide(room, **filled)
    assert str(caught.value) == message
    assert len(history.history(room.store, room.classroom_id, room.assignment_id)) == 1


def test_decision_about_another_class_is_not_found(room: Room) -> None:
    other = classrooms.create_classroom(room.store, room.teacher_id, "8A", room.now)
    proposal = propose(room, Ruling.CHANGED, choice="sourced")
    with pytest.raises(NotFound):
        keys.decide(room.store, other, room.assignment_id, proposal, "Ms Gray", room.now)


def test_second_of_two_sees_the_firsts_change_and_decides_again(room: Room) -> None:
    old = version(room)
    second = propose(room, Ruling.CHANGED, choice="editorial")
    first = decide(room, Ruling.CHANGED, choice="sourced")
    with pytest.raises(KeyChanged) as caught:
        keys.decide(room.store, room.classroom_id, room.assignment_id, second, "Mr Brown", room.now)
    assert str(caught.value) == (
        "Ms Gray changed this key at the same time. Nothing of yours is lost: look at the new key "
        "below, and decide again."
    )
    since = history.decisions_since(room.store, room.classroom_id, room.assignment_id, old)
    assert [(one.author, one.choice, one.to_version) for one in since] == [
        ("Ms Gray", "sourced", first.version)
    ]
    again = replace(second, on_version=first.version)
    keys.decide(room.store, room.classroom_id, room.assignment_id, again, "Mr Brown", room.now)
    assert results(
        room.store, room.classroom_id, room.assignment_id, room.now
    ).key.items["plan"].label is Label.EDITORIAL  # fmt: skip


def test_two_stores_decide_at_once_and_one_of_them_decides_again(
    room: Room, database_url: str
) -> None:
    room.do_all("Mia", plan="sourced")
    second = room.give(Rules())
    room.do_all("Ben", plan="editorial")
    first = room.now
    given = [room.assignment_id, second]
    proposals = [
        propose(room, Ruling.CHANGED, choice=choice) for choice in ("sourced", "editorial")
    ]
    stores = [open_store(database_url) for _ in proposals]
    together = threading.Barrier(len(stores))
    outcomes: list[object] = [None, None]

    def run(number: int) -> None:
        together.wait()
        try:
            outcomes[number] = keys.decide(
                stores[number], room.classroom_id, given[number], proposals[number],
                f"Teacher {number}", first,
            )  # fmt: skip
        except KeyChanged as error:
            outcomes[number] = error

    threads = [threading.Thread(target=run, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    for store in stores:
        store.close()
    kinds = sorted(type(one).__name__ for one in outcomes)
    assert kinds == ["Decided", "KeyChanged"]
    lines = history.history(room.store, room.classroom_id, room.assignment_id)
    assert len(lines) == 2
    assert {line.version for line in lines[1:]} == {version(room)}


def test_handing_in_while_the_key_changes_is_marked_under_the_new_one(
    room: Room, database_url: str
) -> None:
    """Whichever is first: nobody is left with marks under the old key alone."""
    for name in room.people:
        room.start(name)
        room.save(name, plan="sourced")
    store = open_store(database_url)
    together = threading.Barrier(len(room.people) + 1)
    moment = room.now

    def hand_in(name: str) -> None:
        work = attempts.work(store, room.people[name], room.assignment_id, moment)
        together.wait()
        saving.submit(store, room.people[name], room.assignment_id, work.attempt.id, moment)

    threads = [threading.Thread(target=hand_in, args=(name,)) for name in room.people]
    for thread in threads:
        thread.start()
    together.wait()
    decide(room, Ruling.CHANGED, choice="sourced")
    for thread in threads:
        thread.join(30)
    store.close()
    assert [credits_now(room, name) for name in room.people] == [{"plan": 1.0}] * 3


def test_mark_history_tells_each_change(room: Room) -> None:
    room.do_all("Mia", plan="sourced")
    at_first = room.now
    decide(room, Ruling.CHANGED, choice="sourced")
    decide(room, Ruling.VOIDED, "vote")
    with room.store.reading() as connection:
        (attempt,) = stored.attempts_of_student(
            connection, room.classroom_id, room.people["Mia"].student_id
        )
    found = history.mark_history(room.store, room.classroom_id, attempt.id)
    assert {item: [one.credit for one in steps] for item, steps in found.items()} == {
        "plan": [0.0, 1.0],
        "vote": [1.0, None],
    }
    assert found["plan"][0].marked_at == at_first < found["plan"][1].marked_at


def test_teachers_marks_carry_over_where_only_a_teacher_can_mark() -> None:
    fresh = MarkRecord("plan", 3, None, Verdict.PENDING)
    theirs = MarkRecord("plan", 3, 0.5, Verdict.PARTLY, "half-way", "Nearly.", new_id())
    assert carried(fresh, theirs) == theirs
    assert carried(fresh, replace(theirs, revision=2)) == fresh
    assert carried(fresh, None) == fresh
    void = MarkRecord("plan", 3, None, Verdict.VOID)
    assert carried(void, theirs) == void


def test_deleting_the_class_takes_its_decisions_along(room: Room) -> None:
    room.do_all("Mia", plan="sourced")
    contest(room, "Mia", "sourced")
    decide(room, Ruling.ACCEPTED, choice="sourced")
    classrooms.delete_classroom(room.store, room.classroom_id)
    with room.store.reading() as connection:
        assert read_decisions(connection) == []


_ANSWERS = st.dictionaries(st.sampled_from(ITEMS), st.sampled_from(LABELS))
_DECISIONS = st.lists(
    st.tuples(
        st.sampled_from([Ruling.ACCEPTED, Ruling.CHANGED, Ruling.VOIDED, Ruling.COUNTED]),
        st.sampled_from(ITEMS),
        st.sampled_from(LABELS),
    ),
    max_size=5,
)


@settings(max_examples=200)
@examples(given=_ANSWERS, decisions=_DECISIONS)
def test_marking_again_is_marking_afresh(
    given: dict[str, str], decisions: list[tuple[Ruling, str, str]]
) -> None:
    """Step by step or at once, by whatever way a key came about; void items count for nobody."""
    library = tiny_library()
    exercise, key = library.exercises["three-claims"], library.keys["three-claims"]
    last: dict[str, tuple[Ruling, str]] = {}
    for ruling, item, choice in decisions:
        key = revised("classify", key, Proposal(ruling, "Why.", "", item, "", choice))
        if ruling is not Ruling.COUNTED:
            last[item] = (ruling, choice)
        elif last.get(item, (None, ""))[0] is Ruling.VOIDED:
            del last[item]
    answers = {
        item: AnswerRecord(item, 1, {"label": label}, None, NOON) for item, label in given.items()
    }
    made = marks_for(exercise, key, answers)
    fresh = mark_answers(exercise, key, {item: one.value for item, one in answers.items()})
    assert {item: (one.credit, one.verdict) for item, one in made.items()} == {
        item: (one.credit, one.verdict) for item, one in fresh.items()
    }
    for item, label in given.items():
        if item not in last:
            continue
        ruling, choice = last[item]
        if ruling is Ruling.VOIDED:
            assert (made[item].credit, made[item].verdict) == (None, Verdict.VOID)
        elif label == choice:
            assert made[item].credit == 1.0

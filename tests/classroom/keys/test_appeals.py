"""Arguing with a key: who may, when, what is kept, and what the argument wins."""

from typing import Any

import pytest

from kit.classroom.answering import attempts
from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.errors import FeedbackNotDue, KitError, NotFound
from kit.classroom.keys import appeal_review, appeals, decisions
from kit.classroom.keys.errors import (
    AppealAnswered,
    ItemIsVoid,
    KeySaysSo,
)
from kit.classroom.keys.own_arguments import Argument
from kit.classroom.keys.proposals import Proposal
from kit.classroom.people import class_list, classrooms
from kit.classroom.texts import ARGUMENT_MAX
from kit.vocabulary import Feedback, Ruling
from tests.support.queries import statements
from tests.support.room import Room


def contest(room: Room, name: str = "Mia", **more: Any) -> None:
    filled = {
        "item_id": "plan",
        "part_id": "",
        "choice": "sourced",
        "argument": "The council",
        **more,
    }
    appeals.contest(room.store, room.people[name], room.assignment_id, Argument(**filled), room.now)


def own(room: Room, name: str = "Mia") -> list[tuple[str, str, bool]]:
    found = appeals.own_appeals(room.store, room.people[name], room.assignment_id, room.now)
    return [
        (one.choice, one.appeal.argument, one.decision is not None)
        for some in found.values()
        for one in some
    ]


def decide(room: Room, ruling: Ruling, choice: str | None = "sourced", item: str = "plan") -> None:
    record = assignments.assignment_of(room.store, room.classroom_id, room.assignment_id)
    proposal = Proposal(ruling, "Yes.", record.key_version, item, "", choice)
    moment = room.later(minutes=1)
    decisions.decide(
        room.store, room.classroom_id, room.assignment_id, proposal, "Ms Gray", clock_at(moment)
    )


def credit(room: Room, name: str = "Mia") -> list[tuple[str, int, Ruling]]:
    tasks = attempts.tasks(room.store, room.people[name], room.now)
    return [
        (one.assignment.title, one.position, one.ruling)
        for one in appeals.credits_of(room.store, room.people[name], tasks)
    ]


def test_argument_is_sent_edited_and_taken_back(room: Room) -> None:
    room.do_all("Mia")
    contest(room, argument="  One\r\ntwo\x00 ")
    assert own(room) == [("Sourced fact", "One\ntwo", False)]
    contest(room, choice="editorial", argument="Three")
    assert own(room) == [("Editorial interpretation", "Three", False)]
    assignment_ref = (room.store, room.people["Mia"], room.assignment_id)
    appeals.withdraw(*assignment_ref, "plan", "", room.now)
    assert own(room) == []
    appeals.withdraw(*assignment_ref, "plan", "", room.now)


def test_argument_may_be_as_long_as_said(room: Room) -> None:
    room.do_all("Mia")
    contest(room, argument="é\r\n" * 299 + "ab")
    with pytest.raises(ValueError, match="a text of 601 characters, where 1 to 600 are stored"):
        contest(room, argument="x" * (ARGUMENT_MAX + 1))
    assert len(own(room)[0][1]) == ARGUMENT_MAX


@pytest.mark.parametrize(
    ("more", "error", "message"),
    [
        (
            {"item_id": "nope"}, NotFound,
            "“Three claims” has no item nope. Go back to the exercise, and choose the item there.",
        ),
        (
            {"part_id": "nope"}, NotFound,
            ("There is no such question in item plan of “Three claims”. Go back and choose one of "
            "those on the page."),
        ),
        (
            {"choice": "voice"}, KitError,
            "“voice” is not among the answers to this item. Choose one of those offered.",
        ),
        (
            {"choice": " "}, KitError,
            "“ ” is not among the answers to this item. Choose one of those offered.",
        ),
        (
            {"choice": "official"}, KeySaysSo,
            "The key takes “Official statement” for right already. Choose another answer.",
        ),
        ({"argument": " "}, ValueError, "a text of 0 characters, where 1 to 600 are stored"),
    ],
)  # fmt: skip
def test_argument_that_cannot_be_sent(
    room: Room, more: dict[str, Any], error: type[Exception], message: str
) -> None:
    room.do_all("Mia")
    with pytest.raises(error) as caught:
        contest(room, **more)
    assert str(caught.value) == message
    assert own(room) == []


def test_void_item_is_not_argued_about(room: Room) -> None:
    room.do_all("Mia")
    decide(room, Ruling.VOIDED, None)
    with pytest.raises(ItemIsVoid) as caught:
        contest(room)
    assert str(caught.value) == ("This item counts for nobody, so there is nothing to argue about.")


def test_item_of_another_class_is_not_found(room: Room) -> None:
    room.do_all("Mia")
    other = classrooms.create_classroom(room.store, room.teacher_id, "8A", room.now)
    elsewhere = assignments.give(room.store, room.library, other, "three-claims", Rules(), room.now)
    with pytest.raises(NotFound) as caught:
        appeals.contest(
            room.store, room.people["Mia"], elsewhere,
            Argument("plan", "", "sourced", "Mine."), room.now,
        )  # fmt: skip
    assert str(caught.value) == (
        "There is nothing here, or nothing for you. Go back and try another way."
    )
    assert own(room) == []


@pytest.mark.parametrize("rule", [Feedback.NEVER, Feedback.ON_CLOSING])
def test_nobody_argues_before_the_key_is_shown(room: Room, rule: Feedback) -> None:
    room.give(Rules(feedback=rule))
    room.do_all("Mia")
    with statements(room.store) as seen, pytest.raises(FeedbackNotDue):
        contest(room)
    assert [line for line in seen if "key_version WHERE" in line or "FROM decision" in line] == []
    with pytest.raises(NotFound):
        contest(room, "Ben")


def test_answered_argument_stands_until_the_key_changes(room: Room) -> None:
    room.do_all("Mia")
    contest(room)
    decide(room, Ruling.UPHELD)
    with pytest.raises(AppealAnswered) as caught:
        contest(room)
    assert str(caught.value) == (
        "Your teacher has answered this, and that settles it. The answer stands in your feedback; "
        "you can argue about this part again only if your teacher changes what the key says of it."
    )
    with pytest.raises(AppealAnswered):
        appeals.withdraw(room.store, room.people["Mia"], room.assignment_id, "plan", "", room.now)
    decide(room, Ruling.CHANGED, "editorial")
    contest(room, argument="Once more")
    assert own(room) == [
        ("Sourced fact", "The council", True),
        ("Sourced fact", "Once more", False),
    ]


@pytest.mark.parametrize("ruling", [Ruling.UPHELD, Ruling.ACCEPTED, Ruling.CHANGED])
def test_answer_settles_an_argument_whatever_else_the_key_changes(
    room: Room, ruling: Ruling
) -> None:
    """Sent again after each decision about another item, it would keep the class busy."""
    room.do_all("Mia")
    contest(room)
    decide(room, ruling)
    for other in (Ruling.VOIDED, Ruling.COUNTED, Ruling.VOIDED):
        decide(room, other, None, "vote")
        with pytest.raises(AppealAnswered):
            contest(room, choice="editorial")
    with pytest.raises(AppealAnswered):
        appeals.withdraw(room.store, room.people["Mia"], room.assignment_id, "plan", "", room.now)
    assert own(room) == [("Sourced fact", "The council", True)]


def test_each_answer_settles_the_next_argument_too(room: Room) -> None:
    """One argument for each change of what the key says: a round ends with the teacher."""
    room.do_all("Mia")
    for label in ("editorial", "official", "editorial"):
        contest(room, choice="sourced")
        decide(room, Ruling.UPHELD)
        with pytest.raises(AppealAnswered):
            contest(room)
        decide(room, Ruling.CHANGED, label)
    assert [answered for _choice, _words, answered in own(room)] == [True] * 3


def test_open_argument_stays_one_when_the_key_changes_elsewhere(room: Room) -> None:
    room.do_all("Mia")
    contest(room)
    decide(room, Ruling.VOIDED, None, "vote")
    contest(room, argument="Better")
    assert own(room) == [("Sourced fact", "Better", False)]


@pytest.mark.parametrize("ruling", [Ruling.ACCEPTED, Ruling.CHANGED, Ruling.VOIDED])
def test_who_argued_for_the_change_gets_the_credit(room: Room, ruling: Ruling) -> None:
    for name, choice in (("Mia", "sourced"), ("Ben", "editorial"), ("Ada", "sourced")):
        room.do_all(name)
        if name != "Ada":
            contest(room, name, choice=choice)
    decide(room, ruling)
    assert credit(room) == [("Three claims", 1, ruling)]
    assert credit(room, "Ben") == credit(room, "Ada") == []


def test_void_without_an_answer_is_everybodys_who_argued_about_the_item(room: Room) -> None:
    for name, choice in (("Mia", "sourced"), ("Ben", "editorial"), ("Ada", "sourced")):
        room.do_all(name)
        if name != "Ada":
            contest(room, name, choice=choice)
    contest(room, "Ben", item_id="vote", choice="editorial")
    decide(room, Ruling.VOIDED, None)
    won = [("Three claims", 1, Ruling.VOIDED)]
    assert [credit(room, name) for name in ("Mia", "Ben", "Ada")] == [won, won, []]


def test_credit_is_not_looked_for_while_the_key_is_not_shown(room: Room) -> None:
    room.give(Rules(feedback=Feedback.ON_CLOSING))
    room.do_all("Mia")
    assignments.close(room.store, room.classroom_id, room.assignment_id, clock_at(room.now))
    contest(room)
    decide(room, Ruling.CHANGED)
    assert credit(room) == [("Three claims", 1, Ruling.CHANGED)]
    assignments.reopen(room.store, room.classroom_id, room.assignment_id, clock_at(room.now))
    with statements(room.store) as seen:
        assert credit(room) == []
    assert [line for line in seen if "decision" in line or "appeal" in line] == []


def test_teacher_sees_how_many_wait(room: Room) -> None:
    for name in ("Mia", "Ben"):
        room.do_all(name)
        contest(room, name)
    contest(room, "Mia", item_id="vote", choice="editorial")
    assert appeal_review.open_appeals(room.store, room.classroom_id) == {
        room.assignment_id: {"plan": 2, "vote": 1}
    }
    class_list.remove_student(
        room.store, room.classroom_id, room.people["Ben"].student_id, room.now
    )
    assert appeal_review.open_appeals(room.store, room.classroom_id) == {
        room.assignment_id: {"plan": 1, "vote": 1}
    }


def test_appeals_of_an_item_of_another_class_are_not_found(room: Room) -> None:
    other = classrooms.create_classroom(room.store, room.teacher_id, "8A", room.now)
    with pytest.raises(NotFound):
        appeal_review.appeals_of(room.store, other, room.assignment_id, "plan")
    with pytest.raises(NotFound, match="has no item nope"):
        appeal_review.appeals_of(room.store, room.classroom_id, room.assignment_id, "nope")


def test_arguments_of_who_joined_twice_are_kept(room: Room) -> None:
    for name in ("Mia", "Ben"):
        room.do_all(name)
        contest(room, name, argument=name)
    contest(room, "Ben", item_id="vote", choice="editorial")
    ids = (room.people["Ben"].student_id, room.people["Mia"].student_id)
    class_list.merge_students(room.store, room.classroom_id, *ids, room.now)
    # Mia has made the same one: the other's stays with the name it was made under.
    assert own(room) == [
        ("Sourced fact", "Mia", False),
        ("Editorial interpretation", "The council", False),
    ]

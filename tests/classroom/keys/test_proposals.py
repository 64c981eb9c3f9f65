"""What may be decided about a key, and the key that follows from it."""

from typing import Any

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from kit.classroom.assignments.marking import marks_for
from kit.classroom.errors import KitError, NotFound
from kit.classroom.keys import history
from kit.classroom.keys.errors import (
    CountsAlready,
    KeySaysSo,
    NothingNew,
)
from kit.classroom.keys.proposals import Proposal, revised
from kit.marking import mark_answers
from kit.store.answering.answers import AnswerRecord
from kit.vocabulary import Ruling, Verdict
from tests.support.deciding import decide
from tests.support.room import ITEMS, NOON, Room, tiny_library

LABELS = ("sourced", "official", "editorial")


@pytest.mark.parametrize(
    ("more", "error", "message"),
    [
        (
            {"item": "nope"}, NotFound,
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
            {"choice": None}, KitError,
            "“” is not among the answers to this item. Choose one of those offered.",
        ),
        (
            {"ruling": Ruling.COUNTED, "choice": None}, CountsAlready,
            "This question counts already, so it cannot be put back. Leave it as it is.",
        ),
        (
            {"choice": "official"}, KeySaysSo,
            "The key takes “Official statement” for right already. Choose another answer.",
        ),
        (
            {"reason": " \n\x00"}, ValueError,
            "a text of 0 characters, where 1 to 1000 are stored",
        ),
        (
            {"reason": "x" * 1001}, ValueError,
            "a text of 1001 characters, where 1 to 1000 are stored",
        ),
        (
            {"check": "x" * 1001}, ValueError,
            "a text of 1001 characters, where 0 to 1000 are stored",
        ),
        (
            {"ruling": Ruling.ADOPTED, "item": None}, NothingNew,
            ("The kit ships no other key for the text that this class has of “Three claims”. There "
            "is nothing to take over."),
        ),
    ],
)  # fmt: skip
def test_decision_that_cannot_be_made_says_why(
    room: Room, more: dict[str, Any], error: type[Exception], message: str
) -> None:
    filled: dict[str, Any] = {"ruling": Ruling.CHANGED, "choice": "sourced", **more}
    with pytest.raises(error) as caught:
        decide(room, **filled)
    assert str(caught.value) == message
    assert len(history.history(room.store, room.classroom_id, room.assignment_id)) == 1


_ANSWERS = st.dictionaries(st.sampled_from(ITEMS), st.sampled_from(LABELS))


_DECISIONS = st.lists(
    st.tuples(
        st.sampled_from([Ruling.ACCEPTED, Ruling.CHANGED, Ruling.VOIDED, Ruling.COUNTED]),
        st.sampled_from(ITEMS),
        st.sampled_from(LABELS),
    ),
    max_size=5,
)


@pytest.mark.long
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

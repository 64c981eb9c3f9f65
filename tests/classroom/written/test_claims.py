"""A student writes a claim for the class, once their feedback is due."""

import pytest

from kit.classroom.answering import unmerging
from kit.classroom.assignments.pinning import Rules
from kit.classroom.errors import FeedbackNotDue, NotFound
from kit.classroom.people import class_list
from kit.classroom.reports import student_pages
from kit.classroom.written import claims, review
from kit.classroom.written.claims import Writing
from kit.classroom.written.errors import ClaimSettled
from kit.vocabulary import Feedback
from tests.support import choosing
from tests.support.room import Room
from tests.support.writing import CLAIM, WHY, write


def own_words(room: Room, name: str = "Mia") -> Writing | None:
    page = claims.write_page(room.store, room.people[name], room.assignment_id, room.now)
    return None if page.own is None else Writing(page.own.claim, page.own.label, page.own.why)


def test_claim_is_kept_changed_and_sent_twice_once(room: Room) -> None:
    room.do_all("Mia")
    page = claims.write_page(room.store, room.people["Mia"], room.assignment_id, room.now)
    assert ([choice.value for choice in page.choices], page.own) == (
        ["sourced", "official", "editorial"],
        None,
    )
    ref = write(room)
    assert own_words(room) == Writing(CLAIM, "sourced", WHY)
    assert write(room, claim="Better.\x00 ") == ref
    assert write(room, claim="Better.") == ref
    page = claims.write_page(room.store, room.people["Mia"], room.assignment_id, room.now)
    assert page.own is not None
    assert (page.own.claim, page.own.revision) == ("Better.", 2)


def test_nothing_is_written_before_feedback_is_due(room: Room) -> None:
    with pytest.raises(NotFound):
        write(room)
    room.start("Mia")
    with pytest.raises(FeedbackNotDue):
        write(room)
    with pytest.raises(FeedbackNotDue):
        own_words(room)
    with pytest.raises(NotFound):
        own_words(room, "Ben")
    room.give(Rules(feedback=Feedback.NEVER))
    room.do_all("Mia")
    with pytest.raises(FeedbackNotDue):
        write(room)


def test_only_where_an_item_is_one_text_with_one_label(room: Room) -> None:
    choosing.give(room, "compare")
    choosing.do_all(room, "Mia", choosing.RIGHT["compare"])
    with pytest.raises(NotFound):
        write(room)
    page = student_pages.feedback_page(
        room.store, room.library, room.people["Mia"], room.assignment_id, room.now
    )
    assert page.writing == claims.Offer(offered=False, own=None)


@pytest.mark.parametrize(
    "more", [{"label": "voice"}, {"claim": " "}, {"claim": "x" * 401}, {"why": ""}]
)
def test_what_no_form_lets_through_is_refused(room: Room, more: dict[str, str]) -> None:
    room.do_all("Mia")
    with pytest.raises(ValueError, match=r"label|characters"):
        write(room, **more)
    assert own_words(room) is None


def test_what_the_teacher_is_done_with_stays_as_it_was(room: Room) -> None:
    room.do_all("Mia")
    ref = write(room)
    review.put_away(room.store, ref, 1, room.now)
    with pytest.raises(ClaimSettled) as caught:
        write(room, claim="Better.")
    assert str(caught.value) == (
        "Your teacher has read your claim and is done with it, so it stays as it was. What you "
        "typed stands here still."
    )
    assert write(room) == ref
    review.put_back(room.store, ref)
    write(room, claim="Better.")
    assert own_words(room) == Writing("Better.", "sourced", WHY)


def test_claim_goes_along_when_students_are_merged_and_comes_back(room: Room) -> None:
    room.do_all("Mia")
    room.do_all("Ben")
    write(room)
    mia, ben = (room.people[name].student_id for name in ("Mia", "Ben"))
    class_list.merge_students(room.store, room.classroom_id, mia, ben, room.now)
    assert own_words(room, "Ben") == Writing(CLAIM, "sourced", WHY)
    unmerging.unmerge_students(room.store, room.classroom_id, mia, room.now)
    assert own_words(room, "Mia") == Writing(CLAIM, "sourced", WHY)
    assert own_words(room, "Ben") is None

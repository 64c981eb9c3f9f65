"""What a teacher reads of the claims of a class, and puts away."""

import pytest

from kit.classroom.errors import NotFound
from kit.classroom.people import class_list
from kit.classroom.written import review
from kit.classroom.written.errors import ClaimChanged
from kit.classroom.written.review import ClaimRef, StudentClaim
from kit.store.ids import new_id
from tests.support.room import Room
from tests.support.writing import CLAIM, write


def words(listed: list[StudentClaim]) -> list[tuple[str, str, str]]:
    return [(one.name, one.record.claim, one.label) for one in listed]


def sections(room: Room) -> list[list[tuple[str, str, str]]]:
    page = review.written_page(room.store, room.classroom_id, room.assignment_id)
    return [words([*listed]) for listed in (page.waiting, page.taken, page.put_away)]


def test_page_lists_what_waits_and_what_was_put_away_and_back(room: Room) -> None:
    for name in ("Mia", "Ben"):
        room.do_all(name)
    write(room, "Mia")
    bens = write(room, "Ben", claim="Nothing is better.", label="editorial")
    mia, ben = ("Mia", CLAIM, "Sourced fact"), (
        "Ben", "Nothing is better.", "Editorial interpretation",
    )  # fmt: skip
    assert sections(room) == [[mia, ben], [], []]
    review.put_away(room.store, bens, 1, room.now)
    review.put_away(room.store, bens, 1, room.now)
    assert sections(room) == [[mia], [], [ben]]
    review.put_back(room.store, bens)
    assert sections(room) == [[mia, ben], [], []]
    class_list.remove_student(
        room.store, room.classroom_id, room.people["Mia"].student_id, room.now
    )
    assert sections(room) == [[ben], [], []]


def test_what_was_changed_since_it_was_read_is_not_put_away(room: Room) -> None:
    room.do_all("Mia")
    ref = write(room)
    write(room, claim="Better.")
    with pytest.raises(ClaimChanged) as caught:
        review.put_away(room.store, ref, 1, room.now)
    assert str(caught.value) == (
        "The student has changed this claim since you opened the page: read it again."
    )
    assert [len(listed) for listed in sections(room)] == [1, 0, 0]


def test_claim_of_another_assignment_is_not_there(room: Room) -> None:
    room.do_all("Mia")
    ref = write(room)
    elsewhere = ClaimRef(room.classroom_id, new_id(), ref.claim_id)
    with pytest.raises(NotFound):
        review.put_away(room.store, elsewhere, 1, room.now)
    with pytest.raises(NotFound):
        review.put_back(room.store, elsewhere)


def test_count_is_none_where_no_claim_can_be_written(room: Room) -> None:
    exercise = room.library.exercises["three-claims"]
    where = (room.store, room.classroom_id, room.assignment_id)
    assert review.count_written(*where, exercise) == 0
    room.do_all("Mia")
    write(room)
    assert review.count_written(*where, exercise) == 1
    assert review.count_written(*where, exercise.model_copy(update={"type": "compare"})) is None


def test_label_that_the_exercise_does_not_have_stands_for_itself(room: Room) -> None:
    assert review.label_words(room.library.exercises["three-claims"], "voice") == "voice"

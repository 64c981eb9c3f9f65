"""Written claims as rows."""

from dataclasses import replace
from datetime import timedelta

from kit.classroom.people import class_list
from kit.store.ids import new_id
from kit.store.people import students
from kit.store.written import claims
from tests.support.room import NOON, Room
from tests.support.writing import written_by


def test_claims_are_found_by_student_by_assignment_and_by_id(room: Room) -> None:
    mias = written_by(room, written_at=NOON + timedelta(minutes=1))
    bens = written_by(room, "Ben")
    where = (room.classroom_id, room.assignment_id)
    with room.store.writing() as connection:
        for record in (mias, bens):
            claims.add_claim(connection, record)
        claims.change_claim(connection, bens, claim="Other.", revision=2)
    changed = replace(bens, claim="Other.", revision=2)
    with room.store.reading() as connection:
        assert claims.claims_of_assignment(connection, *where) == [changed, mias]
        assert claims.count_claims(connection, *where) == 2
        assert claims.claim_of_student(connection, *where, mias.student_id) == mias
        assert claims.count_of_student(connection, room.classroom_id, bens.student_id) == 1
        assert claims.claim(connection, *where, bens.id) == changed
        assert claims.claim(connection, room.classroom_id, new_id(), bens.id) is None
    with room.store.writing() as connection:
        assert claims.lock_claim(connection, *where, mias.id) == mias


def test_settled_is_what_was_taken_or_put_away(room: Room) -> None:
    record = written_by(room)
    assert not record.settled
    assert replace(record, taken_at=NOON).settled
    assert replace(record, put_away_at=NOON).settled


def test_claims_of_who_was_removed_are_not_shown(room: Room) -> None:
    with room.store.writing() as connection:
        claims.add_claim(connection, written_by(room))
    class_list.remove_student(room.store, room.classroom_id, room.people["Mia"].student_id, NOON)
    with room.store.reading() as connection:
        where = (connection, room.classroom_id, room.assignment_id)
        assert (claims.claims_of_assignment(*where), claims.count_claims(*where)) == ([], 0)


def test_claims_are_moved_but_where_the_other_wrote_one(room: Room) -> None:
    mia, ben, ada = (room.people[name].student_id for name in ("Mia", "Ben", "Ada"))
    where = (room.classroom_id, room.assignment_id)
    with room.store.writing() as connection:
        for name in ("Mia", "Ben"):
            claims.add_claim(connection, written_by(room, name, claim=f"{name}'s."))
        claims.move_claims(connection, room.classroom_id, mia, ben)
        for student, claim in ((mia, "Mia's."), (ben, "Ben's.")):
            own = claims.claim_of_student(connection, *where, student)
            assert own is not None
            assert own.claim == claim
        claims.move_claims(connection, room.classroom_id, mia, ada)
        assert claims.claim_of_student(connection, *where, mia) is None
        assert claims.claim_of_student(connection, *where, ada) is not None


def test_claims_are_erased_with_their_student(room: Room) -> None:
    with room.store.writing() as connection:
        claims.add_claim(connection, written_by(room))
        mia = room.people["Mia"].student_id
        students.erase_student(connection, room.classroom_id, mia)
        assert claims.count_of_student(connection, room.classroom_id, mia) == 0

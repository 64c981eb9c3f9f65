"""A teacher's marks where the key changes, or the text since."""

from uuid import UUID

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.feedback import attempt_summary, feedback
from kit.classroom.keys import decisions
from kit.classroom.keys.proposals import Proposal
from kit.vocabulary import CertaintyRule, Ruling, Verdict
from tests.support.held_marks import held_marks
from tests.support.rewriting import give_straight, hand_in, mark, screen, write
from tests.support.room import Room
from tests.support.rubric_marks import TEXT, cells


def carried(room: Room, attempt_id: UUID, version: str) -> dict[str, object]:
    with room.store.reading() as connection:
        found = held_marks(connection, room.classroom_id, attempt_id, version)
    return {
        item: tuple(row[name] for name in ("verdict", "credit", "level", "comment", "marked_by"))
        for item, row in found.items()
    }


def test_teachers_marks_go_along_to_another_key(straight: Room) -> None:
    room = straight
    mia = hand_in(room, "Mia", square=TEXT, bridge="x")
    ben = hand_in(room, "Ben", square="y")
    mark(room, mia, "half-way", "Go on.")
    mark(room, mia, "half-way", "Twice the council.", item="bridge")
    old = assignments.assignment_of(room.store, room.classroom_id, room.assignment_id).key_version
    reason = "The bridge was torn down meanwhile."
    proposal = Proposal(Ruling.VOIDED, reason, old, "bridge", None, None)
    decisions.decide(
        room.store,
        room.classroom_id,
        room.assignment_id,
        proposal,
        "Ms Gray",
        clock_at(room.later(hours=1)),
    )
    new = assignments.assignment_of(room.store, room.classroom_id, room.assignment_id).key_version
    teachers = (Verdict.PARTLY, 0.5, "half-way", "Go on.", room.teacher_id)
    assert carried(room, mia, old)["square"] == carried(room, mia, new)["square"] == teachers
    assert carried(room, mia, new)["bridge"] == (Verdict.VOID, None, None, None, None)
    assert carried(room, mia, old)["bridge"] != carried(room, mia, new)["bridge"]
    assert carried(room, ben, new) == {"square": (Verdict.PENDING, None, None, None, None)}


def test_void_text_counts_again_with_the_marks_it_had(straight: Room) -> None:
    room = straight
    mia = hand_in(room, "Mia", square=TEXT)
    ben = hand_in(room, "Ben", square="y")
    ada = hand_in(room, "Ada", square="z")
    mark(room, mia, "half-way", "Go on.")
    assignment_ref = (room.store, room.classroom_id, room.assignment_id)
    for ruling in (Ruling.VOIDED, Ruling.COUNTED):
        record = assignments.assignment_of(*assignment_ref)
        proposal = Proposal(ruling, "We talked.", record.key_version, "square")
        decisions.decide(*assignment_ref, proposal, "Ms Gray", clock_at(room.later(hours=1)))
        if ruling is Ruling.VOIDED:
            room.later(minutes=1)
            mark(room, ben, "good", "While it was void.")
            assert cells(room, "Ben")["square"] == (None, Verdict.VOID)
    assert cells(room, "Mia")["square"] == (0.5, Verdict.PARTLY)
    assert cells(room, "Ben")["square"] == (1.0, Verdict.RIGHT)
    assert cells(room, "Ada")["square"] == (None, Verdict.PENDING)
    assert screen(room, attempt_id=ada).left == 1


def test_marks_stay_when_the_key_changes_while_it_is_open_again(straight: Room) -> None:
    room = straight
    mia = write(room, "Mia", square=TEXT, bridge="x")
    assignments.close(
        room.store, room.classroom_id, room.assignment_id, clock_at(room.later(hours=1))
    )
    mark(room, mia, "good", "Well done.")
    assignments.reopen(
        room.store, room.classroom_id, room.assignment_id, clock_at(room.later(hours=1))
    )
    record = assignments.assignment_of(room.store, room.classroom_id, room.assignment_id)
    proposal = Proposal(Ruling.VOIDED, "Torn down.", record.key_version, "bridge", None, None)
    assignment_ref = (room.store, room.classroom_id, room.assignment_id)
    decisions.decide(*assignment_ref, proposal, "Ms Gray", clock_at(room.later(hours=1)))
    room.submit("Mia")
    new = assignments.assignment_of(*assignment_ref).key_version
    assert carried(room, mia, new) == {
        "square": (Verdict.RIGHT, 1.0, "good", "Well done.", room.teacher_id),
        "bridge": (Verdict.VOID, None, None, None, None),
    }


def test_mark_of_a_text_changed_since_counts_nowhere(straight: Room) -> None:
    room = straight
    give_straight(room, Rules(certainty=CertaintyRule.MARKED))
    mia = write(room, "Mia", square=TEXT)
    assignments.close(
        room.store, room.classroom_id, room.assignment_id, clock_at(room.later(hours=1))
    )
    mark(room, mia, "loaded")
    assignments.reopen(
        room.store, room.classroom_id, room.assignment_id, clock_at(room.later(hours=1))
    )
    write(room, "Mia", 2, square="The council voted.")
    room.submit("Mia")
    identity = room.people["Mia"]
    found = feedback.feedback(room.store, identity, room.assignment_id, room.now)
    assert (found.marks["square"].level, found.counting) == ("loaded", {})
    assert attempt_summary.certainty_total(found).points == 0
    assert attempt_summary.mistakes_of(found, attempt_summary.tally_of(found)) == []

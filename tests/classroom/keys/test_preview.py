"""What a decision would change, counted and laid side by side."""

from kit.classroom.assignments import assignments
from kit.classroom.keys.preview import MarkChanges, preview_page
from kit.classroom.keys.proposals import Proposal
from kit.vocabulary import Ruling
from tests.support.queries import transactions
from tests.support.room import Room


def proposal(room: Room, ruling: Ruling, choice: str | None) -> Proposal:
    record = assignments.assignment_of(room.store, room.classroom_id, room.assignment_id)
    return Proposal(ruling, "Why.", record.key_version, "plan", "", choice)


def test_changed_key_raises_some_marks_and_lowers_others(room: Room) -> None:
    room.do_all("Mia", plan="sourced")
    room.do_all("Ben")
    ref = (room.store, room.classroom_id, room.assignment_id)
    proposed = proposal(room, Ruling.CHANGED, "sourced")
    with transactions(room.store) as seen:
        page = preview_page(*ref, proposed, room.now)
    assert len(seen) == 2, "the clock is asked, then one moment is read"
    assert (page.changed, page.counts) == (2, MarkChanges(rise=1, fall=1, dropped=0, back=0))
    (difference,) = page.differences
    assert difference.number == 1
    assert [words for _part, *words in difference.parts] == [["Official statement", "Sourced fact"]]
    assert (page.positions["plan"], page.counting) == (1, (4, 4))


def test_void_item_counts_no_longer(room: Room) -> None:
    room.do_all("Mia")
    ref = (room.store, room.classroom_id, room.assignment_id)
    page = preview_page(*ref, proposal(room, Ruling.VOIDED, None), room.now)
    assert (page.changed, page.counts) == (1, MarkChanges(rise=0, fall=0, dropped=1, back=0))
    assert [(difference.number, difference.parts) for difference in page.differences] == [(1, [])]
    assert page.counting == (4, 3)

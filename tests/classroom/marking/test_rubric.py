from collections.abc import Sequence
from uuid import UUID

import pytest

from kit.classroom.answering import attempts
from kit.classroom.assignments import assignments
from kit.classroom.assignments.assignments import Rules
from kit.classroom.errors import NotFound, UnknownLevel
from kit.classroom.feedback import attempt_summary, feedback
from kit.classroom.keys import decisions
from kit.classroom.keys.proposals import Proposal
from kit.classroom.marking import queue, rubric
from kit.classroom.marking.rubric import PostedMark
from kit.classroom.people import students
from kit.classroom.reports.results import results
from kit.store.answering.marks import read_marks
from kit.store.ids import new_id
from kit.vocabulary import CertaintyRule, Ruling, Verdict
from tests.support.queries import statements
from tests.support.rewriting import give_straight, hand_in, mark, screen, write
from tests.support.room import Room

TEXT = "The council voted for a car park."


@pytest.fixture
def straight(room: Room) -> Room:
    """The room with sentences to rewrite given."""
    give_straight(room)
    return room


def order(room: Room, item: str = "square") -> list[UUID]:
    return [each.answer.attempt_id for each in screen(room, item).answers]


def cells(room: Room, name: str) -> dict[str, tuple[float | None, Verdict | None]]:
    sheet = results(room.store, room.classroom_id, room.assignment_id, room.now).sheet
    row = next(row for row in sheet.students if row.name == name)
    return {item: (cell.credit, cell.verdict) for item, cell in row.cells.items()}


def test_screen_holds_what_was_handed_in_and_nothing_else(straight: Room) -> None:
    room = straight
    mia = hand_in(room, "Mia", square=TEXT)
    write(room, "Ben", square=TEXT)
    assert order(room) == [mia]
    assert order(room, "bridge") == []
    shown = screen(room).shown
    assert shown is not None
    assert (shown.number, shown.answer.value, shown.counts) == (1, {"text": TEXT}, True)
    assert screen(room, "bridge").shown is None
    assert screen(room).entry.sample == "zugzwang council voted."  # type: ignore[attr-defined]  # an item of any type


def test_order_tells_nothing_of_names_or_time_and_stays(straight: Room) -> None:
    room = straight
    by_time = []
    for number in range(8):
        room.join(f"Student {number}")
        by_time.append(hand_in(room, f"Student {number}", square="x", bridge="y"))
    assert set(order(room)) == set(by_time)
    assert order(room) == order(room)
    assert order(room) != order(room, "bridge")
    assert by_time not in (order(room), order(room, "bridge"))


@pytest.mark.parametrize(
    ("level", "credit", "verdict"),
    [
        ("loaded", 0.0, Verdict.WRONG),
        ("half-way", 0.5, Verdict.PARTLY),
        ("good", 1.0, Verdict.RIGHT),
    ],
)
def test_level_gives_credit_and_verdict(
    straight: Room, level: str, credit: float, verdict: Verdict
) -> None:
    room = straight
    mia = hand_in(room, "Mia", square=TEXT, bridge="x")
    assert cells(room, "Mia") == {
        "square": (None, Verdict.PENDING), "bridge": (None, Verdict.PENDING)
    }  # fmt: skip
    mark(room, mia, level, "Who says so?")
    assert cells(room, "Mia")["square"] == (credit, verdict)
    due = feedback.feedback(room.store, room.people["Mia"], room.assignment_id, room.now)
    found = due.marks["square"]
    assert (found.level, found.comment, found.marked_by) == (level, "Who says so?", room.teacher_id)
    assert due.marks["bridge"].verdict is Verdict.PENDING


def test_how_many_are_left(straight: Room) -> None:
    room = straight
    mia = hand_in(room, "Mia", square=TEXT, bridge="x")
    ben = hand_in(room, "Ben", square="y")

    def left() -> list[tuple[str, int, int]]:
        found = queue.to_mark(room.store, room.classroom_id, room.assignment_id)
        return [(each.item_id, each.answers, each.left) for each in found]

    assert left() == [("square", 2, 2), ("bridge", 1, 1)]
    mark(room, mia, "good")
    assert left() == [("square", 2, 1), ("bridge", 1, 1)]
    assert screen(room).left == 1
    now = screen(room)
    assert now.shown is not None
    assert now.shown.answer.attempt_id == ben
    mark(room, ben, "good")
    assert left() == [("square", 2, 0), ("bridge", 1, 1)]
    assert screen(room).next_waiting is None


def test_nothing_is_to_mark_where_the_kit_marks(room: Room) -> None:
    room.do_all("Mia")
    assert queue.to_mark(room.store, room.classroom_id, room.assignment_id) == ()
    with pytest.raises(NotFound):
        screen(room, "plan")
    given = PostedMark("plan", new_id(), "good", "", 1, "")
    with pytest.raises(NotFound):
        rubric.set_mark(
            room.store, room.teacher_id, room.classroom_id, room.assignment_id, given, room.now
        )


def test_going_on_and_back(straight: Room) -> None:
    room = straight
    for name in room.people:
        hand_in(room, name, square=name)
    first, second, third = order(room)
    at = screen(room, attempt_id=second)
    assert [each.answer.attempt_id for each in (at.beside(-1), at.beside(1)) if each] == [
        first,
        third,
    ]
    assert screen(room, attempt_id=third).beside(1) is None
    assert screen(room, attempt_id=first).beside(-1) is None
    waiting = screen(room, attempt_id=third).next_waiting
    assert waiting is not None
    assert waiting.answer.attempt_id == first
    mark(room, first, "good")
    mark(room, second, "good")
    assert screen(room, attempt_id=third).next_waiting is None
    # One that is not there any more is no dead end.
    shown = screen(room, attempt_id=new_id()).shown
    assert shown is not None
    assert shown.answer.attempt_id == third


def test_mark_is_changed_as_often_as_one_likes(straight: Room) -> None:
    room = straight
    mia = hand_in(room, "Mia", square=TEXT)
    mark(room, mia, "good", "Fine.")
    room.later(minutes=1)
    saved = mark(room, mia, "loaded", "")
    assert saved.replaced is None
    assert saved.mark is not None
    assert (saved.mark.level, saved.mark.comment) == ("loaded", None)
    assert cells(room, "Mia") == {"square": (0.0, Verdict.WRONG)}


def test_comment_alone_is_kept_and_the_answer_still_waits(straight: Room) -> None:
    room = straight
    mia = hand_in(room, "Mia", square=TEXT)
    mark(room, mia, None, "  A first thought.\r\n ")
    shown = screen(room).shown
    assert shown is not None
    assert (shown.answer.comment, shown.answer.level) == ("A first thought.", None)
    assert shown.answer.waits
    assert cells(room, "Mia") == {"square": (None, Verdict.PENDING)}
    room.later(minutes=1)
    mark(room, mia, "good", "A first thought.")
    assert cells(room, "Mia") == {"square": (1.0, Verdict.RIGHT)}
    room.later(minutes=1)
    mark(room, mia, None, "Another one.")
    assert cells(room, "Mia") == {"square": (1.0, Verdict.RIGHT)}


def test_nothing_given_saves_nothing(straight: Room) -> None:
    room = straight
    mia = hand_in(room, "Mia", square=TEXT)
    saved = mark(room, mia, None, "  ")
    assert saved.seen == ""
    assert saved.mark is not None
    assert saved.mark.marked_by is None


def test_of_two_windows_the_later_stands_and_is_told(straight: Room) -> None:
    room = straight
    mia = hand_in(room, "Mia", square=TEXT)
    mark(room, mia, "good", "From the first window.")
    room.later(minutes=1)
    second = mark(room, mia, "loaded", "From the second.", seen="")
    assert second.replaced is not None
    assert (second.replaced.level, second.replaced.comment) == ("good", "From the first window.")
    assert cells(room, "Mia") == {"square": (0.0, Verdict.WRONG)}
    room.later(minutes=1)
    assert mark(room, mia, "half-way", "From the second.", seen=second.seen).replaced is None


def test_window_that_knows_of_no_comment_wipes_none(straight: Room) -> None:
    room = straight
    mia = hand_in(room, "Mia", square=TEXT)
    mark(room, mia, "good", "From the first window.")
    room.later(minutes=1)
    saved = mark(room, mia, "loaded", "", seen="")
    assert saved.mark is not None
    assert saved.mark.comment == "From the first window."
    assert saved.replaced is not None


def test_two_windows_of_one_mind_are_no_conflict(straight: Room) -> None:
    room = straight
    mia = hand_in(room, "Mia", square=TEXT)
    mark(room, mia, "good", "Fine.")
    room.later(minutes=1)
    assert mark(room, mia, "good", "Fine.", seen="").replaced is None


def test_unknown_level_is_named(straight: Room) -> None:
    room = straight
    mia = hand_in(room, "Mia", square=TEXT)
    with pytest.raises(UnknownLevel) as refused:
        mark(room, mia, "best")
    assert str(refused.value) == (
        "The rubric has no level best; it has loaded, half-way, good. Load the page again and "
        "choose one."
    )


def test_answers_of_elsewhere_are_not_found(straight: Room) -> None:
    room = straight
    first = room.assignment_id
    mia = hand_in(room, "Mia", square=TEXT)
    give_straight(room)
    other = room.assignment_id

    def posted(attempt_id: UUID, item: str = "square") -> PostedMark:
        return PostedMark(item, attempt_id, "good", "", 1, "")

    cases = [
        (room.classroom_id, other, posted(mia)),
        (room.classroom_id, first, posted(mia, "bridge")),
        (room.classroom_id, first, posted(mia, "no-such-item")),
        (room.classroom_id, first, posted(new_id())),
        (new_id(), first, posted(mia)),
    ]
    for classroom_id, assignment_id, mark_given in cases:
        with pytest.raises(NotFound):
            rubric.set_mark(
                room.store, room.teacher_id, classroom_id, assignment_id, mark_given, room.now
            )


def test_comments_are_offered_again_the_most_used_first(straight: Room) -> None:
    room = straight
    mia = hand_in(room, "Mia", square="a", bridge="a")
    ben = hand_in(room, "Ben", square="b", bridge="b")
    ada = hand_in(room, "Ada", square="c")
    mark(room, mia, "good", "Once.")
    room.later(minutes=1)
    mark(room, ben, "good", "Who says so?")
    mark(room, ben, "good", "Who says so?", item="bridge")

    def offered(attempt_id: UUID, item: str = "square") -> Sequence[str]:
        return screen(room, item, attempt_id=attempt_id).comments

    assert offered(ada) == ["Who says so?", "Once."]
    assert offered(mia) == ["Who says so?"]
    # Those of the same exercise given again are there, too.
    give_straight(room)
    again = hand_in(room, "Ada", square="d")
    assert offered(again) == ["Who says so?", "Once."]


def test_new_attempt_waits_and_the_marked_one_is_still_there(room: Room) -> None:
    give_straight(room, Rules(attempts_allowed=None))
    first = hand_in(room, "Mia", square="one")
    mark(room, first, "half-way", "Go on.")
    write(room, "Mia", square="two")
    assert order(room) == [first]
    room.submit("Mia")
    second = order(room)[0]
    assert second != first
    assert (screen(room).left, screen(room).others) == (1, 1)
    both = screen(room, others=True)
    assert {each.answer.attempt_id: each.counts for each in both.answers} == {
        first: False, second: True
    }  # fmt: skip
    assert both.left == 1
    old = screen(room, attempt_id=first).shown
    assert old is not None
    assert (old.answer.level, old.answer.comment, old.counts) == ("half-way", "Go on.", False)
    earlier = feedback.feedback(room.store, room.people["Mia"], room.assignment_id, room.now, 1)
    assert earlier.marks["square"].comment == "Go on."
    # Its key was there to see.
    assert [each.after_feedback for each in both.answers if each.counts] == [True]


def test_mark_of_what_the_clock_handed_in_outlives_reopening(straight: Room) -> None:
    room = straight
    mia = write(room, "Mia", square="one", bridge="same")
    assignments.close(room.store, room.classroom_id, room.assignment_id, room.now)
    mark(room, mia, "half-way", "Go on.")
    mark(room, mia, "good", "Fine.", item="bridge")
    assignments.reopen(room.store, room.classroom_id, room.assignment_id, room.now)
    assert order(room) == []
    room.later(minutes=1)
    write(room, "Mia", 2, square="two")
    room.submit("Mia")
    shown = screen(room).shown
    assert shown is not None
    assert (shown.answer.value, shown.answer.comment) == ({"text": "two"}, "Go on.")
    assert shown.answer.changed
    assert shown.after_feedback
    # A mark of another text is none.
    assert cells(room, "Mia") == {"square": (None, None), "bridge": (1.0, Verdict.RIGHT)}
    bridge = screen(room, "bridge").shown
    assert bridge is not None
    assert (bridge.answer.level, bridge.answer.waits) == ("good", False)
    assert [each.left for each in screen(room).items] == [1, 0]
    room.later(minutes=1)
    mark(room, mia, "half-way", "Go on.")
    assert screen(room).left == 0


def test_mark_goes_with_its_answer_where_attempts_are_folded(straight: Room) -> None:
    room = straight
    room.join("Mai")
    old = write(room, "Mai", square="hers")
    assignments.close(room.store, room.classroom_id, room.assignment_id, room.now)
    mark(room, old, "good", "Fine.")
    assignments.reopen(room.store, room.classroom_id, room.assignment_id, room.now)
    room.later(minutes=1)
    new = write(room, "Mia", bridge="later")
    students.merge_students(
        room.store,
        room.classroom_id,
        room.people["Mai"].student_id,
        room.people["Mia"].student_id,
        room.now,
    )
    room.submit("Mia")
    assert order(room) == [new]
    shown = screen(room).shown
    assert shown is not None
    assert (shown.answer.level, shown.answer.comment) == ("good", "Fine.")


def test_removed_students_are_not_marked(straight: Room) -> None:
    room = straight
    mia = hand_in(room, "Mia", square=TEXT)
    students.remove_student(room.store, room.classroom_id, room.people["Mia"].student_id, room.now)
    assert order(room) == []
    given = PostedMark("square", mia, "good", "", 1, "")
    with pytest.raises(NotFound):
        rubric.set_mark(
            room.store, room.teacher_id, room.classroom_id, room.assignment_id, given, room.now
        )


def test_mark_says_which_text_it_judged(straight: Room) -> None:
    """The form names the revision that the teacher read, not what came meanwhile."""
    room = straight
    mia = hand_in(room, "Mia", square=TEXT)
    given = PostedMark("square", mia, "good", "", 10_000, "")
    saved = rubric.set_mark(
        room.store, room.teacher_id, room.classroom_id, room.assignment_id, given, room.now
    )
    assert saved.mark is not None
    assert saved.mark.revision == 1


def test_queries_do_not_grow_with_the_class(straight: Room) -> None:
    room = straight
    hand_in(room, "Mia", square=TEXT)
    screen(room)
    with statements(room.store) as few:
        screen(room)
    for number in range(5):
        room.join(f"Student {number}")
        hand_in(room, f"Student {number}", square="x")
    with statements(room.store) as many:
        screen(room)
    assert len(few) == len(many)


def carried(room: Room, attempt_id: UUID, version: str) -> dict[str, object]:
    with room.store.reading() as connection:
        found = read_marks(connection, room.classroom_id, attempt_id, version)
    return {
        item: (each.verdict, each.credit, each.level, each.comment, each.marked_by)
        for item, each in found.items()
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
        room.store, room.classroom_id, room.assignment_id, proposal, "Ms Gray", room.later(hours=1)
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
        decisions.decide(*assignment_ref, proposal, "Ms Gray", room.later(hours=1))
        if ruling is Ruling.VOIDED:
            room.later(minutes=1)
            mark(room, ben, "good", "While it was void.")
            assert cells(room, "Ben")["square"] == (None, Verdict.VOID)
    assert cells(room, "Mia")["square"] == (0.5, Verdict.PARTLY)
    assert cells(room, "Ben")["square"] == (1.0, Verdict.RIGHT)
    assert cells(room, "Ada")["square"] == (None, Verdict.PENDING)
    assert screen(room, attempt_id=ada).left == 1


def test_fifty_kilobytes_never_reach_the_store_by_the_form_but_a_long_text_does(
    straight: Room,
) -> None:
    room = straight
    long = "word " * 400
    mia = write(room, "Mia", square=long)
    work = attempts.work(room.store, room.people["Mia"], room.assignment_id, room.now, mia)
    assert work.answers["square"].value == {"text": long}


def test_marks_stay_when_the_key_changes_while_it_is_open_again(straight: Room) -> None:
    room = straight
    mia = write(room, "Mia", square=TEXT, bridge="x")
    assignments.close(room.store, room.classroom_id, room.assignment_id, room.later(hours=1))
    mark(room, mia, "good", "Well done.")
    assignments.reopen(room.store, room.classroom_id, room.assignment_id, room.later(hours=1))
    record = assignments.assignment_of(room.store, room.classroom_id, room.assignment_id)
    proposal = Proposal(Ruling.VOIDED, "Torn down.", record.key_version, "bridge", None, None)
    assignment_ref = (room.store, room.classroom_id, room.assignment_id)
    decisions.decide(*assignment_ref, proposal, "Ms Gray", room.later(hours=1))
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
    assignments.close(room.store, room.classroom_id, room.assignment_id, room.later(hours=1))
    mark(room, mia, "loaded")
    assignments.reopen(room.store, room.classroom_id, room.assignment_id, room.later(hours=1))
    write(room, "Mia", 2, square="The council voted.")
    room.submit("Mia")
    identity = room.people["Mia"]
    found = feedback.feedback(room.store, identity, room.assignment_id, room.now)
    assert (found.marks["square"].level, found.counting) == ("loaded", {})
    assert attempt_summary.certainty_total(found).points == 0
    assert attempt_summary.mistakes_of(found, attempt_summary.tally_of(found)) == []

"""Sheets kept from the first key on, by one page or two, taken away and put back."""

from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kit.classroom.answering.saving import REVISION_STEP
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.errors import NotFound, RevisionTooHigh
from kit.classroom.live import session
from kit.classroom.paper import entering
from kit.classroom.paper.errors import NobodysSheet, NotOnPaper, SheetChanged
from kit.store.ids import new_id
from tests.support import databases
from tests.support.papers import (
    enter,
    entrant,
    given_of,
    paper,
    posted,
    ref_of,
    row_of,
    told_of,
    view_of,
)
from tests.support.room import Room, make_room

LABELS = {"1": "sourced", "2": "official", "3": "editorial"}


def test_half_a_sheet_is_kept_and_counts_for_nobody(room: Room) -> None:
    record = enter(room, "Mia", "21", done=False)
    view = view_of(room, record)
    assert (view.standing, view.reading.open) == ("half", ["3", "4"])
    assert row_of(room, "Mia").state == "not-started"
    enter(room, "Mia", "2131", sheet=record.id, revision=2)
    assert view_of(room, record).standing == "counts"
    assert given_of(room, "Mia")["figure"] == "sourced"


def test_sheet_without_a_name_counts_once_it_is_said_whose_it_is(room: Room) -> None:
    record = enter(room, None, "2131")
    assert (record.number, view_of(room, record).standing) == (1, "nameless")
    enter(room, "Ben", "2131", sheet=record.id, revision=2)
    assert given_of(room, "Ben") == {
        "plan": "official", "vote": "sourced", "disgrace": "editorial", "figure": "sourced",
    }  # fmt: skip
    enter(room, "Ada", "2131", sheet=record.id, revision=3)
    assert row_of(room, "Ben").state == "not-started"
    assert row_of(room, "Ada").state == "handed-in"


def test_what_is_sent_again_changes_nothing(room: Room) -> None:
    sheet = new_id()
    first = enter(room, "Mia", "2131", sheet=sheet)
    room.later(minutes=1)
    assert enter(room, "Mia", "2131", sheet=sheet) == first
    assert len(paper(room).sheets) == 1


def test_two_pages_do_not_overwrite_each_other(room: Room) -> None:
    record = enter(room, "Mia", "2131")
    theirs = enter(
        room, "Mia", "2132", sheet=record.id, by="Ms Teal", base=1, revision=2, writer="another"
    )
    with pytest.raises(SheetChanged) as refused:
        enter(room, "Mia", "1131", sheet=record.id, base=1, revision=2)
    assert str(refused.value) == (
        "Ms Teal has changed sheet 1 since you read it: nothing of theirs was overwritten. This "
        "is what stands now; what you typed stands beside it."
    )
    assert view_of(room, record).record.typed == theirs.typed == ["2", "1", "3", "2"]
    # Having read it, the teacher may.
    kept = enter(room, "Mia", "1131", sheet=record.id, base=2, revision=3)
    assert (kept.typed, kept.author) == (["1", "1", "3", "1"], "Ms Gray")


def test_page_that_got_no_reply_goes_on(room: Room) -> None:
    record = enter(room, "Mia", "2", done=False, revision=1)
    kept = enter(room, "Mia", "213", sheet=record.id, done=False, base=0, revision=3)
    assert (kept.typed, kept.revision) == (["2", "1", "3", ""], 3)
    with pytest.raises(SheetChanged):
        enter(room, "Mia", "21", sheet=record.id, done=False, base=0, revision=2)


def test_number_far_ahead_is_refused(room: Room) -> None:
    record = enter(room, "Mia", "2")
    with pytest.raises(RevisionTooHigh):
        enter(room, "Mia", "3", sheet=record.id, revision=record.revision + REVISION_STEP + 1)


def test_sheet_of_another_assignment_and_a_stranger_are_not_found(room: Room) -> None:
    record = enter(room, None, "2")
    other = ref_of(room, record.id)
    room.give(Rules())
    with pytest.raises(NotFound):
        enter(room, None, "3", sheet=record.id, base=1, revision=2)
    with pytest.raises(NotFound):
        entering.take_away(room.store, ref_of(room, record.id), entrant(room), clock_at(room.now))
    stranger = posted(room, None, "2")
    stranger = type(stranger)(0, 1, "w", new_id(), "A", ["2"], {}, done=True)
    with pytest.raises(NotFound):
        entering.save(room.store, other, stranger, entrant(room), clock_at(room.now))


def test_sheet_that_was_taken_away_comes_back_with_what_it_counted_for(room: Room) -> None:
    record = enter(room, "Mia", "2131")
    ref, clock = ref_of(room, record.id), clock_at(room.now)
    for _time in range(2):
        entering.take_away(room.store, ref, entrant(room), clock)
    assert paper(room).sheets == []
    assert row_of(room, "Mia").state == "not-started"
    for _time in range(2):
        entering.put_back(room.store, ref, entrant(room), clock)
    assert view_of(room, record).standing == "counts"
    assert row_of(room, "Mia").state == "handed-in"
    # Its number stays its own.
    assert enter(room, None, "1").number == 2


def test_second_sheet_of_a_student_is_kept_beside_the_first_until_it_is_chosen(
    room: Room,
) -> None:
    first, second = enter(room, "Mia", "2131"), enter(room, "Mia", "1111")
    assert (view_of(room, first).standing, view_of(room, second).standing) == (
        "counts",
        "other-sheet",
    )
    assert told_of(room, second) == [
        (
            "Mia has sheet 1, too. One sheet of a student counts: that one. This one is kept "
            "beside it."
        )
    ]
    assert given_of(room, "Mia")["plan"] == "official"
    choose(room, second.id, counts=True)
    assert given_of(room, "Mia")["plan"] == "sourced"
    assert view_of(room, first).standing == "other-sheet"
    entering.take_away(room.store, ref_of(room, second.id), entrant(room), clock_at(room.now))
    assert view_of(room, first).standing == "counts"
    assert given_of(room, "Mia")["plan"] == "official"


def test_sheet_that_was_entered_twice_is_told(room: Room) -> None:
    enter(room, "Mia", "2131")
    assert told_of(room, enter(room, "Mia", "2131")) == [
        "Mia has sheet 1, too, with the same answers: was one entered twice?"
    ]


def choose(room: Room, sheet_id: UUID, *, counts: bool) -> None:
    ref = ref_of(room, sheet_id)
    entering.choose(room.store, ref, entrant(room), clock_at(room.now), counts=counts)


def test_device_is_never_overwritten_and_the_teacher_chooses(room: Room) -> None:
    room.do_all("Mia", plan="editorial")
    record = enter(room, "Mia", "2131")
    assert view_of(room, record).standing == "device"
    assert told_of(room, record) == [
        "Mia also answered on a device. Both are kept; what was given on the device counts."
    ]
    assert (given_of(room, "Mia")["plan"], row_of(room, "Mia").attempts_made) == ("editorial", 2)
    choose(room, record.id, counts=True)
    assert given_of(room, "Mia")["plan"] == "official"
    assert row_of(room, "Mia").on_paper
    assert told_of(room, record) == [
        "Mia also answered on a device. Both are kept; the sheet counts."
    ]
    choose(room, record.id, counts=False)
    assert given_of(room, "Mia")["plan"] == "editorial"


def test_device_that_is_at_work_goes_on_beside_a_sheet(room: Room) -> None:
    room.start("Mia")
    room.save("Mia", plan="editorial")
    enter(room, "Mia", "2131")
    assert given_of(room, "Mia")["plan"] == "official"
    room.save("Mia", 2, plan="sourced")
    room.submit("Mia")
    assert given_of(room, "Mia") == {"plan": "sourced"}


def test_what_counts_for_nobody_cannot_be_chosen(room: Room) -> None:
    record = enter(room, None, "2131")
    with pytest.raises(NobodysSheet) as refused:
        choose(room, record.id, counts=True)
    assert str(refused.value) == "Sheet 1 has no name yet: say whose it is first."


def test_live_lesson_has_no_sheets(room: Room) -> None:
    live = session.start(room.store, room.library, room.classroom_id, "three-claims", room.now)
    room.assignment_id = live
    with pytest.raises(NotOnPaper) as refused:
        paper(room)
    assert str(refused.value) == (
        "“Three claims” is taught live: it has votes and no sheets. Give the exercise to the "
        "class to enter answers from paper."
    )


class Entering(RuleBasedStateMachine):
    """Whatever is typed, mended, claimed and taken away: what counts is what stands on sheets."""

    def __init__(self) -> None:
        super().__init__()
        self.database = databases.kept("sqlite")
        self.room = make_room(self.database.__enter__())
        self.sheets: list[tuple[str | None, str]] = []
        self.ids: list[UUID] = []
        self.away: set[int] = set()

    def teardown(self) -> None:
        self.database.__exit__(None, None, None)

    @rule(name=st.sampled_from(["Mia", "Ben", "Ada", None]), keys=st.text("123 ", max_size=4))
    def enters(self, name: str | None, keys: str) -> None:
        self.ids.append(enter(self.room, name, keys).id)
        self.sheets.append((name, keys))

    @rule(
        data=st.data(), name=st.sampled_from(["Mia", "Ben", None]), keys=st.text("123 ", max_size=4)
    )
    def mends(self, data: st.DataObject, name: str | None, keys: str) -> None:
        if self.ids:
            at = data.draw(st.integers(0, len(self.ids) - 1))
            enter(
                self.room, name, keys, sheet=self.ids[at], revision=len(self.sheets) + self._next()
            )
            self.sheets[at] = (name, keys)
            self.away.discard(at)

    @rule(data=st.data(), comes_back=st.booleans())
    def takes_away(self, data: st.DataObject, comes_back: bool) -> None:
        if self.ids:
            at = data.draw(st.integers(0, len(self.ids) - 1))
            act = entering.put_back if comes_back else entering.take_away
            act(self.room.store, ref_of(self.room, self.ids[at]), entrant(self.room),
                clock_at(self.room.now))  # fmt: skip
            (self.away.discard if comes_back else self.away.add)(at)

    def _next(self) -> int:
        self.steps = getattr(self, "steps", 0) + 10
        return self.steps

    @invariant()
    def whoever_has_a_sheet_has_one_that_counts(self) -> None:
        there = [one for at, one in enumerate(self.sheets) if at not in self.away]
        for name in ("Mia", "Ben", "Ada"):
            own = [
                {item: LABELS[key] for item, key in zip(("plan", "vote", "disgrace", "figure"), keys,
                                                       strict=False) if key != " "}
                for whose, keys in there if whose == name
            ]  # fmt: skip
            row = row_of(self.room, name)
            assert row.handed_in == bool(own), (name, there)
            if own:
                assert given_of(self.room, name) in own


TestEntering = Entering.TestCase
TestEntering.settings = settings(
    max_examples=8, stateful_step_count=12, deadline=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


@given(st.lists(st.text(max_size=5), max_size=8), st.text(max_size=20))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_nothing_that_is_typed_breaks_a_sheet(typed: list[str], code: str) -> None:
    with databases.kept("sqlite") as store:
        room = make_room(store)
        sheet = entering.PostedSheet(0, 1, "w", None, code, typed, {}, done=True)
        entering.save(room.store, ref_of(room), sheet, entrant(room), clock_at(room.now))
        assert len(paper(room).sheets) == 1

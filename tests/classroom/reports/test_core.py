"""Results of an exercise with a core: by it alone, or by all items."""

from uuid import UUID

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.feedback import attempt_summary
from kit.classroom.feedback.feedback import feedback
from kit.classroom.live import session
from kit.classroom.reports.comparison import WhyNot, comparison
from kit.classroom.reports.figure_pages import ClassView, class_page, item_page, pre_post_page
from kit.classroom.reports.pages import progress_page, text_page
from kit.classroom.reports.results import results
from kit.classroom.reports.student_history import own_history
from kit.classroom.reports.views import View
from kit.results.counts.gradebook import gradebook
from kit.results.sheet import StudentRow
from kit.store.engine import Store
from kit.vocabulary import CertaintyRule, Stage
from tests.support.core import CORE, FURTHER, core_library
from tests.support.live_session import Session
from tests.support.room import ITEMS, NOON, RIGHT, Room, make_room, tiny_library
from tests.support.several_classes import another_class, rows_of


def core_room(store: Store, rules: Rules | None = None) -> Room:
    """Mia did the core alone, Ben all with one mistake in each, Ada nothing."""
    room = make_room(store, rules, library=core_library())
    room.start("Mia")
    room.save("Mia", 1, **{item: RIGHT[item] for item in CORE})
    room.submit("Mia")
    room.do_all("Ben", vote="editorial", disgrace="official")
    return room


def rows(room: Room, *, all_items: bool = False) -> dict[str, StudentRow]:
    whose = (room.store, room.classroom_id, room.assignment_id)
    sheet = results(*whose, room.now, all_items=all_items).sheet
    return {row.name: row for row in sheet.students}


def test_who_left_out_what_is_for_whoever_likes_loses_nothing(store: Store) -> None:
    room = core_room(store)
    whose = (store, room.classroom_id, room.assignment_id, room.now)
    core, every = results(*whose), results(*whose, all_items=True)
    assert (core.core, core.basis, every.basis) == (2, "core", "all")
    assert [item.item_id for item in core.sheet.items] == list(CORE)
    assert [item.item_id for item in every.sheet.items] == list(ITEMS)
    assert {name: row.credit for name, row in rows(room).items()} == {"Mia": 2, "Ben": 1, "Ada": 0}
    of_all = rows(room, all_items=True)
    assert {name: row.credit for name, row in of_all.items()} == {"Mia": 2, "Ben": 2, "Ada": 0}
    book, whole = gradebook(core.sheet), gradebook(every.sheet)
    assert book is not None
    assert whole is not None
    assert (book.possible, [score.points for score in book.scores]) == (2, [None, 1, 2])
    assert (whole.possible, [score.points for score in whole.scores]) == (4, [None, 2, 2])


def test_without_a_core_all_items_are_the_basis(any_store: Store) -> None:
    room = make_room(any_store)
    room.do_all("Mia")
    found = results(any_store, room.classroom_id, room.assignment_id, room.now)
    assert (found.core, found.basis, len(found.sheet.items)) == (None, "all", 4)


@pytest.mark.parametrize(("all_items", "items", "mean"), [(False, 2, 1.5), (True, 4, 2.0)])
def test_every_figure_of_the_class_page_has_one_basis(
    any_store: Store, all_items: bool, items: int, mean: float
) -> None:
    room = core_room(any_store)
    whose = (any_store, room.library, room.classroom_id, room.assignment_id)
    page = class_page(*whose, ClassView(all_items=all_items), room.now)
    assert len(page.results.sheet.items) == len(page.grid.items) == len(page.distributions) == items
    assert page.figures.items == items
    assert page.figures.spread.mean.value == mean
    assert (page.basis.core, page.basis.items, page.basis.all_items) == (2, 4, all_items)
    text = text_page(
        any_store,
        room.classroom_id,
        room.assignment_id,
        room.now,
        View(all_items=all_items),
        by_split=False,
    )
    assert len(text.distributions) == items


def test_item_after_the_core_has_its_page_by_all_items(any_store: Store) -> None:
    room = core_room(any_store)
    whose = (any_store, room.classroom_id, room.assignment_id)
    core = item_page(*whose, "plan", View(), room.now)
    further = item_page(*whose, "disgrace", View(), room.now)
    assert (core.basis.all_items, len(core.results.sheet.items)) == (False, 2)
    assert (further.basis.all_items, len(further.results.sheet.items)) == (True, 4)
    assert (further.report.figures.wrong if further.report.figures else None) == 1


def test_first_attempts_are_by_the_core_too(any_store: Store) -> None:
    room = make_room(any_store, Rules(attempts_allowed=2), library=core_library())
    room.do_all("Mia", plan="editorial", disgrace="official")
    room.later(seconds=1)
    room.do_all("Mia")
    row = rows(room)["Mia"]
    assert row.first is not None
    assert (list(row.first), sum(cell.credit or 0 for cell in row.first.values())) == ([*CORE], 1)


def test_two_classes_and_the_overview_are_by_the_core(any_store: Store) -> None:
    room = core_room(any_store)
    other = another_class(room)
    other.give(Rules())
    other.do_all("Mia", disgrace="official")
    first = (room.classroom_id, room.assignment_id)
    found = comparison(
        any_store, room.teacher_id, first, (other.classroom_id, other.assignment_id), other.now
    )
    assert (found.why_not, found.core, found.outside) == (None, 2, 0)
    assert (found.first.mean.value, found.second.mean.value) == (0.75, 1.0)
    shown = {
        row.classroom.name: [(one.core, one.mean.value) for one in row.assignments]
        for row in rows_of(other)
    }
    assert shown == {"9B": [(2, 0.75)], "9A": [(2, 1.0)]}


def test_before_and_after_is_by_the_core(any_store: Store) -> None:
    room = core_room(any_store)
    before = room.assignment_id
    room.later(minutes=1)
    after = room.give(Rules())
    room.do_all("Mia", disgrace="official")
    room.do_all("Ben")
    page = pre_post_page(
        any_store, room.library, room.classroom_id, ({before}, {after}), room.later(minutes=1)
    )
    assert page.comparison is not None
    scores = page.comparison.scores
    assert page.comparison.core
    assert (scores.before.value, scores.after.value) == (0.75, 1.0)


def taught(room: Room, *asked: str) -> UUID:
    """Given live, with these questions put and voted on by Mia, and ended."""
    task = assignments.give(
        room.store, room.library, room.classroom_id, "three-claims", Rules(live=True), room.now
    )
    live = Session(room, task)
    live.take_part("Mia")
    for item in asked:
        live.put(item)
        live.move(Stage.VOTE)
        live.vote("Mia", RIGHT[item], 1, item=item)
        live.move(Stage.CLOSED, Stage.REVEAL)
    session.end(room.store, room.classroom_id, task, clock_at(NOON))
    return task


@pytest.mark.parametrize(
    ("asked", "core", "shown"),
    [
        (("plan", "disgrace"), 1, ["plan"]),
        (("disgrace", "figure"), None, ["disgrace", "figure"]),
        (("plan", "vote"), None, ["plan", "vote"]),
    ],
)
def test_core_of_a_live_session_is_what_was_asked_of_it(
    any_store: Store, asked: tuple[str, ...], core: int | None, shown: list[str]
) -> None:
    room = make_room(any_store, library=core_library())
    task = taught(room, *asked)
    found = results(any_store, room.classroom_id, task, room.now)
    assert (found.core, [item.item_id for item in found.sheet.items]) == (core, shown)
    state = session.live_of(any_store, room.classroom_id, task)
    assert [item.id for item in state.exercise.items][:2] == list(CORE)


def test_class_taught_live_is_compared_on_what_both_were_asked(any_store: Store) -> None:
    room = core_room(any_store)
    other = another_class(room)
    task = taught(other, "vote")
    found = comparison(
        any_store,
        room.teacher_id,
        (room.classroom_id, room.assignment_id),
        (other.classroom_id, task),
        other.later(hours=9),
    )
    assert (found.why_not, found.outside, found.core) == (None, 1, 2)
    assert (found.first.mean.value, found.second.mean.value) == (0.5, 1.0)


def test_other_text_is_still_named_where_the_items_differ(any_store: Store) -> None:
    room = core_room(any_store)
    other = another_class(room)
    other.library = tiny_library()
    other.give(Rules())
    found = comparison(
        any_store,
        room.teacher_id,
        (room.classroom_id, room.assignment_id),
        (other.classroom_id, other.assignment_id),
        other.now,
    )
    assert found.why_not is WhyNot.OTHER_TEXT


def test_feedback_counts_the_core_and_the_others_apart(store: Store) -> None:
    room = core_room(store, Rules(certainty=CertaintyRule.MARKED))
    seen = {}
    for name in ("Mia", "Ben"):
        marked = feedback(store, room.people[name], room.assignment_id, room.now)
        tally, further = attempt_summary.tally_of(marked), attempt_summary.further_tally_of(marked)
        assert attempt_summary.certainty_total(marked).most == 6
        seen[name] = (tally.right, tally.total, further and (further.right, further.total))
        mistakes = attempt_summary.mistakes_of(marked, tally, further)
        assert len(mistakes) == {"Mia": 0, "Ben": 2}[name]
    assert seen == {"Mia": (2, 2, None), "Ben": (1, 2, (1, 2))}


def test_work_so_far_lists_nothing_that_was_left_out_after_the_core(any_store: Store) -> None:
    room = core_room(any_store)
    own = [own_history(any_store, room.people[name], room.now) for name in ("Mia", "Ben")]
    mia, ben = (history.assignments[0] for history in own)
    assert (list(mia.differing), mia.further) == ([], None)
    assert [each.position for each in ben.differing] == [2, 3]
    assert ben.further is not None


def test_progress_says_how_many_are_the_core(any_store: Store) -> None:
    room = core_room(any_store)
    page = progress_page(any_store, room.classroom_id, room.assignment_id, room.now)
    assert (page.total, page.core) == (4, 2)
    assert len(FURTHER) == page.total - 2

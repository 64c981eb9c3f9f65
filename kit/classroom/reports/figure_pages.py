"""The pages of results that hold statistics: each one use case, of one moment of the database.

numpy comes with them and takes a while to load, so the first such page imports this module.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from kit.classroom.assignments.assignments import assignments_of, settle, settle_due
from kit.classroom.assignments.groups.comparing import DealNote, deal_note, dealt_classes
from kit.classroom.assignments.pinned_content import originals_in
from kit.classroom.errors import NotFound
from kit.classroom.keys import appeal_review, history
from kit.classroom.keys.appeal_review import AppealGroup, StudentAppeal
from kit.classroom.keys.history import KeyStatus
from kit.classroom.marking import queue
from kit.classroom.marking.queue import ItemMarks
from kit.classroom.reports.pre_post.before_and_after import BeforeAndAfter, before_and_after
from kit.classroom.reports.pre_post.matching import Sides, chosen_sides, usual_sides
from kit.classroom.reports.results import Results, of_core, on_basis, read_results, row_total
from kit.classroom.reports.views import Basis, View
from kit.classroom.written.review import count_written
from kit.content.lesson import Lesson
from kit.content.library import Library
from kit.items.fields.base_models import Item
from kit.marking.certainty import Total
from kit.results.counts.distributions import (
    Confusion,
    Distribution,
    TalkAbout,
    confusion,
    distributions,
    talk_about,
)
from kit.results.counts.lesson_advice import reread
from kit.results.counts.votes import RoundVotes, rounds_of
from kit.results.estimation.estimate import Reason
from kit.results.reports.class_report import ClassFigures, class_figures
from kit.results.reports.item_report import ItemReport, item_report
from kit.results.reports.limits import LIMITS
from kit.results.reports.next_steps import (
    LeastFound,
    NeedsHelp,
    least_first,
    least_found,
    needs_help,
)
from kit.results.sheet import ItemColumn, Sheet, StudentRow
from kit.store.assignments import AssignmentRecord
from kit.store.engine import Store
from kit.vocabulary import Topic


@dataclass(frozen=True, slots=True)
class ClassPage:
    """The class's results: what to do next, the claims, the grid, and figures for a closer look.

    `rows` are those of the `grid` in its order, without names and key where they are hidden.
    `lesson` is the one to teach again, about the label that was found least. `waiting` counts the
    appeals without an answer, by item; `written` the claims that the class wrote itself, None where
    there can be none.
    """

    results: Results
    basis: Basis
    grid: Sheet
    rows: Sequence[StudentRow]
    confusion: Confusion
    distributions: Sequence[Distribution]
    talk: TalkAbout | None
    least_found: LeastFound | None
    lesson: Lesson | None
    needs_help: Sequence[NeedsHelp]
    to_mark: Sequence[ItemMarks]
    figures: ClassFigures
    rounds: Sequence[RoundVotes]
    limits: Mapping[Reason, int]
    row_total: Callable[[Sheet, StudentRow], Total | None]
    key_status: KeyStatus
    waiting: Mapping[str, int]
    written: int | None


@dataclass(frozen=True, slots=True)
class ItemPage:
    """One item: its key, its distribution, how it worked, who chose what, who argues."""

    results: Results
    basis: Basis
    item: Item
    column: ItemColumn
    distributions: Sequence[Distribution]
    report: ItemReport
    limits: Mapping[Reason, int]
    to_mark: Sequence[ItemMarks]
    groups: Sequence[AppealGroup]
    answered: Sequence[StudentAppeal]
    originals: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class ClassView(View):
    """How a teacher looks at a class's results.

    `by_credit` puts those with the least credit first in the grid, `hides` takes names and key out
    of it.
    """

    by_credit: bool = False
    hides: bool = False


def class_page(
    store: Store,
    library: Library,
    classroom_id: UUID,
    assignment_id: UUID,
    view: ClassView,
    now: datetime,
) -> ClassPage:
    """The page of an assignment's results. Raises NotFound."""
    settle(store, classroom_id, assignment_id, now)
    with store.one_moment() as moment:
        results, basis = _viewed(moment, classroom_id, assignment_id, view)
        with moment.reading() as connection:
            to_mark = queue.to_mark_in(connection, results.assignment)
        key_status = history.key_status(moment, library, classroom_id, assignment_id)
        waiting = appeal_review.open_appeals(moment, classroom_id).get(assignment_id, {})
        written = count_written(moment, classroom_id, assignment_id, results.exercise)
    sheet, label = results.sheet, least_found(results.sheet)
    grid = results.masked(hides=view.hides).sheet
    return ClassPage(
        results=results,
        basis=basis,
        grid=grid,
        rows=least_first(grid) if view.by_credit else grid.students,
        confusion=confusion(sheet),
        distributions=distributions(sheet),
        talk=talk_about(sheet),
        least_found=label,
        lesson=_lesson_about(library, results, label),
        needs_help=needs_help(sheet),
        to_mark=to_mark,
        figures=class_figures(sheet),
        rounds=rounds_of(sheet),
        limits=LIMITS,
        row_total=row_total,
        key_status=key_status,
        waiting=waiting,
        written=written,
    )


def _viewed(
    moment: Store, classroom_id: UUID, assignment_id: UUID, view: View
) -> tuple[Results, Basis]:
    last = read_results(
        moment, classroom_id, assignment_id, all_items=view.all_items, medium=view.medium
    )
    return on_basis(last, first=view.first, medium=view.medium)


def _lesson_about(library: Library, results: Results, label: LeastFound | None) -> Lesson | None:
    """The lesson to teach a label again, by the rule that names one to students."""
    if label is None:
        return None
    topics = [{Topic(label.label)}]
    lessons = reread(library.lessons.values(), topics, results.assignment.lesson_id)
    return next(iter(lessons), None)


def item_page(
    store: Store,
    classroom_id: UUID,
    assignment_id: UUID,
    item_id: str,
    view: View,
    now: datetime,
) -> ItemPage:
    """The page of one item's results. Raises NotFound.

    That of an item after the core is always by all items, among which alone it counts.
    """
    settle(store, classroom_id, assignment_id, now)
    with store.one_moment() as moment:
        whole = read_results(
            moment, classroom_id, assignment_id, all_items=True, medium=view.medium
        )
        further = any(item.id == item_id for item in whole.exercise.further_items)
        last = whole if view.all_items or further else of_core(whole)
        results, basis = on_basis(last, first=view.first, medium=view.medium)
        column = next((one for one in results.sheet.items if one.item_id == item_id), None)
        if column is None:
            raise NotFound
        with moment.reading() as connection:
            to_mark = queue.to_mark_in(connection, results.assignment)
        groups, answered = appeal_review.appeals_of(moment, classroom_id, assignment_id, item_id)
        originals = originals_in(moment, classroom_id, results.exercise)
    return ItemPage(
        results=results,
        basis=basis,
        item=results.exercise.item(item_id),
        column=column,
        distributions=[row for row in distributions(results.sheet) if row.item.item_id == item_id],
        report=item_report(results.sheet, item_id),
        limits=LIMITS,
        to_mark=to_mark,
        groups=groups,
        answered=answered,
        originals=originals,
    )


@dataclass(frozen=True, slots=True)
class PrePostPage:
    """What the page offers, the oldest assignment first, and compares where both sides stand.

    `chosen`: the teacher chose the sides, which may then be none that can be compared. `dealt`:
    what is said of the deal that something of it was given by.
    """

    assignments: Sequence[AssignmentRecord]
    sides: Sides
    chosen: bool
    comparison: BeforeAndAfter | None
    dealt: DealNote | None

    @property
    def comparable(self) -> bool:
        """Whether something stands on each side, and nothing on both."""
        return self.sides.complete and not self.sides.on_both


def pre_post_page(
    store: Store,
    library: Library,
    classroom_id: UUID,
    chosen: tuple[Collection[UUID], Collection[UUID]] | None,
    now: datetime,
) -> PrePostPage:
    """The page of before and after, of the `chosen` assignments or of what test forms suggest.

    Raises NotFound where a chosen one is not of the class.
    """
    settle_due(store, assignments_of(store, classroom_id), now)
    with store.one_moment() as moment:
        return _pre_post_page(moment, library, classroom_id, chosen, now)


def _pre_post_page(
    store: Store,
    library: Library,
    classroom_id: UUID,
    chosen: tuple[Collection[UUID], Collection[UUID]] | None,
    now: datetime,
) -> PrePostPage:
    records = assignments_of(store, classroom_id)
    dealt = dealt_classes(store, classroom_id)
    if chosen:
        sides = chosen_sides(records, *chosen, dealt)
    else:
        sides = usual_sides(records, library, dealt)
    note = deal_note(dealt, sides.before, sides.after)
    page = PrePostPage(list(reversed(records)), sides, chosen is not None, None, note)
    if not page.comparable:
        return page
    return replace(page, comparison=before_and_after(store, classroom_id, library, sides, now))

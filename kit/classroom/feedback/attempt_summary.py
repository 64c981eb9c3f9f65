"""One student's attempt in counts, from the attempt held against its key. Pure."""

from collections.abc import Collection, Mapping, Sequence

from kit.classroom.feedback.feedback import MarkedWork
from kit.items import ITEM_TYPES
from kit.marking import certainty
from kit.results.columns import item_columns
from kit.results.counts.attempt_summary import ItemRef, Tally, tally
from kit.results.counts.certainty import Sureness, sureness
from kit.results.counts.transitions import Transition, change
from kit.results.sheet import ItemColumn
from kit.store.answering.marks import MarkRecord
from kit.vocabulary import Certainty, Topic, Verdict


def tally_of(marked_work: MarkedWork) -> Tally:
    """One student's attempt in counts: of what was marked, of the exercise's core."""
    return _tally(marked_work, _core_columns(marked_work))


def further_tally_of(marked_work: MarkedWork) -> Tally | None:
    """The same of the items after the core, as far as they were answered; None without any.

    What of them was left out is not there: they are for whoever likes.
    """
    columns = [
        column
        for column in item_columns(marked_work.work.exercise, marked_work.key)
        if is_further(marked_work, column) and column.item_id in marked_work.work.answers
    ]
    return _tally(marked_work, columns) if columns else None


def is_further(marked_work: MarkedWork, column: ItemColumn) -> bool:
    """Whether an item stands after the core."""
    return column.position > len(marked_work.work.exercise.core_items)


def _core_columns(marked_work: MarkedWork) -> Sequence[ItemColumn]:
    columns = item_columns(marked_work.work.exercise, marked_work.key)
    return [column for column in columns if not is_further(marked_work, column)]


def _tally(marked_work: MarkedWork, columns: Sequence[ItemColumn]) -> Tally:
    work, marks = marked_work.work, marked_work.counting
    item_type = ITEM_TYPES[work.exercise.type]
    items = {item.id: item for item in work.exercise.items}
    return tally(
        columns,
        {
            item_id: item_type.chosen(items[item_id], held.value)
            for item_id, held in work.answers.items()
            if item_id in marks
        },
        part_credits(marks),
    )


def part_credits(marks: Mapping[str, MarkRecord]) -> Mapping[str, Mapping[str, float]]:
    """The credit of each part that was answered, by item, as it was marked."""
    return {item_id: mark.parts for item_id, mark in marks.items()}


def change_of(marked_work: MarkedWork) -> Transition | None:
    """What became of the first attempt in the last, of the core; None where there is one only."""
    first, last = marked_work.first, marked_work.last
    if first is None or last is None:
        return None
    return change(
        _core_columns(marked_work),
        part_credits(first.counting),
        part_credits(last.counting),
    )


def mistakes_of(
    marked_work: MarkedWork, counted: Tally, further: Tally | None = None
) -> Sequence[Collection[Topic]]:
    """What each mistake of the attempt is about, those that a teacher marked included.

    `counted` and `further` are its counts, of the core and after it.
    """
    topic = ITEM_TYPES[marked_work.work.exercise.type].topic
    free_text = {
        item.item_id
        for item in item_columns(marked_work.work.exercise, marked_work.key)
        if not item.parts
    }
    by_teacher = [
        {topic}
        for item_id, mark in marked_work.counting.items()
        if topic and item_id in free_text and mark.credit is not None and mark.credit < 1
    ]
    return [*counted.mistakes, *(further.mistakes if further else ()), *by_teacher]


def certainty_total(marked_work: MarkedWork) -> certainty.Total:
    """An attempt's points under certainty-based marking, of the core."""
    marks, answers = marked_work.counting, marked_work.work.answers
    return certainty.total(
        (marks[item_id].credit, answers[item_id].certainty) if item_id in marks else None
        for item_id in (column.item_id for column in _core_columns(marked_work) if not column.void)
    )


def sureness_of(marked_work: MarkedWork) -> Sequence[Sureness]:
    """How sure the student was, and how right, of the core."""
    answers = marked_work.work.answers
    core = {item.id for item in marked_work.work.exercise.core_items}
    return sureness(
        (answers[item_id].certainty, mark.verdict)
        for item_id, mark in marked_work.counting.items()
        if item_id in answers and item_id in core
    )


def surely_wrong(marked_work: MarkedWork) -> Sequence[ItemRef]:
    """The items of which the student was certain, and the key says something else."""
    answers, marks = marked_work.work.answers, marked_work.counting
    return [
        ItemRef(item.id, position)
        for position, item in enumerate(marked_work.work.exercise.items, 1)
        if item.id in answers
        and item.id in marks
        and answers[item.id].certainty is Certainty.CERTAIN
        and marks[item.id].verdict is Verdict.WRONG
    ]

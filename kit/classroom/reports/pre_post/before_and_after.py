"""Before and after: what the students who did both did on each side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kit.classroom.assignments.assignments import settle_due
from kit.classroom.reports.pre_post.caveats import Pairing, Remark, remarks
from kit.classroom.reports.pre_post.changes import (
    Apart,
    LabelRow,
    Route,
    Scores,
    Swap,
    changes,
)
from kit.classroom.reports.pre_post.matching import (
    AssignmentArrays,
    Pair,
    Sides,
    as_arrays,
    counting,
)
from kit.classroom.reports.results import read_results
from kit.content.library import Library
from kit.results.statistics.learning import Finding
from kit.store.engine import Store


@dataclass(frozen=True, slots=True)
class BeforeAndAfter:
    """All that the page says.

    `only_before` and `only_after` count students who handed in on one side only; `one_way`: other
    forms stand after than before, and not crosswise; the figures are those of `Changes`. `core`:
    one of the exercises has a core, and counts by it alone.
    """

    sides: Sides
    matched: int
    only_before: int
    only_after: int
    scores: Scores
    routes: Sequence[Route]
    swap: Swap | None
    labels: Sequence[LabelRow]
    apart: Apart | None
    finding: Finding
    remarks: Sequence[Remark]
    core: bool
    one_way: bool


def before_and_after(
    store: Store, classroom_id: UUID, library: Library, sides: Sides, now: datetime
) -> BeforeAndAfter:
    """What changed from one side to the other, of students who handed in on both.

    Who did several assignments of a side counts with the first before and the last after. Takes
    the queries of one assignment's results for each assignment, however many students there are.
    """
    used = (*sides.before, *sides.after)
    settle_due(store, used, now)
    with store.one_moment() as moment:
        loaded = {
            record.id: as_arrays(read_results(moment, classroom_id, record.id)) for record in used
        }
    before = counting([loaded[one.id] for one in sides.before], sides.left_out, last=False)
    after = counting([loaded[one.id] for one in sides.after], sides.left_out, last=True)
    pairs = [
        Pair(student, given, after[student])
        for student, given in before.items()
        if student in after
    ]
    figures = changes(pairs)
    return BeforeAndAfter(
        sides=sides,
        matched=len(pairs),
        only_before=len(before) - len(pairs),
        only_after=len(after) - len(pairs),
        scores=figures.scores,
        routes=figures.routes,
        swap=figures.swap,
        labels=figures.labels,
        apart=figures.apart,
        finding=figures.finding,
        one_way=figures.one_way,
        remarks=remarks(_pairing(library, now, sides, loaded, pairs)),
        core=any(given.results.core for given in loaded.values()),
    )


def _pairing(
    library: Library,
    now: datetime,
    sides: Sides,
    loaded: Mapping[UUID, AssignmentArrays],
    pairs: Sequence[Pair],
) -> Pairing:
    of_sides = [[loaded[record.id] for record in side] for side in (sides.before, sides.after)]
    return Pairing(
        library=library,
        now=now,
        sides=sides,
        routes=[(pair.before.results.assignment, pair.after.results.assignment) for pair in pairs],
        several=sum(
            any(sum(pair.student in given.rows for given in side) > 1 for side in of_sides)
            for pair in pairs
        ),
        after_feedback=sum(
            bool(pair.after.arrays.after_feedback[pair.after.rows[pair.student]].any())
            for pair in pairs
        ),
        outside={
            key: len(given.results.sheet.items) - len(given.arrays.items)
            for key, given in loaded.items()
        },
        nothing=[key for key, given in loaded.items() if not given.arrays.items],
        other_labels=len({tuple(given.results.sheet.labels) for given in loaded.values()}) > 1,
    )

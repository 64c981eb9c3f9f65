"""The table of docs/results.md: how often each sentence is said of classes that it fits, or not.

`python -m tests.advice.rates [CLASSES]` prints it. Seeds are fixed; so the table is, too.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

import numpy as np

from kit.classroom.reports.pre_post.changes import changes
from kit.classroom.reports.pre_post.matching import AssignmentArrays, Pair, as_arrays
from kit.classroom.reports.results import Results
from kit.results.counts.label_trends import Labelled, count_labels, habits, trends
from kit.results.matrix import matrix
from kit.results.reports.class_report import class_figures
from kit.results.reports.key_doubts import key_doubts
from kit.results.reports.next_steps import least_found
from kit.results.sheet import Sheet
from kit.results.statistics.learning import Finding
from kit.store.assignments import AssignmentRecord
from kit.vocabulary import Feedback
from tests.advice.classes import (
    LABELS,
    Claims,
    Students,
    World,
    class_sheet,
    labels_given,
    sheet_of,
    some_claims,
    some_students,
)
from tests.support.forms import forms_library
from tests.support.made_sheets import NOON

#: Students in a class, and exercises that one student did.
SIZES: Final = (12, 25, 60)
EXERCISES: Final = (4, 8, 12)
SEED: Final = 20_261_129
Draw = np.random.Generator


@dataclass(frozen=True, slots=True)
class Trial:
    """A sentence, of whom it is tried, and in how many of 100 it may be said at most or at least.

    `said` draws one class (or student) of a size and tells whether the sentence stood there.
    `bounds`: by size, from which share and up to which; None is no bound of the issue's.
    """

    sentence: str
    of: str
    said: Callable[[Draw, int], bool]
    most: float | None = None
    least: tuple[float | None, float | None, float | None] = (None, None, None)
    sizes: tuple[int, int, int] = SIZES


def rate(trial: Trial, size: int, classes: int) -> float:
    """In what share of so many made-up classes of that size the sentence stands, 0 to 1."""
    rng = np.random.default_rng([SEED, size, *trial.sentence.encode(), *trial.of.encode()])
    return sum(trial.said(rng, size) for _ in range(classes)) / classes


def _surer(world: World) -> Callable[[Draw, int], bool]:
    return lambda rng, count: _says_surer(class_sheet(rng, world, count))


def _says_surer(sheet: Sheet) -> bool:
    sure = class_figures(sheet).sure
    interval = sure.levels.too_sure.interval if sure else None
    return interval is not None and interval.low > 0


def _least(world: World, label: int | None = None) -> Callable[[Draw, int], bool]:
    """Whether a label is named; with a `label`, that one."""

    def said(rng: Draw, count: int) -> bool:
        named = least_found(class_sheet(rng, world, count))
        return named is not None and (label is None or named.label is LABELS[label])

    return said


def _doubts(sheet: Sheet) -> Sequence[tuple[str, str]]:
    doubts = key_doubts(matrix(sheet).scored_only())
    return [(doubt.item.item_id, doubt.choice) for doubt in doubts]


def _first_doubt(world: World) -> Callable[[Draw, int], bool]:
    """Whether the page's first sentence is about the faulty key, and names the true label."""
    return lambda rng, count: (
        _doubts(class_sheet(rng, world, count))[:1] == [("i1", LABELS[1].value)]
    )


def _any_doubt(world: World) -> Callable[[Draw, int], bool]:
    return lambda rng, count: bool(_doubts(class_sheet(rng, world, count)))


def _any_sentence(world: World) -> Callable[[Draw, int], bool]:
    """Whether a page with nothing to find says any of these."""

    def said(rng: Draw, count: int) -> bool:
        sheet = class_sheet(rng, world, count)
        return bool(_doubts(sheet)) or least_found(sheet) is not None or _says_surer(sheet)

    return said


@dataclass(frozen=True, slots=True)
class Course:
    """What lies between before and after. `learned` in logits; `suspicion`: of "editorial".

    `easier`: by how much the second form is. `first_half`: the share that begins with form A;
    `one_way`: all do.
    """

    learned: float = 0.0
    suspicion: float = 0.0
    easier: float = 0.0
    first_half: float = 0.5
    one_way: bool = False


def finding_of(rng: Draw, count: int, between: Course, world: World) -> Finding:
    """What the page of before and after says of a class that was given two forms."""
    students = some_students(rng, world, count)
    forms = some_claims(rng, world), some_claims(rng, world)
    forms = forms[0], replace(forms[1], difficulty=forms[1].difficulty - between.easier)
    leaning = students.leaning + np.array([0.0, 0.0, between.suspicion])
    after = Students(students.ability + between.learned, leaning)
    first = count if between.one_way else max(1, round(count * between.first_half))
    halves = np.arange(count) < first
    sides = [
        [_given(rng, world, students, forms[at], at, 0) for at in (0, 1)],
        [_given(rng, world, after, forms[at], at, 1) for at in (0, 1)],
    ]
    pairs = [
        Pair(UUID(int=number), *((sides[0][0], sides[1][1]) if a else (sides[0][1], sides[1][0])))
        for number, a in enumerate(halves.tolist(), 1)
    ]
    return changes(pairs).finding


def _given(
    rng: Draw, world: World, students: Students, claims: Claims, form: int, moment: int
) -> AssignmentArrays:
    """A form as all students of the class would do it; whoever had the other one is not paired."""
    exercise_id = ("form-a", "form-b")[form]
    record = AssignmentRecord(
        UUID(int=1), UUID(int=10 + 2 * moment + form), None, exercise_id, exercise_id, "v", "k",
        Feedback.NEVER, 1, NOON, None, None, NOON, None,
    )  # fmt: skip
    given, _own = labels_given(rng, world, students, claims)
    sheet = sheet_of(given, claims.due)
    content = forms_library()
    return as_arrays(
        Results(record, content.exercises[exercise_id], content.keys[exercise_id], sheet)
    )


def _finds(
    between: Course, *findings: Finding, world: World | None = None
) -> Callable[[Draw, int], bool]:
    return lambda rng, count: finding_of(rng, count, between, world or World()) in findings


#: Every finding that says something of the class.
OF_CLASS: Final = tuple(
    each
    for each in Finding
    if each not in {Finding.NOBODY, Finding.TOO_FEW, Finding.FORMS_DIFFER, Finding.NOTHING_CLEAR}
)
OF_SKILL: Final = (Finding.LEARNED, Finding.LEARNED_READIER)


def _work(
    rng: Draw, exercises: int, learned: float, uneven: float, lean: float = 0.0
) -> Sequence[Labelled]:
    """What one student gave in so many exercises, beside the key."""
    world = World(claims=12, leaning=0.0)
    someone = some_students(rng, world, 1)
    work = []
    for at in range(exercises):
        ability = someone.ability + learned * at / max(exercises - 1, 1) + rng.normal(0, uneven)
        leaning = np.array([[0.0, 0.0, lean]])
        claims = some_claims(rng, world)
        given, _own = labels_given(rng, world, Students(ability, leaning), claims)
        work.append(
            [
                (LABELS[due], LABELS[said])
                for due, said in zip(claims.due.tolist(), given[0].tolist(), strict=True)
            ]
        )
    return work


def _turns(learned: float, uneven: float, *, better: bool | None) -> Callable[[Draw, int], bool]:
    """Whether a label is called better, or harder; None: either."""
    return lambda rng, exercises: any(
        better is None or trend.better is better
        for trend in trends(_work(rng, exercises, learned, uneven))
    )


def _habits(lean: float) -> Callable[[Draw, int], bool]:
    def said(rng: Draw, exercises: int) -> bool:
        work = _work(rng, exercises, 0.0, 0.0, lean)
        return bool(habits(count_labels([pair for answers in work for pair in answers])))

    return said


def trials() -> Iterator[Trial]:
    """All of them, in the order of the table."""
    calm, certain = World(), World(certain="own chance")
    surer = "The class was surer than it was right"
    yield Trial(surer, "calibrated: by the chance of that very answer", _surer(certain), 0.05)
    yield Trial(surer, "calibrated: by the student's chance at large",
                _surer(replace(certain, certain="at large")), 0.05)  # fmt: skip
    yield Trial(surer, "calibrated: a level at hazard, as many right as it states",
                _surer(replace(certain, certain="stated")), 0.05)  # fmt: skip
    yield Trial(surer, "true: a quarter surer than right",
                _surer(replace(certain, certain="too sure")))  # fmt: skip
    any_change = "Anything changed, crosswise forms"
    yield Trial(any_change, "nothing learned", _finds(Course(), *OF_CLASS), 0.05)
    yield Trial(any_change, "nothing learned, one form easier by 0.5",
                _finds(Course(easier=0.5), *OF_CLASS), 0.05)  # fmt: skip
    yield Trial(any_change, "nothing learned, a quarter began with form A",
                _finds(Course(first_half=0.25), *OF_CLASS), 0.05)  # fmt: skip
    yield Trial("The class has learned", "true: by 1 logit",
                _finds(Course(learned=1.0), *OF_SKILL))  # fmt: skip
    yield Trial("Anything of skill, one-way", "nothing learned, second form easier by 0.5",
                _finds(Course(easier=0.5, one_way=True), *OF_CLASS), 0.0)  # fmt: skip
    suspicion = "More suspicion, not more skill"
    yield Trial(suspicion, "learned, by 1 logit",
                _finds(Course(learned=1.0), Finding.SUSPICIOUS), 0.05)  # fmt: skip
    yield Trial(suspicion, "learned, by 1 logit, and more readily said",
                _finds(Course(learned=1.0, suspicion=0.7), Finding.SUSPICIOUS), 0.05)  # fmt: skip
    yield Trial(suspicion, "true: said more readily, by 1 logit, nothing learned",
                _finds(Course(suspicion=1.0), Finding.SUSPICIOUS), least=(None, None, 0.6))  # fmt: skip
    turn = "Better now, or harder now, of a student"
    yield Trial(turn, "nothing changed", _turns(0, 0, better=None), 0.05, sizes=EXERCISES)
    yield Trial(turn, "nothing changed, exercises uneven by 0.4",
                _turns(0, 0.4, better=None), 0.05, sizes=EXERCISES)  # fmt: skip
    yield Trial("Harder now, of a student", "learned, by 1 logit",
                _turns(1.0, 0.4, better=False), 0.05, sizes=EXERCISES)  # fmt: skip
    yield Trial("Better now, of a student", "true: learned, by 2 logits",
                _turns(2.0, 0.0, better=True), sizes=EXERCISES)  # fmt: skip
    habit = "A label too readily, or too seldom, of a student"
    yield Trial(habit, "no label favoured", _habits(0.0), 0.05, sizes=EXERCISES)
    yield Trial(habit, "true: one favoured by 1.5 logits", _habits(1.5), sizes=EXERCISES)
    least = "A label found least"
    yield Trial(least, "none weaker; claims differ", _least(calm), 0.05)
    yield Trial(least, "none weaker; claims alike", _least(replace(calm, difficulties=0.0)), 0.05)
    yield Trial(least, "true: 40 against 70 in 100; claims alike",
                _least(World(difficulties=0.3, ability=1.0, weak=1.45), 2),
                least=(None, 0.9, 0.9))  # fmt: skip
    yield Trial(least, "true: 40 against 70 in 100; claims differ",
                _least(World(ability=1.05, weak=1.6), 2))  # fmt: skip
    doubt = "First look at a key"
    yield Trial(doubt, "key right", _any_doubt(calm), 0.02)
    yield Trial(
        doubt, "key right, one label found least", _any_doubt(replace(calm, weak=2.0)), 0.02
    )
    yield Trial(doubt, "key right, 12 claims that are harder for the class and uneven",
                _any_doubt(World(claims=12, ability=0.0, difficulties=1.0, leaning=0.0)))  # fmt: skip
    yield Trial(doubt, "key right, one claim misleads nearly all",
                _any_doubt(replace(calm, misled=True)), 0.02)  # fmt: skip
    yield Trial(doubt, "key right, nobody understands one claim",
                _any_doubt(replace(calm, guessed=True)))  # fmt: skip
    yield Trial(doubt, "true: all who understand choose one other label",
                _first_doubt(replace(calm, faulty=1.0)), least=(None, 0.6, 0.85))  # fmt: skip
    yield Trial(doubt, "true: every second of them does",
                _first_doubt(replace(calm, faulty=0.5)))  # fmt: skip
    yield Trial("Any of these of a class", "nothing to find", _any_sentence(certain), 0.1)
    yield Trial("Any of these of a class", "nothing to find, certain at large",
                _any_sentence(replace(certain, certain="at large")), 0.1)  # fmt: skip


def line_of(trial: Trial, shares: Sequence[float]) -> str:
    """A line of the table in Markdown: the `shares` (0 to 1) in 100, by size."""
    bound = "" if trial.most is None else f"at most {100 * trial.most:g}"
    asked = [
        f"{100 * least:g} of {size}"
        for least, size in zip(trial.least, trial.sizes, strict=True)
        if least is not None
    ]
    if asked:
        bound = "at least " + ", ".join(asked)
    cells = [trial.sentence, trial.of, *(f"{100 * share:.1f}" for share in shares), bound]
    return "| " + " | ".join(cells) + " |"


def table(classes: int) -> Iterator[str]:
    """The lines of the table: shares in 100 at the three sizes."""
    yield "| sentence | of a class or student | 12 students | 25 | 60 | bound |"
    yield "|---|---|---|---|---|---|"
    for trial in trials():
        yield line_of(trial, [rate(trial, size, classes) for size in trial.sizes])


if __name__ == "__main__":
    for line in table(int(sys.argv[1]) if len(sys.argv) > 1 else 400):
        print(line, flush=True)

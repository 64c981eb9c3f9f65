"""All statistics of a large class, beside reading and computing a few in plain numpy.

    python -m tests.load.results_bench [--students 10000] [--items 60] [--rounds 5]

Both read the same answers from a bare table of SQLite into arrays, not from the kit's own rows
(pages_bench.py does that). The baseline then computes difficulty,
item-rest correlation, KR-20, mean and deviation as one would type them into a notebook; the kit
computes everything that it has, intervals by bootstrap included. Rounds are interleaved.
A class of 40 with 20 items and three attempts goes the whole way from the sheet.
"""

import argparse
import platform
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import numpy as np

from kit.items.base import Choice, Part
from kit.items.fields.base_models import WHOLE
from kit.results.estimation.estimate import Floats, Ints
from kit.results.matrix import matrix
from kit.results.sheet import Cell, ItemColumn, PartColumn, Sheet, StudentRow
from kit.results.statistics.agreement import (
    agreement_with_key,
    agreement_within,
)
from kit.results.statistics.calibration import LEVELS, calibration, confident_errors
from kit.results.statistics.faulty_key import suspects
from kit.results.statistics.item_analysis import item_figures, item_rest
from kit.results.statistics.labels import detection, label_figures, macro_f1, share_with_key, tables
from kit.results.statistics.pre_post import crosswise, difference_of_means, normalised_gain
from kit.results.statistics.reliability import reliability
from kit.results.statistics.score_groups import thirds
from kit.results.statistics.scores import scores, spread
from kit.results.statistics.weakest_label import weakest_label
from kit.vocabulary import Scheme

LABELS = Scheme.FIVE_WAY.labels
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
Arrays = tuple[Floats, Ints, Ints]


def made_up(students: int, items: int, seed: int) -> tuple[Arrays, Ints]:
    """Credit, label and certainty (students, items), one answer in twenty left out; the key."""
    rng = np.random.default_rng(seed)
    due = rng.integers(0, len(LABELS), items)
    able = rng.normal(size=(students, 1)) - rng.normal(size=items)
    right = rng.random((students, items)) < 1 / (1 + np.exp(-able))
    label = np.where(right, due, rng.integers(0, len(LABELS), (students, items)))
    label[rng.random((students, items)) < 0.05] = -1
    credit = np.where(label < 0, np.nan, (label == due).astype(np.float64))
    sure = np.where(label < 0, -1, rng.integers(0, 3, (students, items)))
    return (credit, label, sure), due


def store(path: Path, arrays: Arrays) -> None:
    """One row an answer."""
    credit, label, sure = arrays
    at, item = np.nonzero(label >= 0)
    columns = (at, item, label[at, item], credit[at, item], sure[at, item])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "CREATE TABLE answer (student INT, item INT, label INT, credit REAL, sure INT,"
            " PRIMARY KEY (student, item)) WITHOUT ROWID"
        )
        rows = zip(*(column.tolist() for column in columns), strict=True)
        connection.executemany("INSERT INTO answer VALUES (?, ?, ?, ?, ?)", rows)
        connection.commit()


def read(path: Path, students: int, items: int) -> Arrays:
    """The answers as arrays."""
    with closing(sqlite3.connect(path)) as connection:
        rows = np.array(connection.execute("SELECT * FROM answer").fetchall())
    at, item = rows[:, 0].astype(np.int64), rows[:, 1].astype(np.int64)
    credit = np.full((students, items), np.nan)
    label, sure = np.full((2, students, items), -1)
    credit[at, item], label[at, item], sure[at, item] = rows[:, 3], rows[:, 2], rows[:, 4]
    return credit, label, sure


def plainly(credit: Floats) -> tuple[Floats, list[float], float, float, float]:
    """Difficulty, item-rest correlations, KR-20, mean and deviation."""
    difficulty = np.nanmean(credit, axis=0)
    filled = np.nan_to_num(credit)
    whole = filled.sum(axis=1)
    rest = [
        float(np.corrcoef(filled[:, item], whole - filled[:, item])[0, 1])
        for item in range(filled.shape[1])
    ]
    k = filled.shape[1]
    kr20 = k / (k - 1) * (1 - filled.var(axis=0, ddof=1).sum() / whole.var(ddof=1))
    return difficulty, rest, float(kr20), float(whole.mean()), float(whole.std(ddof=1))


def the_same(credit: Floats) -> None:
    """What `plainly` computes, by the kit; items with all their intervals."""
    item_figures(credit)
    reliability(credit)
    spread(scores(credit), credit.shape[1])


def everything(arrays: Arrays, due: Ints) -> None:
    """All figures of a class, and those of a half beside the other."""
    credit, label, sure = arrays
    every = np.ones(len(due), dtype=np.bool_)
    points = scores(credit)
    spread(points, len(due))
    item_figures(credit)
    thirds(points, label, len(LABELS))
    keyed = due[:, None] == np.arange(len(LABELS))
    suspects(credit, label, keyed, np.arange(len(due)), every)
    reliability(credit)
    counted = tables(label, due, len(LABELS))
    label_figures(counted)
    macro_f1(counted)
    detection(counted, 2)
    weakest_label(label, due)
    agreement_with_key(counted)
    share_with_key(counted)
    agreement_within(label, len(LABELS))
    calibration(credit, sure)
    confident_errors(credit, sure)
    half = len(points) // 2
    shares = points / len(due)
    crosswise(shares, shares[::-1], np.arange(len(points)) < half)
    difference_of_means(shares[:half], shares[half:])
    normalised_gain(float(shares[:half].mean()), float(shares[half:].mean()), half)


def sheet_of(arrays: Arrays, due: Ints) -> Sheet:
    """The same answers as the sheet that pages are made from."""
    choices = tuple(Choice(label.value, label.value) for label in LABELS)
    items = [
        ItemColumn(
            f"item-{at}",
            at + 1,
            [PartColumn(Part(WHOLE, "So.", choices, labels=True), LABELS[key].value, False)],  # noqa: FBT003 - clear without a name
        )
        for at, key in enumerate(due.tolist())
    ]
    # One cell for each of the few that there are: half a million would only measure memory.
    cells = {
        (label, sure): Cell(
            {WHOLE: LABELS[label].value}, None, None, LEVELS[sure], NOON, after_feedback=False
        )
        for label in range(len(LABELS))
        for sure in range(len(LEVELS))
    }
    marked = {
        (*key, right): Cell(cell.choices, right, None, cell.certainty, NOON, after_feedback=False)
        for key, cell in cells.items()
        for right in (0.0, 1.0)
    }
    rows = []
    columns = zip(arrays[1].tolist(), arrays[2].tolist(), arrays[0].tolist(), strict=True)
    for number, (labels, levels, credits_) in enumerate(columns, 1):
        own = {
            item.item_id: marked[label, sure, credit]
            for item, label, sure, credit in zip(items, labels, levels, credits_, strict=True)
            if label >= 0
        }
        rows.append(StudentRow(UUID(int=number), "x", number, "handed-in", 1, 1, NOON, own))
    return Sheet(items, rows, LABELS)


@dataclass(frozen=True)
class Took:
    """Milliseconds: by the clock, and of the processor, which other programs disturb less."""

    clock: float
    processor: float

    def __add__(self, other: "Took") -> "Took":
        return Took(self.clock + other.clock, self.processor + other.processor)

    def row(self, what: str, to: "Took | None" = None) -> str:
        """A row of the table."""
        ratios = (
            f"{self.clock / to.clock:.2f} | {self.processor / to.processor:.2f}" if to else "- | -"
        )
        return f"| {what} | {self.clock:.0f} | {self.processor:.0f} | {ratios} |"


def took_each(rounds: int, **steps: Callable[[], object]) -> dict[str, Took]:
    """The median times of each step, steps by turns, after one round that is not counted."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in steps}
    for _ in range(rounds + 1):
        for name, step in steps.items():
            begun = time.perf_counter(), time.process_time()
            step()
            ended = time.perf_counter(), time.process_time()
            times[name].append((1000 * (ended[0] - begun[0]), 1000 * (ended[1] - begun[1])))
    return {
        name: Took(*(statistics.median(column) for column in zip(*taken[1:], strict=True)))
        for name, taken in times.items()
    }


def check(credit: Floats) -> None:
    """Both ways must come to the same."""
    difficulty, rest, kr20, _mean, _deviation = plainly(credit)
    found = [item.difficulty.value for item in item_figures(credit)]
    np.testing.assert_allclose(np.array(found, dtype=np.float64), difficulty)
    np.testing.assert_allclose(item_rest(credit), rest)
    np.testing.assert_allclose(reliability(credit).alpha.value or 0.0, kr20)


def large(students: int, items: int, rounds: int) -> dict[str, Took]:
    """The large class; times by step."""
    arrays, due = made_up(students, items, 1)
    check(arrays[0])
    sheet = sheet_of(arrays, due)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.sqlite3"
        store(path, arrays)
        return took_each(
            rounds,
            read=lambda: read(path, students, items),
            plain=lambda: plainly(arrays[0]),
            same=lambda: the_same(arrays[0]),
            everything=lambda: everything(arrays, due),
            sheet=lambda: matrix(sheet),
        )


def small(rounds: int) -> dict[str, Took]:
    """A class of 40, 20 items, three attempts: from the sheets to all figures of each."""
    attempts = [made_up(40, 20, seed) for seed in (1, 2, 3)]
    sheets = [(sheet_of(arrays, due), due) for arrays, due in attempts]

    def whole_way() -> None:
        for sheet, due in sheets:
            found = matrix(sheet).scored_only()
            everything((found.credit, found.label, found.sure), due)

    return took_each(rounds, small=whole_way)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--students", type=int, default=10_000)
    parser.add_argument("--items", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    took = large(arguments.students, arguments.items, arguments.rounds)
    took |= small(max(arguments.rounds, 11))
    baseline = took["read"] + took["plain"]
    print(
        f"{arguments.students} students x {arguments.items} items, {arguments.rounds} interleaved "
        f"rounds, medians; {platform.machine()}, Python {platform.python_version()}, "
        f"numpy {np.__version__}\n"
    )
    print("| what | ms | ms of processor | to baseline | of processor |\n|---|--:|--:|--:|--:|")
    print(baseline.row("baseline: read, and a few figures in plain numpy", baseline))
    print((took["read"] + took["everything"]).row("kit: read, and all figures", baseline))
    print(took["read"].row("reading alone"))
    print(took["plain"].row("the few figures alone, plainly", took["plain"]))
    print(took["same"].row("the same with intervals, by the kit", took["plain"]))
    print(took["everything"].row("all figures alone, by the kit"))
    print(took["sheet"].row("from the sheet to arrays", took["read"]))
    print(took["small"].row("40 students x 20 items x 3 attempts, from the sheet"))


if __name__ == "__main__":
    main()

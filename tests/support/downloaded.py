"""What the pages of results should show, worked out from the CSV files that a teacher downloads."""

import csv
import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import NormalDist, fmean

Row = Mapping[str, str]
Paired = Sequence[tuple[str, str]]
SIGNS = {"right": "✓", "partly": "◐", "wrong": "✕", "void": "○", "omitted": "–"}
STATES = {
    "not-started": "not begun", "working": "at work", "handed-in": "handed in",
    "by-clock": "not finished, collected at closing",
}  # fmt: skip
#: The same of a session that was taught live, which ends for all at once.
LIVE_STATES = {"not-started": "did not take part", "by-clock": "took part"}
SURE = {"certain": "certain", "fairly sure": "fairly-sure", "guess": "guess", "not said": ""}
#: In the order of a label's number keys, as the pages name them.
LABELS = {
    "sourced": "Sourced fact", "official": "Official statement",
    "editorial": "Editorial interpretation", "unsourced": "Unsourced claim",
    "voice": "Outside voice",
}  # fmt: skip


def rows_of(path: Path) -> list[Row]:
    """A file's rows by the names of their columns."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def moment(row: Row, name: str) -> str:
    """What stands in the column of moments that begins so; the clock's zone is behind its name."""
    (said,) = [cell for column, cell in row.items() if column.startswith(f"{name} (")]
    return said


def per_cent(share: float) -> str:
    """A share as the pages round it."""
    return f"{100 * share:.0f} %"


def decimal(value: float, places: int = 2) -> str:
    """A number as the pages round it, with a true minus."""
    return f"{round(value, places) + 0.0:.{places}f}".replace("-", "−")


def short(value: float, places: int = 2) -> str:
    """A number as the pages round it, without idle zeros."""
    return f"{round(value, places) + 0.0:g}".replace("-", "−")


def points(share: float) -> str:
    """A difference in points of 100."""
    rounded = round(100 * share)
    return f"{rounded:+d} points".replace("-", "−") if rounded else "0 points"


def by_part(cell: str) -> dict[str, str]:
    """What a cell says of each part; an item that is one choice has the part “”."""
    if not re.match(r"[\w-]+=", cell):
        return {"": cell} if cell else {}
    return dict(pair.split("=", 1) for pair in cell.split("; "))


def figure(row: Row, name: str, *, share: bool, nudge: float = 0.0) -> str | None:
    """A figure of a file with its interval, as a page words it; None where it has none.

    `nudge` is added: a file's figure is rounded, and where it ends in a 5 the page's may not.
    """
    if not row[name]:
        return None
    value, *ends = (float(row[name + end] or "nan") for end in ("", "_low", "_high"))
    value += nudge
    if not row[f"{name}_low"]:
        return per_cent(value) if share else decimal(value)
    low, high = (f"{100 * end:.0f}" if share else decimal(end) for end in ends)
    return f"{per_cent(value)} {low} to {high} %" if share else f"{decimal(value)} {low} to {high}"


@dataclass
class Downloaded:
    """An assignment's files. All that is computed here is of those who handed in."""

    answers: Sequence[Row]
    items: Sequence[Row]
    labels: Sequence[Row]
    canvas: Sequence[Row]
    rounds: Sequence[Row]
    #: The parts, by item and part, about which one can argue, or which are void.
    unsettled: Collection[tuple[str, str]]

    @cached_property
    def students(self) -> Mapping[str, Sequence[Row]]:
        """Each student's rows, in the order of the items."""
        found: dict[str, list[Row]] = {}
        for row in self.answers:
            found.setdefault(row["student"], []).append(row)
        return found

    @cached_property
    def handed_in(self) -> Mapping[str, Sequence[Row]]:
        """The students who count."""
        return {
            name: rows
            for name, rows in self.students.items()
            if rows[0]["state"] in {"handed-in", "by-clock"}
        }

    @property
    def counting(self) -> Sequence[str]:
        """The items that count."""
        return [row["item"] for row in self.items if row["counts"] == "yes"]

    def shares(self) -> Mapping[str, float]:
        """Each student's share of what counts; nobody's where nothing does."""
        counting = self.counting
        if not counting:
            return {}
        return {
            name: sum(float(row["credit"] or 0) for row in rows if row["item"] in counting)
            / len(counting)
            for name, rows in self.handed_in.items()
        }

    def of_item(self, item: str) -> Sequence[Row]:
        """An item's rows."""
        return [row for rows in self.handed_in.values() for row in rows if row["item"] == item]

    def choices(self, item: str, part: str) -> Counter[str]:
        """How often each choice was made for a part; “” stands for no answer."""
        return Counter(by_part(row["given"]).get(part, "") for row in self.of_item(item))

    def due(self, item: str, part: str) -> str:
        """What the key says of a part."""
        return by_part(self.of_item(item)[0]["key"])[part]

    def labelled(self, names: Iterable[str]) -> Paired:
        """What was due and what was given, of the settled claims that those students answered."""
        return [pair for name in names for pair in self.labelled_in(self.handed_in[name])]

    def labelled_in(self, rows: Iterable[Row]) -> Paired:
        """What was due and what was given in some rows of a student."""
        return [
            (due, said)
            for row in rows
            for part, due in by_part(row["key"]).items()
            if due in LABELS and (row["item"], part) not in self.unsettled
            if (said := by_part(row["given"]).get(part))
        ]


def unsettled_in(path: Path) -> Collection[tuple[str, str]]:
    """The parts that the JSON file calls debatable, or whose item it calls void."""
    return {
        (item["id"], part["id"])
        for item in json.loads(path.read_text("utf-8"))["items"]
        for part in item["parts"]
        if item["void"] or part["debatable"]
    }


def right_parts(rows: Iterable[Row]) -> tuple[int, int]:
    """How many parts of a student's answers are as the key says, and how many there are."""
    right = total = 0
    for row in rows:
        due, said = by_part(row["key"]), by_part(row["given"])
        if row["verdict"] != "void":
            total += len(due)
            whole = row["verdict"] == "right"
            agree = sum(said.get(part) == choice for part, choice in due.items())
            right += len(due) if whole else agree
    return right, total


def told_apart(pairs: Paired, label: str = "editorial") -> tuple[float, float]:
    """d-prime and c of a label against the rest, by the log-linear correction."""
    due = [said == label for key, said in pairs if key == label]
    rest = [said == label for key, said in pairs if key != label]
    high, low = (NormalDist().inv_cdf((sum(said) + 0.5) / (len(said) + 1)) for said in (due, rest))
    return high - low, -(high + low) / 2


def mean_of(shares: Mapping[str, float], names: Iterable[str]) -> float:
    """The mean share of those students."""
    return fmean(shares[name] for name in names)

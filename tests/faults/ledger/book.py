"""The ledger's books: each person writes down what they sent, and then what they were told.

A book is a file of JSON lines `[what, kind, who, value]`, and of nobody's but the test's: `sent`
before the bytes leave, `kept` when the kit's whole reply acknowledged it, `refused` when it said
no. `who` names the one thing that an act is about, for good: whoever sends it again says the same.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

SENT, KEPT, REFUSED, AGAIN, ERROR = "sent", "kept", "refused", "again", "error"
#: All kinds of acts, in the order of the reports.
KINDS = (
    "join", "begun", "answer", "hand-in", "vote", "appeal", "decision", "roster", "edit", "move",
)  # fmt: skip


class Book:
    """One person's book, and how much is in it by what and kind."""

    def __init__(self, path: Path) -> None:
        self._file: IO[str] = path.open("w", encoding="utf-8", buffering=1 << 16)
        self.counts: dict[str, int] = {}

    def note(self, what: str, kind: str, who: str = "", value: str = "") -> None:
        """Write a line."""
        self._file.write(json.dumps([what, kind, who, value]) + "\n")
        key = f"{what} {kind}"
        self.counts[key] = self.counts.get(key, 0) + 1

    def close(self) -> None:
        """All of it is on the file system."""
        self._file.close()


@dataclass
class Entry:
    """What is known of one thing: the values sent for it from the last acknowledged one on.

    `earlier` counts those sent before; `kept`: whether `values[0]` was acknowledged.
    """

    values: list[str] = field(default_factory=list)
    kept: bool = False
    earlier: int = 0


@dataclass
class Account:
    """All books together. `acts` counts lines by what and kind, `errors` are what nobody wanted."""

    entries: dict[str, dict[str, Entry]] = field(
        default_factory=lambda: {kind: {} for kind in KINDS}
    )
    acts: dict[str, int] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def take(self, line: str) -> None:
        """One line of somebody's book."""
        what, kind, who, value = json.loads(line)
        key = f"{what} {kind}"
        self.acts[key] = self.acts.get(key, 0) + 1
        if what == ERROR:
            self.errors.append(f"{kind} {who}: {value}")
        elif what in {SENT, KEPT}:
            entry = self.entries[kind].setdefault(who, Entry())
            if what == SENT:
                if value not in entry.values:
                    entry.values.append(value)
                return
            at = entry.values.index(value)
            entry.earlier += at
            entry.values, entry.kept = entry.values[at:], True

    def count(self, what: str, *kinds: str) -> int:
        """How many lines there are of that, of these kinds or of all."""
        return sum(self.acts.get(f"{what} {kind}", 0) for kind in kinds or KINDS)


def read_books(folder: Path) -> Account:
    """All books of a folder: the account of their lines, each book's in order."""
    account = Account()
    for path in sorted(folder.glob("*.book")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                account.take(line)
    return account

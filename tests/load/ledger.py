"""What was sent and what was acknowledged, to be held against the database in the end."""

import json
import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

#: An attempt, an item, and the ballot: 0 in an exercise.
AnswerRef = tuple[str, str, int]


@dataclass
class Ledger:
    """All that the simulated people know of what they gave, and how long things took, in seconds.

    `refused` counts votes that the kit said came too late; `errors` are replies nobody wanted.
    """

    sent: dict[AnswerRef, set[tuple[int, str]]] = field(default_factory=lambda: defaultdict(set))
    acknowledged: dict[AnswerRef, tuple[int, str]] = field(default_factory=dict)
    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    refused: int = 0
    lost: int = 0
    errors: list[str] = field(default_factory=list)

    @contextmanager
    def timed(self, what: str) -> Iterator[None]:
        """Note how long the block takes."""
        begun = time.perf_counter()
        yield
        self.times[what].append(time.perf_counter() - begun)

    def acknowledge(self, answer_ref: AnswerRef, revision: int, label: str) -> None:
        """The kit has said that it holds this."""
        if revision >= self.acknowledged.get(answer_ref, (0, ""))[0]:
            self.acknowledged[answer_ref] = (revision, label)


def differences(ledger: Ledger, database: Path) -> list[str]:
    """Where the database does not hold exactly what was acknowledged, in words.

    What was sent and not acknowledged may be there or not; anything else may not. The answer of a
    live session is that of its last ballot.
    """
    found = []
    held = dict(_stored(database))
    for answer_ref, (revision, label) in ledger.acknowledged.items():
        stands = held.get(answer_ref)
        if stands is None or stands[0] < revision or (stands[0] == revision and stands[1] != label):
            found.append(f"{answer_ref}: acknowledged {revision} {label}, the kit holds {stands}")
    found += [
        f"{answer_ref}: the kit holds {stands}, which nobody sent"
        for answer_ref, stands in held.items()
        if stands not in ledger.sent.get(answer_ref, set())
    ]
    return found


def _stored(database: Path) -> Iterator[tuple[AnswerRef, tuple[int, str]]]:
    """Answers of exercises, votes of live sessions; that an answer is its last vote is looked at."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        last: dict[tuple[str, str], tuple[int, str]] = {}
        votes = "SELECT attempt_id, item_id, ballot, revision, value FROM vote ORDER BY ballot"
        for attempt, item, ballot, revision, value in connection.execute(votes):
            label = str(json.loads(value)["label"])
            last[attempt, item] = (revision, label)
            yield (attempt, item, ballot), (revision, label)
        answers = "SELECT attempt_id, item_id, revision, value FROM answer"
        for attempt, item, revision, value in connection.execute(answers):
            stands = (revision, str(json.loads(value)["label"]))
            if (attempt, item) in last:
                if last[attempt, item] != stands:
                    message = f"{attempt} {item}: the answer is not the last vote"
                    raise RuntimeError(message)
                continue
            yield (attempt, item, 0), stands

"""What a run came to, as JSON and as a section of docs/reliability.md."""

import json
import os
import platform
import sqlite3
import statistics
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from tests.faults.ledger.book import AGAIN, KEPT, KINDS, SENT
from tests.faults.ledger.kits import TARGETS, Death
from tests.faults.ledger.running import Outcome

#: The report is all of this section, until the next one begins.
BEGIN: Final = "## The last report\n"
END: Final = "\n## "
#: What a kind of act is called on the page.
WORDS: Final[Mapping[str, str]] = {
    "join": "students who joined",
    "begun": "attempts begun",
    "answer": "answers",
    "hand-in": "attempts handed in",
    "vote": "votes in live lessons",
    "appeal": "arguments with the key",
    "decision": "decisions about the key",
    "roster": "changes of the class list",
    "edit": "edits of a draft",
    "move": "moves of a live lesson",
}
_TARGET_WORDS: Final = {
    "worker": "the serving process alone",
    "parent": "the main process alone, then a new start",
    "both": "both, then a new start",
}
_START_WORDS: Final = {
    "forked": "Kits were started by a fork of a process that has read all a kit needs.",
    "afresh": "Kits were started as whoever types `kit serve` starts them.",
}
Report = dict[str, Any]


def report_of(outcome: Outcome, database: Path) -> Report:
    """All figures of a run, as they are kept in JSON. Times are in seconds, to two places."""
    account, deaths = outcome.account, outcome.kit.deaths
    answers = account.count(KEPT, "answer", "vote")
    down = sum(death.recovered for death in deaths)
    return {
        "made_at": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "machine": _machine(),
        "starts": "forked" if outcome.kit.command is None else "afresh",
        "load": [round(load, 1) for load in os.getloadavg()],
        "seed": outcome.plan.seed,
        "students": outcome.plan.students,
        "badly_connected": round(outcome.plan.bad * outcome.plan.students),
        "seconds": round(outcome.seconds),
        "kills": {target: _times(deaths, target) for target in TARGETS},
        "ended_by_itself": sum(death.ended for death in deaths),
        "orphan": _spread([death.orphan for death in deaths if death.orphan is not None]),
        "network": dict(sorted(outcome.network.items())),
        "acknowledged": {kind: account.count(KEPT, kind) for kind in KINDS},
        "acknowledged_in_all": account.count(KEPT),
        "acknowledged_answers": answers,
        "sent_again": account.count(AGAIN),
        "not_acknowledged": account.count(SENT) - account.count(KEPT),
        "things": {kind: len(account.entries[kind]) for kind in KINDS},
        "answers_a_second": round(answers / outcome.seconds),
        "answers_a_second_while_up": round(answers / max(1.0, outcome.seconds - down)),
        "wrong": len(outcome.all_wrong),
        "first_wrong": outcome.all_wrong[:20],
        "megabytes": round(database.stat().st_size / 1e6, 1),
    }


def _machine() -> str:
    return (
        f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python "
        f"{platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )


def _times(deaths: Sequence[Death], target: str) -> dict[str, float]:
    """How many kills, and how long until the kit answered again."""
    return _spread([death.recovered for death in deaths if death.target == target])


def _spread(seconds: Sequence[float]) -> dict[str, float]:
    if not seconds:
        return {"count": 0, "median": 0.0, "least": 0.0, "most": 0.0}
    spread = (statistics.median(seconds), min(seconds), max(seconds))
    names = ("median", "least", "most")
    return {"count": len(seconds)} | {
        name: round(value, 2) for name, value in zip(names, spread, strict=True)
    }


def markdown(report: Report) -> str:
    """The report as it stands on the page."""
    kills = sum(times["count"] for times in report["kills"].values())
    lines = [
        (
            f"{report['made_at']}, seed {report['seed']}: {report['machine']}; load at the end "
            f"{report['load'][0]}. {_START_WORDS[report['starts']]} {report['students']} students, {report['badly_connected']} of "
            f"them by a bad network; {report['seconds']:,} s, {kills} kills, "
            f"{report['acknowledged_in_all']:,} acts acknowledged, among them "
            f"{report['acknowledged_answers']:,} answers and votes: "
            f"{report['answers_a_second']} a second, {report['answers_a_second_while_up']} while "
            f"the kit was up. {report['sent_again']:,} tries were not answered and sent again. "
            f"The database has {report['megabytes']:g} MB. "
            f"**Lost, doubled, or there and never sent: {report['wrong']}.**"
        ),
        "",
        "| acts | acknowledged | things that they are about |",
        "|---|---|---|",
    ]
    lines += [
        f"| {WORDS[kind]} | {report['acknowledged'][kind]:,} | {report['things'][kind]:,} |"
        for kind in KINDS
    ]
    lines += ["", "| killed | how often | answers again after (s): median | least | most |"]
    lines.append("|---|---|---|---|---|")
    lines += [
        f"| {_TARGET_WORDS[target]} | {times['count']} | {times['median']:.2f} | "
        f"{times['least']:.2f} | {times['most']:.2f} |"
        for target, times in report["kills"].items()
    ]
    orphan = report["orphan"]
    lines += [
        "",
        (
            f"A serving process without its main process was gone after {orphan['median']:.2f} s "
            f"({orphan['least']:.2f} to {orphan['most']:.2f}). "
            f"{report['ended_by_itself']} times the serving process was killed again within "
            "seconds of its start, the kit ended by itself, and was started anew."
        ),
    ]
    if report["network"]:
        done = ", ".join(f"{what} {count:,}" for what, count in report["network"].items())
        lines += ["", f"What the bad network did: {done}."]
    return "\n".join(lines)


def put_into(page: Path, report: Report) -> None:
    """Put a report in place of the last one on a page. Raises ValueError where it has no section."""
    text = page.read_text("utf-8")
    before, begin, rest = text.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not begin or not end:
        message = f"{page} has no section “{BEGIN.strip()}” with another one after it"
        raise ValueError(message)
    page.write_text(f"{before}{begin}\n{markdown(report)}\n{end}{after}", encoding="utf-8")


def write(report: Report, path: Path) -> None:
    """Keep a report as JSON."""
    path.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")

"""Findings as lines for a terminal, and as JSON for a program. Pure."""

import json
from collections.abc import Iterator, Sequence

from kit.doctor.finding import Finding, State

_SIGNS = {
    State.WRONG: "WRONG",
    State.MIND: "mind",
    State.NOT_LOOKED: "could not look",
    State.WELL: "well",
}


def lines(findings: Sequence[Finding]) -> Iterator[str]:
    """What was found and what to do, then a line that counts."""
    for finding in findings:
        yield f"{_SIGNS[finding.state]}: {finding.found()}"
        if finding.where and finding.where not in finding.found():
            yield f"    Where: {finding.where}"
        if finding.advice():
            yield f"    {finding.advice()}"
    yield ""
    yield summary(findings)


def summary(findings: Sequence[Finding]) -> str:
    """How many of each state there are."""
    counts = {state: sum(one.state is state for one in findings) for state in State}
    parts = [
        f"{counts[State.WRONG]} wrong",
        f"{counts[State.MIND]} to mind",
        f"{counts[State.NOT_LOOKED]} that could not be looked at",
        f"{counts[State.WELL]} well",
    ]
    return f"{', '.join(parts)}."


def as_json(findings: Sequence[Finding]) -> str:
    """A list of objects, in the same order."""
    rows = [
        {
            "id": finding.name,
            "state": finding.state.value,
            "found": finding.found(),
            "where": finding.where,
            "advice": finding.advice(),
        }
        for finding in findings
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False)

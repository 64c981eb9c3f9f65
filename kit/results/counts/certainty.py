"""How sure they were, and how right: answers counted by their certainty. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kit.vocabulary import Certainty, Verdict


@dataclass(frozen=True, slots=True)
class Sureness:
    """The answers of one certainty that were marked; None: those given without one."""

    certainty: Certainty | None
    answers: int
    right: int


def sureness(answers: Iterable[tuple[Certainty | None, Verdict | None]]) -> Sequence[Sureness]:
    """The answers by certainty, the surest first, those without one last; empty rows left out.

    What is pending, void or not marked yet is not among them.
    """
    settled = [
        (certainty, verdict)
        for certainty, verdict in answers
        if verdict not in {None, Verdict.PENDING, Verdict.VOID}
    ]
    rows = []
    for level in (*reversed(Certainty), None):
        verdicts = [verdict for certainty, verdict in settled if certainty is level]
        if verdicts:
            rows.append(Sureness(level, len(verdicts), verdicts.count(Verdict.RIGHT)))
    return rows

"""How often whom an article lets speak: by kind of speaker, and by name."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kit.drafting.findings import Finding, SpeakerKind

#: Facts by which somebody speaks in a claim.
SPEAKING = frozenset({"speech", "carried speech", "signed"})


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """In how many claims speakers of a kind speak, and who they are, oftenest first."""

    kind: SpeakerKind
    claims: int
    names: tuple[str, ...]


def speaker_counts(findings: Iterable[Finding]) -> tuple[SpeakerCount, ...]:
    """The kinds of speaker of an article, the one in most claims first."""
    claims: Counter[SpeakerKind] = Counter()
    names: dict[SpeakerKind, Counter[str]] = {}
    for finding in findings:
        speaking = [fact for fact in finding.facts if fact.kind in SPEAKING]
        kinds = {fact.speaker_kind for fact in speaking if fact.speaker_kind}
        claims.update(kinds)
        for fact in speaking:
            if fact.speaker_kind and fact.speaker:
                names.setdefault(fact.speaker_kind, Counter())[fact.speaker] += 1
    return tuple(
        SpeakerCount(kind, number, tuple(n for n, _ in names.get(kind, Counter()).most_common()))
        for kind, number in sorted(claims.items(), key=lambda item: (-item[1], item[0].value))
    )
